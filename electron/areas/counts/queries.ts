import { ContractFault } from '../../../shared/contract/errors.ts';
import type { QueryHandlers } from '../../engine/handler.ts';

export const countQueries: Pick<QueryHandlers, 'count.state' | 'count.list'> = {
  'count.state': notBuilt,
  'count.list': notBuilt,
};

function notBuilt(): never {
  throw new ContractFault({ code: 'request.unknown-name' });
}
