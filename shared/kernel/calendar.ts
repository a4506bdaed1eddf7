import type { Brand } from './brand.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, instant, type Instant } from './instant.ts';

/** A calendar day in the yard's own zone, `YYYY-MM-DD`. */
export type Day = Brand<string, 'Day'>;

/** An IANA zone name such as `Asia/Ho_Chi_Minh`; the yard's zone is one setting and travels as an argument. */
export type TimeZone = string;

/** The clock on the wall: year, month 1–12, day, hour, minute, second. */
export type LocalTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

const formats = new Map<TimeZone, Intl.DateTimeFormat>();

function formatFor(zone: TimeZone): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

const QUARTER_MS = 15 * MINUTE_MS;
const MOST_REMEMBERED = 20_000;
/** Offsets by zone and quarter of an hour: no zone changes within one, and asking `Intl` each time is slow. */
const offsets = new Map<TimeZone, Map<number, number>>();

/** Offset of the zone from UTC at an instant, in milliseconds (+25 200 000 for Asia/Ho_Chi_Minh). */
export function offsetAt(at: Instant, zone: TimeZone): number {
  let ofZone = offsets.get(zone);
  if (ofZone === undefined) offsets.set(zone, (ofZone = new Map<number, number>()));
  const quarter = Math.floor(at / QUARTER_MS);
  let offset = ofZone.get(quarter);
  if (offset === undefined) {
    offset = askOffset(instant(quarter * QUARTER_MS), zone);
    if (ofZone.size >= MOST_REMEMBERED) ofZone.clear();
    ofZone.set(quarter, offset);
  }
  return offset;
}

function askOffset(at: Instant, zone: TimeZone): number {
  const parts: Record<string, number> = {};
  for (const part of formatFor(zone).formatToParts(at)) parts[part.type] = Number(part.value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - at;
}

/** What the clock on the wall shows at an instant. */
export function localTimeOf(at: Instant, zone: TimeZone): LocalTime {
  const wall = new Date(at + offsetAt(at, zone));
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
  };
}

/** The instant at which the wall shows this time. In a gap or overlap of a zone change, the later offset wins. */
export function instantOfLocal(time: LocalTime, zone: TimeZone): Instant {
  const asUtc = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
  const guess = instant(asUtc - offsetAt(instant(asUtc), zone));
  return instant(asUtc - offsetAt(guess, zone));
}

/** The yard's calendar day at an instant. */
export function dayOf(at: Instant, zone: TimeZone): Day {
  const { year, month, day } = localTimeOf(at, zone);
  return dayFrom(year, month, day);
}

/** Makes a day from its numbers; month is 1–12. */
export function dayFrom(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` as Day;
}

/** Reads `YYYY-MM-DD`, or null when the text is not a day that exists. */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text ? null : (text as Day);
}

/** The instant at which a day reaches a minute of the day (0 = midnight, 1200 = 20:00). */
export function atMinuteOfDay(day: Day, minuteOfDay: number, zone: TimeZone): Instant {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return instantOfLocal(
    { year, month, day: date, hour: Math.floor(minuteOfDay / 60), minute: minuteOfDay % 60, second: 0 },
    zone,
  );
}

/** The first instant of a day. */
export function startOfDay(day: Day, zone: TimeZone): Instant {
  return atMinuteOfDay(day, 0, zone);
}

/** The day `count` days after (before, when negative). */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10) as Day;
}

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / DAY_MS);
}

const A_MONDAY = '1970-01-05' as Day;

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: Day): number {
  return (((daysBetween(A_MONDAY, day) % 7) + 7) % 7) + 1;
}

/** ISO 8601 with the zone's offset, to the millisecond only when there is one: `2026-02-10T02:23:00+07:00`. */
export function isoOf(at: Instant, zone: TimeZone): string {
  const wall = localTimeOf(at, zone);
  const offset = offsetAt(at, zone);
  const sign = offset < 0 ? '-' : '+';
  const distance = Math.abs(offset);
  const fraction = ((at % 1000) + 1000) % 1000;
  const millis = fraction === 0 ? '' : `.${String(fraction).padStart(3, '0')}`;
  return (
    `${dayFrom(wall.year, wall.month, wall.day)}T${two(wall.hour)}:${two(wall.minute)}:${two(wall.second)}${millis}` +
    `${sign}${two(Math.floor(distance / HOUR_MS))}:${two(Math.floor((distance % HOUR_MS) / MINUTE_MS))}`
  );
}

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:\d{2})$/;

/** Whether a text says an instant as ISO 8601 with an offset. */
export function isIso(text: string): boolean {
  return ISO.test(text) && !Number.isNaN(Date.parse(text));
}

/** Reads ISO 8601 with an offset; the text must say an instant. */
export function parseIso(text: string): Instant {
  return instant(Date.parse(text));
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
