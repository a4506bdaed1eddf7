import type { PersonId, StayId, VisitId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { fold, tidy } from '../../../shared/kernel/text.ts';
import type { Person, PersonData, Stay } from '../../../shared/domain/records.ts';
import type { PersonRole } from '../../../shared/domain/vocabulary.ts';
import type { Context } from '../../engine/handler.ts';

/** How a caller names a person: by id, or by name (and more). */
export type PersonInput =
  | { readonly personId: PersonId }
  | {
      readonly name: string;
      readonly phone?: string | null | undefined;
      readonly documentNo?: string | null | undefined;
      readonly role?: PersonRole | undefined;
      readonly isWoman?: boolean | undefined;
    };

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
  const person: Person = { id, visitId, role, isStaying: false, attachedAt: at, leftAt: null };
  return context.log.insert('person.attached', 'person', person, visitId, digest === undefined ? {} : { digest });
}

/** The person of a visit that an input means: the same folded name is the same person; null when nobody fits. */
export function findPerson(context: Context, visitId: VisitId, input: PersonInput): Person | null {
  const people = context.stores.people.ofVisit(visitId);
  if ('personId' in input) return people.find((person) => person.id === input.personId) ?? null;
  const name = fold(input.name);
  return people.find((person) => fold(context.stores.people.dataOf(person.id).name ?? '') === name) ?? null;
}

/**
 * The person that an input means, naming somebody of the visit who has no name yet, else attaching one more (GA2: more
 * people than declared are recorded, not refused). Null for an id that is not of this visit.
 */
export function requirePerson(context: Context, visitId: VisitId, input: PersonInput): Person | null {
  const found = findPerson(context, visitId, input);
  if (found !== null || 'personId' in input) return found;
  const data: PersonData = {
    name: tidy(input.name),
    phone: input.phone ?? null,
    documentNo: input.documentNo ?? null,
    isWoman: input.isWoman ?? null,
  };
  const nameless = context.stores.people
    .ofVisit(visitId)
    .find((person) => context.stores.people.dataOf(person.id).name === null);
  if (nameless === undefined) return attachPerson(context, visitId, input.role ?? 'other', data, context.now);
  const digest = context.remember(nameless.id, data);
  return context.log.update('person.named', 'person', nameless, { role: input.role ?? nameless.role }, visitId, {
    digest,
  });
}

/** Ends a stay and frees its bed (RE1). */
export function endStay(context: Context, stay: Stay, at: Instant): void {
  const bed = context.stores.records.require('bed', stay.bedId);
  const endedAt = Math.max(stay.startedAt, at) as Instant;
  context.log.update('stay.ended', 'stay', stay, { endedAt }, stay.visitId);
  context.log.update(
    'rest.checked-out',
    'bed',
    bed,
    { stayId: null, personId: null, visitId: null, occupiedAt: null },
    stay.visitId,
  );
}

/** A person leaves the site for good; an open stay ends. */
export function leaveSite(context: Context, person: Person, at: Instant): StayId | null {
  const stay = context.stores.rest.openStayOf(person.id);
  if (stay !== null) endStay(context, stay, at);
  const leftAt = Math.max(person.attachedAt, at) as Instant;
  context.log.update('person.left', 'person', person, { leftAt, isStaying: false }, person.visitId);
  return stay?.id ?? null;
}
