import { seasonAt, type Days } from './days.ts';
import type { LogFit } from './log-fit.ts';
import type { Openings } from './openings.ts';

/** The level is that of four whole weeks. */
export const LEVEL_DAYS = 28;
const YEAR_OF_WEEKS = 364;
/** Of them at least so many must be known, here and in the year compared with. */
const LEAST_DAYS = 14;
/** A day closed then tells nothing of a day open now, and the reverse. */
const SAME_OPENING = 0.25;
/** Neighbours count too: one day of one year is mostly chance. */
const NEIGHBOURS = [
  [-1, 0.25],
  [0, 0.5],
  [1, 0.25],
] as const;

/**
 * The mean shape of earlier years laid by Tết, times the level of the last 28 days (FC1). In the season a day is compared
 * with the same distance from earlier Tết, otherwise with the same weekday of the same time of year. Null where no earlier
 * year tells.
 */
export function alignedMean(
  days: Days,
  trucks: Float64Array,
  fit: LogFit,
  openings: Openings,
): (index: number) => number | null {
  const { known } = days;
  /** Trucks without what weekday and opening do to them. */
  const plainOf = (index: number, like: number): number => {
    const count = index < 0 || index >= known ? Number.NaN : (trucks[index] ?? Number.NaN);
    const isAlike =
      Math.abs((openings.closed[index] ?? 0) - (openings.closed[like] ?? 0)) <= SAME_OPENING &&
      Math.abs((openings.preregistered[index] ?? 0) - (openings.preregistered[like] ?? 0)) <= SAME_OPENING;
    return isAlike ? count / fit.weekdayFactor(days.weekdayOf(index)) : Number.NaN;
  };
  const openDay = openings.closed.findIndex((share, index) => share === 0 && openings.preregistered[index] === 0);
  const levelOf = (until: number): number | null => {
    let sum = 0;
    let count = 0;
    for (let index = until - LEVEL_DAYS; index < until; index += 1) {
      const plain = plainOf(index, openDay);
      if (Number.isNaN(plain)) continue;
      sum += plain;
      count += 1;
    }
    return count < LEAST_DAYS ? null : sum / count;
  };
  const levels = new Map<number, number | null>();
  const rememberedLevel = (shift: number): number | null => {
    let level = levels.get(shift);
    if (level === undefined) levels.set(shift, (level = levelOf(known - shift)));
    return level;
  };
  const now = levelOf(known);

  return (index) => {
    if (now === null) return null;
    let trucksThen = 0;
    let levelThen = 0;
    for (const shift of shiftsOf(days, index)) {
      const level = rememberedLevel(shift);
      if (level === null || level <= 0) continue;
      let sum = 0;
      let weights = 0;
      for (const [beside, weight] of NEIGHBOURS) {
        const plain = plainOf(index - shift + beside, index);
        if (Number.isNaN(plain)) continue;
        sum += weight * plain;
        weights += weight;
      }
      if (weights < 0.5) continue;
      // Each year counts the same, however large it was.
      trucksThen += sum / weights / level;
      levelThen += 1;
    }
    if (levelThen === 0) return null;
    return (trucksThen / levelThen) * now * fit.weekdayFactor(days.weekdayOf(index));
  };
}

/** How many days back the like of a day lies in each earlier year. */
export function shiftsOf(days: Days, index: number): readonly number[] {
  const season = seasonAt(days, index);
  const shifts: number[] = [];
  for (let back = 1; ; back += 1) {
    const shift = season === null ? back * YEAR_OF_WEEKS + driftOf(back) : shiftOfTet(days, season, back);
    if (shift === null || index - shift < 0) return shifts;
    shifts.push(shift);
  }
}

/** Whole weeks, kept within half a week of whole years. */
function driftOf(years: number): number {
  return Math.round((years * 1.2425) / 7) * 7;
}

/** By the mean of both countries' Tết where they differ, as the effect of Tết itself is (FC1). */
function shiftOfTet({ tets }: Days, season: number, back: number): number | null {
  const now = tets[season];
  const then = tets[season - back];
  if (now === undefined || then === undefined) return null;
  return Math.round((now.vietnam + now.china - then.vietnam - then.china) / 2);
}
