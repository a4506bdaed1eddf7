import type { CommandInput } from '../../../shared/contract/commands.ts';
import type { CountRow, SightingRow, SlotRow, VisitRow, ZoneRow } from '../../../shared/contract/rows.ts';
import { normalisePlate } from '../../../shared/domain/vehicles/plate.ts';
import type { VehicleType } from '../../../shared/domain/vocabulary.ts';
import type { RowStore } from '../../store/row-store.ts';

/** A row of slots, or a place without slots, as it is walked. */
export type Walk = {
  readonly key: string;
  readonly zoneId: ZoneRow['zoneId'];
  readonly zone: string;
  /** The row, aisle or bay; null for what stands in the zone outside of them. */
  readonly part: { readonly kind: 'row' | 'aisle' | 'bay'; readonly code: string } | null;
  /** Its slots in their order; empty where none are drawn. */
  readonly slotIds: readonly SlotRow['slotId'][];
  /** Places looked at, of so many: slots, or trucks that the record has there. */
  readonly seen: number;
  readonly all: number;
  /** Every slot was looked at, or somebody said that nothing more stands there. */
  readonly isDone: boolean;
};

/** What the record says of a slot. */
export type Recorded =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'truck';
      readonly visitId: VisitRow['visitId'];
      readonly plate: string;
      readonly vehicleType: VehicleType | null;
    }
  | { readonly kind: 'unknown'; readonly plate: string | null };

/** What somebody saw there. */
export type Seen =
  | { readonly kind: 'right' | 'empty' | 'unread'; readonly by: string }
  | { readonly kind: 'other'; readonly plate: string; readonly isKnown: boolean; readonly by: string };

export type Tile = {
  readonly slotId: SlotRow['slotId'];
  readonly code: string;
  readonly recorded: Recorded;
  readonly seen: Seen | null;
};

/** What is sent for a place, besides the place. */
export type Look = Pick<CommandInput<'count.see'>, 'isEmpty' | 'plate' | 'visitId'>;

type Rows = Pick<RowStore, 'all' | 'get'>;

/** The zones that a stock-take goes through. */
export function zonesOf(rows: Rows, { zoneIds }: Pick<CountRow, 'zoneIds'>): readonly ZoneRow[] {
  return [...rows.all('zone').values()].filter(({ zoneId, kind }) =>
    zoneIds.length === 0 ? kind === 'parking' || kind === 'overflow' : zoneIds.includes(zoneId),
  );
}

/** What is walked in a stock-take, zone by zone and row by row. */
export function walksOf(rows: Rows, count: CountRow, collator: Intl.Collator): readonly Walk[] {
  const zones = zonesOf(rows, count).toSorted((a, b) => collator.compare(a.code, b.code));
  const isIn = (code: string): boolean => count.rows.length === 0 || count.rows.includes(code);
  const looks = looksOf(rows, count.countId);
  const slots = Map.groupBy(rows.all('slot').values(), ({ zoneId, row }) => `${zoneId} ${row}`);
  const loose = Map.groupBy(
    [...rows.all('visit').values()].filter(({ slotId }) => slotId === null),
    ({ place }) => place,
  );
  return zones.flatMap(({ zoneId, code: zone, parts }) => {
    const drawn = [...slots]
      .filter(([key]) => key.startsWith(`${zoneId} `))
      .map(([key]) => key.slice(zoneId.length + 1));
    const ofRows = drawn.filter(isIn).map((code): Walk => {
      const own = (slots.get(`${zoneId} ${code}`) ?? []).toSorted((a, b) => a.position - b.position);
      const counted = own.filter(({ isKeepClear }) => !isKeepClear);
      const seen = counted.filter(({ slotId }) => looks.has(slotId)).length;
      return {
        ...{ key: `${zoneId} ${code}`, zoneId, zone, part: { kind: 'row', code }, seen },
        slotIds: own.map(({ slotId }) => slotId),
        all: counted.length,
        isDone: seen === counted.length,
      };
    });
    const rough = (part: Walk['part']): Walk => {
      const place = placeOf(zoneId, part);
      const there = loose.get(place)?.length ?? 0;
      const seen = [...looks.values()].filter((one) => one.place === place && !one.isEmpty).length;
      const isDone = looks.get(place)?.isEmpty === true;
      return { key: place, zoneId, zone, part, slotIds: [], seen, all: Math.max(there, seen), isDone };
    };
    const named = parts
      .filter(({ kind, code }) => (kind === 'row' ? isIn(code) && !drawn.includes(code) : count.rows.length === 0))
      .map(({ kind, code }) => rough({ kind, code }));
    const isZoneWalked = count.rows.length === 0 && (ofRows.length === 0 || loose.has(placeOf(zoneId, null)));
    return [
      ...ofRows.toSorted((a, b) => collator.compare(a.part?.code ?? '', b.part?.code ?? '')),
      ...named,
      ...(isZoneWalked ? [rough(null)] : []),
    ];
  });
}

/** What was seen so far: by slot; elsewhere by place for nothing more, and by sighting for trucks. */
function looksOf(rows: Rows, countId: CountRow['countId']): ReadonlyMap<string, SightingRow> {
  const looks = new Map<string, SightingRow>();
  for (const sighting of rows.all('sighting').values())
    if (sighting.countId === countId)
      looks.set(sighting.slotId ?? (sighting.isEmpty ? sighting.place : sighting.sightingId), sighting);
  return looks;
}

export function placeOf(zoneId: string, part: Walk['part']): string {
  return part === null ? `zone:${zoneId}` : `${part.kind}:${zoneId}:${part.code}`;
}

/** The slots of a walk as the record has them and as they were seen. */
export function tilesOf(rows: Rows, countId: CountRow['countId'], slotIds: readonly string[]): readonly Tile[] {
  const looks = looksOf(rows, countId);
  return slotIds.flatMap((slotId) => {
    const slot = rows.get('slot', slotId);
    if (slot === undefined) return [];
    const recorded = recordedOf(rows, slot);
    const sighting = looks.get(slotId);
    return [
      {
        slotId: slot.slotId,
        code: slot.code,
        recorded,
        seen: sighting === undefined ? null : seenOf(recorded, sighting),
      },
    ];
  });
}

function recordedOf(rows: Rows, slot: SlotRow): Recorded {
  if (slot.visitId !== null) {
    const visit = rows.get('visit', slot.visitId);
    const piece = [...rows.all('piece').values()].find(({ place }) => place === `slot:${slot.slotId}`);
    const plate = piece?.plate ?? visit?.plate ?? '';
    return { kind: 'truck', visitId: slot.visitId, plate, vehicleType: visit?.vehicleType ?? null };
  }
  return slot.unknownAt === null ? { kind: 'empty' } : { kind: 'unknown', plate: slot.unknownPlate };
}

function seenOf(recorded: Recorded, sighting: SightingRow): Seen {
  const { isEmpty, plate, visitId, seenBy: by } = sighting;
  const isRight =
    recorded.kind === 'truck'
      ? visitId === recorded.visitId
      : recorded.kind === 'empty'
        ? isEmpty
        : !isEmpty && plate === recorded.plate;
  if (isRight) return { kind: 'right', by };
  if (isEmpty) return { kind: 'empty', by };
  return plate === null ? { kind: 'unread', by } : { kind: 'other', plate, isKnown: visitId !== null, by };
}

/** The look that says that a slot is as recorded. */
export function asRecorded(recorded: Recorded): Look {
  if (recorded.kind === 'empty') return { isEmpty: true };
  if (recorded.kind === 'unknown') return { plate: recorded.plate };
  return { visitId: recorded.visitId, ...(recorded.plate !== '' && { plate: recorded.plate }) };
}

/** A truck that the record has in a place without slots, or that was seen there. */
export type LooseTruck = { readonly plate: string; readonly visitId: string | null; readonly isSeen: boolean };

/** Trucks of a place without slots: those of the record first, then those that were seen besides. */
export function looseTrucksOf(rows: Rows, countId: CountRow['countId'], place: string): readonly LooseTruck[] {
  const seen = [...rows.all('sighting').values()].filter(
    (one) => one.countId === countId && one.place === place && !one.isEmpty,
  );
  const recorded = [...rows.all('visit').values()].filter((visit) => visit.place === place);
  const isSeen = ({ visitId }: VisitRow): boolean => seen.some((one) => one.visitId === visitId);
  const ids = new Set<string | null>(recorded.map(({ visitId }) => visitId));
  return [
    ...recorded.map((visit) => ({ plate: visit.plate, visitId: visit.visitId, isSeen: isSeen(visit) })),
    ...seen
      .filter(({ visitId }) => visitId === null || !ids.has(visitId))
      .map(({ plate, visitId }) => ({ plate: plate ?? '', visitId, isSeen: true })),
  ];
}

/** Trucks in the yard whose plate, or trailer's plate, has this in it; those that begin or end with it first. */
export function candidatesFor(rows: Rows, text: string, limit: number): readonly VisitRow[] {
  const wanted = normalisePlate(text);
  if (wanted.length < 2) return [];
  const rankOf = ({ plate, trailerPlate }: VisitRow): number =>
    [plate, trailerPlate].some((one) => one?.startsWith(wanted) === true || one?.endsWith(wanted) === true) ? 0 : 1;
  return [...rows.all('visit').values()]
    .filter(({ stage }) => stage === 'waiting' || stage === 'called' || stage === 'processing')
    .filter(({ plate, trailerPlate }) => plate.includes(wanted) || trailerPlate?.includes(wanted) === true)
    .toSorted((a, b) => rankOf(a) - rankOf(b) || (a.plate < b.plate ? -1 : 1))
    .slice(0, limit);
}
