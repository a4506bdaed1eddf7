import { addDays, daysBetween, dayFrom, type Day } from './calendar.ts';
import { FIRST_NEW_MOON, MONTH_DAYS, newMoonAt, sunLongitudeAt } from './sun-moon.ts';

/** Hours ahead of UTC at which a lunar calendar is kept: Vietnam's, and China's, which drives what the other side does. */
export const VIETNAM_HOURS = 7;
export const CHINA_HOURS = 8;
export type LunarHours = typeof VIETNAM_HOURS | typeof CHINA_HOURS;

/** The years for which the calendars are proven day by day. */
export const FIRST_LUNAR_YEAR = 1900;
export const LAST_LUNAR_YEAR = 2100;

/** A day of the lunar calendar; `isLeap` = in the second month of that number. */
export type LunarDay = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly isLeap: boolean;
};

/** A month of the lunar calendar: of which lunar year, its first day, and how many it has. */
export type LunarMonth = Omit<LunarDay, 'day'> & { readonly start: Day; readonly days: number };

const EPOCH = '1970-01-01' as Day;
/** Julian day number of the epoch. */
const EPOCH_NUMBER = 2_440_588;
/** The sun enters the tenth twelfth of its way, counted from the spring equinox, at the winter solstice. */
const SOLSTICE_TERM = 9;
const SOLSTICE_MONTH = 11;
const YEAR_MONTHS = 12;

/** The lunar day of a day, at so many hours ahead of UTC. */
export function lunarOf(day: Day, hours: LunarHours = VIETNAM_HOURS): LunarDay {
  const solarYear = Number(day.slice(0, 4));
  const months = solsticeYear(solarYear, hours).at(-1)?.to ?? '';
  const found = solsticeYear(day < months ? solarYear : solarYear + 1, hours).findLast(({ start }) => start <= day);
  if (found === undefined) throw new Error(`no lunar month holds ${day}`);
  const { year, month, isLeap, start } = found;
  return { year, month, day: daysBetween(start, day) + 1, isLeap };
}

/** The months of a lunar year in their order, twelve or thirteen. */
export function lunarMonthsOf(year: number, hours: LunarHours = VIETNAM_HOURS): readonly LunarMonth[] {
  return [...solsticeYear(year, hours), ...solsticeYear(year + 1, hours)]
    .filter((month) => month.year === year)
    .map(({ to, ...month }) => ({ ...month, days: daysBetween(month.start, to) }));
}

/** The first day of a lunar year: Tết, and at China's hours the Chinese New Year. */
export function tetDayOf(year: number, hours: LunarHours = VIETNAM_HOURS): Day {
  const first = solsticeYear(year, hours).find(({ month }) => month === 1);
  if (first === undefined) throw new Error(`no first month in ${String(year)}`);
  return first.start;
}

/** A month and the day after its last. */
type Month = Omit<LunarMonth, 'days'> & { readonly to: Day };

/** Worked out once: the months of a year cost some hundred sines, and a screen asks for the same ones over and over. */
const solsticeYears = new Map<string, readonly Month[]>();
const MOST_REMEMBERED = 1000;

/** From the month that holds the winter solstice of the year before to the last one before that of this year. */
function solsticeYear(year: number, hours: LunarHours): readonly Month[] {
  const key = `${String(year)} ${String(hours)}`;
  let months = solsticeYears.get(key);
  if (months === undefined) {
    months = monthsBetweenSolstices(year, hours);
    if (solsticeYears.size >= MOST_REMEMBERED) solsticeYears.clear();
    solsticeYears.set(key, months);
  }
  return months;
}

function monthsBetweenSolstices(year: number, hours: LunarHours): readonly Month[] {
  const first = solsticeMonth(year - 1, hours);
  const count = solsticeMonth(year, hours) - first;
  const starts = Array.from({ length: count + 1 }, (_, at) => newMoonDay(first + at, hours));
  // Thirteen months: the first without a principal term is the leap one.
  const terms = starts.map((start) => termAt(start, hours));
  const leapAt = count > YEAR_MONTHS ? terms.findIndex((term, at) => term === terms[at + 1]) : -1;
  return starts.slice(0, -1).map((start, at) => {
    const number = SOLSTICE_MONTH + at - (leapAt >= 0 && at >= leapAt ? 1 : 0);
    return {
      year: number > YEAR_MONTHS ? year : year - 1,
      month: number > YEAR_MONTHS ? number - YEAR_MONTHS : number,
      isLeap: at === leapAt,
      start: dayNumbered(start),
      to: dayNumbered(starts[at + 1] ?? start),
    };
  });
}

/** The month that holds the winter solstice of a year, as the number of its new moon. */
function solsticeMonth(year: number, hours: LunarHours): number {
  const last = EPOCH_NUMBER + daysBetween(EPOCH, dayFrom(year, 12, 31));
  let moon = Math.floor((last - FIRST_NEW_MOON) / MONTH_DAYS) + 1;
  while (newMoonDay(moon, hours) > last) moon -= 1;
  return termAt(newMoonDay(moon, hours), hours) >= SOLSTICE_TERM ? moon - 1 : moon;
}

/** Which twelfth of its way the sun stands in when a day begins. */
function termAt(dayNumber: number, hours: LunarHours): number {
  return Math.floor(sunLongitudeAt(dayNumber - 0.5 - hours / 24) / 30);
}

/** The day number on which a new moon falls. */
function newMoonDay(moon: number, hours: LunarHours): number {
  return Math.floor(newMoonAt(moon) + 0.5 + hours / 24);
}

function dayNumbered(number: number): Day {
  return addDays(EPOCH, number - EPOCH_NUMBER);
}
