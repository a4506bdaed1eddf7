import { callCommands } from '../areas/calls/commands.ts';
import { cameraCommands } from '../areas/camera/commands.ts';
import { chargeCommands } from '../areas/charges/commands.ts';
import { closingCommands } from '../areas/closings/commands.ts';
import { countCommands } from '../areas/counts/commands.ts';
import { crossingCommands } from '../areas/crossings/commands.ts';
import { expectedCommands } from '../areas/expected/commands.ts';
import { forecastCommands } from '../areas/forecast/commands.ts';
import { gateCommands } from '../areas/gate/commands.ts';
import { alarmCommands } from '../areas/incidents/alarm-commands.ts';
import { incidentCommands } from '../areas/incidents/commands.ts';
import { disclosureCommands } from '../areas/journal/disclose.ts';
import { journalCommands } from '../areas/journal/commands.ts';
import { moveBatchCommands } from '../areas/moves/batch.ts';
import { moveCommands } from '../areas/moves/commands.ts';
import { orderCommands } from '../areas/orders/commands.ts';
import { photoCommands } from '../areas/photos/commands.ts';
import { queueCommands } from '../areas/queue/commands.ts';
import { reservationCommands } from '../areas/reservations/commands.ts';
import { rehearsalCommands } from '../areas/rehearsal/commands.ts';
import { restCommands } from '../areas/rest/commands.ts';
import { shiftCommands } from '../areas/shift/commands.ts';
import { surgeCommands } from '../areas/surge/commands.ts';
import { siteCommands } from '../areas/site/commands.ts';
import { slipCommands } from '../areas/slips/commands.ts';
import { batchCommands } from '../areas/slots/batch.ts';
import { slotCommands } from '../areas/slots/commands.ts';
import { layoutPictureCommands } from '../areas/slots/layout-picture.ts';
import { groundReportCommands } from '../areas/slots/reports.ts';
import { swapCommands } from '../areas/swaps/commands.ts';
import { teamCommands } from '../areas/team/commands.ts';
import { viewCommands } from '../areas/views/commands.ts';
import { complaintCommands } from '../areas/complaints/commands.ts';
import { facilityCommands } from '../areas/facilities/commands.ts';
import { lodgingCommands } from '../areas/lodging/commands.ts';
import { mealCommands } from '../areas/meals/commands.ts';
import { personCommands } from '../areas/people/commands.ts';
import { reportCommands } from '../areas/reports/commands.ts';
import { turnCommands } from '../areas/turns/commands.ts';
import type { Handlers } from './handler.ts';

/** Every command of the contract; a missing one does not compile. */
export const commandHandlers: Handlers = {
  ...expectedCommands,
  ...forecastCommands,
  ...gateCommands,
  ...slotCommands,
  ...batchCommands,
  ...groundReportCommands,
  ...layoutPictureCommands,
  ...reservationCommands,
  ...closingCommands,
  ...countCommands,
  ...viewCommands,
  ...alarmCommands,
  ...moveBatchCommands,
  ...queueCommands,
  ...callCommands,
  ...crossingCommands,
  ...orderCommands,
  ...swapCommands,
  ...teamCommands,
  ...restCommands,
  ...turnCommands,
  ...personCommands,
  ...mealCommands,
  ...lodgingCommands,
  ...facilityCommands,
  ...complaintCommands,
  ...rehearsalCommands,
  ...reportCommands,
  ...surgeCommands,
  ...siteCommands,
  ...incidentCommands,
  ...moveCommands,
  ...slipCommands,
  ...photoCommands,
  ...cameraCommands,
  ...chargeCommands,
  ...shiftCommands,
  ...journalCommands,
  ...disclosureCommands,
};
