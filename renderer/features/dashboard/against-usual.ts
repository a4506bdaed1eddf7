import type { DashboardAnswer } from './use-dashboard.ts';
import type { DashboardTextKey } from './texts/catalog.ts';

export type TodayLine = DashboardAnswer['today'][number];

/** How a figure stands to what is usual: only outside the band is it another one. Null while there is no band. */
export function againstUsual({ code, value, low, high }: TodayLine): DashboardTextKey | null {
  if (value === null || low === null || high === null) return null;
  const isWait = code === 'waitP50';
  if (value > high) return isWait ? 'dashboard.longer' : 'dashboard.more';
  if (value < low) return isWait ? 'dashboard.shorter' : 'dashboard.less';
  return 'dashboard.as-usual';
}

/** Where the parts of a line's bar lie, in per cent of its width; its end is a tenth beyond the greatest of them. */
export function barOf({ value, usual, low, high }: TodayLine): {
  readonly value: number | null;
  readonly usual: number | null;
  readonly band: { readonly from: number; readonly width: number } | null;
} {
  const end = Math.max(1, value ?? 0, usual ?? 0, high ?? 0) * 1.1;
  const share = (of: number): number => (of / end) * 100;
  return {
    value: value === null ? null : share(value),
    usual: usual === null ? null : share(usual),
    band: low === null || high === null ? null : { from: share(low), width: share(high - low) },
  };
}
