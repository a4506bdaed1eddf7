import { addDays, startOfDay } from '../../../shared/kernel/calendar.ts';
import type { VisitId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { USUAL_COSTS } from '../../../shared/domain/queue/delay-cost.ts';
import { replayDay, waitedUntil, type ReplayTruck } from '../../../shared/domain/queue/replay-day.ts';
import { waitsOf } from '../../../shared/domain/queue/waits.ts';
import { ContractFault } from '../../../shared/contract/errors.ts';
import type { QueryHandlers } from '../../engine/handler.ts';
import { minuteOfDayAt } from '../queue/entries.ts';
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
    const trucks = rows.flatMap(truckOf);
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

function truckOf({ joinedAt, isClassProven, ...row }: WaitedRow): readonly ReplayTruck[] {
  if (joinedAt === null) return [];
  // When papers came in or a hold ended is not kept by the hour: it counts as ready from when it joined.
  return [{ ...row, joinedAt, readyAt: joinedAt, orderSeq: row.visitId, isClassProven: isClassProven === 1 }];
}
