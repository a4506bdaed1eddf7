import type { Trigger, TriggerMeasure } from './types.ts';

/** What the triggers watch, as it is now; null where nobody can say (SP3). */
export type TriggerFigures = Readonly<Record<TriggerMeasure, number | null>>;

/** A trigger is off again when its figure has come back by so much of the value, and by one unit at least. */
const BAND_SHARE = 0.1;
const LEAST_BAND = 1;

/** Whether a trigger is fired now, by whether it was before. Rules SP3, SP4. */
export function isFired({ measure, when, value }: Trigger, figures: TriggerFigures, wasFired: boolean): boolean {
  const figure = figures[measure];
  if (figure === null) return false;
  const band = wasFired ? bandOf(value) : 0;
  return when === 'under' ? figure < value + band : figure > value - band;
}

function bandOf(value: number): number {
  return Math.max(LEAST_BAND, value * BAND_SHARE);
}
