import { addDays, type Day } from '../../kernel/calendar.ts';
import { sameTetOffsetBefore, tetOffsetOf } from '../season/season.ts';

/** How many days of the same weekday say what is usual. */
export const USUAL_DAYS = 4;
const WEEK_DAYS = 7;

/** The days that say what to expect of a day; fewer than `wanted` where the record does not reach back so far. */
export type Basis = {
  readonly code: 'weekday' | 'tet';
  /** Latest first. */
  readonly days: readonly Day[];
  readonly wanted: number;
  /** How far the day is from Tết, in the season; null outside it. */
  readonly tetOffset: number | null;
};

/**
 * In the Tết season the day at the same distance from Tết a year before, where it was recorded (RP42); else the last
 * four of the same weekday, as many as were recorded (RP41).
 */
export function basisOf(on: Day, isRecorded: (day: Day) => boolean): Basis {
  const before = sameTetOffsetBefore(on);
  const basis: Basis =
    before !== null && isRecorded(before)
      ? { code: 'tet', days: [before], wanted: 1, tetOffset: null }
      : sameWeekdays(on, isRecorded);
  return { ...basis, tetOffset: tetOffsetOf(on) };
}

function sameWeekdays(on: Day, isRecorded: (day: Day) => boolean): Basis {
  const days = Array.from({ length: USUAL_DAYS }, (_, week) => addDays(on, -WEEK_DAYS * (week + 1)));
  return { code: 'weekday', days: days.filter(isRecorded), wanted: USUAL_DAYS, tetOffset: null };
}

/** What is usual: the mean of some days, and between which of them it lay; one day alone makes no band. */
export type Usual = { readonly usual: number | null; readonly low: number | null; readonly high: number | null };

/** Days that have no such figure (nobody was called) do not count. */
export function usualOf(values: readonly (number | null)[]): Usual {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return { usual: null, low: null, high: null };
  const usual = tenths(known.reduce((sum, value) => sum + value, 0) / known.length);
  if (known.length === 1) return { usual, low: null, high: null };
  return { usual, low: Math.min(...known), high: Math.max(...known) };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
