import { ContractFault } from '../../../shared/contract/errors.ts';
import type { Handlers } from '../../engine/handler.ts';

export const batchCommands: Pick<Handlers, 'slot.assign-all'> = {
  'slot.assign-all': notBuilt,
};

function notBuilt(): never {
  throw new ContractFault({ code: 'request.unknown-name' });
}
