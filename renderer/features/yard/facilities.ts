import type { BedRow, FacilityRow, LandmarkRow, TurnRow } from '../../../shared/contract/rows.ts';
import { isPseudoZone } from '../../../shared/domain/layout/types.ts';
import type { Sitting } from '../../../shared/domain/records.ts';
import { opensAgainAt, shutOf } from '../../../shared/domain/rest/open.ts';
import { middleOf, nearestOf, placeOfFacility } from '../../../shared/domain/rest/place.ts';
import { minutesOf, walkMetres, type PlanPlace } from '../../../shared/domain/rest/walk.ts';
import type { FacilityKind } from '../../../shared/domain/vocabulary.ts';
import type { TimeZone } from '../../../shared/kernel/calendar.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { RowStore } from '../../store/row-store.ts';
import type { FacilitySign } from './map/facility-signs.ts';
import type { YardModel } from './yard-model.ts';

/** The signs of facilities whose place is known, as they are now. */
export function signsOf(
  rows: RowStore,
  now: Instant,
  zone: TimeZone,
  nameOf: (one: FacilityRow) => string,
): readonly FacilitySign[] {
  const landmarks = landmarksOf(rows);
  return [...rows.all('facility').values()].flatMap((facility) => {
    const place = placeOfFacility(facility, landmarks);
    if (place === null) return [];
    const { facilityId, kind } = facility;
    return { facilityId, kind, name: nameOf(facility), place, isShut: shutOf(facility, now, zone) !== null };
  });
}

/** How much of a facility is in use, as far as somebody counts it. */
export type FacilityUse =
  | { readonly kind: 'beds'; readonly inUse: number; readonly all: number; readonly free: number }
  | { readonly kind: 'turns'; readonly inUse: number; readonly all: number; readonly waiting: number }
  | { readonly kind: 'sitting'; readonly sitting: Sitting | null; readonly all: number }
  | { readonly kind: 'units'; readonly all: number };

export function loadNowOf(facility: FacilityRow, rows: RowStore, now: Instant, zone: TimeZone): FacilityUse {
  const { facilityId, kind, capacity, unitsOut } = facility;
  const all = Math.max(0, capacity - unitsOut);
  if (kind === 'dormitory') {
    const beds = [...rows.all('bed').values()].filter((bed) => bed.facilityId === facilityId);
    const inUse = beds.filter(({ stayId }) => stayId !== null).length;
    return { kind: 'beds', inUse, all: beds.length, free: beds.filter((bed) => isFree(bed, rows)).length };
  }
  if ((kind === 'shower' || kind === 'laundry') && facility.turnMinutes !== null) {
    const turns = [...rows.all('turn').values()].filter(({ service }) => service === kind);
    const inUse = turns.filter((turn) => turn.facilityId === facilityId && turn.begunAt !== null).length;
    return { kind: 'turns', inUse, all, waiting: turns.filter(isWaiting).length };
  }
  if (kind === 'canteen') {
    const sitting = facility.sittings.find((one) => opensAgainAt([one], now, zone) === null) ?? null;
    return { kind: 'sitting', sitting, all };
  }
  return { kind: 'units', all };
}

/** Nobody lies in it, and it and its room can be used. */
function isFree({ stayId, status, roomId }: BedRow, rows: RowStore): boolean {
  const isRoomOpen = roomId === null || rows.get('room', roomId)?.status === 'open';
  return stayId === null && status === 'usable' && isRoomOpen;
}

function isWaiting({ begunAt, calledAt }: TurnRow): boolean {
  return begunAt === null && calledAt === null;
}

/** How far a zone is on foot, by its code. */
export type ZoneWalk = {
  readonly zoneId: string;
  readonly code: string;
  readonly name: string;
  readonly minutes: number;
};

/** How long people walk from each zone to a place, the nearest first. Rule RE47. */
export function zoneWalksTo(
  place: PlanPlace,
  model: YardModel,
  metresPerMinute: number,
  lang: string,
): readonly ZoneWalk[] {
  const sums = new Map<string, { x: number; y: number; count: number }>();
  for (const { slot } of model.slots().values()) {
    const sum = sums.get(slot.zoneId) ?? { x: 0, y: 0, count: 0 };
    sums.set(slot.zoneId, { x: sum.x + slot.xCm, y: sum.y + slot.yCm, count: sum.count + 1 });
  }
  return model
    .zones()
    .filter(({ zone }) => !isPseudoZone(zone.kind))
    .flatMap(({ zone }) => {
      const sum = sums.get(zone.zoneId);
      const from = sum === undefined ? middleOf(zone.outline) : { xCm: sum.x / sum.count, yCm: sum.y / sum.count };
      if (from === null) return [];
      const name = lang === 'en' && zone.nameEn !== '' ? zone.nameEn : zone.name;
      const minutes = minutesOf(walkMetres(from, place), metresPerMinute);
      return { zoneId: zone.zoneId as string, code: zone.code, name, minutes };
    })
    .sort((a, b) => a.minutes - b.minutes || (a.code < b.code ? -1 : 1));
}

/** What people walk to from their trucks. */
const WALKED_TO = [
  'toilet',
  'shower',
  'canteen',
  'dormitory',
  'water',
  'first-aid',
] as const satisfies readonly FacilityKind[];

export type NearFacility = { readonly facility: FacilityRow; readonly minutes: number };

/** The nearest of each kind that takes people in now; of houses the nearest with a free bed. */
export function nearFacilities(
  from: PlanPlace,
  rows: RowStore,
  now: Instant,
  zone: TimeZone,
  metresPerMinute: number,
): readonly NearFacility[] {
  const landmarks = landmarksOf(rows);
  const withBed = new Set<string>();
  for (const bed of rows.all('bed').values()) if (isFree(bed, rows)) withBed.add(bed.facilityId);
  const open = [...rows.all('facility').values()].filter(
    (one) => shutOf(one, now, zone) === null && (one.kind !== 'dormitory' || withBed.has(one.facilityId)),
  );
  return WALKED_TO.flatMap((kind) => {
    const nearest = nearestOf(
      from,
      open.filter((one) => one.kind === kind),
      landmarks,
    );
    return nearest === null ? [] : { facility: nearest.facility, minutes: minutesOf(nearest.metres, metresPerMinute) };
  });
}

export function nameOfFacility({ name, nameEn }: FacilityRow, lang: string): string {
  return lang === 'en' && nameEn !== '' ? nameEn : name;
}

export function landmarksOf(rows: RowStore): readonly LandmarkRow[] {
  return [...rows.all('landmark').values()];
}
