import { addDays, atMinuteOfDay, dayOf, type Day, type TimeZone } from '../../kernel/calendar.ts';
import { HOUR_MS, type Instant } from '../../kernel/instant.ts';
import { segmentsOf, type CrossingCalendar } from '../queue/calendar.ts';

/** Which part (0–1) of each hour a crossing takes all trucks, and which part only those registered before. */
export type OpenHours = { readonly open: readonly number[]; readonly openPreregistered: readonly number[] };

/** The hours of a crossing from `fromAt` on, by its calendar; before `opensAt` it takes nobody (RH2). */
export function openHoursOf(
  calendar: CrossingCalendar,
  span: { readonly fromAt: Instant; readonly hours: number; readonly zone: TimeZone; readonly opensAt: Instant | null },
): OpenHours {
  const { fromAt, hours, zone, opensAt } = span;
  const open = new Array<number>(hours).fill(0);
  const openPreregistered = new Array<number>(hours).fill(0);
  if (opensAt === null) return { open, openPreregistered };
  const endAt = fromAt + hours * HOUR_MS;
  for (let day: Day = dayOf(fromAt, zone); atMinuteOfDay(day, 0, zone) < endAt; day = addDays(day, 1)) {
    for (const { fromMinute, toMinute, state } of segmentsOf(calendar, day)) {
      if (state === 'closed') continue;
      const from = Math.max(atMinuteOfDay(day, fromMinute, zone), fromAt, opensAt);
      const to = Math.min(atMinuteOfDay(day, toMinute, zone), endAt);
      addSpan(state === 'normal' ? open : openPreregistered, (from - fromAt) / HOUR_MS, (to - fromAt) / HOUR_MS);
    }
  }
  return { open, openPreregistered };
}

/** Adds the time between two moments, in hours from the beginning, to the hours that it lies in. */
function addSpan(parts: number[], from: number, to: number): void {
  for (let hour = Math.floor(from); hour < to; hour += 1)
    parts[hour] = (parts[hour] ?? 0) + Math.min(to, hour + 1) - Math.max(from, hour);
}
