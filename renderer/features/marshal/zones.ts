import type { RowStore } from '../../store/row-store.ts';

/** Codes of the zones in which trucks stand, in order. */
export function zoneCodes(rows: Pick<RowStore, 'all'>): readonly string[] {
  return [...rows.all('zone').values()]
    .filter(({ kind }) => kind === 'parking' || kind === 'overflow')
    .map(({ code }) => code)
    .toSorted((a, b) => a.localeCompare(b, 'vi', { numeric: true }));
}

/** Rows of a zone that have slots, in order. */
export function rowsOfZone(rows: Pick<RowStore, 'all'>, zone: string): readonly string[] {
  const found = new Set<string>();
  for (const slot of rows.all('slot').values()) if (slot.zone === zone) found.add(slot.row);
  return [...found].toSorted((a, b) => a.localeCompare(b, 'vi', { numeric: true }));
}
