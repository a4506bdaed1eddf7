import { ContractFault } from '../../../shared/contract/errors.ts';
import type { Handlers } from '../../engine/handler.ts';

export const alarmCommands: Pick<Handlers, 'alarm.resolve'> = {
  'alarm.resolve': notBuilt,
};

function notBuilt(): never {
  throw new ContractFault({ code: 'request.unknown-name' });
}
