import { startOfDay, type Day } from '../../../shared/kernel/calendar.ts';
import type { Format } from '../../ui/format.ts';

/** A day as short as a table has room for, with its weekday. */
export function weekdayStart(on: Day, format: Format): string {
  return format.weekday(startOfDay(on, format.zone));
}

export function dayMonthText(on: Day): string {
  return `${on.slice(8, 10)}/${on.slice(5, 7)}`;
}

export function lengthText(ms: number | null, format: Format): string {
  return ms === null ? '–' : format.duration(ms);
}
