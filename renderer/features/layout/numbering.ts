import { thingsOf, type Doc, type Key } from './things.ts';
import { slotsOfRow, type Numbering } from '../../../shared/domain/layout/draw.ts';
import { isPseudoZone } from '../../../shared/domain/layout/types.ts';
import type { PlanSlot } from '../../../shared/domain/layout/plan.ts';

/** Ways of writing codes to choose from. */
export const PATTERNS: readonly Pick<Numbering, 'pattern' | 'digits'>[] = [
  { pattern: '{row}-{n}', digits: 2 },
  { pattern: '{row}-{n}', digits: 3 },
  { pattern: '{row}{n}', digits: 2 },
  { pattern: '{zone}{n}', digits: 3 },
];

/** The codes of a row: the first, the second and the last, for looking at before drawing. */
export function sampleCodes(numbering: Numbering, zone: string, row: string, count: number): readonly string[] {
  const ground = { xCm: 0, yCm: 0, angleDeg: 0, slotAngleDeg: 0, pitchCm: 0, lengthCm: 0, widthCm: 0 };
  const codes = slotsOfRow({ ...ground, zone, row, count, numbering }).map(({ code }) => code);
  return codes.length <= 3 ? codes : [codes[0] ?? '', codes[1] ?? '', codes.at(-1) ?? ''];
}

/** A row code so many rows after another: `A1` and 2 make `A3`, `B` and 1 make `B2`. */
export function rowCodeAfter(code: string, by: number): string {
  if (by === 0) return code;
  const match = /^(.*?)(\d+)$/.exec(code);
  if (match === null) return `${code}${by + 1}`;
  const digits = match[2] ?? '';
  return `${match[1] ?? ''}${String(Number(digits) + by).padStart(digits.length, '0')}`;
}

/** The next code in a zone that no row has yet: after `A1` … `A6` comes `A7`. */
export function freeRowCode(doc: Doc, zone: string): string {
  const rows = new Set(Array.from(thingsOf(doc, 'slot'), ([, slot]) => slot.row));
  let number = 0;
  for (const row of rows) {
    const match = row.startsWith(zone) ? /^\d+$/.exec(row.slice(zone.length)) : null;
    if (match !== null) number = Math.max(number, Number(row.slice(zone.length)));
  }
  return `${zone}${number + 1}`;
}

const LETTERS = 'ABCDEFGHIKLMNPQRSTUVXY';

/** The next letter that is no zone's code yet; two letters after the last one. */
export function freeZoneCode(doc: Doc): string {
  const taken = new Set(Array.from(thingsOf(doc, 'zone'), ([, zone]) => zone.code));
  const singles = [...LETTERS];
  const pairs = singles.flatMap((first) => singles.map((second) => `${first}${second}`));
  return [...singles, ...pairs].find((code) => !taken.has(code)) ?? `K${taken.size}`;
}

/** A code with this beginning and the next number that is free among these. */
export function freeCode(taken: ReadonlySet<string>, beginning: string): string {
  let number = 1;
  while (taken.has(`${beginning}${number}`)) number += 1;
  return `${beginning}${number}`;
}

/** The zones that hold slots, by code. */
export function slotZones(doc: Doc): readonly string[] {
  return Array.from(thingsOf(doc, 'zone'))
    .filter(([, zone]) => !isPseudoZone(zone.kind))
    .map(([, zone]) => zone.code)
    .sort((a, b) => a.localeCompare(b, 'vi', { numeric: true }));
}

/** The rows among some slots, each with its slots in order. */
export function rowsAmong(
  doc: Doc,
  keys: Iterable<Key>,
): readonly { readonly zone: string; readonly row: string; readonly slots: readonly (readonly [Key, PlanSlot])[] }[] {
  const rows = new Map<string, { zone: string; row: string; slots: (readonly [Key, PlanSlot])[] }>();
  for (const key of keys) {
    const thing = doc.get(key);
    if (thing?.kind !== 'slot') continue;
    const { zone, row } = thing.value;
    const name = `${zone}\n${row}`;
    const found = rows.get(name) ?? { zone, row, slots: [] };
    found.slots.push([key, thing.value]);
    rows.set(name, found);
  }
  return [...rows.values()].map((each) => ({
    ...each,
    slots: each.slots.toSorted(([, a], [, b]) => a.position - b.position),
  }));
}
