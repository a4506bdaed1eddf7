import { addDays, atMinuteOfDay, dayOf, localTimeOf, type TimeZone } from '../../kernel/calendar.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Facility, MinuteSpan, Room } from '../records.ts';
import type { Shut } from './types.ts';

/** Two of these spans that overlap, or one that ends before it begins; null when they can be. Rule RE6. */
export function wrongSpanOf<Span extends MinuteSpan>(spans: readonly Span[]): Span | null {
  const inOrder = spans.toSorted((a, b) => a.fromMinute - b.fromMinute);
  return (
    inOrder.find(({ fromMinute, toMinute }, n) => {
      const before = inOrder[n - 1];
      return toMinute <= fromMinute || (before !== undefined && before.toMinute > fromMinute);
    }) ?? null
  );
}

/** Why a facility takes nobody in now, or null. Rule RE7. */
export function shutOf(
  facility: Pick<Facility, 'name' | 'isOpen' | 'state' | 'stateReason' | 'stateUntil' | 'openHours'>,
  now: Instant,
  zone: TimeZone,
): Shut | null {
  const shut = { code: 'facility.closed', facility: facility.name } as const;
  if (!facility.isOpen) return { ...shut, until: null, reason: facility.stateReason };
  if (facility.state !== 'usable') return { ...shut, until: facility.stateUntil, reason: facility.stateReason };
  const until = opensAgainAt(facility.openHours, now, zone);
  return until === null ? null : { ...shut, until, reason: null };
}

/** Why a room takes nobody in now, or null. Rule RE7. */
export function roomShutOf(room: Pick<Room, 'code' | 'status' | 'statusReason'>): Shut | null {
  return room.status === 'open' ? null : { code: 'room.closed', room: room.code, reason: room.statusReason };
}

/** When hours of the day begin again; null while they run, and where there are none: day and night. */
export function opensAgainAt(hours: readonly MinuteSpan[], now: Instant, zone: TimeZone): Instant | null {
  if (hours.length === 0) return null;
  const { hour, minute } = localTimeOf(now, zone);
  const at = hour * 60 + minute;
  if (hours.some(({ fromMinute, toMinute }) => fromMinute <= at && at < toMinute)) return null;
  const begins = hours.map(({ fromMinute }) => fromMinute).sort((a, b) => a - b);
  const today = dayOf(now, zone);
  const next = begins.find((fromMinute) => fromMinute > at);
  return next === undefined
    ? atMinuteOfDay(addDays(today, 1), begins[0] as number, zone)
    : atMinuteOfDay(today, next, zone);
}

/** Whether it was said until when a facility is out, and that has passed: it is usable again by itself. Rule RE8. */
export function isUsableAgain(facility: Pick<Facility, 'stateUntil'>, now: Instant): boolean {
  return facility.stateUntil !== null && facility.stateUntil <= now;
}
