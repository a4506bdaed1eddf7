import type { Handlers } from '../../engine/handler.ts';

type TurnCommand = 'turn.take' | 'turn.call' | 'turn.begin' | 'turn.end';

/** Numbered turns at showers and the like. */
export const turnCommands: Pick<Handlers, TurnCommand> = {
  'turn.take': notBuilt,
  'turn.call': notBuilt,
  'turn.begin': notBuilt,
  'turn.end': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
