import type { Days } from './days.ts';

/** What is known of each day ahead of all counting, as sparse rows: the columns of a row and their values. */
export type Features = {
  readonly width: number;
  /** Row `n` is the entries from `starts[n]` to before `starts[n + 1]`, columns rising. */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
  /** How far a coefficient strays from 0 before anything was seen (log scale, standard deviation). */
  readonly deviation: Float64Array;
  /** Column of Monday; those of the other days follow. */
  readonly weekdayColumn: number;
};

/** Days from Tết at which its effect has a value of its own: dense where the traffic turns within days. */
const KNOTS = [
  -36, -32, -28, -24, -21, -18, -15, -12, -10, -8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14,
  17, 20, 23, 26,
] as const;
/** The effect has faded so many days before the first knot and after the last. */
const FADE_DAYS = 4;

/** The level may turn every half year. */
const LEVEL_DAYS = 182;
const YEAR_DAYS = 365.2425;
const HARMONICS = 2;

const LEVEL_DEVIATION = 0.5;
const WEEKDAY_DEVIATION = 0.3;
const YEAR_DEVIATION = 0.25;
const TET_DEVIATION = 0.7;
/** The constant is free. */
const FREE = 20;

/** The rows of all days, known and ahead (FC1): constant, level, weekday, time of year, distance to Tết. */
export function featuresOf(days: Days): Features {
  const { known, ahead, tets } = days;
  const levels = Math.ceil(known / LEVEL_DAYS) + 1;
  const weekdayColumn = 1 + levels;
  const yearColumn = weekdayColumn + 7;
  const tetColumn = yearColumn + 2 * HARMONICS;
  const width = tetColumn + KNOTS.length;
  const count = known + ahead;
  const starts = new Int32Array(count + 1);
  const columns: number[] = [];
  const values: number[] = [];
  const push = (column: number, value: number): void => {
    if (value === 0) return;
    columns.push(column);
    values.push(value);
  };
  for (let index = 0; index < count; index += 1) {
    push(0, 1);
    // Days ahead stand at the level of the last one known.
    const back = Math.max(0, known - 1 - index) / LEVEL_DAYS;
    const level = Math.floor(back);
    push(1 + level, 1 - (back - level));
    push(2 + level, back - level);
    push(weekdayColumn + days.weekdayOf(index) - 1, 1);
    for (let harmonic = 1; harmonic <= HARMONICS; harmonic += 1) {
      const angle = (2 * Math.PI * harmonic * index) / YEAR_DAYS;
      push(yearColumn + 2 * harmonic - 2, Math.sin(angle));
      push(yearColumn + 2 * harmonic - 1, Math.cos(angle));
    }
    for (const [knot, value] of tetEffectOf(tets, index)) push(tetColumn + knot, value);
    starts[index + 1] = columns.length;
  }
  const deviation = new Float64Array(width).fill(TET_DEVIATION);
  deviation[0] = FREE;
  deviation.fill(LEVEL_DEVIATION, 1, weekdayColumn);
  deviation.fill(WEEKDAY_DEVIATION, weekdayColumn, yearColumn);
  deviation.fill(YEAR_DEVIATION, yearColumn, tetColumn);
  return {
    width,
    starts,
    columns: Int32Array.from(columns),
    values: Float64Array.from(values),
    deviation,
    weekdayColumn,
  };
}

/** The knots that a day lies between, half by the Vietnamese Tết and half by the Chinese New Year (FC1). */
function tetEffectOf(tets: Days['tets'], index: number): readonly (readonly [number, number])[] {
  const effect = new Map<number, number>();
  const add = (knot: number, value: number): void => void effect.set(knot, (effect.get(knot) ?? 0) + value);
  for (const { vietnam, china } of tets) {
    addHats(index - vietnam, 0.5, add);
    addHats(index - china, 0.5, add);
  }
  return [...effect].sort(([a], [b]) => a - b);
}

function addHats(offset: number, weight: number, add: (knot: number, value: number) => void): void {
  const first = KNOTS[0];
  const last = KNOTS[KNOTS.length - 1] ?? 0;
  if (offset <= first - FADE_DAYS || offset >= last + FADE_DAYS) return;
  if (offset < first) return add(0, weight * (1 - (first - offset) / FADE_DAYS));
  if (offset > last) return add(KNOTS.length - 1, weight * (1 - (offset - last) / FADE_DAYS));
  const right = KNOTS.findIndex((knot) => knot >= offset);
  const at = KNOTS[right] ?? 0;
  if (at === offset) return add(right, weight);
  const left = KNOTS[right - 1] ?? 0;
  const part = (offset - left) / (at - left);
  add(right - 1, weight * (1 - part));
  add(right, weight * part);
}
