import { wireId } from '../../../shared/kernel/ids.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import { tidy } from '../../../shared/kernel/text.ts';
import { withoutUndefined } from '../../../shared/kernel/without-undefined.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import { languageOfNationality } from '../../../shared/domain/people/nationality.ts';
import type { Person, PersonData } from '../../../shared/domain/records.ts';
import type { ParsedInput } from '../../../shared/contract/commands.ts';
import type { Handlers } from '../../engine/handler.ts';
import { requireVisitInYard } from '../steps/lookup.ts';
import { countOneMore } from '../steps/people-count.ts';
import { addPerson, clearStayingAlarm, findPerson, leaveSite, makeDriver } from '../steps/people.ts';
import { declareRest } from './declare-rest.ts';

type PersonCommand = 'person.add' | 'person.amend' | 'person.leave' | 'rest.declare';

/** The people on site and what is known of them. */
export const personCommands: Pick<Handlers, PersonCommand> = {
  'person.add'(input, context) {
    const found = requireVisitInYard(context, input.visitId);
    if (!found.ok) return found;
    const { id } = found.value;
    const said = input.person ?? null;
    const known = said === null ? null : findPerson(context, id, said);
    if (said !== null && 'personId' in said && known === null) return refuse({ code: 'person.unknown' });
    const person = known ?? addPerson(context, id, said === null || 'personId' in said ? null : said);
    const warnings = known === null ? countOneMore(context, id) : [];
    const read = readingOf(person, input);
    if (Object.keys(read).length > 0) context.log.update('person.amended', 'person', person, read, id);
    return ok({ personId: wireId('person', person.id), warnings: [...warnings] });
  },

  'person.amend'(input, context) {
    const stored = context.stores.people.get(input.personId);
    if (stored === null) return refuse({ code: 'person.unknown' });
    if (stored.erasedAt !== null) return refuse({ code: 'person.erased' });
    const person = input.role === 'driver' ? makeDriver(context, stored.visitId, stored) : stored;
    const known = context.stores.people.dataOf(person.id);
    const data = dataWith(known, input);
    const set = { ...readingOf(person, input), ...(input.role !== undefined && { role: input.role }) };
    const isOther = JSON.stringify(data) !== JSON.stringify(known);
    if (isOther || Object.entries(set).some(([field, value]) => person[field as keyof Person] !== value)) {
      const info = isOther ? { digest: context.remember(person.id, data) } : {};
      context.log.update('person.amended', 'person', person, set, person.visitId, info);
    }
    return ok({});
  },

  'person.leave'(input, context) {
    const person = context.stores.people.get(input.personId);
    if (person === null) return refuse({ code: 'person.unknown' });
    const visit = context.stores.records.require('visit', person.visitId);
    const isHere = person.leftAt === null && (person.isStaying || isInYard(visit.stage));
    if (!isHere) return refuse({ code: 'rest.not-on-site', personId: wireId('person', person.id) });
    leaveSite(context, person, context.now);
    clearStayingAlarm(context, person.visitId);
    return ok({});
  },

  'rest.declare': declareRest,
};

/** Personal values with what is said anew; what is not said stays. */
function dataWith(known: PersonData, said: ParsedInput<'person.amend'>): PersonData {
  const { name, phone, documentNo, isWoman, identity } = said;
  return {
    ...known,
    ...withoutUndefined({ name: typeof name === 'string' ? tidy(name) : name, phone, documentNo, isWoman, identity }),
  };
}

/** Nationality and language as they are said: the language follows the nationality where nobody says another. Rule RE13. */
function readingOf(
  person: Person,
  {
    nationality,
    language,
  }: { readonly nationality?: string | null | undefined; readonly language?: string | null | undefined },
): Partial<Pick<Person, 'nationality' | 'language'>> {
  const follows = language === undefined && person.language === null && (nationality ?? null) !== null;
  return withoutUndefined({ nationality, language: follows ? languageOfNationality(nationality ?? null) : language });
}
