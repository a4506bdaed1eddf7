import { addDays, dayOf, startOfDay } from '../../../shared/kernel/calendar.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { sumDong } from '../../../shared/domain/charges/money.ts';
import { formatReceiptNo, isOfCounter, settledOf } from '../../../shared/domain/charges/receipts.ts';
import type { Payment, ServedService } from '../../../shared/domain/records.ts';
import { peopleAt } from '../../../shared/domain/rest/people-ahead.ts';
import { expectedMeals, mostPortions, sharesOfDay, sittingsOn } from '../../../shared/domain/rest/sittings.ts';
import type { Service } from '../../../shared/domain/vocabulary.ts';
import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import { peopleComing } from '../rest/ahead.ts';
import type { MealsServed } from '../rest/store.ts';

type MealQuery = 'rest.meals' | 'rest.takings';
type TakingsLine = QueryOutputs['rest.takings']['lines'][number];

/** Sittings, portions, takings. */
export const mealQueries: Pick<QueryHandlers, MealQuery> = {
  'rest.meals'(input, context) {
    const { rest } = context.stores;
    const on = input.on ?? dayOf(context.now, context.zone);
    const served = rest.mealsOn(on);
    const sittings = rest
      .facilities()
      .filter(({ kind }) => kind === 'canteen')
      .flatMap((facility) =>
        sittingsOn(facility, on, context.zone).map((time) => ({ facility, time, most: mostPortions(facility, time) })),
      );
    const shares = sharesOfDay(sittings.map(({ most }) => most));
    const peopleAt = forecastOfPeople(context);
    const isOf =
      ({ facility, time }: (typeof sittings)[number]) =>
      (each: MealsServed): boolean =>
        each.facilityId === facility.id && each.sitting === time.code;
    const known = sittings.map((sitting, index) => {
      const { facility, time, most } = sitting;
      const plan = rest.mealPlan(facility.id, on, time.code);
      const counts = countsOf(served.filter(isOf(sitting)));
      return {
        facilityId: wireId('facility', facility.id),
        facility: facility.code,
        sitting: time.code,
        name: time.name,
        from: time.from,
        to: time.to,
        expected: expectedMeals(peopleAt(time.from), shares[index] ?? 0, context.site.settings.rest),
        planned: plan?.planned ?? null,
        made: plan?.made ?? null,
        servedFree: counts.free,
        servedPaid: counts.paid,
        servedSponsored: counts.sponsored,
        most,
      };
    });
    return { on, sittings: known, apart: countsOf(served.filter((each) => !sittings.some((one) => isOf(one)(each)))) };
  },

  'rest.takings'(input, context) {
    const { charges, rest } = context.stores;
    const on = input.on ?? dayOf(context.now, context.zone);
    const payments = charges.paymentsBetween(startOfDay(on, context.zone), startOfDay(addDays(on, 1), context.zone));
    const receipts = payments.filter(isOfCounter);
    const unreceipted = rest.soldWithoutReceipt(on);
    return {
      on,
      lines: [
        ...receipts.flatMap((payment) => receiptLines(context, payment)),
        ...unreceipted.map((sold) => unreceiptedLine(context, sold)),
      ].toSorted((a, b) => a.at - b.at),
      sumDong: settledOf(receipts),
      unreceiptedDong: sumDong(unreceipted.map(({ quantity, unitDong }) => quantity * unitDong)),
    };
  },
};

/** People on site at an instant: as forecast, and before that as they are now (RE3, RE30). */
function forecastOfPeople(context: QueryContext): (at: Instant) => number {
  const coming = peopleComing(context);
  const { ofVisits, staying } = context.stores.people.counts();
  return (at) => peopleAt(coming, at) ?? ofVisits + staying;
}

function countsOf(served: readonly MealsServed[]): QueryOutputs['rest.meals']['apart'] {
  const sum = (isCounted: (each: MealsServed) => boolean): number =>
    served.filter(isCounted).reduce((total, { quantity }) => total + quantity, 0);
  return {
    free: sum(({ isPaid, isSponsored }) => isPaid === 0 && isSponsored === 0),
    paid: sum(({ isPaid }) => isPaid === 1),
    sponsored: sum(({ isPaid, isSponsored }) => isPaid === 0 && isSponsored === 1),
  };
}

function receiptLines(context: QueryContext, payment: Payment): readonly TakingsLine[] {
  const { charges, records, rest } = context.stores;
  const reversed = payment.reversalOf === null ? null : records.require('payment', payment.reversalOf);
  const reversal = reversed === null ? charges.reversalOf(payment.id) : null;
  const [served] = rest.soldBy(reversed ?? payment);
  return payment.lines.map((line) => ({
    serviceId: served === undefined ? null : wireId('service', served.id),
    paymentId: wireId('payment', payment.id),
    how: payment.how,
    reverses: reversed === null ? null : formatReceiptNo(reversed),
    at: payment.paidAt,
    service: line.code as Service,
    quantity: line.quantity,
    amountDong: line.amountDong,
    receiptNo: formatReceiptNo(payment),
    plate: plateOf(context, payment),
    by: payment.paidBy,
    cancelledAt: reversal?.paidAt ?? null,
  }));
}

function unreceiptedLine(context: QueryContext, sold: ServedService): TakingsLine {
  return {
    serviceId: wireId('service', sold.id),
    paymentId: null,
    how: null,
    reverses: null,
    at: sold.servedAt,
    service: sold.service,
    quantity: sold.quantity,
    amountDong: sold.quantity * sold.unitDong,
    receiptNo: null,
    plate: plateOf(context, sold),
    by: sold.actor,
    cancelledAt: null,
  };
}

function plateOf({ stores }: QueryContext, { visitId }: Pick<Payment, 'visitId'>): string {
  return stores.records.require('visit', visitId).plate;
}
