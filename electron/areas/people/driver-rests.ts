import { HOUR_MS, later } from '../../../shared/kernel/instant.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import {
  driverFactsOf,
  drivingClockOf,
  type DrivingClock,
  drivingNeededMs,
  hasHours,
  knownHoursOf,
  mayDriveFrom,
} from '../../../shared/domain/queue/driver-hours.ts';
import type { Person, Visit } from '../../../shared/domain/records.ts';
import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import type { DriverRest } from '../../../shared/contract/rest-queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { callTimesOf, type CallTimes } from '../rest/call-times.ts';

/** Of drivers of whom nothing is known, those are listed whose trucks may be called so soon. */
const CALLED_WITHIN_MS = 12 * HOUR_MS;

/** The drivers of trucks that wait or are called: who rests, who may drive when called, who needs the team (RE44). */
export function driverRests(_input: object, context: QueryContext): Omit<QueryOutputs['rest.drivers'], 'seq'> {
  const { people, queues } = context.stores;
  const callTimes = callTimesOf(context);
  const clock = drivingClockOf(context.now, context.zone);
  const drivers: DriverRest[] = [];
  for (const queue of queues.queues()) {
    const driverOf = new Map<Visit['id'], Person>();
    // Of two who drive one truck the first counts, as for its readiness.
    for (const person of people.driversOfLine(queue.id))
      if (!driverOf.has(person.visitId)) driverOf.set(person.visitId, person);
    for (const visit of [...queues.called(queue.id), ...queues.waiting(queue.id)]) {
      const driver = driverOf.get(visit.id);
      const one = driver === undefined ? null : driverRestOf(context, driver, visit, queue.walkUpMs, callTimes, clock);
      if (one !== null) drivers.push(one);
    }
  }
  return { drivers: drivers.sort((a, b) => (a.callFrom ?? Infinity) - (b.callFrom ?? Infinity)) };
}

function driverRestOf(
  context: QueryContext,
  driver: Person,
  visit: Visit,
  walkUpMs: number,
  callTimes: CallTimes,
  clock: DrivingClock,
): DriverRest | null {
  const { now, zone, site, stores } = context;
  const callFrom = visit.stage === 'called' ? visit.calledAt : (callTimes(visit)?.p90From ?? null);
  const isSoon = callFrom !== null && callFrom <= later(now, CALLED_WITHIN_MS);
  if (!isSoon && !hasHours(driver) && driver.teamDriverId === null) return null;
  const limits = site.settings.driverHours;
  const neededMs = drivingNeededMs(walkUpMs, visit.direction);
  const duty = driver.teamDriverId === null ? null : stores.team.dutyOf(driver.teamDriverId);
  const facts = driverFactsOf({ ...driver, duty }, clock, limits);
  const { left } = facts;
  // Called already, he drives now.
  const isLater = callFrom !== null && callFrom > now;
  const then = isLater ? driverFactsOf({ ...driver, duty }, drivingClockOf(callFrom, zone), limits) : facts;
  const isShort = then.left !== null && !then.left.isAtLeast && then.left.ms < neededMs;
  return {
    personId: wireId('person', driver.id),
    visitId: wireId('visit', visit.id),
    plate: visit.plate,
    queueNumber: visit.queueNumber,
    name: stores.people.dataOf(driver.id).name,
    restingSince: driver.restingSince,
    lastRest: driver.lastRest === null ? null : { from: driver.lastRest.from, to: driver.lastRest.to },
    leftMs: left?.ms ?? null,
    isAtLeast: left?.isAtLeast ?? false,
    neededMs,
    mayDriveAt:
      left === null || left.ms >= neededMs ? null : mayDriveFrom(knownHoursOf(driver), neededMs, now, zone, limits),
    callFrom,
    isCalled: visit.stage === 'called',
    needsTeam: isShort || then.isOffDuty || visit.isDriverless,
  };
}
