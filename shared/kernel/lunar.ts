import { addDays, dayFrom, daysBetween, type Day } from './calendar.ts';

/** Hours ahead of UTC at which a lunar calendar is kept: Vietnam's, and China's, which drives what the other side does. */
export const VIETNAM_HOURS = 7;
export const CHINA_HOURS = 8;

/** A day of the lunar calendar; `isLeap` = in the second month of that number. */
export type LunarDay = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly isLeap: boolean;
};

const EPOCH = '1970-01-01' as Day;
/** Julian day number of the epoch. */
const EPOCH_NUMBER = 2_440_588;
const MONTH_DAYS = 29.530588861;
/** The new moon from which they are counted: 6 January 2000. */
const FIRST_NEW_MOON = 2_451_550.09766;
const CENTURY_MONTHS = 1236.85;
const CENTURY_DAYS = 36_525;
const YEAR_2000 = 2_451_545;

/** The lunar day: new moons and the sun's place by published astronomy (Meeus), at so many hours ahead of UTC. */
export function lunarOf(day: Day, hours: number = VIETNAM_HOURS): LunarDay {
  const number = EPOCH_NUMBER + daysBetween(EPOCH, day);
  let moon = Math.floor((number - FIRST_NEW_MOON) / MONTH_DAYS) + 1;
  while (newMoonDay(moon, hours) > number) moon -= 1;
  const start = newMoonDay(moon, hours);
  const solarYear = Number(day.slice(0, 4));
  let eleventh = eleventhMonth(solarYear, hours);
  let next = eleventh;
  let year = solarYear + 1;
  if (newMoonDay(eleventh, hours) > start) {
    year = solarYear;
    eleventh = eleventhMonth(solarYear - 1, hours);
  } else next = eleventhMonth(solarYear + 1, hours);
  const since = moon - eleventh;
  // Thirteen months from one winter solstice to the next: one of them has no principal term.
  const leapAt = next - eleventh > 12 ? leapMonthAfter(eleventh, hours) : Infinity;
  const month = ((since + (since >= leapAt ? 9 : 10)) % 12) + 1;
  return {
    year: month >= 11 && since < 4 ? year - 1 : year,
    month,
    day: number - start + 1,
    isLeap: since === leapAt,
  };
}

/** The first day of the lunar year that begins in a year: Tết. */
export function tetDayOf(year: number, hours: number = VIETNAM_HOURS): Day {
  for (let day = dayFrom(year, 1, 20); ; day = addDays(day, 1)) {
    const lunar = lunarOf(day, hours);
    if (lunar.month === 1 && !lunar.isLeap) return addDays(day, 1 - lunar.day);
  }
}

/** The month that holds the winter solstice, as its new moon. */
function eleventhMonth(year: number, hours: number): number {
  const last = EPOCH_NUMBER + daysBetween(EPOCH, dayFrom(year, 12, 31));
  let moon = Math.floor((last - FIRST_NEW_MOON) / MONTH_DAYS) + 1;
  while (newMoonDay(moon, hours) > last) moon -= 1;
  return termAt(newMoonDay(moon, hours), hours) >= 9 ? moon - 1 : moon;
}

/** How many months after the eleventh the one without a principal term lies. */
function leapMonthAfter(eleventh: number, hours: number): number {
  for (let after = 1; after < 13; after += 1) {
    const start = newMoonDay(eleventh + after, hours);
    if (termAt(start, hours) === termAt(newMoonDay(eleventh + after + 1, hours), hours)) return after;
  }
  return 13;
}

/** Which twelfth of its way the sun stands in at midnight. */
function termAt(dayNumber: number, hours: number): number {
  return Math.floor(sunLongitude(dayNumber - 0.5 - hours / 24) / 30);
}

/** The day number on which a new moon falls. */
function newMoonDay(moon: number, hours: number): number {
  return Math.floor(newMoonAt(moon) + 0.5 + hours / 24);
}

function newMoonAt(moon: number): number {
  const t = moon / CENTURY_MONTHS;
  const e = 1 - 0.002516 * t - 0.0000074 * t * t;
  const sun = 2.5534 + 29.1053567 * moon - 0.0000014 * t * t;
  const phase = 201.5643 + 385.81693528 * moon + 0.0107582 * t * t + 0.00001238 * t * t * t;
  const node = 160.7108 + 390.67050284 * moon - 0.0016118 * t * t - 0.00000227 * t * t * t;
  const terms =
    -0.4072 * sine(phase) +
    0.17241 * e * sine(sun) +
    0.01608 * sine(2 * phase) +
    0.01039 * sine(2 * node) +
    0.00739 * e * sine(phase - sun) -
    0.00514 * e * sine(phase + sun) +
    0.00208 * e * e * sine(2 * sun) -
    0.00111 * sine(phase - 2 * node) -
    0.00057 * sine(phase + 2 * node) +
    0.00056 * e * sine(2 * phase + sun) -
    0.00042 * sine(3 * phase) +
    0.00042 * e * sine(sun + 2 * node) +
    0.00038 * e * sine(sun - 2 * node) -
    0.00024 * e * sine(2 * phase - sun) -
    0.00017 * sine(124.7746 - 1.56375588 * moon) +
    0.000325 * sine(299.77 + 0.107408 * moon) +
    0.000165 * sine(251.88 + 0.016321 * moon);
  const dynamical = FIRST_NEW_MOON + MONTH_DAYS * moon + 0.00015437 * t * t + terms;
  return dynamical - clockLagDays(moon);
}

/** How far the turning earth lags behind the clock of astronomy. */
function clockLagDays(moon: number): number {
  const years = moon / 12.3685;
  return (62.92 + 0.32217 * years + 0.005589 * years * years) / 86_400;
}

/** Apparent longitude of the sun in degrees, 0–360. */
function sunLongitude(julian: number): number {
  const t = (julian - YEAR_2000) / CENTURY_DAYS;
  const anomaly = 357.52911 + 35_999.05029 * t - 0.0001537 * t * t;
  const centre =
    (1.914602 - 0.004817 * t) * sine(anomaly) +
    (0.019993 - 0.000101 * t) * sine(2 * anomaly) +
    0.000289 * sine(3 * anomaly);
  const longitude =
    280.46646 + 36_000.76983 * t + 0.0003032 * t * t + centre - 0.00569 - 0.00478 * sine(125.04 - 1934.136 * t);
  return ((longitude % 360) + 360) % 360;
}

function sine(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180);
}
