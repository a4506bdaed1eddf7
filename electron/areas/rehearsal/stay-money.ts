import { DAY_MS, later } from '../../../shared/kernel/instant.ts';
import { chargeOf, type StayFacts } from '../../../shared/domain/charges/charge.ts';
import type { Money } from '../../../shared/domain/rehearsal/types.ts';
import type { QueryContext } from '../../engine/handler.ts';

type Reading = Pick<QueryContext, 'stores' | 'now' | 'zone'>;

/** Vehicles of so many days say what a mean truck pays. */
const USUAL_MS = 14 * DAY_MS;

/** What a mean stay brings in under the tariff in force; null where there is none, or nobody came (RH44). */
export function moneyOf({ stores, now, zone }: Reading): Money | null {
  const tariffs = stores.charges.tariffs();
  const kinds = stores.rehearsal.priced(later(now, -USUAL_MS));
  const trucks = kinds.reduce((sum, kind) => sum + kind.trucks, 0);
  if (tariffs.length === 0 || trucks === 0) return null;
  const costOf = (facts: Pick<StayFacts, 'vehicleType' | 'loaded'>, days: number): number => {
    const stay: StayFacts = { ...facts, kind: 'cargo', arrivedAt: now, plugged: [], added: [] };
    return chargeOf(stay, tariffs, later(now, days * DAY_MS), zone).totalDong;
  };
  const meanOf = (days: number): number =>
    kinds.reduce((sum, { trucks: count, ...facts }) => sum + count * costOf(facts, days), 0) / trucks;
  // Free hours are over after two days, so that a third one costs a day.
  const perDayDong = meanOf(3) - meanOf(2);
  return { onceDong: Math.round(meanOf(2) - 2 * perDayDong), perDayDong: Math.round(perDayDong) };
}
