import { localTimeOf, type Day, type TimeZone } from '../../shared/kernel/calendar.ts';
import type { RangeReport } from '../../shared/contract/report-queries.ts';

export const HOURS = 24;
/** Where each step of grey begins, in per cent of the places. */
export const STEPS = [0, 20, 40, 60, 80, 95] as const;

export type HeatCell = RangeReport['heat'][number];
export type HeatColumn = { readonly on: Day; readonly hours: readonly (HeatCell | null)[] };

/** The hours of each day in a column of their own, the hour of the cut-off on top. */
export function columnsOf(heat: readonly HeatCell[], cutOffMinute: number, zone: TimeZone): readonly HeatColumn[] {
  const first = Math.floor(cutOffMinute / 60) % HOURS;
  return [...Map.groupBy(heat, ({ on }) => on)].map(([on, cells]) => {
    const hours: (HeatCell | null)[] = Array.from({ length: HOURS }, () => null);
    for (const cell of cells) hours[(localTimeOf(cell.hour, zone).hour - first + HOURS) % HOURS] = cell;
    return { on, hours };
  });
}

/** Which grey an hour has; against the fullest of them where nothing is known of places. */
export function stepOf({ mean, percent }: HeatCell, most: number): number {
  const share = percent ?? (most === 0 ? 0 : (mean / most) * 100);
  return STEPS.findLastIndex((from) => share >= from);
}
