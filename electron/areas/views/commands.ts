import { ContractFault } from '../../../shared/contract/errors.ts';
import type { Handlers } from '../../engine/handler.ts';

export const viewCommands: Pick<Handlers, 'view.save' | 'view.remove'> = {
  'view.save': notBuilt,
  'view.remove': notBuilt,
};

function notBuilt(): never {
  throw new ContractFault({ code: 'request.unknown-name' });
}
