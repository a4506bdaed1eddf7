import { dayFrom, parseDay, type Day } from '../../kernel/calendar.ts';
import { fold } from '../../kernel/text.ts';
import { readGoods } from '../expected/goods.ts';
import { CARGO_CLASSES, DIRECTIONS, type CargoClass, type Direction } from '../vocabulary.ts';
import type { CountError } from './count-codes.ts';

type Read<Value> = { readonly value: Value } | { readonly error: CountError };

/** The Buddhist calendar counts 543 years more. */
const BUDDHIST_FROM = 2500;
const EARLIEST_YEAR = 2000;

/** Reads a day as sheets have it: ISO, or day before month. Days of another calendar are named, never guessed (FC10). */
export function readDay(cell: string): Read<Day> {
  const text = cell.trim();
  if (text === '') return { error: 'day.missing' };
  if (/âl|âm lịch|am lich|lunar|农历/i.test(text)) return { error: 'day.lunar' };
  if (/^\d{5}(?:[.,]\d+)?$/.test(text)) return { error: 'day.serial' };
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso !== null) return dayIn(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const local = /^(?:(?:thứ|ngày|chủ)\s.*?)?(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ].*)?$/i.exec(text);
  if (local !== null) return dayIn(Number(local[3]), Number(local[2]), Number(local[1]));
  return { error: 'day.unreadable' };
}

function dayIn(year: number, month: number, day: number): Read<Day> {
  if (year >= BUDDHIST_FROM) return { error: 'day.buddhist-year' };
  if (year < EARLIEST_YEAR) return { error: 'day.long-ago' };
  const value = parseDay(dayFrom(year, month, day));
  if (value !== null) return { value };
  if (month > 12 && parseDay(dayFrom(year, day, month)) !== null) return { error: 'day.month-first' };
  // A lunar month has thirty days whatever its number.
  return { error: month >= 1 && month <= 12 && day === 30 ? 'day.lunar' : 'day.unreadable' };
}

/** No crossing ever took more trucks of one kind on a day. */
const MOST_TRUCKS = 20_000;

/** Reads a number of trucks with or without thousand separators; null where the cell is empty: nobody knows. */
export function readTrucks(cell: string): Read<number | null> {
  const text = cell.replace(/[\s\u00a0]/g, '').replace(/(?:xe|lượt|trucks?)$/i, '');
  if (text === '' || text === '-' || text === '–') return { value: null };
  const grouped = /^-?\d{1,3}([.,'])\d{3}(?:\1\d{3})*$/.exec(text);
  const plain = grouped === null ? text.replace(',', '.') : text.replaceAll(grouped[1] ?? '', '');
  if (!/^-?\d+(?:\.\d+)?$/.test(plain)) return { error: 'trucks.unreadable' };
  const value = Number(plain);
  if (value < 0) return { error: 'trucks.negative' };
  if (!Number.isInteger(value)) return { error: 'trucks.not-whole' };
  return value > MOST_TRUCKS ? { error: 'trucks.absurd' } : { value };
}

/** Whether words say export or import; null when neither, or both. */
export function directionIn(words: string): Direction | null {
  const text = ` ${fold(words).replace(/[^\p{L}]+/gu, ' ')} `;
  const isExport = / (?:xuat|xk|export|exports|out) |出口/.test(text);
  const isImport = / (?:nhap|nk|import|imports|in) |进口/.test(text);
  if (isExport === isImport) return null;
  return isExport ? DIRECTIONS[0] : DIRECTIONS[1];
}

const CLASS_WORDS: readonly (readonly [CargoClass, RegExp])[] = [
  ['fresh', /tuoi|nong san|hoa qua|trai cay|fresh|perishable/],
  ['electronics', /dien tu|electronic/],
  ['machinery', /may moc|machinery/],
  ['vehicles', /o to|xe moi|vehicle/],
  ['general', /thuong|tong hop|khac|general|other/],
];

/** The class that a cell names, by its code, its name, or goods of it; null when it names none. */
export function readClass(cell: string, direction: Direction): CargoClass | null {
  const folded = fold(cell.trim());
  const code = CARGO_CLASSES.find((one) => one === folded);
  if (code !== undefined) return code;
  const named = CLASS_WORDS.find(([, words]) => words.test(folded))?.[0];
  if (named !== undefined) return named;
  const { cargoClass, isKnown } = readGoods(cell, direction);
  return isKnown ? cargoClass : null;
}
