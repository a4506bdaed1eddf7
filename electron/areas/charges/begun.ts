import { dayOf, startOfDay } from '../../../shared/kernel/calendar.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Tariff } from '../../../shared/domain/records.ts';
import type { Context, QueryContext } from '../../engine/handler.ts';

/** Whether a version's time has begun: its first day is over, or is today and somebody has a receipt by it (CH3). */
export function hasBegun(
  { stores, now, zone }: Pick<Context | QueryContext, 'stores' | 'now' | 'zone'>,
  tariff: Tariff,
): boolean {
  const today = dayOf(now, zone);
  if (tariff.validFromOn !== today) return tariff.validFromOn < today;
  return stores.charges.isPaidSince(Math.max(tariff.savedAt, startOfDay(today, zone)) as Instant);
}
