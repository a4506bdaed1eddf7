import { parseWireId, wireId, type PersonId, type VisitId } from '../../../shared/kernel/ids.ts';
import { fold } from '../../../shared/kernel/text.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import { readSlipCode } from '../../../shared/domain/gate/slip-code.ts';
import type { Person, Turn, Visit } from '../../../shared/domain/records.ts';
import { normalisePlate } from '../../../shared/domain/vehicles/plate.ts';
import type { FoundPerson } from '../../../shared/contract/rest-queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { visitOfKey } from '../public/driver-key.ts';

/** Shorter than this nobody is meant by part of a plate or a name. */
const SHORTEST_PART = 2;

/**
 * Who is meant at the counter by a slip, a plate, a queue number or a name (RE18). Whoever is here comes before the people
 * of a truck that left, who are found only when nobody else is.
 */
export function findPeople(context: QueryContext, text: string, limit: number): readonly FoundPerson[] {
  const people = peopleMeant(context, text.trim(), limit).slice(0, limit);
  const turns = new Map<PersonId, Turn>();
  for (const turn of context.stores.rest.openTurns()) turns.set(turn.personId, turn);
  return people.map((person) => foundPerson(context, person, turns.get(person.id) ?? null));
}

function peopleMeant(context: QueryContext, text: string, limit: number): readonly Person[] {
  const { stores } = context;
  const slip = visitOfSlip(context, text);
  if (slip !== null) return peopleOfSlip(context, slip);
  if (text.length < SHORTEST_PART) return [];
  const part = normalisePlate(text);
  // Every plate and number has a digit, no name has.
  if (!/\d/.test(part)) {
    const found: Person[] = [];
    for (const id of stores.finder.byName(fold(text))) {
      const person = stores.records.require('person', id);
      if (isHere(context, person)) found.push(person);
      if (found.length === limit) break;
    }
    return found;
  }
  const ofTrucks = stores.finder.trucksHere(part, limit).flatMap((visitId) => hereOf(context, visitId));
  const known = new Set(ofTrucks.map(({ id }) => id));
  const ofThose = stores.people.staying().filter((person) => {
    if (known.has(person.id)) return false;
    const visit = stores.records.require('visit', person.visitId);
    return isHere(context, person) && codesOf(visit).some((code) => code.includes(part));
  });
  const here = [...ofTrucks, ...ofThose];
  if (here.length > 0) return here;
  const left = stores.finder.lastDeparted(part, text.toUpperCase());
  return left === null ? [] : peopleOfSlip(context, left);
}

/** The visit that a slip's code names; an address of a driver's page counts only with its whole key (QU40). */
function visitOfSlip({ stores }: QueryContext, text: string): VisitId | null {
  const slip = readSlipCode(text);
  if (slip === null) return null;
  const visitId =
    slip.pageKey === null ? parseWireId('visit', slip.visitId) : visitOfKey(slip.pageKey, stores.site.salt());
  return visitId === null || stores.visits.get(visitId) === null ? null : visitId;
}

/** Who is here of a visit; where nobody is any more, who was. */
function peopleOfSlip(context: QueryContext, visitId: VisitId): readonly Person[] {
  const here = hereOf(context, visitId);
  if (here.length > 0) return here;
  return context.stores.people.ofVisitEver(visitId).filter(({ leftAt }) => leftAt !== null);
}

function hereOf(context: QueryContext, visitId: VisitId): readonly Person[] {
  return context.stores.people.ofVisit(visitId).filter((person) => isHere(context, person));
}

function isHere({ stores }: QueryContext, person: Person): boolean {
  if (person.leftAt !== null) return false;
  return person.isStaying || isInYard(stores.records.require('visit', person.visitId).stage);
}

function codesOf({ plate, trailerPlate, queueNumber }: Visit): readonly string[] {
  return [plate, trailerPlate ?? '', normalisePlate(queueNumber ?? '')];
}

function foundPerson({ stores }: QueryContext, person: Person, turn: Turn | null): FoundPerson {
  const visit = stores.records.require('visit', person.visitId);
  const stay = stores.rest.openStayOf(person.id);
  return {
    personId: wireId('person', person.id),
    visitId: wireId('visit', visit.id),
    plate: visit.plate,
    queueNumber: visit.queueNumber,
    slotCode: visit.slotId === null ? null : stores.records.require('slot', visit.slotId).code,
    name: stores.people.dataOf(person.id).name,
    role: person.role,
    language: person.language,
    isStaying: person.isStaying,
    leftAt: person.leftAt,
    bed:
      stay === null
        ? null
        : {
            stayId: wireId('stay', stay.id),
            code: stores.records.require('bed', stay.bedId).code,
            wakeAt: stay.wakeAt,
          },
    turn: turn === null ? null : { turnId: wireId('turn', turn.id), service: turn.service, number: turn.number },
  };
}
