import { dayOf } from '../../../shared/kernel/calendar.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import { forecastOf } from '../../../shared/domain/forecast/forecast.ts';
import { nextTet } from '../../../shared/domain/season/season.ts';
import type { QueryHandlers } from '../../engine/handler.ts';
import { forecastReading } from '../forecast/reading.ts';
import { situationOf } from './situation.ts';

const USUAL_DAYS = 60;

/** Where a rehearsal begins, and the scenarios that are kept. */
export const rehearsalQueries: Pick<QueryHandlers, 'plan.situation' | 'plan.scenarios'> = {
  'plan.situation'({ days = USUAL_DAYS }, context) {
    const { facts, profile } = forecastReading(context, days);
    const { basis, series, convoys, site, errors } = forecastOf(facts);
    const { seasonSigma, dayCv } = errors;
    return {
      situation: situationOf(context, days, {
        series,
        convoys,
        inputs: facts.inputs,
        profile,
        spreading: { seasonSigma, dayCv },
      }),
      arrivals: site,
      inputs: facts.inputs,
      costs: context.site.settings.plan.leverCosts,
      basis,
      tetOn: nextTet(dayOf(context.now, context.zone)).on,
    };
  },

  'plan.scenarios': (_input, { stores }) => ({
    scenarios: stores.rehearsal.scenarios().map(({ id, removedAt: _removedAt, ...scenario }) => ({
      scenarioId: wireId('scenario', id),
      ...scenario,
    })),
  }),
};
