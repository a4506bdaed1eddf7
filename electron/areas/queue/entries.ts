import { localTimeOf, type TimeZone } from '../../../shared/kernel/calendar.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { freePlaces, type PlannedCall } from '../../../shared/domain/queue/call.ts';
import { driverFactsOf, drivingClockOf, type DriverFacts } from '../../../shared/domain/queue/driver-hours.ts';
import { pointStateOf, queueEntryOf, type PointState } from '../../../shared/domain/queue/entry.ts';
import type { LineRule } from '../../../shared/domain/queue/line-rule.ts';
import { openClockFrom } from '../../../shared/domain/queue/open-clock.ts';
import { orderQueue, type PlacedEntry } from '../../../shared/domain/queue/order.ts';
import type { QueueEntry } from '../../../shared/domain/queue/types.ts';
import type { VisitId } from '../../../shared/kernel/ids.ts';
import type { Queue, Visit } from '../../../shared/domain/records.ts';
import type { QueryContext } from '../../engine/handler.ts';

type Reading = Pick<QueryContext, 'stores' | 'now' | 'zone' | 'site'>;

/** An entry with the visit that it is of. */
export type WaitingEntry = QueueEntry & { readonly visit: Visit };

/** The entries of a queue that wait, with what keeps each from being called (QU4). */
export function waitingEntries(context: Reading, queue: Queue): readonly WaitingEntry[] {
  return entriesAt(context, queue, pointNow(context, queue));
}

/** The same as they are once the crossing is open: what is missing of each itself (QU5). */
export function entriesOnceOpen(context: Reading, queue: Queue): readonly WaitingEntry[] {
  return entriesAt(context, queue, { ...pointNow(context, queue), crossing: 'normal', isSuspended: false });
}

function pointNow(context: Reading, queue: Queue): PointState {
  const { calendar } = context.stores.records.require('crossing', queue.crossingId);
  return pointStateOf(queue, calendar, context.now, context.zone);
}

function entriesAt(context: Reading, queue: Queue, point: PointState): readonly WaitingEntry[] {
  const drivers = driversOfQueue(context, queue);
  return context.stores.queues
    .waiting(queue.id)
    .map((visit) => ({ ...queueEntryOf(visit, point, context.site.settings, drivers.get(visit.id)), visit }));
}

/** Who drives the trucks that wait, where something is known of his hours or duty. */
function driversOfQueue(context: Reading, queue: Queue): ReadonlyMap<VisitId, DriverFacts> {
  const clock = drivingClockOf(context.now, context.zone);
  const known = new Map<VisitId, DriverFacts>();
  for (const driver of context.stores.people.driversWaiting(queue.id)) {
    const { visitId, teamDriverId } = driver;
    if (known.has(visitId)) continue;
    const duty = teamDriverId === null ? null : context.stores.team.dutyOf(teamDriverId);
    known.set(visitId, driverFactsOf({ ...driver, duty }, clock, context.site.settings.driverHours));
  }
  return known;
}

/** Places left at a point (QU7). */
export function freeAt({ stores: { queues } }: Pick<Reading, 'stores'>, queue: Queue): number {
  return freePlaces(queue.buffer, queues.countCalled(queue.id), queues.countProcessing(queue.id));
}

export function minuteOfDayAt(at: Instant, zone: TimeZone): number {
  const { hour, minute } = localTimeOf(at, zone);
  return hour * 60 + minute;
}

/** What orders a queue now: its discipline, the authority's order in force, the hour, and how many may be called. */
export function lineRuleNow(context: Reading, queue: Queue): LineRule {
  const { records } = context.stores;
  const order = queue.orderId === null ? null : records.require('authorityOrder', queue.orderId);
  return {
    discipline: queue.discipline,
    turn: queue.turn,
    ordered: order === null || (order.untilAt !== null && order.untilAt <= context.now) ? [] : order.visitIds,
    minuteOfDay: minuteOfDayAt(context.now, context.zone),
    now: context.now,
    free: freeAt(context, queue),
    perHour: queue.capacityPerHour,
  };
}

/** The line of a queue as it would be called now (QU1–QU4). */
export function lineNow(context: Reading, queue: Queue): readonly PlacedEntry<WaitingEntry>[] {
  return orderQueue(waitingEntries(context, queue), lineRuleNow(context, queue));
}

/** Whether nothing of its own keeps a truck from being called: it waits for the crossing alone. */
export function waitsForOpening({ notReady }: Pick<QueueEntry, 'notReady'>): boolean {
  return notReady.every((code) => code === 'crossing-closed' || code === 'crossing-suspended');
}

/**
 * The line of a queue as it will be when calls can be made again: for who waits while the crossing is closed or suspended.
 * On pre-registered days that is another hour for others (QU52).
 */
export function lineWhenOpen(
  context: Reading,
  queue: Queue,
  isPreregistered: boolean,
): readonly PlacedEntry<WaitingEntry>[] {
  const { now, zone } = context;
  const { calendar } = context.stores.records.require('crossing', queue.crossingId);
  const from = queue.suspendedAt !== null && queue.reopensAt !== null && queue.reopensAt > now ? queue.reopensAt : now;
  const { spans } = openClockFrom(calendar, from, zone, isPreregistered, queue.walkUpMs);
  return lineNow({ ...context, now: spans[0]?.from ?? from }, { ...queue, suspendedAt: null });
}

/** What the event of a call says of why: where an authority's order was followed, also which, and the place without it (QU18). */
export function callInfoOf(queue: Queue, { rule, reason, ownRank }: PlannedCall<WaitingEntry>): CallInfo {
  if (reason !== 'ordered' || queue.orderId === null) return { rule, reason };
  return { rule, reason, orderId: queue.orderId, ownRank };
}

type CallInfo = {
  readonly rule: string;
  readonly reason: string;
  readonly orderId?: number;
  readonly ownRank?: number | null;
};
