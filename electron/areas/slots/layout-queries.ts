import { ContractFault } from '../../../shared/contract/errors.ts';
import type { QueryHandlers } from '../../engine/handler.ts';

export const layoutQueries: Pick<QueryHandlers, 'layout.now' | 'layout.read'> = {
  'layout.now': notBuilt,
  'layout.read': notBuilt,
};

function notBuilt(): never {
  throw new ContractFault({ code: 'request.unknown-name' });
}
