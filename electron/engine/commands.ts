import { cameraCommands } from '../areas/camera/commands.ts';
import { chargeCommands } from '../areas/charges/commands.ts';
import { expectedCommands } from '../areas/expected/commands.ts';
import { gateCommands } from '../areas/gate/commands.ts';
import { incidentCommands } from '../areas/incidents/commands.ts';
import { journalCommands } from '../areas/journal/commands.ts';
import { moveCommands } from '../areas/moves/commands.ts';
import { photoCommands } from '../areas/photos/commands.ts';
import { queueCommands } from '../areas/queue/commands.ts';
import { restCommands } from '../areas/rest/commands.ts';
import { shiftCommands } from '../areas/shift/commands.ts';
import { siteCommands } from '../areas/site/commands.ts';
import { slipCommands } from '../areas/slips/commands.ts';
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
  ...moveCommands,
  ...slipCommands,
  ...photoCommands,
  ...cameraCommands,
  ...chargeCommands,
  ...shiftCommands,
  ...journalCommands,
};
