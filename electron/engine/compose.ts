import type { DayTotalsFile } from '../db/day-totals.ts';
import type { Connection } from '../db/open.ts';
import { turnQueue } from '../areas/calls/turn.ts';
import { turnClosings } from '../areas/closings/turn.ts';
import { missTurns } from '../areas/turns/missed.ts';
import { turnFacilities } from '../areas/facilities/turn.ts';
import { watchGround } from '../areas/ground/watch.ts';
import { watchWakeUps } from '../areas/rest/wake-watch.ts';
import { raiseSystemAlarm } from '../areas/incidents/system-alarm.ts';
import { takeOverPart } from '../areas/expected/import-list.ts';
import { remindOfLodging } from '../areas/lodging/remind.ts';
import { erasePeople } from '../areas/people/erase.ts';
import { expirePhotos } from '../areas/photos/retention.ts';
import { turnNotices, turnOrders } from '../areas/orders/turn.ts';
import { keepForecast } from '../areas/forecast/keep.ts';
import { fileReports, watchReportFiles } from '../areas/reports/files.ts';
import { turnReservations } from '../areas/reservations/turn.ts';
import { watchRest } from '../areas/rest/watch.ts';
import { watchPlan } from '../areas/surge/watch.ts';
import { createSite } from '../areas/site/create.ts';
import type { MachineClock, SiteClock } from './clock.ts';
import { commandHandlers } from './commands.ts';
import { createDispatch, type Dispatch, type Internals } from './dispatch.ts';
import { createStores, type Stores } from './stores.ts';

/** The writing side of the engine over one connection. */
export type Engine = { readonly stores: Stores; readonly dispatch: Dispatch };

const internals: Internals = {
  'site.create': createSite,
  'system.alarm': raiseSystemAlarm,
  'expected.take-over': takeOverPart,
  'photo.expire': expirePhotos,
  'reservation.turn': turnReservations,
  'closing.turn': turnClosings,
  'turn.miss': missTurns,
  'queue.turn': turnQueue,
  'notice.turn': turnNotices,
  'order.turn': turnOrders,
  'facility.turn': turnFacilities,
  'person.erase': erasePeople,
  'lodging.remind': remindOfLodging,
  'ground.watch': watchGround,
  'wake.watch': watchWakeUps,
  'rest.watch': watchRest,
  'report.file': fileReports,
  'forecast.keep': keepForecast,
  'report.watch': watchReportFiles,
  'plan.watch': watchPlan,
};

/** Builds the object graph of the engine; the only place that does. */
export function composeEngine(parts: {
  readonly db: Connection;
  readonly siteClock: SiteClock;
  readonly machineClock: MachineClock;
  readonly logDefect: (error: unknown, incidentId: string, command: string) => void;
  readonly dayTotals?: DayTotalsFile;
}): Engine {
  const stores = createStores(parts.db, parts.dayTotals);
  const dispatch = createDispatch({ ...parts, stores, handlers: commandHandlers, internals });
  return { stores, dispatch };
}
