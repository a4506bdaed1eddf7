import type { Handlers } from '../../engine/handler.ts';

type TeamCommand = 'team.save' | 'driver.hours';

export const teamCommands: Pick<Handlers, TeamCommand> = {
  'team.save': notBuilt,
  'driver.hours': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
