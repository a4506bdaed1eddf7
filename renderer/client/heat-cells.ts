import { localTimeOf, type Day, type TimeZone } from '../../shared/kernel/calendar.ts';
import type { RangeReport } from '../../shared/contract/report-queries.ts';

export const HOURS = 24;
/** Where each step of grey begins, in per cent of the scale. */
const STEPS = [0, 20, 40, 60, 80, 95] as const;
/** A yard that was never this full would be of one grey: its scale ends at its fullest hour. */
const WHOLE_SCALE_FROM = 60;
const TENS = 10;

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

/** What the greys of several days stand for. */
export type HeatScale = {
  /** Per cent of the places at which it ends. */
  readonly endPercent: number;
  /** Most trucks in one hour, for days of which no places are known. */
  readonly most: number;
};

export function heatScaleOf(columns: readonly HeatColumn[]): HeatScale {
  let most = 0;
  let fullest = 0;
  for (const { hours } of columns)
    for (const cell of hours) {
      most = Math.max(most, cell?.mean ?? 0);
      fullest = Math.max(fullest, cell?.percent ?? 0);
    }
  const isWhole = fullest === 0 || fullest >= WHOLE_SCALE_FROM;
  return { endPercent: isWhole ? 100 : Math.ceil(fullest / TENS) * TENS, most };
}

/** Where each grey begins, in per cent of the places. */
export function stepsOf({ endPercent }: Pick<HeatScale, 'endPercent'>): readonly number[] {
  return STEPS.map((step) => (step * endPercent) / 100);
}

/** Which grey an hour has; against the fullest of them where nothing is known of places. */
export function stepOf({ mean, percent }: HeatCell, { endPercent, most }: HeatScale): number {
  const share = percent === null ? (most === 0 ? 0 : (mean / most) * 100) : (percent / endPercent) * 100;
  return STEPS.findLastIndex((from) => share >= from);
}
