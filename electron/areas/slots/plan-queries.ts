import { ContractFault } from '../../../shared/contract/errors.ts';
import type { QueryHandlers } from '../../engine/handler.ts';

export const slotPlanQueries: Pick<QueryHandlers, 'slot.plan'> = {
  'slot.plan': notBuilt,
};

function notBuilt(): never {
  throw new ContractFault({ code: 'request.unknown-name' });
}
