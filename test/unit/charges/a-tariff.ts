import type { Day } from '../../../shared/kernel/calendar.ts';
import { instant, type Instant } from '../../../shared/kernel/instant.ts';
import type { TariffLine } from '../../../shared/domain/charges/types.ts';
import type { StayFacts } from '../../../shared/domain/charges/charge.ts';

export const ZONE = 'Asia/Ho_Chi_Minh';

/** An instant by the yard's clock: `at('2026-02-10 08:00')`. */
export function at(text: string): Instant {
  return instant(Date.parse(`${text.replace(' ', 'T')}:00+07:00`));
}

/** One parking line for everything at this price. */
export function parking(
  perDayDong: number,
  more: Partial<Extract<TariffLine, { kind: 'parking' }>> = {},
): Extract<TariffLine, { kind: 'parking' }> {
  return { kind: 'parking', vehicleTypes: null, loaded: null, freeMinutes: 0, perDayDong, ...more };
}

export function aVersion(
  from: string,
  lines: readonly TariffLine[],
  to: string | null = null,
): {
  readonly name: string;
  readonly validFromOn: Day;
  readonly validToOn: Day | null;
  readonly lines: readonly TariffLine[];
} {
  return { name: from, validFromOn: from as Day, validToOn: to as Day | null, lines };
}

/** A loaded tractor with a 40 ft trailer that came on 10 February at 08:00. */
export function aStay(more: Partial<StayFacts> = {}): StayFacts {
  return {
    kind: 'cargo',
    vehicleType: 'tractor-40',
    loaded: true,
    arrivedAt: at('2026-02-10 08:00'),
    plugged: [],
    added: [],
    ...more,
  };
}
