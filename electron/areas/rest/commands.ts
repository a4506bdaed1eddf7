import { wireId } from '../../../shared/kernel/ids.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import { decideOccurredAt } from '../../../shared/domain/gate/decide.ts';
import { isFinalStage, isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import { areStayTimesRight, decideCheckOut } from '../../../shared/domain/rest/beds.ts';
import { isCoordinator } from '../../../shared/domain/site/rights.ts';
import type { Handlers } from '../../engine/handler.ts';
import { decideBed } from '../steps/beds.ts';
import { requireVisit } from '../steps/lookup.ts';
import { endStay, findPerson, requirePerson, type PersonInput } from '../steps/people.ts';
import { restPersonOf, restRefusal } from '../steps/rest-people.ts';
import { startStay } from '../steps/stays.ts';

type RestCommand = 'rest.check-in' | 'rest.check-out' | 'rest.extend' | 'rest.move' | 'rest.wake';

/** Beds taken, kept, changed and given back. */
export const restCommands: Pick<Handlers, RestCommand> = {
  'rest.check-in'(input, context) {
    const found = requireVisit(context, input.visitId);
    if (!found.ok) return found;
    const visit = found.value;
    const said = input.person as PersonInput;
    const isHere = isInYard(visit.stage);
    const person = isHere ? requirePerson(context, visit.id, said) : findPerson(context, visit.id, said);
    if (person === null) {
      if (isHere) return refuse({ code: 'person.unknown' });
      // A slip of a truck that has gone, or is still to come.
      return refuse({ code: isFinalStage(visit.stage) ? 'visit.over' : 'visit.not-in-yard', stage: visit.stage });
    }
    const times = { untilAt: input.until ?? null, wakeAt: input.wakeAt ?? null };
    if (!areStayTimesRight(times, context.now)) return refuse({ code: 'rest.time-wrong' });
    const { records } = context.stores;
    const named = input.bedId === undefined ? null : records.get('bed', input.bedId);
    if (input.bedId !== undefined && named === null) return refuse({ code: 'bed.unknown' });

    const facts = restPersonOf(context, person, said);
    const decided = decideBed(context, visit, facts, named);
    if (!decided.ok) return refuse(restRefusal(context, decided.refusal, named));
    const bed = records.require('bed', decided.value.bedId);
    const stay = startStay(context, bed, person, { ...times, reason: input.reason ?? '' });
    const isOneMore = context.log.made('person').length > 0;
    return ok({
      stayId: wireId('stay', stay.id),
      bedId: wireId('bed', bed.id),
      personId: wireId('person', person.id),
      warnings: isOneMore ? ['people.more-than-declared'] : [],
    });
  },

  'rest.check-out'(input, context) {
    const stay = context.stores.records.get('stay', input.stayId);
    if (stay === null) return refuse({ code: 'stay.unknown' });
    const decided = decideCheckOut(stay);
    if (!decided.ok) return refuse(decided.refusal);
    const { occurredAt, isMistake = false, reason } = input;
    const entry = { isCoordinator: isCoordinator(context.actor.roles), reason };
    const occurred = decideOccurredAt(occurredAt, context.now, entry);
    if (!occurred.ok) return occurred;
    if (reason !== undefined) context.because(reason);
    // Who never lay there has no night in the bed.
    endStay(context, stay, isMistake ? stay.startedAt : occurred.value.at, isMistake ? 'corrected' : 'left');
    return ok({});
  },

  'rest.extend'(input, context) {
    const stay = context.stores.records.get('stay', input.stayId);
    if (stay === null) return refuse({ code: 'stay.unknown' });
    const decided = decideCheckOut(stay);
    if (!decided.ok) return refuse(decided.refusal);
    const { until = stay.untilAt, wakeAt = stay.wakeAt, reason } = input;
    // A time that was said before may have passed by now.
    const said = { untilAt: input.until ?? null, wakeAt: input.wakeAt ?? null };
    if (!areStayTimesRight(said, context.now)) return refuse({ code: 'rest.time-wrong' });
    if (reason !== undefined) context.because(reason);
    // Whoever was woken is to be woken anew at another time.
    const anew = wakeAt === stay.wakeAt ? {} : { wokenAt: null, wokenBy: null, wakeAnswer: null };
    context.log.update('stay.amended', 'stay', stay, { untilAt: until, wakeAt, ...anew }, stay.visitId);
    return ok({});
  },

  'rest.move'(input, context) {
    const { records } = context.stores;
    const stay = records.get('stay', input.stayId);
    if (stay === null) return refuse({ code: 'stay.unknown' });
    const ended = decideCheckOut(stay);
    if (!ended.ok) return refuse(ended.refusal);
    const named = input.bedId === undefined ? null : records.get('bed', input.bedId);
    if (input.bedId !== undefined && named === null) return refuse({ code: 'bed.unknown' });

    if (named?.id === stay.bedId) {
      const where = { stayId: stay.id, bedId: stay.bedId };
      return refuse(restRefusal(context, { code: 'rest.already-resting', ...where }));
    }
    const person = records.require('person', stay.personId);
    const visit = records.require('visit', stay.visitId);
    const leaving = { ...restPersonOf(context, person, null), openStay: null };
    const decided = decideBed(context, visit, leaving, named);
    if (!decided.ok) return refuse(restRefusal(context, decided.refusal, named));
    if (input.reason !== undefined) context.because(input.reason);
    endStay(context, stay, context.now, 'moved');
    const { untilAt, wakeAt, wokenAt, wokenBy, wakeAnswer, reason } = stay;
    const wishes = { untilAt, wakeAt, wokenAt, wokenBy, wakeAnswer, reason };
    const moved = startStay(context, records.require('bed', decided.value.bedId), person, wishes);
    return ok({ stayId: wireId('stay', moved.id), bedId: wireId('bed', moved.bedId) });
  },

  'rest.wake'(input, context) {
    const stay = context.stores.records.get('stay', input.stayId);
    if (stay === null) return refuse({ code: 'stay.unknown' });
    const decided = decideCheckOut(stay);
    if (!decided.ok) return refuse(decided.refusal);
    const woken = { wokenAt: context.now, wokenBy: context.actor.user, wakeAnswer: input.answer };
    context.log.update('stay.woken', 'stay', stay, woken, stay.visitId);
    return ok({});
  },
};
