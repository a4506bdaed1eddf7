import { clockLagSeconds } from './clock-lag.ts';

/** Where sun and moon stand, by published series: Jean Meeus, "Astronomical Algorithms", chapters 25 and 49. */

/** Mean length of a lunar month in days. */
export const MONTH_DAYS = 29.530588861;
/** The new moon from which they are counted, that of 6 January 2000, as a Julian date. */
export const FIRST_NEW_MOON = 2_451_550.09766;
const CENTURY_MONTHS = 1236.85;
const CENTURY_DAYS = 36_525;
const YEAR_DAYS = 365.25;
const DAY_SECONDS = 86_400;
/** Noon of 1 January 2000 as a Julian date. */
const YEAR_2000 = 2_451_545;

/** Size in days, how often the sun's anomaly (each time with the earth's eccentricity), the moon's and its latitude enter. */
type MoonTerm = readonly [days: number, sun: number, moon: number, latitude: number];

const MOON_TERMS: readonly MoonTerm[] = [
  [-0.4072, 0, 1, 0],
  [0.17241, 1, 0, 0],
  [0.01608, 0, 2, 0],
  [0.01039, 0, 0, 2],
  [0.00739, -1, 1, 0],
  [-0.00514, 1, 1, 0],
  [0.00208, 2, 0, 0],
  [-0.00111, 0, 1, -2],
  [-0.00057, 0, 1, 2],
  [0.00056, 1, 2, 0],
  [-0.00042, 0, 3, 0],
  [0.00042, 1, 0, 2],
  [0.00038, 1, 0, -2],
  [-0.00024, -1, 2, 0],
  [-0.00007, 2, 1, 0],
  [0.00004, 0, 2, -2],
  [0.00004, 3, 0, 0],
  [0.00003, 1, 1, -2],
  [0.00003, 0, 2, 2],
  [-0.00003, 1, 1, 2],
  [0.00003, -1, 1, 2],
  [-0.00002, -1, 1, -2],
  [-0.00002, 1, 3, 0],
  [0.00002, 0, 4, 0],
];

/** What the planets do to the moon: size in days, angle at the first new moon and how far it turns in a month, in degrees. */
type PlanetTerm = readonly [days: number, first: number, perMonth: number];

const PLANET_TERMS: readonly PlanetTerm[] = [
  [0.000325, 299.77, 0.107408],
  [0.000165, 251.88, 0.016321],
  [0.000164, 251.83, 26.651886],
  [0.000126, 349.42, 36.412478],
  [0.00011, 84.66, 18.206239],
  [0.000062, 141.74, 53.303771],
  [0.00006, 207.14, 2.453732],
  [0.000056, 154.84, 7.30686],
  [0.000047, 34.52, 27.261239],
  [0.000042, 207.19, 0.121824],
  [0.00004, 291.34, 1.844379],
  [0.000037, 161.72, 24.198154],
  [0.000035, 239.56, 25.513099],
  [0.000023, 331.55, 3.592518],
];

/** When a new moon is, as a Julian date of UT, by its number from the first; good to some seconds. */
export function newMoonAt(moon: number): number {
  const t = moon / CENTURY_MONTHS;
  const eccentricity = 1 - 0.002516 * t - 0.0000074 * t * t;
  const sun = 2.5534 + 29.1053567 * moon - 0.0000014 * t * t;
  const phase = 201.5643 + 385.81693528 * moon + 0.0107582 * t * t + 0.00001238 * t * t * t;
  const latitude = 160.7108 + 390.67050284 * moon - 0.0016118 * t * t - 0.00000227 * t * t * t;
  const node = 124.7746 - 1.56375588 * moon + 0.0020672 * t * t;
  let days = MONTH_DAYS * moon + 0.00015437 * t * t - 0.00017 * sine(node);
  for (const [size, ofSun, ofMoon, ofLatitude] of MOON_TERMS) {
    const angle = ofSun * sun + ofMoon * phase + ofLatitude * latitude;
    days += size * eccentricity ** Math.abs(ofSun) * sine(angle);
  }
  for (const [size, first, perMonth] of PLANET_TERMS) days += size * sine(first + perMonth * moon);
  const dynamical = FIRST_NEW_MOON + days;
  return dynamical - clockLagDays(dynamical);
}

/**
 * Apparent longitude of the sun in degrees, 0–360, at a Julian date of UT. Good to 0.01°, which is a quarter of an hour
 * of its way: no month between 1900 and 2100 hangs on less.
 */
export function sunLongitudeAt(julian: number): number {
  const t = (julian + clockLagDays(julian) - YEAR_2000) / CENTURY_DAYS;
  const anomaly = 357.52911 + 35_999.05029 * t - 0.0001537 * t * t;
  const centre =
    (1.914602 - 0.004817 * t - 0.000014 * t * t) * sine(anomaly) +
    (0.019993 - 0.000101 * t) * sine(2 * anomaly) +
    0.000289 * sine(3 * anomaly);
  const geometric = 280.46646 + 36_000.76983 * t + 0.0003032 * t * t + centre;
  const apparent = geometric - 0.00569 - 0.00478 * sine(125.04 - 1934.136 * t);
  return ((apparent % 360) + 360) % 360;
}

function clockLagDays(julian: number): number {
  return clockLagSeconds(2000 + (julian - YEAR_2000) / YEAR_DAYS) / DAY_SECONDS;
}

function sine(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180);
}
