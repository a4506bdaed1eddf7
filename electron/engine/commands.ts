import { expectedCommands } from '../areas/expected/commands.ts';
import { gateCommands } from '../areas/gate/commands.ts';
import { incidentCommands } from '../areas/incidents/commands.ts';
import { journalCommands } from '../areas/journal/commands.ts';
import { queueCommands } from '../areas/queue/commands.ts';
import { restCommands } from '../areas/rest/commands.ts';
import { siteCommands } from '../areas/site/commands.ts';
import { slotCommands } from '../areas/slots/commands.ts';
import type { Handlers } from './handler.ts';

/** Every command of the contract; a missing one does not compile. */
export const commandHandlers: Handlers = {
  ...expectedCommands,
  ...gateCommands,
  ...slotCommands,
  ...queueCommands,
  ...restCommands,
  ...siteCommands,
  ...incidentCommands,
  ...journalCommands,
};
