import { ok, refuse } from '../../../shared/kernel/result.ts';
import { tidy } from '../../../shared/kernel/text.ts';
import type { Handlers } from '../../engine/handler.ts';
import { requireVisit } from '../steps/lookup.ts';

export const disclosureCommands: Pick<Handlers, 'visit.disclose'> = {
  /** YP21: each person whose name is kept, once; the name itself stays beside the journal (JO3). */
  'visit.disclose'(input, context) {
    const found = requireVisit(context, input.visitId);
    if (!found.ok) return found;
    const { people } = context.stores;
    const named = people.ofVisitEver(input.visitId).filter(({ id }) => people.dataOf(id).name !== null);
    if (named.length === 0) return refuse({ code: 'visit.nobody-named' });
    const info = { to: tidy(input.to), documentNo: tidy(input.documentNo ?? '') };
    for (const person of named) context.log.update('person.disclosed', 'person', person, {}, input.visitId, info);
    return ok({ people: named.length });
  },
};
