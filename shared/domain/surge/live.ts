import type { Quantiles } from '../rehearsal/types.ts';

/** What of the season is held against its plan (SP6). */
export const LIVE_FIGURES = ['arrivals', 'trucks'] as const;
export type LiveFigure = (typeof LIVE_FIGURES)[number];

/** Where a figure lies in its band: in the middle half, in nine of ten, or beyond. */
export type InBand = 'inside-50' | 'inside-90' | 'above' | 'below';

/** How many days count, and how many of them lay inside the bands. */
export type BandShare = { readonly days: number; readonly inside50: number; readonly inside90: number };

export type DriftSide = 'above' | 'below';

/** So many of the last days beyond the band on one side. */
export type Drift = { readonly side: DriftSide; readonly days: number; readonly outOf: number };

const LAST_DAYS = 5;
const DRIFTS_FROM = 3;
const DRIFTS_WHILE = 2;

export function placeInBand(figure: number, band: Pick<Quantiles, 'p5' | 'p25' | 'p75' | 'p95'>): InBand {
  if (figure > band.p95) return 'above';
  if (figure < band.p5) return 'below';
  return figure >= band.p25 && figure <= band.p75 ? 'inside-50' : 'inside-90';
}

/** How well the plan has held. Rule SP6. */
export function bandShareOf(places: readonly InBand[]): BandShare {
  const inside50 = places.filter((place) => place === 'inside-50').length;
  const inside90 = inside50 + places.filter((place) => place === 'inside-90').length;
  return { days: places.length, inside50, inside90 };
}

/** Whether the season drifts from its plan, by the days that count in their order and what was said before. Rule SP7. */
export function driftOf(places: readonly InBand[], before: DriftSide | null): Drift | null {
  const last = places.slice(-LAST_DAYS);
  for (const side of ['above', 'below'] as const) {
    const days = last.filter((place) => place === side).length;
    if (days >= (before === side ? DRIFTS_WHILE : DRIFTS_FROM)) return { side, days, outOf: last.length };
  }
  return null;
}
