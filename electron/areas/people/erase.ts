import { DAY_MS, later } from '../../../shared/kernel/instant.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, QueryContext } from '../../engine/handler.ts';

/** People looked at each time; whoever waits at a gate meanwhile waits for no more than these. */
const MOST_AT_ONCE = 500;

/** What `person.erase` is told. */
export type ErasePeople = { readonly people: readonly PersonId[] };

/** Of the next people whose values are kept, those who left longer ago than the settings allow (RE17). */
export function peopleToErase({ stores, site, now }: Pick<QueryContext, 'stores' | 'site' | 'now'>): ErasePeople {
  const { personDataDays } = site.settings.rest;
  return { people: stores.people.nextForgettable(later(now, -personDataDays * DAY_MS), MOST_AT_ONCE) };
}

/** Erases what was kept of people; that it was known, and its digest, stay in the journal (JO3, RE17). */
export function erasePeople(input: unknown, context: Context): Result<object, Refusal> {
  for (const id of (input as ErasePeople).people) {
    const person = context.stores.people.get(id);
    if (person === null || person.leftAt === null || person.erasedAt !== null) continue;
    context.forget(id);
    context.log.update('person.erased', 'person', person, { erasedAt: context.now }, person.visitId);
  }
  return ok({});
}
