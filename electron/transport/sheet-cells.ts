import type { SheetData } from 'write-excel-file/node';
import { daysBetween, dayFrom, parseDay, offsetAt, type TimeZone } from '../../shared/kernel/calendar.ts';
import { DAY_MS, type Instant } from '../../shared/kernel/instant.ts';

export type Cell = SheetData[number][number];

const DAYS_BEFORE_1970 = 25_569;
const DAY_FORMAT = 'dd/mm/yyyy';
const TIME_FORMAT = `${DAY_FORMAT} hh:mm`;

/** Text stays text: a note that begins with "=" is no formula. */
export function textCell(value: string): Cell {
  return { type: String, value, format: '@' };
}

/** A time by the yard's own clock, as spreadsheets count it: days since the end of 1899, to the minute that is shown. */
export function timeCell(at: Instant | null, zone: TimeZone): Cell {
  if (at === null) return null;
  const minutes = Math.floor((at + offsetAt(at, zone)) / 60_000);
  return { type: Number, value: minutes / (DAY_MS / 60_000) + DAYS_BEFORE_1970, format: TIME_FORMAT };
}

/** A calendar day; what is none stays text. */
export function dayCell(text: string): Cell {
  const day = parseDay(text);
  if (day === null) return textCell(text);
  return { type: Number, value: daysBetween(dayFrom(1970, 1, 1), day) + DAYS_BEFORE_1970, format: DAY_FORMAT };
}

export function headCells(names: readonly string[]): Cell[] {
  return names.map((value) => ({ value, fontWeight: 'bold' as const }));
}
