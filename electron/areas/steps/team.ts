import type { VisitId } from '../../../shared/kernel/ids.ts';
import type { Person, TeamDriver, Visit } from '../../../shared/domain/records.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import { NEW_PERSON, NO_PERSON_DATA } from '../../../shared/domain/rest/new-records.ts';
import type { Context } from '../../engine/handler.ts';
import { leaveSite, makeDriver } from './people.ts';
import { recordOtherDriver } from './swaps.ts';

/**
 * A driver of the team takes the wheel of a visit; who drove is a co-driver from now on. Name and telephone are copied
 * beside the journal (JO3), the hours driven go along. One driver drives one truck: another visit lets go of him (QU31).
 */
export function attachTeamDriver(context: Context, visit: Visit, driver: TeamDriver): Person {
  const elsewhere = context.stores.people.ofTeam().filter((one) => one.teamDriverId === driver.id);
  for (const person of elsewhere) if (person.visitId !== visit.id) letGo(context, person);
  const here = elsewhere.find((person) => person.visitId === visit.id);
  if (here !== undefined) return makeDriver(context, visit.id, here);
  const { name, phone } = context.stores.team.dataOf(driver.id);
  const id = context.newId('person');
  const digest = context.remember(id, { ...NO_PERSON_DATA, name, phone });
  const person: Person = {
    id,
    visitId: visit.id,
    role: 'driver',
    attachedAt: context.now,
    ...NEW_PERSON,
    teamDriverId: driver.id,
    driving: driver.driving,
  };
  context.log.insert('person.attached', 'person', person, visit.id, { digest });
  return makeDriver(context, visit.id, person);
}

/** How long a driver of the team has driven is not known any more once a truck drove off with him (QU36). */
export function forgetTeamHours(context: Context, visitId: VisitId): void {
  const { people, team } = context.stores;
  for (const { role, isStaying, teamDriverId } of people.ofVisit(visitId)) {
    const driver = role !== 'driver' || isStaying || teamDriverId === null ? null : team.get(teamDriverId);
    if (driver !== null && driver.driving !== null)
      context.log.update('person.drove', 'teamDriver', driver, { driving: null });
  }
}

/** The driver goes to another truck. Whoever else is with this one drives it again; without anybody it cannot be called. */
function letGo(context: Context, person: Person): void {
  const { visitId } = person;
  if (person.role === 'driver') {
    const others = context.stores.people.ofVisit(visitId).filter(({ id }) => id !== person.id);
    const next = others.find(({ role }) => role === 'co-driver');
    const visit = context.stores.records.require('visit', visitId);
    if (next !== undefined) {
      makeDriver(context, visitId, next);
      if (isInYard(visit.stage)) recordOtherDriver(context, visit);
    } else if (isInYard(visit.stage) && !visit.isDriverless)
      context.log.update('visit.driver-swapped', 'visit', visit, { isDriverless: true }, visitId);
  }
  leaveSite(context, context.log.latest('person', person), context.now);
}
