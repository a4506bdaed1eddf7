import { wireId } from '../../../shared/kernel/ids.ts';
import { dayOf, startOfDay } from '../../../shared/kernel/calendar.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import { decideOccurredAt } from '../../../shared/domain/gate/decide.ts';
import { isCoordinator } from '../../../shared/domain/site/rights.ts';
import { NEW_SERVICE } from '../../../shared/domain/rest/new-records.ts';
import { decideServe, entitlementUseOf } from '../../../shared/domain/rest/serve.ts';
import type { Handlers } from '../../engine/handler.ts';
import { requireVisit } from '../steps/lookup.ts';
import { findPerson, requirePerson, type PersonInput } from '../steps/people.ts';
import { restPersonOf, restRefusal } from '../steps/rest-people.ts';

type MealCommand = 'rest.serve' | 'rest.unserve' | 'meal.plan';

/** What is handed out: meals, water, turns at the shower (RE2). */
export const mealCommands: Pick<Handlers, MealCommand> = {
  'rest.serve'(input, context) {
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
    const store = context.stores.people;
    // What is written down late was handed out to people who may have left since (RE2).
    const there = isLate ? store.ofVisitSince(visit.id, at) : store.ofVisit(visit.id);
    const named = input.person === undefined ? null : findPerson(context, visit.id, input.person as PersonInput, there);
    // Nobody new comes with a truck that is not in the yard.
    if (named === null && input.person !== undefined && ('personId' in input.person || !isInYard(visit.stage)))
      return refuse({ code: 'person.unknown' });
    const someone =
      named ?? (input.person === undefined ? null : requirePerson(context, visit.id, input.person as PersonInput));
    const people = someone === null ? there : [someone];
    const servedOn = dayOf(at, context.zone);
    const served = context.stores.rest.servedOf(visit.id, servedOn);
    const request = {
      people: people.map((person) => restPersonOf(context, person, null)),
      service: input.service,
      quantity: input.quantity ?? 1,
      isPaid: input.paid === true,
      isLate,
      now: at,
      dayStartedAt: startOfDay(servedOn, context.zone),
    };
    const decided = decideServe(request, served, context.site.settings.rest);
    if (!decided.ok) return refuse(restRefusal(context, decided.refusal));
    const ids = decided.value.shares.map(({ personId, quantity }) => {
      const id = context.newId('service');
      const { service, isPaid } = decided.value;
      const row = {
        id,
        visitId: visit.id,
        personId,
        service,
        quantity,
        isPaid,
        servedOn,
        servedAt: at,
        ...NEW_SERVICE,
      };
      const info = isLate ? { isLate } : undefined;
      context.log.insert('rest.served', 'service', { ...row, actor: context.actor.user }, visit.id, info);
      return id;
    });
    const use = entitlementUseOf(request, served, context.site.settings.rest);
    const used = use.used + (request.isPaid ? 0 : request.quantity);
    return ok({
      serviceId: wireId('service', ids[0] ?? 0),
      isFree: !request.isPaid,
      left: Math.max(0, use.allowed - used),
      receiptNo: null,
      sitting: null,
    });
  },

  'rest.unserve': notBuilt,
  'meal.plan': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
