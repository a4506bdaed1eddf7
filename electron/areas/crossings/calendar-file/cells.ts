import { dayFrom, parseDay, type Day } from '../../../../shared/kernel/calendar.ts';
import { fold } from '../../../../shared/kernel/text.ts';
import type { CrossingState } from '../../../../shared/domain/queue/calendar.ts';

const DAY_MINUTES = 1440;

/** `2026-02-15`, `15/02/2026`, `15.2.2026`; undefined for no day. */
export function readDay(cell: string): Day | undefined {
  const text = cell.trim();
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const day = parseDay(
    match === null ? text.slice(0, 10) : dayFrom(Number(match[3]), Number(match[2]), Number(match[1])),
  );
  // A day that a spreadsheet wrote with its midnight behind it is still that day.
  const isDay = match !== null || /^.{10}(?:[T ]00:00(?::00)?)?$/.test(text);
  return day !== null && isDay ? day : undefined;
}

/** `7:00`, `07:00:00`, `7h30`, `7g`, `24:00`; undefined for no time of day. */
export function readMinute(cell: string): number | undefined {
  const match = /^(\d{1,2})(?:[:hg.](\d{2})?(?::00)?)?$/.exec(cell.trim().toLowerCase());
  if (match === null) return undefined;
  const rest = Number(match[2] ?? 0);
  const minute = Number(match[1]) * 60 + rest;
  return rest < 60 && minute <= DAY_MINUTES ? minute : undefined;
}

/** Words for the three states, folded. */
const STATES: ReadonlyMap<string, CrossingState> = new Map([
  ['normal', 'normal'],
  ['open', 'normal'],
  ['binh thuong', 'normal'],
  ['mo', 'normal'],
  ['mo cua', 'normal'],
  ['hoat dong', 'normal'],
  ['hoat dong binh thuong', 'normal'],
  ['ngoai gio', 'normal'],
  ['lam ngoai gio', 'normal'],
  ['preregistered', 'preregistered'],
  ['pre-registered', 'preregistered'],
  ['pre-registered only', 'preregistered'],
  ['pre-registered trucks only', 'preregistered'],
  ['dang ky truoc', 'preregistered'],
  ['chi dang ky truoc', 'preregistered'],
  ['chi xe dang ky truoc', 'preregistered'],
  ['xe dang ky truoc', 'preregistered'],
  ['closed', 'closed'],
  ['dong', 'closed'],
  ['dong cua', 'closed'],
  ['tam dong', 'closed'],
  ['nghi', 'closed'],
  ['tam dung', 'closed'],
]);

export function readState(cell: string): CrossingState | undefined {
  return STATES.get(fold(cell));
}
