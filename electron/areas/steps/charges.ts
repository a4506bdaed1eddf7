import { wireId } from '../../../shared/kernel/ids.ts';
import { MINUTE_MS, type Instant } from '../../../shared/kernel/instant.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { chargeOf, countedUntil } from '../../../shared/domain/charges/charge.ts';
import { isOnReceipt, settledOf, standingOf } from '../../../shared/domain/charges/receipts.ts';
import type { Departure } from '../../../shared/domain/gate/visit-stage.ts';
import type { AddedCharge, Tariff, Visit } from '../../../shared/domain/records.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { ChargeSheet } from '../../../shared/contract/queries.ts';
import type { Context, QueryContext } from '../../engine/handler.ts';

type Reading = Pick<Context | QueryContext, 'stores' | 'zone' | 'site'>;

const NOTHING: ChargeSheet = {
  lines: [],
  totalDong: 0,
  settledDong: 0,
  dueDong: 0,
  daysWithoutTariff: 0,
  added: [],
};

/** What a visit's stay costs until `at` (or its end, when that was before), what of it is settled, and what is due. */
export function chargeSheetOf(context: Reading, visit: Visit, at: Instant): ChargeSheet {
  const tariffs = context.stores.charges.tariffs();
  // A site without prices charges nothing, and asks no further.
  if (tariffs.length === 0) return NOTHING;
  const { charges } = context.stores;
  const added = charges.added(visit.id);
  const payments = charges.paymentsOf(visit.id);
  const until = countedUntil(
    Math.min(at, visit.departedAt ?? at) as Instant,
    standingOf(payments).map(({ paidAt }) => paidAt),
    context.site.settings.charges.exitGraceMinutes * MINUTE_MS,
  );
  const stay = { ...visit, plugged: pluggedOf(context, visit, tariffs), added };
  const { lines, totalDong, daysWithoutTariff } = chargeOf(stay, tariffs, until, context.zone);
  const settledDong = settledOf(payments);
  return {
    lines,
    totalDong,
    settledDong,
    dueDong: totalDong - settledDong,
    daysWithoutTariff,
    added: added.map(({ id, code, name, quantity, unitDong, addedAt, addedBy }) => ({
      chargeId: wireId('charge', id),
      code,
      name,
      quantity,
      amountDong: quantity * unitDong,
      addedAt,
      addedBy,
    })),
  };
}

/** Departures of trucks that are gone, whatever they owe. */
const GONE: ReadonlySet<Departure> = new Set(['left-unrecorded', 'left-under-hold'] as const);

/** Whether a visit may go out by what it owes; if so, what the departure warns of (CH10). */
export function requireSettled(
  context: Reading,
  visit: Visit,
  departure: Departure,
  at: Instant,
): Result<readonly string[], Refusal> {
  const { dueDong } = chargeSheetOf(context, visit, at);
  if (dueDong <= 0) return ok([]);
  const isGone = GONE.has(departure) || visit.stage === 'abroad';
  if (context.site.settings.charges.isDueAtExit && !isGone) return refuse({ code: 'charge.unsettled', dueDong });
  return ok(['visit.left-owing']);
}

/** What a departure warns of that no debt stops (CH10). */
export function debtWarningsOf(context: Reading, visit: Visit, at: Instant): readonly string[] {
  return chargeSheetOf(context, visit, at).dueDong > 0 ? ['visit.left-owing'] : [];
}

/** Whether a receipt was written for an added service, so that it cannot go by itself (CH11). */
export function isChargeSettled(context: Reading & Pick<Context, 'now'>, charge: AddedCharge): boolean {
  const visit = context.stores.records.require('visit', charge.visitId);
  const { lines } = chargeSheetOf(context, visit, context.now);
  return isOnReceipt(charge, lines, context.stores.charges.paymentsOf(visit.id));
}

function pluggedOf(
  { stores }: Reading,
  visit: Visit,
  tariffs: readonly Tariff[],
): ReturnType<typeof stores.slots.timesOnPower> {
  const isPriced = tariffs.some(({ lines }) => lines.some(({ kind }) => kind === 'plug'));
  return visit.needsPower && isPriced ? stores.slots.timesOnPower(visit.id) : [];
}
