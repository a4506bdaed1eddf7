import type { Instant } from '../../../shared/kernel/instant.ts';
import type { PastRest, Person, Stay } from '../../../shared/domain/records.ts';
import type { PersonRole } from '../../../shared/domain/vocabulary.ts';
import type { Context } from '../../engine/handler.ts';

/** Whose rests matter to who may drive (QU4). */
const DRIVES: ReadonlySet<PersonRole> = new Set(['driver', 'co-driver']);

/** A driver who takes a bed rests from then on; one who moves to another bed rests on (RE43). */
export function restInBed(context: Context, stored: Person, at: Instant): void {
  if (DRIVES.has(stored.role)) beginRest(context, stored, at);
}

/** A driver who leaves a bed has rested (RE43). */
export function restedInBed(context: Context, stay: Stay, endedAt: Instant): void {
  endRest(context, context.stores.records.require('person', stay.personId), endedAt, false);
}

/** From now on somebody rests; who rests already rests on. Rule RE43. */
export function beginRest(context: Context, stored: Person, at: Instant): void {
  const person = context.log.latest('person', stored);
  if (person.restingSince !== null) return;
  const { lastRest } = person;
  const restingSince = lastRest?.to === at ? lastRest.from : at;
  context.log.update('person.rested', 'person', person, { restingSince }, person.visitId);
}

/** The rest of somebody is over; nothing, where none runs. Rule RE43. */
export function endRest(context: Context, stored: Person, at: Instant, isDeclared: boolean): void {
  const person = context.log.latest('person', stored);
  const from = person.restingSince;
  if (from === null) return;
  noteRest(context, person, { from, to: Math.max(from, at) as Instant, isDeclared });
}

/** Writes down a rest that is over. Of an older one its beginning is kept: the truck has stood here since. Rule RE43. */
export function noteRest(context: Context, person: Person, rest: Omit<PastRest, 'knownSince'>): void {
  const before = person.lastRest;
  const knownSince = Math.min(rest.from, before?.knownSince ?? before?.from ?? rest.from) as Instant;
  // Told afterwards, an older rest is not the last one.
  const last = before !== null && before.to > rest.to ? before : rest;
  const lastRest: PastRest = {
    from: last.from,
    to: last.to,
    isDeclared: last.isDeclared,
    ...(knownSince < last.from && { knownSince }),
  };
  const restingSince = person.restingSince === rest.from ? { restingSince: null } : {};
  context.log.update('person.rested', 'person', person, { lastRest, ...restingSince }, person.visitId);
}
