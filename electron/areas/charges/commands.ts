import { dayOf } from '../../../shared/kernel/calendar.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import { linesDue } from '../../../shared/domain/charges/receipts.ts';
import { canSaveTariff, linesOf, tariffOn } from '../../../shared/domain/charges/tariff.ts';
import type { Tariff } from '../../../shared/domain/records.ts';
import type { Handlers } from '../../engine/handler.ts';
import { chargeSheetOf, isChargeSettled } from '../steps/charges.ts';
import { requireVisit, requireVisitInYard } from '../steps/lookup.ts';
import { paymentWayOf, receiptOutputOf, reverseReceipt, writeReceipt } from '../steps/receipts.ts';
import { cancelSold } from '../steps/services.ts';
import { hasBegun } from './begun.ts';

type ChargeCommand = 'tariff.save' | 'charge.add' | 'charge.cancel' | 'charge.settle' | 'payment.reverse';

export const chargeCommands: Pick<Handlers, ChargeCommand> = {
  'tariff.save'(input, context) {
    const { records, charges } = context.stores;
    const old = input.tariffId === undefined ? null : records.get('tariff', input.tariffId);
    if (old === null && input.tariffId !== undefined) return refuse({ code: 'tariff.unknown' });
    const wanted: Tariff = {
      id: old?.id ?? context.newId('tariff'),
      name: input.name,
      validFromOn: input.validFromOn,
      validToOn: input.validToOn ?? null,
      lines: input.lines,
      savedAt: context.now,
      savedBy: context.actor.user,
    };
    const problem = canSaveTariff(
      wanted,
      old === null ? null : { ...old, hasBegun: hasBegun(context, old) },
      charges.tariffs().filter(({ id }) => id !== old?.id),
      dayOf(context.now, context.zone),
    );
    if (problem !== null) return refuse(problem);
    if (old === null) context.log.insert('tariff.saved', 'tariff', wanted);
    else context.log.update('tariff.saved', 'tariff', old, wanted);
    return ok({ tariffId: wireId('tariff', wanted.id) });
  },

  'charge.add'(input, context) {
    const found = requireVisitInYard(context, input.visitId);
    if (!found.ok) return found;
    const visit = found.value;
    const tariff = tariffOn(context.stores.charges.tariffs(), dayOf(context.now, context.zone));
    const service = linesOf(tariff?.lines ?? [], 'service').find(({ code }) => code === input.code);
    if (service === undefined || visit.kind !== 'cargo') return refuse({ code: 'charge.no-price' });
    const { code, name, amountDong: unitDong } = service;
    const quantity = input.quantity ?? 1;
    const id = context.newId('charge');
    const added = { addedAt: context.now, addedBy: context.actor.user, note: input.note ?? '', cancelledAt: null };
    context.log.insert(
      'charge.added',
      'charge',
      { id, visitId: visit.id, code, name, quantity, unitDong, ...added },
      visit.id,
    );
    return ok({ chargeId: wireId('charge', id), amountDong: quantity * unitDong });
  },

  'charge.cancel'(input, context) {
    const charge = context.stores.records.get('charge', input.chargeId);
    if (charge === null || charge.cancelledAt !== null) return refuse({ code: 'charge.unknown' });
    if (isChargeSettled(context, charge)) return refuse({ code: 'charge.settled' });
    context.because(input.reason);
    context.log.update('charge.cancelled', 'charge', charge, { cancelledAt: context.now }, charge.visitId);
    return ok({});
  },

  'charge.settle'(input, context) {
    const found = requireVisit(context, input.visitId);
    if (!found.ok) return found;
    const visit = found.value;
    const { lines, dueDong } = chargeSheetOf(context, visit, context.now);
    if (dueDong <= 0) return refuse({ code: 'charge.nothing-due' });
    if (input.amountDong !== undefined && input.amountDong !== dueDong)
      return refuse({ code: 'charge.amount-changed', dueDong });
    const way = paymentWayOf(context, visit, input);
    if (!way.ok) return way;
    if (input.reason !== undefined && input.reason !== null) context.because(input.reason);
    return ok(
      receiptOutputOf(
        writeReceipt(context, 'payment.taken', {
          visitId: visit.id,
          how: input.how,
          amountDong: dueDong,
          reason: input.reason ?? null,
          gate: input.gate ?? '',
          reversalOf: null,
          lines: linesDue(lines, context.stores.charges.paymentsOf(visit.id)),
          ...way.value,
        }),
      ),
    );
  },

  'payment.reverse'(input, context) {
    const payment = context.stores.records.get('payment', input.paymentId);
    if (payment === null) return refuse({ code: 'payment.unknown' });
    const reversed = reverseReceipt(context, payment, input.reason);
    if (!reversed.ok) return reversed;
    // What was sold at the counter of driver rest goes back with its money (RE28).
    cancelSold(context, payment, input.reason);
    return ok(receiptOutputOf(reversed.value));
  },
};
