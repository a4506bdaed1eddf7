import { ContractFault } from '../../../shared/contract/errors.ts';
import type { Handlers } from '../../engine/handler.ts';

export const reservationCommands: Pick<Handlers, 'reservation.make' | 'reservation.cancel'> = {
  'reservation.make': notBuilt,
  'reservation.cancel': notBuilt,
};

function notBuilt(): never {
  throw new ContractFault({ code: 'request.unknown-name' });
}
