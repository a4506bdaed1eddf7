import { atMinuteOfDay, dayOf, type TimeZone } from '../../../shared/kernel/calendar.ts';
import { DAY_MS, HOUR_MS, instant, later, MINUTE_MS, type Instant } from '../../../shared/kernel/instant.ts';
import { readDay } from '../../ui/format.ts';

/** Minutes of the yard in one second of playback, by the keys 1–5. */
export const SPEEDS = [1, 5, 15, 60, 240] as const;
/** Real time between two pictures of a playback. */
export const FRAME_MS = 500;

export type PastKey = { readonly code: string; readonly shiftKey: boolean };

/** How far a key moves in the past; null for keys that do not. */
export function stepOf({ code, shiftKey }: PastKey): number | null {
  const length = shiftKey ? HOUR_MS : MINUTE_MS;
  if (code === 'ArrowLeft') return -length;
  if (code === 'ArrowRight') return length;
  // Page up goes back, as it does in a long list.
  if (code === 'PageUp') return -DAY_MS;
  if (code === 'PageDown') return DAY_MS;
  return null;
}

/** The speed of a key 1–5, as its place in the list. */
export function speedOf({ code }: PastKey): number | null {
  const digit = /^(?:Digit|Numpad)([1-5])$/.exec(code)?.[1];
  return digit === undefined ? null : Number(digit) - 1;
}

/** The instant of the next mark, or of the one before; null when there is none that way. */
export function markFrom(
  at: Instant,
  way: 'next' | 'before',
  marks: readonly { readonly at: Instant }[],
): Instant | null {
  const beyond = marks.map((mark) => mark.at).filter((markAt) => (way === 'next' ? markAt > at : markAt < at));
  if (beyond.length === 0) return null;
  return instant(way === 'next' ? Math.min(...beyond) : Math.max(...beyond));
}

/** Where a step leads: never past now. */
export function movedBy(at: Instant, ms: number, now: Instant): Instant {
  const next = later(at, ms);
  return next > now ? now : next;
}

/** The instant of the next picture of a playback. */
export function playedOn(at: Instant, speed: number, now: Instant): Instant {
  return movedBy(at, ((SPEEDS[speed] ?? 1) * MINUTE_MS * FRAME_MS) / 1000, now);
}

const TIME = /^(\d{1,2})(?:[:.hg]|(?=\d\d$))(\d{2})$/;

/** Reads a typed time on a typed day, both as people write them; null when one of them is none. */
export function readTyped(day: string, time: string, zone: TimeZone): Instant | null {
  const on = readDay(day);
  const match = TIME.exec(time.trim().toLowerCase());
  if (on === null || match === null) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2])];
  return hour > 23 || minute > 59 ? null : atMinuteOfDay(on, hour * 60 + minute, zone);
}

/** The instant a screen was asked to open at; null when the wish says none that has been. */
export function wishedAt(wish: string | null, now: Instant): Instant | null {
  if (wish === null || !/^\d{1,15}$/.test(wish)) return null;
  const at = instant(Number(wish));
  return at > now ? null : at;
}

/** The whole day that is slid over. */
export function dayAround(at: Instant, zone: TimeZone): { readonly from: Instant; readonly to: Instant } {
  const from = atMinuteOfDay(dayOf(at, zone), 0, zone);
  return { from, to: later(from, DAY_MS) };
}
