import {
  dayFrom,
  instantOfLocal,
  localTimeOf,
  parseDay,
  type Day,
  type LocalTime,
  type TimeZone,
} from '../../../../shared/kernel/calendar.ts';
import { HOUR_MS, instant, later, MINUTE_MS, type Instant } from '../../../../shared/kernel/instant.ts';
import { fold, tidy } from '../../../../shared/kernel/text.ts';
import type { Direction, VehicleType } from '../../../../shared/domain/vocabulary.ts';

/** Reads a direction in any usual spelling, or null. */
export function readDirection(text: string): Direction | null {
  const word = fold(text)
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
  if (
    /^(?:x|xk|xuat|xuat khau|xuat hang|xuat canh|hang xuat|hang xuat khau|xe xuat|chieu xuat|ex|exp|export|exports|out|outbound|出口|出境)$/.test(
      word,
    )
  ) {
    return 'export';
  }
  if (
    /^(?:n|nk|nhap|nhap khau|nhap hang|nhap canh|hang nhap|hang nhap khau|xe nhap|chieu nhap|im|imp|import|imports|in|inbound|进口|入境)$/.test(
      word,
    )
  ) {
    return 'import';
  }
  return null;
}

/** The one direction that title lines speak of ("DANH SÁCH XE XUẤT KHẨU"), or null. */
export function directionOfTitles(titles: readonly string[]): Direction | null {
  const text = fold(titles.join(' '));
  const isExport = /\bxuat\b|\bxk\b|\bexport/.test(text);
  const isImport = /\bnhap\b|\bnk\b|\bimport/.test(text);
  return isExport === isImport ? null : isExport ? 'export' : 'import';
}

/** The day that title lines name ("Ngày 10/02/2026"), or null. */
export function dayOfTitles(titles: readonly string[]): Day | null {
  for (const title of titles) {
    const words = fold(title);
    const match = DAY_FIRST.exec(words) ?? /\bngay (\d{1,2}) thang (\d{1,2}) nam (\d{4})\b/.exec(words);
    const day = match === null ? null : dayOfNumbers(match[3], match[2], match[1]);
    if (day !== null) return day;
  }
  return null;
}

const DAY_FIRST = /(?<!\d)(\d{1,2})[/\-.](\d{1,2})[/\-.](\d{4}|\d{2})(?!\d)/;
const YEAR_FIRST = /(?<!\d)(\d{4})[/\-.](\d{1,2})[/\-.](\d{1,2})(?!\d)/;
const CLOCK =
  /(?<!\d)(\d{1,2})\s*(?::|h|gio|g)\s*(\d{2})?(?:\s*(?::|p|phut|')\s*(\d{2})?)?(?:\.\d+)?\s*(am|pm|sa|ch)?(?![\d:])/;

/** The first and last days that Excel serial numbers stand for here: 2009 to 2064. */
const FIRST_SERIAL = 40_000;
const LAST_SERIAL = 60_000;
const SERIAL_OF_1970 = 25_569;

/**
 * Reads a time as lists have it: `10/02/2026 02:23`, `02:23 10/02/2026`, `10-02-26 2h23`, ISO 8601, a spreadsheet's
 * serial number. The day comes before the month, always: guessing would be silently wrong for half of them.
 */
export function readExpectedAt(text: string, zone: TimeZone, titleDay: Day | null): Instant | null {
  const trimmed = text.trim().replace(/(?<!\S)0[.,]\d+$/, clockOfFraction);
  const serial = /^(\d{5}(?:[.,]\d+)?)(?:\s+(\d.*))?$/.exec(trimmed);
  const serialDays = Number((serial?.[1] ?? '').replace(',', '.'));
  if (serialDays >= FIRST_SERIAL && serialDays < LAST_SERIAL) {
    const at = wallOf(serialDays);
    if (serial?.[2] === undefined) return instantOfLocal(at, zone);
    return readExpectedAt(`${dayFrom(at.year, at.month, at.day)} ${serial[2]}`, zone, null);
  }
  const iso = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})$/i.exec(trimmed);
  if (iso !== null) {
    const wall = readExpectedAt(`${iso[1]} ${iso[2]}`, 'UTC', null);
    return wall === null ? null : later(wall, -offsetOf(iso[3] ?? 'Z'));
  }
  const words = fold(trimmed).replace(/(?<=\d)t(?=\d)/, ' ');
  const yearFirst = YEAR_FIRST.exec(words);
  const dayFirst = yearFirst === null ? DAY_FIRST.exec(words) : null;
  const match = yearFirst ?? dayFirst;
  const day =
    yearFirst !== null
      ? dayOfNumbers(yearFirst[1], yearFirst[2], yearFirst[3])
      : dayFirst !== null
        ? dayOfNumbers(dayFirst[3], dayFirst[2], dayFirst[1])
        : titleDay;
  if (day === null) return null;
  const rest = (match === null ? words : words.replace(match[0], ' ')).replace(
    /\b(?:ngay|luc|vao|khoang|den)\b|[,;()]/g,
    ' ',
  );
  const clock = readClock(rest.trim());
  if (clock === null || (match === null && rest.trim() === '')) return null;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return instantOfLocal({ year, month, day: date, ...clock }, zone);
}

/** The hour of a text that holds nothing else; midnight for an empty one. */
function readClock(text: string): Pick<LocalTime, 'hour' | 'minute' | 'second'> | null {
  if (text === '') return { hour: 0, minute: 0, second: 0 };
  const match = CLOCK.exec(text);
  if (match === null || text.replace(match[0], '').trim() !== '') return null;
  const half = match[4];
  let hour = Number(match[1]);
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  if (half === 'pm' || half === 'ch') hour = (hour % 12) + 12;
  if (half === 'am' || half === 'sa') hour %= 12;
  const minute = Number(match[2] ?? 0);
  const second = Number(match[3] ?? 0);
  return hour <= 23 && minute <= 59 && second <= 59 ? { hour, minute, second } : null;
}

function dayOfNumbers(year = '', month = '', day = ''): Day | null {
  const full = year.length === 2 ? `20${year}` : year;
  return parseDay(`${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** What the wall shows at a spreadsheet's serial number, whose fraction of a day is only good to the second. */
function wallOf(serialDays: number): LocalTime {
  return localTimeOf(instant(Math.round((serialDays - SERIAL_OF_1970) * 86_400) * 1000), 'UTC');
}

/** `+07:00` in milliseconds. */
function offsetOf(text: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(text);
  const size = Number(match?.[2] ?? 0) * HOUR_MS + Number(match?.[3] ?? 0) * MINUTE_MS;
  return match?.[1] === '-' ? -size : size;
}

/** A spreadsheet's hour alone is a fraction of a day. */
function clockOfFraction(fraction: string): string {
  const { hour, minute, second } = wallOf(SERIAL_OF_1970 + Number(fraction.replace(',', '.')));
  return [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
}

export type WeightReading = { readonly weightKg: number; readonly isReadAsTonnes: boolean };

/** No lorry weighs less than this, so a smaller number without a unit was meant in tonnes. */
const LEAST_KG = 100;
const MOST_TONNES = 200;

/** Reads `29,6 tấn`, `24.300`, `12100`, `12 500 kg`, `1.234,5`; kilograms unless the cell or its column says tonnes. */
export function readWeight(text: string, columnName: string): WeightReading | null {
  const match = /^([\d.,\s]*\d)\s*(kgs?|kilos?|tan|tonnes?|tons?|t|千克|公斤|吨)?\.?$/.exec(fold(text));
  if (match === null) return null;
  const digits = (match[1] ?? '').replace(/\s+/g, '');
  const unit = match[2] ?? '';
  const saysKilograms = /^(?:k|千|公)/.test(unit);
  const saysTonnes = unit !== '' ? !saysKilograms : /\btan\b|tonne|\btons?\b|吨/.test(fold(columnName));
  const asGrouped = readNumber(digits, true);
  const asDecimal = readNumber(digits, false);
  if (asGrouped === null || asDecimal === null) return null;
  if (saysTonnes)
    return { weightKg: Math.round((asGrouped > MOST_TONNES ? asDecimal : asGrouped) * 1000), isReadAsTonnes: false };
  const isTonnes = !saysKilograms && asGrouped > 0 && asGrouped < LEAST_KG;
  return { weightKg: Math.round(asGrouped * (isTonnes ? 1000 : 1)), isReadAsTonnes: isTonnes };
}

/** A number with `.` or `,` in either role. One separator before exactly three digits is ambiguous: the flag decides. */
function readNumber(digits: string, threeDigitsAreGroups: boolean): number | null {
  if (!/^(?:\d+|\d{1,3}(?:[.,]\d{3})+)(?:[.,]\d+)?$/.test(digits)) return null;
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last < 0) return /^\d+$/.test(digits) ? Number(digits) : null;
  const separator = digits[last];
  const isRepeated = digits.indexOf(separator ?? '') !== last;
  const hasBoth = digits.includes('.') && digits.includes(',');
  const tail = digits.length - last - 1;
  const isDecimal = !isRepeated && (hasBoth || tail !== 3 || !threeDigitsAreGroups);
  const plain = isDecimal
    ? `${digits.slice(0, last).replace(/[.,]/g, '')}.${digits.slice(last + 1)}`
    : digits.replace(/[.,]/g, '');
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** Reads `-18`, `13,5 °C`, `+2`, or the colder end of `2-5`. */
export function readTemperature(text: string): number | null {
  const words = fold(text).replace(/[−–]/g, '-');
  const match =
    /^([+-]?\d{1,3}(?:[.,]\d+)?)(?:\s*(?:-|~|den|to)\s*([+-]?\d{1,3}(?:[.,]\d+)?))?\s*(?:°\s*c?|do\s*c?|oc|c)?\.?$/.exec(
      words,
    );
  if (match === null) return null;
  const values = [match[1], match[2]]
    .filter((value) => value !== undefined)
    .map((value) => Number(value.replace(',', '.')));
  return Math.min(...values);
}

/** A telephone number in one form, or null when it is none: `0912345678`, `+8613812345678`. */
export function readPhone(text: string): string | null {
  const first = text.split(/[;,/\n]|\s-\s/)[0] ?? '';
  const plain = first
    .normalize('NFKC')
    .replace(/[\s.()\-–]/g, '')
    .replace(/^00/, '+');
  const vietnamese = /^(?:\+?84|0)?0?([2-9]\d{8}|2\d{9})$/.exec(plain);
  if (vietnamese !== null) return `0${vietnamese[1]}`;
  const chinese = /^(?:\+?86)?(1[3-9]\d{9})$/.exec(plain);
  if (chinese !== null) return `+86${chinese[1]}`;
  return /^\+\d{8,15}$/.test(plain) ? plain : null;
}

/** A person's name; one typed in capitals throughout becomes `Nông Thị Ước`. */
export function readName(text: string): string {
  const name = tidy(text);
  if (name !== name.toUpperCase() || name === name.toLowerCase()) return name;
  return name.toLowerCase().replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase());
}

/** Reads yes and no as lists have them; null for anything else. */
export function readYes(text: string): boolean | null {
  const word = fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (/^(?:co|x|v|yes|y|true|1|co hang|nang|loaded|full|can|co cam|co cam dien|lanh|reefer|是|有)$/.test(word))
    return true;
  if (/^(?:khong|ko|k|no|n|false|0|rong|khong hang|empty|khong cam|khong can|thuong|否|无)$/.test(word)) return false;
  return null;
}

/** Reads "3 chân", "đầu kéo + moóc 40", "cont 45" and the type's own name; null when it is none of them. */
export function readVehicleType(text: string): VehicleType | null {
  const words = fold(text).replace(/["'’+]+/g, ' ');
  const axles = /([234])\s*(?:-\s*)?(?:chan|truc|gio|axles?)/.exec(words)?.[1];
  if (/tractor-alone|dau keo (?:khong|don|chay khong)|dau keo$/.test(words)) return 'tractor-alone';
  if (/tractor|dau keo|mooc|moc|cont|ro mo/.test(words)) {
    if (/45|48|50|53/.test(words)) return 'tractor-45';
    return /20|40/.test(words) ? 'tractor-40' : null;
  }
  if (axles === '2') return 'truck-2-axle';
  if (axles === '3') return 'truck-3-axle';
  if (axles === '4') return 'truck-4-axle';
  return /xe moi|new-vehicle|new vehicle|o ?to moi/.test(words) ? 'new-vehicle' : null;
}
