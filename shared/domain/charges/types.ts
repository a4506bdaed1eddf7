import type { Day } from '../../kernel/calendar.ts';
import type { VehicleType } from '../vocabulary.ts';

/** All amounts are whole đồng: safe integers, never fractions. */

/** Whom a line is for; null = any. A load that nobody named a vehicle for takes the first line that fits. */
type For = { readonly vehicleTypes: readonly VehicleType[] | null; readonly loaded: boolean | null };

/** One line of a tariff. */
export type TariffLine =
  /** For each day begun, 24 hours each from the arrival on; a stay of up to `freeMinutes` in all costs nothing. */
  | ({ readonly kind: 'parking'; readonly freeMinutes: number; readonly perDayDong: number } & For)
  /** Once for each stay. */
  | ({ readonly kind: 'entry'; readonly amountDong: number } & For)
  /** For each hour begun that a load which needs power stood on a plug, all its hours together. */
  | { readonly kind: 'plug'; readonly perHourDong: number }
  /** What is done for a truck on request: weighing, disinfection, loading … */
  | { readonly kind: 'service'; readonly code: string; readonly name: string; readonly amountDong: number };

/** Prices from a day on, until the day before the next version (or `validToOn`, which then leaves a gap). */
export type TariffPeriod = { readonly validFromOn: Day; readonly validToOn: Day | null };

/** What a line is for: the stay's own kinds, and what the counter of driver rest sold, which is paid at once (RE28). */
export type ChargeKind = TariffLine['kind'] | 'rest';

/** One line of what a stay costs. */
export type ChargeLine = {
  readonly kind: ChargeKind;
  /** Of a service; of what the counter of driver rest sold, what it was; else empty. */
  readonly code: string;
  readonly name: string;
  readonly quantity: number;
  readonly unitDong: number;
  readonly amountDong: number;
};

/** The kinds of lines, in the order in which an account shows them. */
export const CHARGE_KINDS = ['entry', 'parking', 'plug', 'service', 'rest'] as const satisfies ChargeKind[];
