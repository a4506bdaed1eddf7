import { DAY_MS, HOUR_MS, later } from '../../../shared/kernel/instant.ts';
import type { TriggerFigures } from '../../../shared/domain/surge/trigger.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { siteBudgetOf } from '../slots/budget-queries.ts';

/** What triggers watch, as it is now (SP3). */
export function triggerFiguresOf(yard: Pick<QueryContext, 'stores' | 'now' | 'site'>): TriggerFigures {
  const { stores, now } = yard;
  const budget = siteBudgetOf(yard);
  const { ofVisits, staying } = stores.people.counts();
  return {
    'dwell-budget': hours(budget.dwellBudgetMs),
    'until-full': hours(budget.untilFullMs),
    'free-places': budget.free,
    waiting: stores.ground
      .stages()
      .filter(({ stage }) => stage === 'waiting')
      .reduce((sum, { count }) => sum + count, 0),
    people: ofVisits + staying,
    arrivals: stores.surge.arrivals(later(now, -DAY_MS), now),
  };
}

function hours(ms: number | null): number | null {
  return ms === null ? null : Math.round((ms / HOUR_MS) * 10) / 10;
}
