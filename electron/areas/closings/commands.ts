import { ContractFault } from '../../../shared/contract/errors.ts';
import type { Handlers } from '../../engine/handler.ts';

export const closingCommands: Pick<Handlers, 'closing.order' | 'closing.cancel'> = {
  'closing.order': notBuilt,
  'closing.cancel': notBuilt,
};

function notBuilt(): never {
  throw new ContractFault({ code: 'request.unknown-name' });
}
