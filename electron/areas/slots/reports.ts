import { ContractFault } from '../../../shared/contract/errors.ts';
import type { Handlers } from '../../engine/handler.ts';

export const groundReportCommands: Pick<Handlers, 'slot.report-unknown' | 'slot.clear-unknown' | 'keep-clear.report'> =
  {
    'slot.report-unknown': notBuilt,
    'slot.clear-unknown': notBuilt,
    'keep-clear.report': notBuilt,
  };

function notBuilt(): never {
  throw new ContractFault({ code: 'request.unknown-name' });
}
