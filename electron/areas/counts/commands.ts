import { ContractFault } from '../../../shared/contract/errors.ts';
import type { Handlers } from '../../engine/handler.ts';

export const countCommands: Pick<Handlers, 'count.start' | 'count.see' | 'count.finish' | 'count.abandon'> = {
  'count.start': notBuilt,
  'count.see': notBuilt,
  'count.finish': notBuilt,
  'count.abandon': notBuilt,
};

function notBuilt(): never {
  throw new ContractFault({ code: 'request.unknown-name' });
}
