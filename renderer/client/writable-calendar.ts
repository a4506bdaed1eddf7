import type { CrossingCalendar } from '../../shared/domain/queue/calendar.ts';

/** A calendar as the command takes it; hours of weekdays are left out, and so stay as they are (QU45). */
export function writableCalendar(calendar: CrossingCalendar) {
  return {
    daily: calendar.daily.map((span) => ({ ...span })),
    days: calendar.days.map((entry) => ({ ...entry })),
    hours: calendar.hours.map((entry) => ({ ...entry })),
  };
}
