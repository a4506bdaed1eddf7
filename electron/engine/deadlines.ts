import { isStayingTooLong } from '../../shared/domain/rest/beds.ts';
import { queuesDue } from '../areas/calls/turn.ts';
import { countClosingsDue } from '../areas/closings/turn.ts';
import { areFacilitiesDue } from '../areas/facilities/turn.ts';
import { isGroundWatchDue } from '../areas/ground/watch.ts';
import type { SystemAlarm } from '../areas/incidents/system-alarm.ts';
import { isLodgingDue } from '../areas/lodging/remind.ts';
import { areOrdersDue, countNoticesDue } from '../areas/orders/turn.ts';
import { peopleToErase } from '../areas/people/erase.ts';
import { isReportWatchDue } from '../areas/reports/files.ts';
import { areReservationsDue } from '../areas/reservations/turn.ts';
import { isWakeWatchDue } from '../areas/rest/wake-watch.ts';
import { isPlanWatchDue } from '../areas/surge/watch.ts';
import { areTurnsMissed } from '../areas/turns/missed.ts';
import { isRestWatchDue } from '../areas/rest/watch.ts';
import type { SiteClock } from './clock.ts';
import type { Internals } from './dispatch.ts';
import type { Stores } from './stores.ts';

/** A jump back of the machine's clock worth telling people of. */
const JUMP_MS = 5000;

/** A deadline that passed, as the command of the system that answers it. */
export type DueWork = { readonly name: keyof Internals; readonly input: unknown };

/** All that is due because of time alone. */
export function dueWork(stores: Stores, clock: SiteClock): readonly DueWork[] {
  const work: DueWork[] = overdueAlarms(stores, clock).map((input) => ({ name: 'system.alarm', input }));
  const site = stores.site.site();
  if (site === null) return work;
  const yard = { stores, now: clock.now(), site, zone: site.timeZone };
  if (areReservationsDue(yard)) work.push({ name: 'reservation.turn', input: {} });
  for (let n = countClosingsDue(yard); n > 0; n -= 1) work.push({ name: 'closing.turn', input: {} });
  for (let n = countNoticesDue(yard); n > 0; n -= 1) work.push({ name: 'notice.turn', input: {} });
  if (areOrdersDue(yard)) work.push({ name: 'order.turn', input: {} });
  if (areTurnsMissed(yard)) work.push({ name: 'turn.miss', input: {} });
  if (areFacilitiesDue(yard)) work.push({ name: 'facility.turn', input: {} });
  if (isGroundWatchDue(yard)) work.push({ name: 'ground.watch', input: {} });
  if (isLodgingDue(yard)) work.push({ name: 'lodging.remind', input: {} });
  const toErase = peopleToErase(yard);
  if (toErase.people.length > 0) work.push({ name: 'person.erase', input: toErase });
  if (isWakeWatchDue(yard)) work.push({ name: 'wake.watch', input: {} });
  if (isRestWatchDue(yard)) work.push({ name: 'rest.watch', input: {} });
  if (isReportWatchDue(yard)) work.push({ name: 'report.watch', input: {} });
  if (isPlanWatchDue(yard)) work.push({ name: 'plan.watch', input: {} });
  work.push(...dueCalls(stores, clock));
  return work;
}

/** The queues that call by themselves now (QU26). Asked often: drivers wait for it. */
export function dueCalls(stores: Stores, clock: SiteClock): readonly DueWork[] {
  const site = stores.site.site();
  if (site === null) return [];
  const yard = { stores, now: clock.now(), site, zone: site.timeZone };
  return queuesDue(yard).map((queueId) => ({ name: 'queue.turn', input: { queueId } }));
}

/** What should be alarmed now because of time alone (RE1, clocks). Asked once in a while; alarms open twice are not raised again. */
export function overdueAlarms(stores: Stores, clock: SiteClock): readonly SystemAlarm[] {
  const alarms: SystemAlarm[] = [];
  if (clock.takeJump() > JUMP_MS) alarms.push({ code: 'clock-jump', visitId: null });
  const site = stores.site.site();
  if (site === null) return alarms;
  for (const person of stores.people.staying()) {
    const { departedAt } = stores.records.require('visit', person.visitId);
    // Seen once is seen: an alarm that was acknowledged does not come back.
    if (departedAt === null || stores.site.wasAlarmed('staying-too-long', person.visitId)) continue;
    if (isStayingTooLong(departedAt, clock.now(), site.settings.rest))
      alarms.push({ code: 'staying-too-long', visitId: person.visitId });
  }
  return alarms;
}
