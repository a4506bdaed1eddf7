import { wireId } from '../../../shared/kernel/ids.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Handlers } from '../../engine/handler.ts';
import { clearAlarms } from '../steps/alarms.ts';
import { leaveSite } from '../steps/people.ts';
import { declareRest } from './declare-rest.ts';

type PersonCommand = 'person.add' | 'person.amend' | 'person.leave' | 'rest.declare';

/** The people on site and what is known of them. */
export const personCommands: Pick<Handlers, PersonCommand> = {
  'person.leave'(input, context) {
    const person = context.stores.people.get(input.personId);
    if (person === null) return refuse({ code: 'person.unknown' });
    if (person.leftAt !== null) return refuse({ code: 'rest.not-on-site', personId: wireId('person', person.id) });
    leaveSite(context, person, context.now);
    const left = context.stores.people.ofVisit(person.visitId).filter((one) => one.isStaying && one.id !== person.id);
    if (left.length === 0) clearAlarms(context, 'staying-too-long', person.visitId);
    return ok({});
  },

  'person.add': notBuilt,
  'person.amend': notBuilt,
  'rest.declare': declareRest,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
