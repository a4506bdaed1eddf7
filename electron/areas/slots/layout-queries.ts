import type { QueryHandlers } from '../../engine/handler.ts';
import { planNow } from './plan-now.ts';
import { readPlan } from './plan-file/read-plan.ts';

export const layoutQueries: Pick<QueryHandlers, 'layout.now' | 'layout.read'> = {
  'layout.now': (_input, { stores }) => ({ plan: planNow(stores.slots) }),

  'layout.read': ({ contentBase64 }, { stores }) =>
    readPlan(Buffer.from(contentBase64, 'base64'), planNow(stores.slots)),
};
