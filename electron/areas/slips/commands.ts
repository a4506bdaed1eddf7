import type { Handlers } from '../../engine/handler.ts';

type SlipCommand = 'slip.print' | 'slip.enter' | 'slip.void';

export const slipCommands: Pick<Handlers, SlipCommand> = {
  'slip.print'() {
    throw new Error('not built');
  },

  'slip.enter'() {
    throw new Error('not built');
  },

  'slip.void'() {
    throw new Error('not built');
  },
};
