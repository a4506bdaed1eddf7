import { ContractFault } from '../../../shared/contract/errors.ts';
import type { QueryHandlers } from '../../engine/handler.ts';

export const viewQueries: Pick<QueryHandlers, 'view.list'> = {
  'view.list': notBuilt,
};

function notBuilt(): never {
  throw new ContractFault({ code: 'request.unknown-name' });
}
