import { ok, refuse } from '../../../shared/kernel/result.ts';
import { formatReceiptNo } from '../../../shared/domain/charges/receipts.ts';
import type { MealPlan } from '../../../shared/domain/records.ts';
import type { Handlers } from '../../engine/handler.ts';
import { reverseReceipt } from '../steps/receipts.ts';
import { cancelSold, cancelService } from '../steps/services.ts';
import { serve } from './serve.ts';

type MealCommand = 'rest.serve' | 'rest.unserve' | 'meal.plan';

/** What is handed out: meals, water, turns at the shower (RE2). */
export const mealCommands: Pick<Handlers, MealCommand> = {
  'rest.serve': serve,

  'rest.unserve'(input, context) {
    const { records } = context.stores;
    const served = records.get('service', input.serviceId);
    if (served === null) return refuse({ code: 'service.unknown' });
    if (served.cancelledAt !== null) return refuse({ code: 'service.cancelled' });
    context.because(input.reason);
    if (served.paymentId === null) {
      cancelService(context, served, input.reason);
      return ok({ receiptNo: null });
    }
    const payment = records.require('payment', served.paymentId);
    const reversed = reverseReceipt(context, payment, input.reason);
    if (!reversed.ok) return reversed;
    cancelSold(context, payment, input.reason);
    return ok({ receiptNo: formatReceiptNo(reversed.value) });
  },

  'meal.plan'(input, context) {
    const { records, rest } = context.stores;
    const facility = records.get('facility', input.facilityId);
    if (facility === null) return refuse({ code: 'facility.unknown' });
    if (facility.sittings.every(({ code }) => code !== input.sitting))
      return refuse({ code: 'facility.sitting-unknown' });
    const old = rest.mealPlan(facility.id, input.on, input.sitting);
    const wanted: MealPlan = {
      id: old?.id ?? context.newId('mealPlan'),
      facilityId: facility.id,
      onDay: input.on,
      sitting: input.sitting,
      planned: input.planned,
      made: input.made === undefined ? (old?.made ?? null) : input.made,
      note: input.note ?? old?.note ?? '',
    };
    if (old === null) context.log.insert('meal.planned', 'mealPlan', wanted);
    else context.log.update('meal.planned', 'mealPlan', old, wanted);
    return ok({});
  },
};
