import type { SlotRow } from '../../../shared/contract/rows.ts';

/** Slots that a typed list names, and the parts of it that name none. */
export type ReadCodes = { readonly slots: readonly SlotRow[]; readonly wrong: readonly string[] };

/** A code as it is compared: whatever stands between its letters and digits. */
export function plainCode(code: string): string {
  return code.replaceAll(/[\s.-]/g, '').toUpperCase();
}

/**
 * Reads a list of codes with ranges within a row: `A1-01..A1-10, B2-03`. The last code of a range may be its end only:
 * `A1-01..10`.
 */
export function readCodes(typed: string, slots: Iterable<SlotRow>): ReadCodes {
  const byCode = new Map<string, SlotRow>();
  for (const slot of slots) byCode.set(plainCode(slot.code), slot);
  const found = new Map<string, SlotRow>();
  const wrong: string[] = [];
  for (const part of typed.split(/[,;\n]/)) {
    if (part.trim() === '') continue;
    const [first = '', last, more] = part.split(/\.\.+|…/);
    const from = byCode.get(plainCode(first));
    const to = last === undefined ? from : (byCode.get(plainCode(last)) ?? endOf(first, last, byCode));
    if (from === undefined || to === undefined || more !== undefined || from.zone !== to.zone || from.row !== to.row) {
      wrong.push(part.trim());
      continue;
    }
    const low = Math.min(from.position, to.position);
    const high = Math.max(from.position, to.position);
    for (const slot of byCode.values()) {
      if (slot.zone === from.zone && slot.row === from.row && slot.position >= low && slot.position <= high)
        found.set(slot.slotId, slot);
    }
  }
  return {
    slots: [...found.values()].toSorted(
      (a, b) => a.zone.localeCompare(b.zone) || a.row.localeCompare(b.row) || a.position - b.position,
    ),
    wrong,
  };
}

/** `A1-01..10`: the end takes the front of the beginning. */
function endOf(first: string, last: string, byCode: ReadonlyMap<string, SlotRow>): SlotRow | undefined {
  const end = /\d+$/.exec(first.trim())?.[0];
  if (end === undefined || !/^\d+$/.test(last.trim())) return undefined;
  return byCode.get(plainCode(`${first.trim().slice(0, -end.length)}${last.trim().padStart(end.length, '0')}`));
}

/** The slot of a code, however it is typed. */
export function slotOfCode(typed: string, slots: Iterable<SlotRow>): SlotRow | null {
  const plain = plainCode(typed);
  for (const slot of slots) if (plainCode(slot.code) === plain) return slot;
  return null;
}

/** Codes in few words: `A1-01..A1-10, B2-03`. */
export function shortCodes(slots: readonly Pick<SlotRow, 'code' | 'zone' | 'row' | 'position'>[]): string {
  const parts: string[] = [];
  let first: (typeof slots)[number] | null = null;
  let last: (typeof slots)[number] | null = null;
  const end = (): void => {
    if (first !== null && last !== null) parts.push(first === last ? first.code : `${first.code}..${last.code}`);
  };
  for (const slot of slots) {
    if (last !== null && slot.zone === last.zone && slot.row === last.row && slot.position === last.position + 1)
      last = slot;
    else {
      end();
      first = slot;
      last = slot;
    }
  }
  end();
  return parts.join(', ');
}
