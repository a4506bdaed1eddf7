import { callQueries } from '../areas/calls/queries.ts';
import { chargeQueries } from '../areas/charges/queries.ts';
import { countQueries } from '../areas/counts/queries.ts';
import { crossingQueries } from '../areas/crossings/queries.ts';
import { evacuationQueries } from '../areas/evacuation/queries.ts';
import { caseQueries } from '../areas/gate/case-queries.ts';
import { outQueries } from '../areas/gate/out-queries.ts';
import { forecastQueries } from '../areas/forecast/queries.ts';
import { findQueries } from '../areas/find/queries.ts';
import { createGateQueries } from '../areas/gate/queries.ts';
import { incidentQueries } from '../areas/incidents/queries.ts';
import { journalQueries } from '../areas/journal/queries.ts';
import { moveQueries } from '../areas/moves/queries.ts';
import { orderQueries } from '../areas/orders/queries.ts';
import { photoQueries } from '../areas/photos/queries.ts';
import { publicQueries } from '../areas/public/queries.ts';
import { historyQueries } from '../areas/queue/history-queries.ts';
import { queueQueries } from '../areas/queue/queries.ts';
import { pastQueries } from '../areas/past/queries.ts';
import { dashboardQueries } from '../areas/reports/dashboard-queries.ts';
import { intervalQueries } from '../areas/reports/interval-queries.ts';
import { scheduleQueries } from '../areas/reports/files.ts';
import { createReportQueries } from '../areas/reports/queries.ts';
import { signedQueries } from '../areas/reports/signed-queries.ts';
import { rehearsalQueries } from '../areas/rehearsal/queries.ts';
import { restQueries } from '../areas/rest/queries.ts';
import { shiftQueries } from '../areas/shift/queries.ts';
import { siteQueries } from '../areas/site/queries.ts';
import { slipQueries } from '../areas/slips/queries.ts';
import { budgetQueries } from '../areas/slots/budget-queries.ts';
import { layoutQueries } from '../areas/slots/layout-queries.ts';
import { createSlotQueries } from '../areas/slots/queries.ts';
import { surgeQueries } from '../areas/surge/queries.ts';
import { swapQueries } from '../areas/swaps/queries.ts';
import { teamQueries } from '../areas/team/queries.ts';
import { viewQueries } from '../areas/views/queries.ts';
import { complaintQueries } from '../areas/complaints/queries.ts';
import { lodgingQueries } from '../areas/lodging/queries.ts';
import { mealQueries } from '../areas/meals/queries.ts';
import { calendarQueries } from '../areas/plan/calendar-queries.ts';
import { personQueries } from '../areas/people/queries.ts';
import { turnQueries } from '../areas/turns/queries.ts';
import { bedQueries } from '../areas/rest/bed-queries.ts';
import { loadQueries } from '../areas/rest/load-queries.ts';
import { ContractFault } from '../../shared/contract/errors.ts';
import { maySeePeople } from '../../shared/domain/site/rights.ts';
import type { QueryHandlers } from './handler.ts';
import { createImageContext, visitRow } from './images.ts';
import { openCheckpoints } from '../db/checkpoints.ts';
import { createPast, type Past } from './past/past.ts';
import { takeSnapshot } from './snapshot.ts';
import type { Stores } from './stores.ts';

/** Every query of the contract. `pastOf` tells the past of stores; without one it is told from the beginning each time. */
export function createQueryHandlers(pastOf: (stores: Stores) => Past = pastFromTheBeginning): QueryHandlers {
  return {
    'yard.now': (_input, context) => ({
      epoch: context.stores.site.epoch() ?? '',
      siteNow: context.now,
      rate: context.rate,
      ...takeSnapshot(context.stores, maySeePeople(context.actor.roles)),
    }),
    'yard.at'({ at }, { stores, now }) {
      if (at > now) throw new ContractFault({ code: 'past.in-future' });
      const since = stores.journal.change(1)?.recordedAt;
      if (since !== undefined && at < since) throw new ContractFault({ code: 'past.before-site', since });
      const { seq, ...state } = pastOf(stores).at(at);
      return { epoch: stores.site.epoch() ?? '', siteNow: at, rate: 0, asOfSeq: seq, toldAt: now, ...state };
    },
    ...createGateQueries((visitId, { stores }) => {
      const visit = stores.records.get('visit', visitId);
      return visit === null ? null : visitRow(visit, createImageContext(stores));
    }),
    ...findQueries,
    ...forecastQueries,
    ...createSlotQueries(),
    ...moveQueries,
    ...budgetQueries,
    ...layoutQueries,
    ...countQueries,
    ...viewQueries,
    ...queueQueries,
    ...historyQueries,
    ...callQueries,
    ...crossingQueries,
    ...orderQueries,
    ...swapQueries,
    ...teamQueries,
    ...publicQueries,
    ...restQueries,
    ...loadQueries,
    ...bedQueries,
    ...turnQueries,
    ...personQueries,
    ...mealQueries,
    ...lodgingQueries,
    ...complaintQueries,
    ...outQueries,
    ...caseQueries,
    ...slipQueries,
    ...photoQueries,
    ...chargeQueries,
    ...incidentQueries,
    ...shiftQueries,
    ...evacuationQueries,
    ...journalQueries,
    ...siteQueries,
    ...createReportQueries(),
    ...signedQueries,
    ...scheduleQueries,
    ...dashboardQueries,
    ...intervalQueries,
    ...pastQueries,
    ...rehearsalQueries,
    ...surgeQueries,
    ...calendarQueries,
  };
}

function pastFromTheBeginning(stores: Stores): Past {
  return createPast(stores, openCheckpoints(null));
}
