import type { Handlers } from '../../engine/handler.ts';

type LodgingCommand = 'lodging.report';

/** The lodging list for the police. */
export const lodgingCommands: Pick<Handlers, LodgingCommand> = {
  'lodging.report': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
