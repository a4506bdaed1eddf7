import { wireId } from '../../../shared/kernel/ids.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Handlers } from '../../engine/handler.ts';
import { clearStayingAlarm, leaveSite } from '../steps/people.ts';

type PersonCommand = 'person.add' | 'person.amend' | 'person.leave' | 'rest.declare';

/** The people on site and what is known of them. */
export const personCommands: Pick<Handlers, PersonCommand> = {
  'person.leave'(input, context) {
    const person = context.stores.people.get(input.personId);
    if (person === null) return refuse({ code: 'person.unknown' });
    if (person.leftAt !== null) return refuse({ code: 'rest.not-on-site', personId: wireId('person', person.id) });
    leaveSite(context, person, context.now);
    clearStayingAlarm(context, person.visitId);
    return ok({});
  },

  'person.add': notBuilt,
  'person.amend': notBuilt,
  'rest.declare': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
