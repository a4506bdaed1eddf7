import type { Handlers } from '../../engine/handler.ts';

type ShiftCommand = 'shift.hand-over';

export const shiftCommands: Pick<Handlers, ShiftCommand> = {
  'shift.hand-over'() {
    throw new Error('not built');
  },
};
