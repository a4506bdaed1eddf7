import type { TimeZone } from '../../../shared/kernel/calendar.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { forWhomOf, isQuietBed } from '../../../shared/domain/rest/offer.ts';
import { shutOf } from '../../../shared/domain/rest/open.ts';
import type { BedRow, FacilityRow, RoomRow } from '../../../shared/contract/rows.ts';
import type { ForWhom } from '../../../shared/domain/vocabulary.ts';
import type { RowStore } from '../../store/row-store.ts';

export type BedState = 'free' | 'occupied' | 'cleaning' | 'broken' | 'closed';

/** What the house and the room of a bed say of it now. */
export type BedPlace = {
  readonly facility: FacilityRow | undefined;
  readonly room: RoomRow | undefined;
  readonly isHouseShut: boolean;
};

export function placeOfBed(
  rows: Pick<RowStore, 'get'>,
  bed: Pick<BedRow, 'facilityId' | 'roomId'>,
  now: Instant,
  zone: TimeZone,
): BedPlace {
  const facility = rows.get('facility', bed.facilityId);
  return {
    facility,
    room: bed.roomId === null ? undefined : rows.get('room', bed.roomId),
    isHouseShut: facility !== undefined && shutOf(facility, now, zone) !== null,
  };
}

/** What a bed is good for now. Somebody in it wins over the housekeeping's word, a shut house over its rooms. */
export function bedStateOf(bed: Pick<BedRow, 'stayId' | 'status'>, place?: BedPlace): BedState {
  if (bed.stayId !== null) return 'occupied';
  if (bed.status === 'out-of-service') return 'broken';
  if (place?.isHouseShut === true || place?.room?.status === 'closed') return 'closed';
  return bed.status === 'cleaning' || place?.room?.status === 'cleaning' ? 'cleaning' : 'free';
}

/** For whom a bed is and whether it is quiet, as bed, room and house say together. */
export function bedMarksOf(
  bed: Pick<BedRow, 'isForWomen' | 'isQuiet'>,
  { facility, room }: BedPlace,
): { readonly forWhom: ForWhom; readonly isQuiet: boolean } {
  return {
    forWhom: forWhomOf(bed, room ?? null, facility ?? { forWhom: 'everybody' }),
    isQuiet: isQuietBed(bed, room ?? null),
  };
}

/** The beds of one room, or of a house without rooms, in the order of the plan. */
export type BedGroup = {
  readonly facilityId: string;
  /** Code of the house. */
  readonly code: string;
  readonly floor: string;
  readonly roomId: string | null;
  readonly bedIds: readonly string[];
};

/** Beds by house, floor and room, codes in natural order; beds without a room come first. */
export function bedGroupsOf(rows: Pick<RowStore, 'all' | 'get'>, collator: Intl.Collator): readonly BedGroup[] {
  const groups = Map.groupBy(rows.all('bed').values(), (bed) => `${bed.facilityId} ${bed.roomId ?? ''}`);
  return [...groups.values()]
    .flatMap((beds) => {
      const [first] = beds;
      if (first === undefined) return [];
      const room = first.roomId === null ? undefined : rows.get('room', first.roomId);
      const inOrder = beds.sort((a, b) => collator.compare(a.code, b.code));
      const group = {
        facilityId: first.facilityId,
        code: first.facility,
        floor: room?.floor ?? '',
        roomId: first.roomId,
        bedIds: inOrder.map(({ bedId }) => bedId),
      };
      return [{ group, room: room?.code ?? '' }];
    })
    .sort(
      (a, b) =>
        collator.compare(a.group.code, b.group.code) ||
        collator.compare(a.group.floor, b.group.floor) ||
        collator.compare(a.room, b.room),
    )
    .map(({ group }) => group);
}

export function isSameGroups(a: readonly BedGroup[], b: readonly BedGroup[]): boolean {
  const keyOf = ({ facilityId, code, floor, roomId, bedIds }: BedGroup): string =>
    [facilityId, code, floor, roomId ?? '', ...bedIds].join();
  return a.length === b.length && a.every((group, index) => b[index] !== undefined && keyOf(group) === keyOf(b[index]));
}

/** The groups of each house, in the order of the plan. */
export function housesOf(groups: readonly BedGroup[]): readonly (readonly BedGroup[])[] {
  return [...Map.groupBy(groups, ({ facilityId }) => facilityId).values()];
}

export type BedCounts = Readonly<Record<BedState | 'all', number>>;

export function bedCountsOf(rows: Pick<RowStore, 'all' | 'get'>, now: Instant, zone: TimeZone): BedCounts {
  const counts = { all: 0, free: 0, occupied: 0, cleaning: 0, broken: 0, closed: 0 };
  for (const bed of rows.all('bed').values()) {
    counts.all += 1;
    counts[bedStateOf(bed, placeOfBed(rows, bed, now, zone))] += 1;
  }
  return counts;
}

/** The part of a bed's code that its room or house does not say already: `N2-14` in N2 is 14. */
export function shortCodeOf(code: string, ...places: readonly string[]): string {
  for (const place of places) {
    for (const start of [`${place}-`, `${place}.`, `${place}/`]) {
      if (place !== '' && code.startsWith(start) && code.length > start.length) return code.slice(start.length);
    }
  }
  return code;
}
