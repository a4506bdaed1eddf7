import { EclipticGeoMoon, MakeTime, SearchSunLongitude, SunPosition } from 'astronomy-engine';
import { addDays, daysBetween, type Day } from '../../shared/kernel/calendar.ts';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/instant.ts';
import type { LunarDay, LunarHours } from '../../shared/kernel/lunar.ts';

/** The calendar again, from another's astronomy and by the rules as a table of days: what ours is compared with. */

/** A new moon or the sun entering a twelfth of its way (0 = the spring equinox, 9 = the winter solstice), in ms of UT. */
type Moment = { readonly at: number; readonly term: number };

const EPOCH = '1970-01-01' as Day;
const FIRST_YEAR = 1898;
const LAST_YEAR = 2102;
const MONTH_MS = 29.530588861 * DAY_MS;
/** How far the moon gains on the sun in a day, in degrees: enough for one step of the search. */
const GAIN_PER_DAY = 12.19;

/** When moon and sun stand at the same apparent longitude; the library’s own search leaves out the sun’s aberration, 38 s. */
export function newMoons(): readonly number[] {
  const moons: number[] = [];
  for (let guess = Date.UTC(FIRST_YEAR, 0, 22); guess < Date.UTC(LAST_YEAR, 11, 31); guess += MONTH_MS) {
    let at = guess;
    for (let step = 0; step < 8; step += 1) at -= (distanceAt(at) / GAIN_PER_DAY) * DAY_MS;
    moons.push(at);
    guess = at;
  }
  return moons;
}

function distanceAt(at: number): number {
  const time = MakeTime(new Date(at));
  return ((EclipticGeoMoon(time).lon - SunPosition(time).elon + 540) % 360) - 180;
}

/** When the sun enters each twelfth of its way. */
export function principalTerms(): readonly Moment[] {
  const terms: Moment[] = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1)
    for (let term = 0; term < 12; term += 1) {
      const from = Date.UTC(year, 2, 14) + term * 30.437 * DAY_MS;
      const found = SearchSunLongitude(term * 30, new Date(from), 14);
      if (found === null) throw new Error(`no term ${String(term)} in ${String(year)}`);
      terms.push({ at: found.date.getTime(), term });
    }
  return terms;
}

/** Days of the lunar calendar by day, from new moons and terms. */
export function calendarOf(
  moons: readonly number[],
  terms: readonly Moment[],
  hours: LunarHours,
): ReadonlyMap<Day, LunarDay> {
  const dayAt = (at: number): Day => addDays(EPOCH, Math.floor((at + hours * HOUR_MS) / DAY_MS));
  const starts = moons.map(dayAt);
  const termDays = terms.map(({ at }) => dayAt(at)).toSorted();
  const solstices = terms.filter(({ term }) => term === 9).map(({ at }) => dayAt(at));
  const days = new Map<Day, LunarDay>();
  for (const [at, solstice] of solstices.entries()) {
    const nextSolstice = solstices[at + 1];
    if (nextSolstice === undefined) break;
    const first = starts.findLastIndex((start) => start <= solstice);
    const count = starts.findLastIndex((start) => start <= nextSolstice) - first;
    let [year, month, hasLeap] = [Number(solstice.slice(0, 4)), 11, count < 13];
    for (let moon = first; moon < first + count; moon += 1) {
      const [start, end] = [starts[moon], starts[moon + 1]];
      if (start === undefined || end === undefined) throw new Error('a month without an end');
      const isLeap = !hasLeap && !termDays.some((day) => start <= day && day < end);
      if (isLeap) hasLeap = true;
      else if (moon > first) [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
      for (let day = 0; day < daysBetween(start, end); day += 1)
        days.set(addDays(start, day), { year, month, day: day + 1, isLeap });
    }
  }
  return days;
}

/** How far an instant is from the nearest midnight, in seconds; negative before it. */
export function secondsFromMidnight(at: number, hours: LunarHours): number {
  const since = (((at + hours * HOUR_MS) % DAY_MS) + DAY_MS) % DAY_MS;
  return (since > DAY_MS / 2 ? since - DAY_MS : since) / 1000;
}
