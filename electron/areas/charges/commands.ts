import type { Handlers } from '../../engine/handler.ts';

type ChargeCommand = 'tariff.save' | 'charge.add' | 'charge.cancel' | 'charge.settle' | 'payment.reverse';

export const chargeCommands: Pick<Handlers, ChargeCommand> = {
  'tariff.save'() {
    throw new Error('not built');
  },

  'charge.add'() {
    throw new Error('not built');
  },

  'charge.cancel'() {
    throw new Error('not built');
  },

  'charge.settle'() {
    throw new Error('not built');
  },

  'payment.reverse'() {
    throw new Error('not built');
  },
};
