import type { CalendarFile, FileEntry, LineProblem } from './file-entry.ts';
import { readDay, readMinute, readState } from './cells.ts';

type Line = Readonly<Record<string, unknown>>;

/** Reads published days and hours as `resources/data/crossing-calendars.json` holds them. Rows count days, then hours. */
export function readCalendarJson(text: string): CalendarFile {
  const file = parsed(text);
  if (file === null) return null;
  const { days = [], hours = [] } = file;
  if (!Array.isArray(days) || !Array.isArray(hours) || (file['days'] ?? file['hours']) === undefined) return null;
  const entries: FileEntry[] = [];
  const problems: LineProblem[] = [];
  [...(days as unknown[]), ...(hours as unknown[])].forEach((line, at) => {
    const row = at + 1;
    const read = typeof line === 'object' && line !== null ? entryOf(line as Line, at < days.length) : null;
    if (read === null)
      problems.push({ row, code: 'calendar.unreadable', entry: JSON.stringify(line).slice(0, 120), other: null });
    else entries.push({ row, ...read });
  });
  return { entries, problems };
}

function parsed(text: string): Line | null {
  try {
    const file = JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
    return typeof file === 'object' && file !== null && !Array.isArray(file) ? (file as Line) : null;
  } catch {
    return null;
  }
}

function entryOf(line: Line, isDay: boolean): Omit<FileEntry, 'row'> | null {
  const field = (name: string): string => (typeof line[name] === 'string' ? line[name] : '');
  const crossing = field('crossing').trim();
  const state = readState(field('state'));
  if (crossing === '' || state === undefined) return null;
  if (isDay) {
    const [from, to] = [readDay(field('from')), readDay(field('to'))];
    return from === undefined || to === undefined ? null : { crossing, entry: { from, to, state } };
  }
  const on = readDay(field('on'));
  const [fromMinute, toMinute] = [readMinute(field('from')), readMinute(field('to'))];
  if (on === undefined || fromMinute === undefined || toMinute === undefined) return null;
  return { crossing, entry: { on, fromMinute, toMinute, state } };
}
