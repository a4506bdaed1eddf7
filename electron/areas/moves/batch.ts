import { ContractFault } from '../../../shared/contract/errors.ts';
import type { Handlers } from '../../engine/handler.ts';

export const moveBatchCommands: Pick<Handlers, 'move.order-all' | 'move.assign'> = {
  'move.order-all': notBuilt,
  'move.assign': notBuilt,
};

function notBuilt(): never {
  throw new ContractFault({ code: 'request.unknown-name' });
}
