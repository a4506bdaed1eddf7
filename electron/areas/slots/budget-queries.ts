import { ContractFault } from '../../../shared/contract/errors.ts';
import type { QueryHandlers } from '../../engine/handler.ts';

export const budgetQueries: Pick<QueryHandlers, 'yard.budget' | 'yard.clocks'> = {
  'yard.budget': notBuilt,
  'yard.clocks': notBuilt,
};

function notBuilt(): never {
  throw new ContractFault({ code: 'request.unknown-name' });
}
