import { wireId, type VisitId } from '../../../shared/kernel/ids.ts';
import { later } from '../../../shared/kernel/instant.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { stateAt } from '../../../shared/domain/queue/calendar.ts';
import { spreadOverLanes } from '../../../shared/domain/queue/call-lanes.ts';
import { arriveByOf, planCalls, type CallPlan } from '../../../shared/domain/queue/call.ts';
import type { Queue } from '../../../shared/domain/records.ts';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, QueryContext } from '../../engine/handler.ts';
import { endFastTrack } from '../steps/fast-tracks.ts';
import { callInfoOf, lineRuleNow, waitingEntries, type WaitingEntry } from './entries.ts';
import { changedSince } from './order-changed.ts';

export type Calling = {
  readonly count: number;
  readonly lane?: string | undefined;
  /** Whom the caller saw next; left out = whoever it is. */
  readonly expect?: readonly VisitId[] | undefined;
};

type Reading = Pick<QueryContext, 'stores' | 'now' | 'zone' | 'site'>;

/** Calls the next trucks of a queue, by hand or by itself (QU1–QU4, QU7, QU20, QU21). */
export function callNext(
  context: Context,
  queue: Queue,
  { count, lane, expect }: Calling,
): Result<CommandOutput<'queue.call'>, Refusal> {
  const obstacle = callObstacle(queue, lane);
  if (obstacle !== null) return refuse(obstacle);
  const plan = planOf(context, queue, count);
  const other = expect === undefined ? null : changedSince(context, queue, plan, expect);
  if (other !== null) return refuse(other);
  const arriveBy = arriveByOf(context.now, queue.arriveWithinMs);
  const inLanes = context.stores.queues.trucksInLanes(queue.id);
  const lanes = spreadOverLanes(plan.called.length, lane === undefined ? queue.lanes : [lane], inLanes);
  const called = plan.called.map((call, index) => {
    const { entry, rule } = call;
    const callLane = lanes[index] ?? null;
    const set = {
      stage: 'called',
      calledAt: context.now,
      arriveByAt: arriveBy,
      callRule: rule,
      callLane,
      callAttempts: [],
    } as const;
    context.log.update('queue.called', 'visit', entry.visit, set, entry.visitId, {
      ...callInfoOf(queue, call),
      ...(callLane !== null && { lane: callLane }),
    });
    endFastTrack(context, entry.visitId, 'called');
    return { visitId: wireId('visit', entry.visitId), arriveBy, rule, lane: callLane };
  });
  if (plan.nextTurn !== queue.turn) context.log.update('queue.turned', 'queue', queue, { turn: plan.nextTurn });
  const passedOver = plan.passedOver.map(({ entry, reasons }) => ({
    visitId: wireId('visit', entry.visitId),
    reason: reasons[0] ?? '',
  }));
  return ok({ called, passedOver, stop: plan.stop });
}

/** Whom a queue would call now, so many at most. */
export function planOf(context: Reading, queue: Queue, count: number): CallPlan<WaitingEntry> {
  const rule = lineRuleNow(context, queue);
  const isOpen = takesSoon(context, queue);
  const entries = isOpen && rule.free > 0 ? waitingEntries(context, queue) : [];
  return planCalls({ entries, rule, count, isOpen });
}

/** Whether a crossing is open when whoever is called now gets there (QU4). */
export function takesSoon({ stores, now, zone }: Reading, queue: Queue): boolean {
  const { calendar } = stores.records.require('crossing', queue.crossingId);
  return stateAt(calendar, later(now, queue.walkUpMs), zone) !== 'closed';
}

/** Why a point calls nobody at all, or not to this lane; null when it does. */
export function callObstacle(queue: Queue, lane: string | undefined): Refusal | null {
  if (queue.suspendedAt !== null) return { code: 'queue.suspended', reason: queue.suspendedReason };
  if (queue.capacityPerHour === 0) return { code: 'queue.no-capacity' };
  if (lane !== undefined && !queue.lanes.includes(lane))
    return { code: 'queue.lane-unknown', lane, lanes: queue.lanes.join(', ') };
  return null;
}
