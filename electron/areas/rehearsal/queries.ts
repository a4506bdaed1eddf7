import { addDays, dayOf } from '../../../shared/kernel/calendar.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import { tetDayOf } from '../../../shared/kernel/lunar.ts';
import type { QueryHandlers } from '../../engine/handler.ts';
import { situationOf } from './situation.ts';

const USUAL_DAYS = 60;

/** Where a rehearsal begins, and the scenarios that are kept. */
export const rehearsalQueries: Pick<QueryHandlers, 'plan.situation' | 'plan.scenarios'> = {
  'plan.situation'(input, context) {
    const days = input.days ?? USUAL_DAYS;
    // TEMPORARY
    const today = dayOf(context.now, context.zone);
    const tet = tetDayOf(Number(today.slice(0, 4)) + 1);
    const series = context.stores.queues
      .queues()
      .filter((q) => q.point === 'main')
      .flatMap((queue) => {
        const crossing = context.stores.records.require('crossing', queue.crossingId).code;
        return (['fresh', 'electronics', 'general'] as const).map((cargoClass) => ({
          crossing,
          direction: queue.direction,
          cargoClass,
          days: Array.from({ length: days }, (_, n) => {
            const mean = queue.capacityPerHour * 4 * (1 + Math.max(0, 1 - Math.abs(n - 20) / 20));
            return { on: addDays(today, n), mean, p5: 0, p25: 0, p50: mean, p75: mean, p95: mean };
          }),
        }));
      });
    const profile = Array.from({ length: 24 }, (_, h) => (h >= 6 && h < 22 ? 1.2 : 0.6) / 24);
    return {
      situation: situationOf(context, days, {
        series,
        inputs: [],
        spreading: { seasonSigma: 0.2, dayCv: 0.18 },
        profile: { export: profile, import: profile },
      }),
      costs: context.site.settings.plan.leverCosts,
      basis: 'template',
      tetOn: tet,
    };
  },

  'plan.scenarios'(_input, { stores }) {
    return {
      scenarios: stores.rehearsal.scenarios().map(({ id, removedAt: _removed, ...scenario }) => ({
        scenarioId: wireId('scenario', id),
        ...scenario,
      })),
    };
  },
};
