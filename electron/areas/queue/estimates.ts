import { HOUR_MS, instant, later, type Instant } from '../../../shared/kernel/instant.ts';
import { openMsBetween } from '../../../shared/domain/queue/calendar.ts';
import { estimateCall, recentRate, type CallHour, type CallRate } from '../../../shared/domain/queue/estimate.ts';
import { openClockFrom } from '../../../shared/domain/queue/open-clock.ts';
import type { Crossing, Queue } from '../../../shared/domain/records.ts';
import type { MeasuredError, ShownEstimate } from '../../../shared/contract/queries.ts';
import type { QueryContext } from '../../engine/handler.ts';

type Reading = Pick<QueryContext, 'stores' | 'now' | 'zone' | 'site'>;

/** When the trucks of a queue will be called (QU8), as `queue.order`, the board, the slip and the driver's page show it. */
export type QueueEstimates = {
  /** For the truck of a rank (1 = called next); null = not known. */
  readonly of: (rank: number | null) => ShownEstimate | null;
  /** How good the estimates of this queue were; null = too little history to say. */
  readonly measured: MeasuredError | null;
  /** The band (90 %) of a truck that would join now, behind everybody; null = not known. */
  readonly newcomer: () => { readonly fromMs: Instant; readonly toMs: Instant } | null;
};

/** How far back calls say something about the pace. */
const PACE_HOURS = 14 * 24;

/** The estimates of one queue, now. */
export function estimatesOf(context: Reading, queue: Queue): QueueEstimates {
  const crossing = context.stores.records.require('crossing', queue.crossingId);
  const rate = queue.suspendedAt === null && queue.capacityPerHour > 0 ? paceOf(context, queue, crossing) : null;
  const clock = openClockFrom(crossing.calendar, context.now, context.zone);
  const of = (rank: number | null): ShownEstimate | null => {
    const estimate = rank === null ? null : estimateCall(rank, rate, clock);
    if (estimate === null) return null;
    const { p50From, p50To, p90From, p90To, basis } = estimate;
    return { p50From, p50To, p90From, p90To, basis: basis.kind };
  };
  return {
    of,
    measured: null,
    newcomer() {
      const estimate = of(context.stores.queues.countWaiting(queue.id) + 1);
      return estimate === null ? null : { fromMs: estimate.p90From, toMs: estimate.p90To };
    },
  };
}

/** The pace of recent calls, hour by hour, against the hours that the crossing was open (QU8). */
function paceOf(context: Reading, queue: Queue, crossing: Crossing): CallRate | null {
  const from = Math.floor(context.now / HOUR_MS) - PACE_HOURS;
  const calls = new Map(
    context.stores.queues.callsByHour(queue.id, instant(from * HOUR_MS)).map(({ hour, calls: count }) => [hour, count]),
  );
  const firstHour = Math.min(...calls.keys(), Math.floor(context.now / HOUR_MS));
  const hours: CallHour[] = [];
  for (let hour = firstHour; hour * HOUR_MS < context.now; hour += 1) {
    const start = instant(hour * HOUR_MS);
    const end = Math.min(later(start, HOUR_MS), context.now) as Instant;
    hours.push({
      openMs: openMsBetween(crossing.calendar, start, end, context.zone),
      calls: calls.get(hour) ?? 0,
    });
  }
  return recentRate(hours);
}
