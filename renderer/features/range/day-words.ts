import { startOfDay, type Day } from '../../../shared/kernel/calendar.ts';
import type { Format } from '../../ui/format.ts';

/** A day as short as a table has room for, with its weekday. */
export function weekdayStart(on: Day, format: Format): string {
  return format.weekday(startOfDay(on, format.zone));
}

export function dayMonthText(on: Day): string {
  return `${on.slice(8, 10)}/${on.slice(5, 7)}`;
}

/** Days from Tết with their sign: `−12`, `0`, `+3`. */
export function offsetText(offset: number): string {
  return offset > 0 ? `+${String(offset)}` : offset < 0 ? `−${String(-offset)}` : '0';
}

export function lengthText(ms: number | null, format: Format): string {
  return ms === null ? '–' : format.duration(ms);
}
