import { localTimeOf, type TimeZone } from '../../../shared/kernel/calendar.ts';
import { parseWireId, type WireId } from '../../../shared/kernel/ids.ts';
import { later, type Instant } from '../../../shared/kernel/instant.ts';
import { stateAt, type CrossingState } from '../../../shared/domain/queue/calendar.ts';
import {
  driverFactsOf,
  drivingClockOf,
  hasHours,
  type DriverFacts,
} from '../../../shared/domain/queue/driver-hours.ts';
import { pointStateOf, queueEntryOf, type PointState } from '../../../shared/domain/queue/entry.ts';
import { orderQueue, type PlaceCause } from '../../../shared/domain/queue/order.ts';
import { freePlaces } from '../../../shared/domain/queue/call.ts';
import type { LineRule } from '../../../shared/domain/queue/line-rule.ts';
import type { NotReadyCode, QueueEntry, QueueRule, UnknownCode } from '../../../shared/domain/queue/types.ts';
import type { SiteSettings } from '../../../shared/domain/site/settings.ts';
import type { PersonRow, QueueRow, VisitRow } from '../../../shared/contract/rows.ts';
import type { RowStore } from '../../store/row-store.ts';

/** One truck of the line as the list shows it. What changes with time alone is not in it. */
export type LineRow = {
  readonly visitId: WireId<'visit'>;
  readonly position: number;
  readonly rank: number | null;
  readonly queueNumber: string;
  readonly plate: string;
  readonly stream: string;
  readonly rule: QueueRule;
  readonly cause: PlaceCause;
  readonly documentNo: string | null;
  readonly notReady: readonly NotReadyCode[];
  /** Why it is on hold, where everybody may know. */
  readonly holdReason: string | null;
  readonly unknown: readonly UnknownCode[];
  readonly joinedAt: Instant;
  readonly noShows: number;
  readonly isResting: boolean;
  /** Kind of an open incident about this truck. */
  readonly incident: string | null;
};

type LineEntry = QueueEntry & { readonly row: VisitRow };

/** The line of a queue now, from the live rows, by the same rules by which the host calls (QU1–QU4). */
export function lineOf(rows: RowStore, queueId: string, now: Instant): readonly LineRow[] {
  const queue = rows.get('queue', queueId);
  const site = rows.get('site', 'site');
  if (queue === undefined || site === undefined) return [];
  const crossing = rows.get('crossing', queue.crossingId);
  const point = pointStateOf(queue, crossing?.calendar ?? null, now, site.timeZone);
  const drivers = driversOf(rows, site.settings, now, site.timeZone);
  const resting = restingVisitsOf(rows);
  const incidents = incidentsOf(rows);
  const entries: LineEntry[] = [];
  let atPoint = 0;
  for (const visit of rows.all('visit').values()) {
    if (visit.queueId !== queue.queueId) continue;
    if (visit.stage === 'called' || visit.stage === 'processing') atPoint += 1;
    if (visit.stage !== 'waiting') continue;
    const entry = entryOf(visit, point, site.settings, drivers.get(visit.visitId));
    if (entry !== null) entries.push(entry);
  }
  const rule = lineRuleOf(rows, queue, atPoint, now, site.timeZone);
  return orderQueue(entries, rule).map(({ entry, position, rank, rule, reason }) => ({
    visitId: entry.row.visitId,
    position,
    rank,
    queueNumber: entry.number,
    plate: entry.row.plate,
    stream: entry.stream,
    rule,
    cause: reason,
    documentNo: entry.fastTrack?.documentNo ?? null,
    notReady: entry.notReady,
    holdReason: holdReasonOf(entry.row),
    unknown: entry.warnings ?? [],
    joinedAt: entry.joinedAt,
    noShows: entry.noShows,
    isResting: resting.has(entry.row.visitId),
    incident: incidents.get(entry.row.visitId) ?? null,
  }));
}

/** What orders a queue now, as the host's `lineRuleNow` says it. */
function lineRuleOf(rows: RowStore, queue: QueueRow, atPoint: number, now: Instant, zone: TimeZone): LineRule {
  const { hour, minute } = localTimeOf(now, zone);
  const order = queue.orderId === null ? undefined : rows.get('authorityOrder', queue.orderId);
  const isFollowed = order !== undefined && (order.untilAt === null || order.untilAt > now);
  return {
    discipline: queue.discipline,
    turn: queue.turn,
    ordered: isFollowed ? order.visitIds.flatMap((visitId) => parseWireId('visit', visitId) ?? []) : [],
    minuteOfDay: hour * 60 + minute,
    now,
    free: freePlaces(queue.buffer, atPoint, 0),
    perHour: queue.capacityPerHour,
  };
}

/** How many trucks each queue has in a stage. */
export function countByQueue(rows: RowStore, stage: VisitRow['stage']): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const visit of rows.all('visit').values()) {
    if (visit.stage !== stage || visit.queueId === null) continue;
    counts.set(visit.queueId, (counts.get(visit.queueId) ?? 0) + 1);
  }
  return counts;
}

/** Whether what the list shows of a truck is the same. */
export function isSameLineRow(a: LineRow, b: LineRow): boolean {
  return (
    a.position === b.position &&
    a.rank === b.rank &&
    a.cause === b.cause &&
    a.rule === b.rule &&
    a.plate === b.plate &&
    a.stream === b.stream &&
    a.queueNumber === b.queueNumber &&
    a.documentNo === b.documentNo &&
    a.joinedAt === b.joinedAt &&
    a.noShows === b.noShows &&
    a.isResting === b.isResting &&
    a.incident === b.incident &&
    a.holdReason === b.holdReason &&
    a.notReady.join() === b.notReady.join() &&
    a.unknown.join() === b.unknown.join()
  );
}

/** State of a queue's crossing now, and when a truck that is called now gets there (QU29); null while nothing is known. */
export function crossingStatesOf(
  rows: RowStore,
  queueId: string,
  now: Instant,
  zone: TimeZone,
): { readonly now: CrossingState; readonly then: CrossingState } | null {
  const queue = rows.get('queue', queueId);
  const crossing = queue === undefined ? undefined : rows.get('crossing', queue.crossingId);
  if (queue === undefined || crossing === undefined) return null;
  const at = (when: Instant): CrossingState => stateAt(crossing.calendar, when, zone);
  return { now: at(now), then: at(later(now, queue.walkUpMs)) };
}

/** The driver of a truck by whose hours or duty it is ready or not, as the host takes him; null when nothing is known. */
export function driverWithHoursOf(rows: RowStore, visitId: string): PersonRow | null {
  for (const person of rows.all('person').values())
    if (person.visitId === visitId && isDriverWithHours(person)) return person;
  return null;
}

function isDriverWithHours(person: PersonRow): boolean {
  return person.role === 'driver' && person.leftAt === null && (hasHours(person) || person.duty !== null);
}

function entryOf(
  visit: VisitRow,
  point: PointState,
  settings: SiteSettings,
  driver: DriverFacts | undefined,
): LineEntry | null {
  const id = parseWireId('visit', visit.visitId);
  if (id === null || visit.orderAt === null || visit.orderSeq === null || visit.joinedAt === null) return null;
  if (visit.stream === null || visit.queueNumber === null) return null;
  return { ...queueEntryOf({ ...visit, id }, point, settings, driver), row: visit };
}

/** Who drives, where something is known of his hours or duty; of the same people as the host asks (QU30, QU31). */
function driversOf(
  rows: RowStore,
  settings: SiteSettings,
  now: Instant,
  zone: TimeZone,
): ReadonlyMap<WireId<'visit'>, DriverFacts> {
  const clock = drivingClockOf(now, zone);
  const drivers = new Map<WireId<'visit'>, DriverFacts>();
  for (const person of rows.all('person').values()) {
    // Of two who drive one truck the first counts, as for the host.
    if (!isDriverWithHours(person) || drivers.has(person.visitId)) continue;
    drivers.set(person.visitId, driverFactsOf(person, clock, settings.driverHours));
  }
  return drivers;
}

function holdReasonOf(visit: VisitRow): string | null {
  const hold = visit.holds.find(({ to, visibility }) => to === null && visibility === 'open');
  return hold === undefined || hold.reason === '' ? null : hold.reason;
}

function restingVisitsOf(rows: RowStore): ReadonlySet<string> {
  const resting = new Set<string>();
  for (const bed of rows.all('bed').values()) if (bed.visitId !== null) resting.add(bed.visitId);
  return resting;
}

function incidentsOf(rows: RowStore): ReadonlyMap<string, string> {
  const open = new Map<string, string>();
  for (const incident of rows.all('incident').values()) {
    if (incident.visitId !== null && incident.closedAt === null) open.set(incident.visitId, incident.kind);
  }
  return open;
}
