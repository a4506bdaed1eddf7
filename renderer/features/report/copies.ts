const KEY = 'ben-bai.report-copies';
const MOST_KEPT = 100;

/** How often this station printed each report, the last printed first (RP25). */
export type Copies = readonly (readonly [report: string, count: number])[];

export function readCopies(storage: Pick<Storage, 'getItem'>): Copies {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isCount) : [];
  } catch {
    // What somebody else wrote there counts as nothing.
    return [];
  }
}

export function keepCopies(storage: Pick<Storage, 'setItem'>, copies: Copies): void {
  storage.setItem(KEY, JSON.stringify(copies));
}

/** The how-manieth print of a report the next one is. */
export function nextCopy(copies: Copies, report: string): number {
  return (copies.find(([one]) => one === report)?.[1] ?? 0) + 1;
}

export function withPrint(copies: Copies, report: string): Copies {
  const others = copies.filter(([one]) => one !== report);
  return [[report, nextCopy(copies, report)] as const, ...others].slice(0, MOST_KEPT);
}

function isCount(value: unknown): value is readonly [string, number] {
  return Array.isArray(value) && typeof value[0] === 'string' && Number.isInteger(value[1]);
}
