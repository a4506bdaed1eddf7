import { ContractFault } from '../../../shared/contract/errors.ts';
import type { Handlers } from '../../engine/handler.ts';

export const layoutPictureCommands: Pick<Handlers, 'layout.picture'> = {
  'layout.picture': notBuilt,
};

function notBuilt(): never {
  throw new ContractFault({ code: 'request.unknown-name' });
}
