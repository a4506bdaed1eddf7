import type { CalendarFile } from './file-entry.ts';
import { readCalendarCsv } from './read-csv.ts';
import { readCalendarJson } from './read-json.ts';

/** Reads a file of published days and hours, JSON or a table; null for what is neither. */
export function readCalendar(bytes: Uint8Array): CalendarFile {
  const [first, second] = bytes;
  const wide = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  const text = new TextDecoder(wide ?? 'utf-8').decode(bytes);
  if (text.slice(0, 1 << 16).includes('\0')) return null;
  return /^[\s\uFEFF]*[{[]/.test(text) ? readCalendarJson(text) : readCalendarCsv(text);
}
