import { dayFrom, localTimeOf, parseDay, type Day, type TimeZone } from '../../shared/kernel/calendar.ts';
import { lunarOf } from '../../shared/kernel/lunar.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from '../../shared/kernel/instant.ts';
import { translatorOf, type Lang } from './i18n.ts';
import { formatTexts } from './texts/format-texts.ts';

/** How numbers, times and lengths of time are written in a language and the site's zone. */
export type Format = {
  /** `1.038` */
  readonly number: (value: number, fractionDigits?: number) => string;
  /** `89,6 %` from 89.6 */
  readonly percent: (value: number, fractionDigits?: number) => string;
  /** `14:32` */
  readonly time: (at: Instant) => string;
  /** `14:32:04` */
  readonly timeWithSeconds: (at: Instant) => string;
  /** `26/01` */
  readonly dayMonth: (at: Instant) => string;
  /** `26/01/2027` */
  readonly date: (at: Instant) => string;
  /** `22/11/2026 02:19` */
  readonly dateTime: (at: Instant) => string;
  /** `14:32` on the day of `now`, else `25/01 14:32`. */
  readonly timeNear: (at: Instant, now: Instant) => string;
  /** `Thứ Ba 26/01` */
  readonly weekday: (at: Instant) => string;
  /** `5 g 20`, `4 ph`, `2 ng 3 g`; never negative. */
  readonly duration: (ms: number) => string;
  /** `26/01/2027` of a calendar day. */
  readonly day: (day: Day) => string;
  /** `23/12 ÂL` of a calendar day: day and month of the Vietnamese lunar calendar. */
  readonly lunarDay: (day: Day) => string;
  readonly collator: Intl.Collator;
  readonly zone: TimeZone;
  readonly lang: Lang;
};

const LOCALES: Readonly<Record<Lang, string>> = { vi: 'vi-VN', en: 'en-GB' };

/** Makes the formats of one language and zone. Cheap to call repeatedly only when kept by the caller. */
export function createFormat(lang: Lang, zone: TimeZone): Format {
  const t = translatorOf(formatTexts, lang);
  const locale = LOCALES[lang];
  const numbers = new Map<number, Intl.NumberFormat>();
  const weekdays = new Intl.DateTimeFormat(locale, { weekday: lang === 'vi' ? 'long' : 'short', timeZone: zone });
  const number = (value: number, fractionDigits = 0): string => {
    let made = numbers.get(fractionDigits);
    if (made === undefined) {
      made = new Intl.NumberFormat(locale, {
        minimumFractionDigits: fractionDigits,
        maximumFractionDigits: fractionDigits,
      });
      numbers.set(fractionDigits, made);
    }
    return made.format(value);
  };
  const time = (at: Instant): string => {
    const { hour, minute } = localTimeOf(at, zone);
    return `${two(hour)}:${two(minute)}`;
  };
  const dayMonth = (at: Instant): string => {
    const { day, month } = localTimeOf(at, zone);
    return `${two(day)}/${two(month)}`;
  };
  const date = (at: Instant): string => `${dayMonth(at)}/${String(localTimeOf(at, zone).year)}`;
  return {
    number,
    percent: (value, fractionDigits = 1) => `${number(value, fractionDigits)} %`,
    time,
    timeWithSeconds: (at) => `${time(at)}:${two(localTimeOf(at, zone).second)}`,
    dayMonth,
    date,
    dateTime: (at) => `${date(at)} ${time(at)}`,
    timeNear: (at, now) => (date(at) === date(now) ? time(at) : `${dayMonth(at)} ${time(at)}`),
    weekday: (at) => `${weekdays.format(at)} ${dayMonth(at)}`,
    duration(ms) {
      const left = Math.max(0, ms);
      if (left >= 2 * DAY_MS) {
        return t('format.days-hours', {
          days: Math.floor(left / DAY_MS),
          hours: Math.floor((left % DAY_MS) / HOUR_MS),
        });
      }
      const minutes = Math.floor(left / MINUTE_MS);
      if (minutes < 60) return t('format.minutes', { minutes });
      return t('format.hours-minutes', { hours: Math.floor(minutes / 60), minutes: two(minutes % 60) });
    },
    day(day) {
      const [year = '', month = '', date] = day.split('-');
      return `${date ?? ''}/${month}/${year}`;
    },
    lunarDay(day) {
      const lunar = lunarOf(day);
      const said = { day: String(lunar.day), month: String(lunar.month) };
      return t(lunar.isLeap ? 'format.lunar-leap' : 'format.lunar', said);
    },
    collator: new Intl.Collator(lang, { numeric: true }),
    zone,
    lang,
  };
}

/** Reads `1.234,5` or `1234.5`; null when it is no number. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replace(/\s/g, '');
  if (plain === '') return null;
  const hasComma = plain.includes(',');
  const standard = hasComma ? plain.replaceAll('.', '').replace(',', '.') : plain.replace(/\.(?=\d{3}(?:\.|$))/g, '');
  const value = Number(standard);
  return Number.isFinite(value) ? value : null;
}

/** Reads `22/11/2026`; null when there is no such day. */
export function readDay(text: string): Day | null {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim());
  if (match === null) return parseDay(text.trim());
  return parseDay(dayFrom(Number(match[3]), Number(match[2]), Number(match[1])));
}

/** Writes a minute of the day as `20:00`; the end of the day is `24:00`. */
export function minuteText(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
