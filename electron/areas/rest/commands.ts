import { wireId, type BedId, type StayId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { decideOccurredAt } from '../../../shared/domain/gate/decide.ts';
import { isFinalStage, isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import type { Bed, Stay } from '../../../shared/domain/records.ts';
import { areStayTimesRight, decideCheckOut } from '../../../shared/domain/rest/beds.ts';
import { isCoordinator } from '../../../shared/domain/site/rights.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
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
    const wanted = namedBed(context, input.bedId);
    if (!wanted.ok) return wanted;
    const named = wanted.value;

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
    const found = requireOpenStay(context, input.stayId);
    if (!found.ok) return found;
    const stay = found.value;
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
    const found = requireOpenStay(context, input.stayId);
    if (!found.ok) return found;
    const stay = found.value;
    const { until = stay.untilAt, wakeAt = stay.wakeAt, reason } = input;
    // A time that was said before and has passed binds nobody.
    const stillToCome = (time: Instant | null): Instant | null => (time !== null && time > context.now ? time : null);
    const untilAt = input.until === undefined ? stillToCome(until) : until;
    const times = { untilAt, wakeAt: input.wakeAt === undefined ? stillToCome(wakeAt) : wakeAt };
    if (!areStayTimesRight(times, context.now)) return refuse({ code: 'rest.time-wrong' });
    if (reason !== undefined) context.because(reason);
    // Whoever was woken is to be woken anew at another time.
    const anew = wakeAt === stay.wakeAt ? {} : { wokenAt: null, wokenBy: null, wakeAnswer: null };
    context.log.update('stay.amended', 'stay', stay, { untilAt: until, wakeAt, ...anew }, stay.visitId);
    return ok({});
  },

  'rest.move'(input, context) {
    const { records } = context.stores;
    const found = requireOpenStay(context, input.stayId);
    if (!found.ok) return found;
    const stay = found.value;
    const wanted = namedBed(context, input.bedId);
    if (!wanted.ok) return wanted;
    const named = wanted.value;
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
    const found = requireOpenStay(context, input.stayId);
    if (!found.ok) return found;
    const stay = found.value;
    const woken = { wokenAt: context.now, wokenBy: context.actor.user, wakeAnswer: input.answer };
    context.log.update('stay.woken', 'stay', stay, woken, stay.visitId);
    return ok({});
  },
};

function requireOpenStay({ stores }: Context, stayId: StayId): Result<Stay, Refusal> {
  const stay = stores.records.get('stay', stayId);
  if (stay === null) return refuse({ code: 'stay.unknown' });
  const decided = decideCheckOut(stay);
  return decided.ok ? ok(stay) : refuse(decided.refusal);
}

/** The bed that somebody names; null when nobody names one. */
function namedBed({ stores }: Context, bedId: BedId | undefined): Result<Bed | null, Refusal> {
  if (bedId === undefined) return ok(null);
  const bed = stores.records.get('bed', bedId);
  return bed === null ? refuse({ code: 'bed.unknown' }) : ok(bed);
}
