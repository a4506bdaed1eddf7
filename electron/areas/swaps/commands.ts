import type { Handlers } from '../../engine/handler.ts';

type SwapCommand = 'visit.swap-load';

export const swapCommands: Pick<Handlers, SwapCommand> = {
  'visit.swap-load': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
