import type { BedRow } from '../../../shared/contract/rows.ts';
import type { RowStore } from '../../store/row-store.ts';

export type BedState = 'free' | 'occupied' | 'cleaning' | 'broken';

/** What a bed is good for now. Somebody in it wins over the housekeeping's word. */
export function bedStateOf(bed: Pick<BedRow, 'stayId' | 'status'>): BedState {
  if (bed.stayId !== null) return 'occupied';
  if (bed.status === 'cleaning') return 'cleaning';
  return bed.status === 'out-of-service' ? 'broken' : 'free';
}

/** The beds of one house, by their ids in the order of the plan. */
export type BedGroup = { readonly facilityId: string; readonly code: string; readonly bedIds: readonly string[] };

/** Beds grouped by house, codes in natural order. */
export function bedGroupsOf(rows: RowStore, collator: Intl.Collator): readonly BedGroup[] {
  const groups = new Map<string, BedRow[]>();
  for (const bed of rows.all('bed').values()) {
    const group = groups.get(bed.facilityId);
    if (group === undefined) groups.set(bed.facilityId, [bed]);
    else group.push(bed);
  }
  return [...groups.entries()]
    .map(([facilityId, beds]) => ({
      facilityId,
      code: beds[0]?.facility ?? '',
      bedIds: beds.sort((a, b) => collator.compare(a.code, b.code)).map(({ bedId }) => bedId),
    }))
    .sort((a, b) => collator.compare(a.code, b.code));
}

export function isSameGroups(a: readonly BedGroup[], b: readonly BedGroup[]): boolean {
  return (
    a.length === b.length &&
    a.every((group, index) => {
      const other = b[index];
      return (
        other !== undefined && group.facilityId === other.facilityId && group.bedIds.join() === other.bedIds.join()
      );
    })
  );
}

export type BedCounts = Readonly<Record<BedState | 'all', number>>;

export function bedCountsOf(rows: RowStore): BedCounts {
  const counts = { all: 0, free: 0, occupied: 0, cleaning: 0, broken: 0 };
  for (const bed of rows.all('bed').values()) {
    counts.all += 1;
    counts[bedStateOf(bed)] += 1;
  }
  return counts;
}

/** The part of a bed's code that its house does not say already: `N2-14` in N2 is 14. */
export function shortCodeOf(code: string, facility: string): string {
  return code.startsWith(`${facility}-`) ? code.slice(facility.length + 1) : code;
}

/** Where an arrow key leads on the plan; rows are `perRow` beds wide, houses follow each other. Null = stay. */
export function nextBed(
  groups: readonly BedGroup[],
  fromId: string,
  key: 'left' | 'right' | 'up' | 'down' | 'home' | 'end',
  perRow: number,
): string | null {
  const groupAt = groups.findIndex(({ bedIds }) => bedIds.includes(fromId));
  const group = groups[groupAt];
  if (group === undefined) return null;
  const at = group.bedIds.indexOf(fromId);
  const column = at % perRow;
  switch (key) {
    case 'left':
      return group.bedIds[at - 1] ?? groups[groupAt - 1]?.bedIds.at(-1) ?? null;
    case 'right':
      return group.bedIds[at + 1] ?? groups[groupAt + 1]?.bedIds[0] ?? null;
    case 'home':
      return group.bedIds[at - column] ?? null;
    case 'end':
      return group.bedIds[Math.min(at - column + perRow, group.bedIds.length) - 1] ?? null;
    case 'up': {
      if (at - perRow >= 0) return group.bedIds[at - perRow] ?? null;
      const above = groups[groupAt - 1]?.bedIds;
      if (above === undefined) return null;
      const lastRow = Math.floor((above.length - 1) / perRow) * perRow;
      return above[Math.min(lastRow + column, above.length - 1)] ?? null;
    }
    case 'down': {
      const lastRow = Math.floor((group.bedIds.length - 1) / perRow) * perRow;
      if (at < lastRow) return group.bedIds[Math.min(at + perRow, group.bedIds.length - 1)] ?? null;
      const below = groups[groupAt + 1]?.bedIds;
      return below === undefined ? null : (below[Math.min(column, below.length - 1)] ?? null);
    }
  }
}
