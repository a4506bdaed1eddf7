import { decodeText } from '../../expected/list/decode.ts';
import type { CalendarFile } from './file-entry.ts';
import { readCalendarCsv } from './read-csv.ts';
import { readCalendarJson } from './read-json.ts';

/** Reads a file of published days and hours, JSON or a table; null for what is neither. */
export function readCalendar(bytes: Uint8Array): CalendarFile {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return null;
  const { text } = decoded.value;
  if (text.slice(0, 1 << 16).includes('\0')) return null;
  return /^[\s\uFEFF]*[{[]/.test(text) ? readCalendarJson(text) : readCalendarCsv(text);
}
