import { addDays, startOfDay } from '../../../shared/kernel/calendar.ts';
import type { VisitId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { USUAL_COSTS } from '../../../shared/domain/queue/delay-cost.ts';
import { takeBack } from '../../../shared/domain/queue/history.ts';
import { replayDay, waitedUntil, type ReplayTruck } from '../../../shared/domain/queue/replay-day.ts';
import { isReady } from '../../../shared/domain/queue/types.ts';
import { waitsOf } from '../../../shared/domain/queue/waits.ts';
import type { Queue } from '../../../shared/domain/records.ts';
import { ContractFault } from '../../../shared/contract/errors.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import { minuteOfDayAt } from '../queue/entries.ts';
import { isWithinWalk, walkBack } from '../queue/line-walk.ts';
import type { WaitedRow } from '../queue/store.ts';
import { requireQueue } from '../steps/lookup.ts';
import { disciplineOf } from './discipline-input.ts';

export const whatIfQueries: Pick<QueryHandlers, 'queue.what-if'> = {
  /**
   * The calls of a day stay at their instants; only who is called differs. Those who waited from before are in it, and
   * so are those not called by the end, with their wait so far. A truck that gave up without a call is in neither.
   */
  'queue.what-if'(input, context) {
    const found = requireQueue(context, input.crossing, input.direction, input.point);
    if (!found.ok) throw new ContractFault({ code: 'request.not-found' });
    const { queue } = found.value;
    const discipline = disciplineOf(input, queue, { number: null, on: null });
    if (!discipline.ok) throw new ContractFault({ code: 'request.invalid' });
    const from = startOfDay(input.on, context.zone);
    const to = Math.min(startOfDay(addDays(input.on, 1), context.zone), context.now) as Instant;
    const rows = to <= from ? [] : context.stores.queues.waitedWithin(queue.id, from, to);
    const readyAt = rows.length === 0 ? new Map<VisitId, Instant>() : readyTimes(context, queue, from, to);
    const trucks = rows.flatMap((row) => truckOf(row, readyAt.get(row.visitId)));
    const actual = new Map<VisitId, Instant>();
    for (const { visitId, calledAt } of rows) if (calledAt !== null && calledAt < to) actual.set(visitId, calledAt);
    const changed = replayDay(trucks, [...actual.values()], {
      discipline: discipline.value,
      minuteOfDay: (at) => minuteOfDayAt(at, context.zone),
    });
    const cost = discipline.value.cost ?? queue.discipline.cost ?? USUAL_COSTS;
    return {
      on: input.on,
      arrivals: trucks.filter(({ joinedAt }) => joinedAt >= from).length,
      calls: actual.size,
      actual: waitsOf(waitedUntil(trucks, actual, to), cost),
      changed: waitsOf(waitedUntil(trucks, changed, to), cost),
    };
  },
};

function truckOf({ joinedAt, isClassProven, ...row }: WaitedRow, readyAt: Instant | undefined): readonly ReplayTruck[] {
  if (joinedAt === null) return [];
  const since = readyAt !== undefined && readyAt > joinedAt ? readyAt : joinedAt;
  return [{ ...row, joinedAt, readyAt: since, orderSeq: row.visitId, isClassProven: isClassProven === 1 }];
}

/**
 * From when a truck could have been called, where that is later than its joining: since it was last made ready, or not
 * before the end (QU50). Days too far back to walk to are told as if every truck had been ready when it joined.
 */
function readyTimes(context: QueryContext, queue: Queue, from: Instant, to: Instant): ReadonlyMap<VisitId, Instant> {
  const times = new Map<VisitId, Instant>();
  if (!isWithinWalk(context, queue, from)) return times;
  const { line, changes } = walkBack(context, queue);
  let isAtEnd = false;
  const noteEnd = (): void => {
    isAtEnd = true;
    for (const entry of line.entries()) if (!isReady(entry)) times.set(entry.visitId, to);
  };
  for (const change of changes) {
    if (!isAtEnd && change.at < to) noteEnd();
    if (change.at < from) break;
    takeBack(line, change);
    if (!isAtEnd) continue;
    for (const { visitId, before, after } of change.moves)
      if (before !== null && after !== null && !isReady(before) && isReady(after) && !times.has(visitId))
        times.set(visitId, change.at);
  }
  if (!isAtEnd) noteEnd();
  return times;
}
