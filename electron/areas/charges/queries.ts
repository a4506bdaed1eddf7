import type { QueryHandlers } from '../../engine/handler.ts';

type ChargeQuery = 'tariff.list' | 'charge.takings';

export const chargeQueries: Pick<QueryHandlers, ChargeQuery> = {
  'tariff.list'() {
    throw new Error('not built');
  },

  'charge.takings'() {
    throw new Error('not built');
  },
};
