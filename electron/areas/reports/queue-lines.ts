import { summaryOf } from '../../../shared/domain/reports/quantile.ts';
import { DIRECTIONS } from '../../../shared/domain/vocabulary.ts';
import type { Dashboard } from '../../../shared/contract/report-queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import type { StageCount } from '../ground/store.ts';
import type { DayCourse } from './day-course.ts';

/** Each crossing and direction that has a queue or trucks: who waits now, and how today went. */
export function queueLinesOf(
  { stores }: QueryContext,
  stages: readonly StageCount[],
  { calls, waits }: Pick<DayCourse, 'calls' | 'waits'>,
): Dashboard['queues'] {
  const queues = stores.queues.queues();
  const lineOf = (visitId: number): string => {
    const { crossingId, direction } = stores.reports.visit(visitId);
    return `${String(crossingId)} ${direction}`;
  };
  const callsBy = Map.groupBy(calls, ({ visitId }) => lineOf(visitId));
  const waitsBy = Map.groupBy(waits, ({ visitId }) => lineOf(visitId));
  return stores.queues.crossings().flatMap(({ id, name }) =>
    DIRECTIONS.flatMap((direction) => {
      const own = queues.filter((queue) => queue.crossingId === id && queue.direction === direction);
      const trucks = stages.filter((one) => one.crossingId === id && one.direction === direction);
      const waiting = trucks.find(({ stage }) => stage === 'waiting');
      const line = `${String(id)} ${direction}`;
      const calledToday = callsBy.get(line)?.length ?? 0;
      if (own.length === 0 && trucks.length === 0 && calledToday === 0) return [];
      const waitP50 = summaryOf((waitsBy.get(line) ?? []).map(({ ms }) => ms)).p50;
      return [
        {
          crossing: name,
          direction,
          waiting: waiting?.count ?? 0,
          waitingSince: waiting?.since ?? null,
          called: trucks.find(({ stage }) => stage === 'called')?.count ?? 0,
          calledToday,
          waitP50Ms: waitP50 === null ? null : Math.round(waitP50),
          isSuspended: own.some(({ suspendedAt }) => suspendedAt !== null),
        },
      ];
    }),
  );
}
