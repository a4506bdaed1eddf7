import { parseWireId, wireId, type SlotId, type ZoneId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import type { Alarm, Count, Piece, Sighting, SlotRecord, Visit, Zone } from '../../../shared/domain/records.ts';
import { withNames } from '../../../shared/domain/slots/ground.ts';
import { zoneMark, type CountedUnit, type CountFacts } from '../../../shared/domain/slots/stock-take.ts';
import type { Context, QueryContext } from '../../engine/handler.ts';

type Reading = Pick<Context | QueryContext, 'stores'>;

/** What a stock-take compares with, as records. */
export type RecordsOfCount = {
  readonly count: Count;
  readonly slots: readonly SlotRecord[];
  readonly visits: readonly Visit[];
  readonly pieces: readonly Piece[];
  readonly alarms: readonly Alarm[];
};

export function recordsOfCount({ stores }: Reading, count: Count): RecordsOfCount {
  const zoneIds = zonesOf(count, stores.slots.zones());
  return {
    count,
    slots: stores.slots.slots().filter((slot) => isInRows(count, slot) && zoneIds.has(slot.zoneId)),
    visits: [...stores.visits.live()],
    pieces: stores.slots.piecesApart(),
    alarms: stores.site.openAlarms(),
  };
}

/** The zones that a stock-take goes through: those it names, else all where trucks park. */
export function zonesOf({ zoneIds }: Pick<Count, 'zoneIds'>, zones: readonly Zone[]): ReadonlySet<ZoneId> {
  const named = new Set(zoneIds);
  const isIn = ({ id, kind }: Zone): boolean =>
    named.size === 0 ? kind === 'parking' || kind === 'overflow' : named.has(id);
  return new Set(zones.filter(isIn).map(({ id }) => id));
}

export function isInRows({ rows }: Pick<Count, 'rows'>, slot: Pick<SlotRecord, 'row'>): boolean {
  return rows.length === 0 || rows.includes(slot.row);
}

/** Whether the place that was looked at is still there: where the plan was drawn anew since, nobody can be put. */
function isOnPlan({ stores }: Reading, { slotId, zoneId }: Sighting): boolean {
  if (slotId !== null) return stores.slots.slot(slotId)?.removedAt === null;
  return stores.records.get('zone', zoneId)?.removedAt === null;
}

/** The same facts as the rules of the stock-take see them. */
export function factsOf({ stores }: Reading, records: RecordsOfCount): CountFacts {
  const { count, slots, alarms } = records;
  const left = stores.counts.leftSince(count.startedAt);
  const since = stores.counts.standingSince();
  const mark = ({ zoneId, details }: Alarm): readonly string[] =>
    zoneId === null || typeof details?.['plate'] !== 'string' ? [] : [zoneMark(zoneId, details['plate'])];
  const units = [
    ...records.visits.filter(({ stage }) => isInYard(stage)).map((visit) => unitOf(records, visit, since)),
    ...records.pieces.map((piece) => pieceUnit({ stores }, piece)),
  ];
  const heldSince = new Map(units.flatMap((unit) => unit.slotIds.map((slotId) => [slotId, unit.since] as const)));
  return withNames({
    isOfRows: count.rows.length > 0,
    sightings: stores.counts.sightings(count.id).filter((sighting) => isOnPlan({ stores }, sighting)),
    slots: slots.map(({ id, zoneId, row, isKeepClear, unknownAt, unknownPlate, occupiedAt }) => ({
      ...{ id, zoneId, row, isKeepClear, unknownAt, unknownPlate },
      changedAt: latest(occupiedAt, unknownAt, left.get(id), heldSince.get(id)),
    })),
    units,
    markedInZones: new Set(alarms.filter(({ code }) => code === 'unknown-truck').flatMap(mark)),
  });
}

/**
 * The facts as they will be once the corrections are written. What was newer than a sighting stays so: a correction is no
 * change on the ground.
 */
export function factsAfter(context: Context, before: CountFacts, records: RecordsOfCount): CountFacts {
  const { log } = context;
  const isOpen = ({ clearedAt }: { readonly clearedAt?: Alarm['clearedAt'] }): boolean => (clearedAt ?? null) === null;
  const after = factsOf(context, {
    count: records.count,
    slots: records.slots.map((slot) => log.latest('slot', slot)),
    visits: records.visits.map((visit) => log.latest('visit', visit)),
    pieces: records.pieces.map((piece) => log.latest('piece', piece)).filter(({ isApart }) => isApart),
    alarms: [...records.alarms.map((alarm) => log.latest('alarm', alarm)), ...log.made('alarm')].filter(isOpen),
  });
  const changedAt = new Map(before.slots.map((slot) => [slot.id, slot.changedAt]));
  const since = new Map(before.units.map((unit) => [unit.key, unit.since]));
  return {
    ...after,
    sightings: before.sightings,
    slots: after.slots.map((slot) => ({ ...slot, changedAt: changedAt.get(slot.id) ?? null })),
    units: after.units.map((unit) => ({ ...unit, since: since.get(unit.key) ?? unit.since })),
  };
}

function unitOf({ pieces }: RecordsOfCount, visit: Visit, since: ReadonlyMap<number, Instant>): CountedUnit {
  const apart = new Set(pieces.filter(({ visitId }) => visitId === visit.id).map(({ plate }) => plate));
  const { id, plate, trailerPlate, place, placeZoneId, slotId, alsoSlotIds } = visit;
  return {
    key: `visit:${wireId('visit', id)}`,
    visitId: id,
    pieceId: null,
    plates: [plate, ...(trailerPlate === null || apart.has(trailerPlate) ? [] : [trailerPlate])],
    place,
    zoneId: placeZoneId,
    slotIds: slotId === null ? [] : [slotId, ...alsoSlotIds],
    since: latest(visit.seenAt, since.get(id)) ?? (0 as Instant),
  };
}

function pieceUnit({ stores }: Reading, { id, visitId, plate, place, seenAt }: Piece): CountedUnit {
  const slotId = slotOfPlace(place);
  return {
    key: `piece:${wireId('piece', id)}`,
    visitId,
    pieceId: id,
    plates: [plate],
    place,
    zoneId:
      slotId === null ? parseWireId('zone', place.split(':')[1] ?? '') : (stores.slots.slot(slotId)?.zoneId ?? null),
    slotIds: slotId === null ? [] : [slotId],
    since: seenAt,
  };
}

function slotOfPlace(place: string): SlotId | null {
  return place.startsWith('slot:') ? parseWireId('slot', place.slice('slot:'.length)) : null;
}

function latest(...times: readonly (Instant | null | undefined)[]): Instant | null {
  const known = times.filter((at) => at !== null && at !== undefined);
  return known.length === 0 ? null : (Math.max(...known) as Instant);
}
