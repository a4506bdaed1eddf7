import type { AlarmRow, VisitRow } from '../../shared/contract/rows.ts';
import type { PointCm } from '../../shared/domain/records.ts';
import { isInYard } from '../../shared/domain/gate/visit-stage.ts';
import { centreOf, nearestTractor } from '../../shared/domain/ground/nearest-tractor.ts';
import { zoneOfLoosePlace } from '../../shared/domain/ground/places.ts';
import type { WireId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { RowStore } from '../store/row-store.ts';
import type { Words } from './app-context.ts';

/** What is shown of an alarm besides its words. */
export type AlarmFacts = {
  /** Whether its truck can be shown: it is expected, in the yard or abroad. */
  readonly isTruckHere: boolean;
  readonly plate: string;
  /** Code of the slot, the area or the zone that it is about. */
  readonly slotCode: string | null;
  readonly areaCode: string | null;
  /** The driver's phone, for roles that may see it. */
  readonly phone: string | null;
  /** The yard tractor with the shortest way there. */
  readonly tractor: { readonly visitId: WireId<'visit'>; readonly plate: string; readonly metres: number } | null;
  /** Whether a move of the truck is ordered already. */
  readonly isMoveOrdered: boolean;
};

/** Reads the facts of an alarm from the live rows. */
export function alarmFactsOf(rows: RowStore, alarm: AlarmRow): AlarmFacts {
  const visit = alarm.visitId === null ? undefined : rows.get('visit', alarm.visitId);
  const plate = visit?.plate ?? alarm.details?.['plate'] ?? plateThatPassed(rows, alarm.visitId);
  const isInTheWay = alarm.code === 'keep-clear';
  return {
    isTruckHere: visit !== undefined,
    plate: typeof plate === 'string' ? plate : '',
    slotCode: alarm.slotId === null ? null : (rows.get('slot', alarm.slotId)?.code ?? null),
    areaCode: alarm.areaId === null ? null : (rows.get('keepClearArea', alarm.areaId)?.code ?? null),
    phone: isInTheWay && visit !== undefined ? phoneOf(rows, visit.visitId) : null,
    tractor: isInTheWay ? tractorFor(rows, alarm, visit) : null,
    isMoveOrdered:
      visit !== undefined &&
      [...rows.all('move').values()].some((move) => move.visitId === visit.visitId && move.endedAt === null),
  };
}

/** The limit of a clock's alarm and whether the clock counts up from it, as it was noted when it was raised. */
export function runningOf(alarm: AlarmRow): { readonly at: Instant; readonly isSince: boolean } | null {
  const since = alarm.details?.['since'];
  if (typeof since === 'number') return { at: since as Instant, isSince: true };
  const limit = alarm.details?.['limitAt'];
  return typeof limit === 'number' ? { at: limit as Instant, isSince: false } : null;
}

/** The alarm in words. What its clock says now stands beside it, so that what it said when it was raised is left out. */
export function alarmWordsOf(alarm: AlarmRow, { plate, slotCode, areaCode }: AlarmFacts, word: Words['word']): string {
  const details = runningOf(alarm) === null ? (alarm.details ?? {}) : {};
  const said = word('alarm', alarm.code, {
    ...details,
    plate: plate === '' ? null : plate,
    ...(slotCode === null ? {} : { slot: slotCode }),
    ...(areaCode === null ? {} : { area: areaCode }),
  });
  return said.slice(0, 1).toLocaleUpperCase('vi') + said.slice(1);
}

/** A truck that has gone is no live row any more; its last passage is. */
function plateThatPassed(rows: RowStore, visitId: string | null): string | null {
  if (visitId === null) return null;
  return [...rows.all('pass').values()].find((pass) => pass.visitId === visitId)?.plate ?? null;
}

function phoneOf(rows: RowStore, visitId: string): string | null {
  const people = [...rows.all('person').values()].filter(
    (person) => person.visitId === visitId && person.phone !== null,
  );
  return (people.find(({ role }) => role === 'driver') ?? people[0])?.phone ?? null;
}

function tractorFor(rows: RowStore, alarm: AlarmRow, visit: VisitRow | undefined): AlarmFacts['tractor'] {
  const area = alarm.areaId === null ? undefined : rows.get('keepClearArea', alarm.areaId);
  const to = area === undefined ? (visit === undefined ? null : pointOf(rows, visit)) : centreOf(area.outline);
  if (to === null) return null;
  const tractors = [...rows.all('visit').values()].filter(({ kind, stage }) => kind === 'internal' && isInYard(stage));
  const nearest = nearestTractor(
    tractors.map((tractor) => ({ id: tractor, at: pointOf(rows, tractor) })),
    to,
  );
  return nearest === null ? null : { visitId: nearest.id.visitId, plate: nearest.id.plate, metres: nearest.metres };
}

/** Where a truck was seen last: its slot, or the middle of its zone; null where neither is known. */
function pointOf(rows: RowStore, visit: VisitRow): PointCm | null {
  const slot = visit.slotId === null ? undefined : rows.get('slot', visit.slotId);
  if (slot !== undefined) return [slot.xCm, slot.yCm];
  const zone = rows.get('zone', visit.zoneId ?? zoneOfLoosePlace(visit.place) ?? '');
  // Nobody knows where in the yard a truck of unknown place is.
  return zone === undefined || zone.kind === 'unknown' ? null : centreOf(zone.outline);
}
