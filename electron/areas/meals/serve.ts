import { dayOf, startOfDay } from '../../../shared/kernel/calendar.ts';
import { wireId, type TurnId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { isFinalStage, isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import { decideOccurredAt } from '../../../shared/domain/gate/decide.ts';
import type { Facility, Person, Visit } from '../../../shared/domain/records.ts';
import { isCoordinator } from '../../../shared/domain/site/rights.ts';
import { NEW_SERVICE } from '../../../shared/domain/rest/new-records.ts';
import { decideServe, entitlementUseOf, useNowOf, type ServeRequest } from '../../../shared/domain/rest/serve.ts';
import { canServeAt, usualPlaceOf } from '../../../shared/domain/rest/serving-place.ts';
import { sittingAt } from '../../../shared/domain/rest/sittings.ts';
import { sponsoredShares, sponsorsOn } from '../../../shared/domain/rest/sponsors.ts';
import type { CommandOutput, ParsedInput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { requireVisit } from '../steps/lookup.ts';
import { findPerson, requirePerson, type PersonInput } from '../steps/people.ts';
import { restPersonOf, restRefusal } from '../steps/rest-people.ts';
import { sell } from './sell.ts';

type Input = ParsedInput<'rest.serve'>;

/** Hands something out, or writes it down late: to whom, where, at which sitting, who pays (RE2, RE26–RE29). */
export const serve: Handlers['rest.serve'] = (input, context) => {
  const found = requireVisit(context, input.visitId);
  if (!found.ok) return found;
  const visit = found.value;
  const occurred = decideOccurredAt(input.occurredAt, context.now, {
    isCoordinator: isCoordinator(context.actor.roles),
    reason: input.reason,
  });
  if (!occurred.ok) return occurred;
  const { at, isLate } = occurred.value;
  if (input.reason !== undefined) context.because(input.reason);
  const place = placeOf(context, input, at, isLate);
  if (!place.ok) return place;
  const turnProblem = turnProblemOf(context, input, visit);
  if (turnProblem !== null) return refuse(turnProblem);
  const people = peopleOf(context, input, visit, isLate ? at : null);
  if (!people.ok) return people;

  const facility = place.value;
  const sitting = facility === null || input.service !== 'meal' ? null : sittingAt(facility, at, context.zone);
  const servedOn = dayOf(at, context.zone);
  const { rest: settings } = context.site.settings;
  const request: ServeRequest = {
    people: people.value.map((person) => restPersonOf(context, person, null)),
    service: input.service,
    quantity: input.quantity ?? 1,
    isPaid: input.paid === true || input.payment !== undefined,
    isLate,
    now: at,
    dayStartedAt: startOfDay(servedOn, context.zone),
    sitting,
  };
  const served = context.stores.rest.servedOf(visit.id, servedOn);
  const decided = decideServe(request, served, settings);
  if (!decided.ok) return refuse(restRefusal(context, decided.refusal));
  const sold = request.isPaid ? sell(context, input, visit, facility) : ok({ unitDong: 0, payment: null });
  if (!sold.ok) return sold;

  const shares = request.isPaid
    ? decided.value.shares.map((share) => ({ ...share, sponsor: null }))
    : sponsoredShares(
        decided.value.shares,
        sponsorsOn(settings.sponsors, input.service, servedOn),
        (sponsor) => context.stores.rest.sponsoredOn(servedOn, input.service, sponsor),
        input.sponsor ?? null,
      );
  const rows = shares.map((share) =>
    context.log.insert(
      'rest.served',
      'service',
      {
        ...NEW_SERVICE,
        ...share,
        id: context.newId('service'),
        visitId: visit.id,
        service: input.service,
        isPaid: request.isPaid,
        servedOn,
        servedAt: at,
        actor: context.actor.user,
        facilityId: facility?.id ?? null,
        sitting: sitting?.code ?? null,
        unitDong: sold.value.unitDong,
        paymentId: sold.value.payment?.id ?? null,
        turnId: (input.turnId as TurnId | undefined) ?? null,
      },
      visit.id,
      isLate ? { isLate } : undefined,
    ),
  );
  const now = [...served, ...rows];
  const day = entitlementUseOf(request, now, settings);
  return ok({
    serviceId: wireId('service', rows[0]?.id ?? 0),
    shares: rows.map(({ id, personId, quantity, sponsor }) => ({
      serviceId: wireId('service', id),
      personId: wireId('person', personId),
      quantity,
      sponsor,
    })),
    isFree: !request.isPaid,
    left: Math.max(0, day.allowed - day.used),
    use: useNowOf(request, now, settings),
    receiptNo: sold.value.payment?.receiptNo ?? null,
    sitting: sitting?.code ?? null,
  } satisfies CommandOutput<'rest.serve'>);
};

/** Where it is handed out: the place named, else the only one that there is (RE26, RE29). */
function placeOf(context: Context, input: Input, at: Instant, isLate: boolean): Result<Facility | null, Refusal> {
  const { rest, records } = context.stores;
  if (input.facilityId === undefined) return ok(usualPlaceOf(rest.facilities(), input.service, at, context.zone));
  const facility = records.get('facility', input.facilityId);
  if (facility === null) return refuse({ code: 'facility.unknown' });
  const problem = canServeAt(facility, input.service, at, context.zone);
  // What was handed out before is a fact, wherever it was.
  if (problem === null || (isLate && problem.code === 'facility.closed')) return ok(facility);
  return refuse(problem);
}

function turnProblemOf(context: Context, input: Input, visit: Visit): Refusal | null {
  if (input.turnId === undefined) return null;
  const turn = context.stores.records.get('turn', input.turnId);
  if (turn === null || turn.visitId !== visit.id) return { code: 'turn.unknown' };
  return turn.service === input.service ? null : { code: 'turn.wrong-facility' };
}

/** The one person named, or all who are here; of what is written down late, also those who have left since (RE2). */
function peopleOf(
  context: Context,
  input: Input,
  visit: Visit,
  lateAt: Instant | null,
): Result<readonly Person[], Refusal> {
  const { people } = context.stores;
  const there = lateAt === null ? people.ofVisit(visit.id) : people.ofVisitSince(visit.id, lateAt);
  if (there.length === 0 && lateAt === null && isFinalStage(visit.stage))
    return refuse({ code: 'rest.truck-left', plate: visit.plate, departedAt: visit.departedAt });
  if (input.person === undefined) return ok(there);
  const said = input.person as PersonInput;
  const named = findPerson(context, visit.id, said, there);
  if (named !== null) return ok([named]);
  // Nobody new comes with a truck that is not in the yard.
  if ('personId' in said || !isInYard(visit.stage)) return refuse({ code: 'person.unknown' });
  const someone = requirePerson(context, visit.id, said);
  return ok(someone === null ? there : [someone]);
}
