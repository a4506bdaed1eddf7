const KEY = 'ben-bai.report-copies';
const MOST_KEPT = 100;

/** How often this station printed each report; a paper says the how-manieth it is. */
export type Copies = { readonly next: (report: string) => number; readonly printed: (report: string) => void };

export function createCopies(storage: Pick<Storage, 'getItem' | 'setItem'>): Copies {
  const read = (): readonly (readonly [string, number])[] => {
    try {
      const kept: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
      return Array.isArray(kept) ? kept.filter(isCount) : [];
    } catch {
      // What somebody else wrote there counts as nothing.
      return [];
    }
  };
  const countOf = (report: string): number => read().find(([one]) => one === report)?.[1] ?? 0;
  return {
    next: (report) => countOf(report) + 1,
    printed(report) {
      const others = read().filter(([one]) => one !== report);
      storage.setItem(KEY, JSON.stringify([[report, countOf(report) + 1], ...others].slice(0, MOST_KEPT)));
    },
  };
}

function isCount(value: unknown): value is readonly [string, number] {
  return Array.isArray(value) && typeof value[0] === 'string' && Number.isInteger(value[1]);
}
