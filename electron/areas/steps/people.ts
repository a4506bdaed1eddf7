import type { PersonId, StayId, VisitId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { fold, tidy } from '../../../shared/kernel/text.ts';
import type { Person, PersonData, Stay, StayEnd } from '../../../shared/domain/records.ts';
import type { PersonRole } from '../../../shared/domain/vocabulary.ts';
import { EMPTY_BED, NEW_PERSON, NO_PERSON_DATA } from '../../../shared/domain/rest/new-records.ts';
import type { Context } from '../../engine/handler.ts';
import { clearAlarms } from './alarms.ts';
import { restedInBed } from './driver-rest.ts';
import { countOneMore } from './people-count.ts';
import { endTurnsOf } from './turns.ts';

/** What a caller says of a person. */
export type SaidPerson = {
  readonly name: string;
  readonly phone?: string | null | undefined;
  readonly documentNo?: string | null | undefined;
  readonly role?: PersonRole | undefined;
  readonly isWoman?: boolean | undefined;
};

/** How a caller names a person: by id, or by name (and more). */
export type PersonInput = { readonly personId: PersonId } | SaidPerson;

/** Attaches a person to a visit. Personal values go beside the journal; the event carries their digest (JO3). */
export function attachPerson(
  context: Context,
  visitId: VisitId,
  role: PersonRole,
  data: PersonData | null,
  at: Instant,
): Person {
  const id = context.newId('person');
  const digest = data === null ? undefined : context.remember(id, data);
  const person: Person = {
    id,
    visitId,
    role,
    attachedAt: at,
    ...NEW_PERSON,
  };
  return context.log.insert('person.attached', 'person', person, visitId, digest === undefined ? {} : { digest });
}

/** The person of a visit that an input means: the same folded name is the same person; null when nobody fits. */
export function findPerson(
  context: Context,
  visitId: VisitId,
  input: PersonInput,
  people = context.stores.people.ofVisit(visitId),
): Person | null {
  if ('personId' in input) return people.find((person) => person.id === input.personId) ?? null;
  const name = fold(input.name);
  return people.find((person) => fold(context.stores.people.dataOf(person.id).name ?? '') === name) ?? null;
}

/**
 * The person that an input means, naming somebody of the visit who has no name yet, else attaching one more (GA2: more
 * people than declared are recorded, not refused). Null for an id that is not of this visit.
 */
export function requirePerson(context: Context, visitId: VisitId, input: PersonInput, at = context.now): Person | null {
  const found = findPerson(context, visitId, input);
  if ('personId' in input) return found;
  if (found !== null) return learnSex(context, found, input.isWoman);
  const nameless = context.stores.people
    .ofVisit(visitId)
    .find(({ id, teamDriverId }) => teamDriverId === null && !isNamed(context, id));
  if (nameless === undefined) {
    const more = addPerson(context, visitId, input, at);
    countOneMore(context, visitId);
    return more;
  }
  const digest = context.remember(nameless.id, dataSaid(input));
  return context.log.update('person.named', 'person', nameless, { role: input.role ?? nameless.role }, visitId, {
    digest,
  });
}

/** Whether somebody has a name, be it by the same change: personal values are kept at its end. */
function isNamed(context: Context, personId: PersonId): boolean {
  const isNamedNow = context.log.events.some(({ type, change }) => type === 'person.named' && change.id === personId);
  return isNamedNow || context.stores.people.dataOf(personId).name !== null;
}

/** Whether somebody is a woman is written down when it is said first: rooms go by it (RE9). */
function learnSex(context: Context, person: Person, isWoman: boolean | undefined): Person {
  const known = context.stores.people.dataOf(person.id);
  if (isWoman === undefined || known.isWoman !== null) return person;
  const digest = context.remember(person.id, { ...known, isWoman });
  return context.log.update('person.named', 'person', person, { role: person.role }, person.visitId, { digest });
}

/** Attaches one more person to a visit; null = somebody of whom nothing is said. */
export function addPerson(context: Context, visitId: VisitId, said: SaidPerson | null, at = context.now): Person {
  return attachPerson(context, visitId, said?.role ?? 'other', said === null ? null : dataSaid(said), at);
}

function dataSaid({ name, phone, documentNo, isWoman }: SaidPerson): PersonData {
  return {
    name: tidy(name),
    phone: phone ?? null,
    documentNo: documentNo ?? null,
    isWoman: isWoman ?? null,
    identity: null,
  };
}

/** What somebody said of the driver; null where nothing was said. */
export type DriverSaid = Pick<PersonData, 'name' | 'phone' | 'documentNo'>;

/** Writes down what was said of the driver that a visit has; without one, it attaches one. What was not said stays. */
export function nameDriver(context: Context, visitId: VisitId, said: DriverSaid, at = context.now): void {
  if (said.name === null && said.phone === null && said.documentNo === null) return;
  const people = context.stores.people.ofVisit(visitId);
  const sameName = said.name === null ? null : findPerson(context, visitId, { name: said.name }, people);
  const driver = sameName ?? people.find((person) => person.role === 'driver');
  // A driver of the team is called what the team calls him: another name is another driver (QU31).
  const isOther = said.name !== null && sameName === null && (driver?.teamDriverId ?? null) !== null;
  if (driver === undefined || isOther) {
    makeDriver(context, visitId, attachPerson(context, visitId, 'driver', { ...NO_PERSON_DATA, ...said }, at));
    return;
  }
  const known = context.stores.people.dataOf(driver.id);
  const data: PersonData = {
    name: said.name === null || driver.teamDriverId !== null ? known.name : tidy(said.name),
    phone: said.phone ?? known.phone,
    documentNo: said.documentNo ?? known.documentNo,
    isWoman: known.isWoman,
    identity: known.identity,
  };
  const driving = makeDriver(context, visitId, driver);
  if (data.name === known.name && data.phone === known.phone && data.documentNo === known.documentNo) return;
  const digest = context.remember(driver.id, data);
  context.log.update('person.named', 'person', driving, { role: 'driver' }, visitId, { digest });
}

/** From now on this person of a visit drives; who drove is a co-driver. */
export function makeDriver(context: Context, visitId: VisitId, person: Person): Person {
  for (const other of context.stores.people.ofVisit(visitId))
    if (other.role === 'driver' && other.id !== person.id)
      context.log.update('visit.driver-swapped', 'person', other, { role: 'co-driver' }, visitId);
  if (person.role === 'driver') return person;
  return context.log.update('visit.driver-swapped', 'person', person, { role: 'driver' }, visitId);
}

/** The declared driver of a visit, when somebody else is said to drive it now; else null. */
export function otherDriverOf(context: Context, visitId: VisitId, said: DriverSaid): Person | null {
  const driver = context.stores.people.ofVisit(visitId).find((person) => person.role === 'driver');
  if (driver === undefined || said.name === null) return null;
  const { name } = context.stores.people.dataOf(driver.id);
  return name === null || fold(name) === fold(said.name) ? null : driver;
}

/** Ends a stay and frees its bed (RE1). */
export function endStay(context: Context, stay: Stay, at: Instant, endedHow: StayEnd): void {
  const bed = context.stores.records.require('bed', stay.bedId);
  const endedAt = Math.max(stay.startedAt, at) as Instant;
  context.log.update('stay.ended', 'stay', stay, { endedAt, endedHow }, stay.visitId);
  context.log.update('rest.checked-out', 'bed', bed, EMPTY_BED, stay.visitId);
  restedInBed(context, stay, endedAt);
}

/** A person leaves the site for good; an open stay and numbered turns end (RE19). */
export function leaveSite(context: Context, person: Person, at: Instant, how: StayEnd = 'left'): StayId | null {
  const stay = context.stores.rest.openStayOf(person.id);
  if (stay !== null) endStay(context, stay, at, how);
  endTurnsOf(context, person, at);
  const leftAt = Math.max(person.attachedAt, at) as Instant;
  context.log.update('person.left', 'person', person, { leftAt, isStaying: false }, person.visitId);
  return stay?.id ?? null;
}

/** Nobody of a visit stays behind any more: people need not ask after anybody (RE1). */
export function clearStayingAlarm(context: Context, visitId: VisitId): void {
  const people = context.stores.people.ofVisit(visitId).map((person) => context.log.latest('person', person));
  const isLeft = people.some(({ isStaying, leftAt }) => isStaying && leftAt === null);
  if (!isLeft) clearAlarms(context, 'staying-too-long', visitId);
}
