import { addDays, type Day } from '../../kernel/calendar.ts';
import { segmentsOf, usualHoursOf, type CrossingCalendar } from '../queue/calendar.ts';
import type { Days } from './days.ts';
import { isAbout } from './inputs.ts';
import type { InputFacts, SeriesKey } from './types.ts';

/** Which part of its usual hours a crossing is closed on each day, and which part it takes pre-registered trucks only. */
export type Openings = { readonly closed: Float64Array; readonly preregistered: Float64Array };

/** Of the trucks that usually come, so many come where a crossing is announced closed, as long as nobody has seen it (FC6). */
const CLOSED_SHARE = 0.3;
/** And where only pre-registered trucks may cross. */
const PREREGISTERED_SHARE = 0.75;

/** How many times as many trucks as otherwise are assumed to come on a day, on the log scale (FC6). */
export function assumedLog({ closed, preregistered }: Openings, index: number): number {
  return (closed[index] ?? 0) * Math.log(CLOSED_SHARE) + (preregistered[index] ?? 0) * Math.log(PREREGISTERED_SHARE);
}

/** The days as the crossing's calendar says them; a weekday without hours is no closing but that weekday's habit. */
export function openingsOf(calendar: CrossingCalendar, { firstOn, known, ahead }: Days): Openings {
  const count = known + ahead;
  const openings = { closed: new Float64Array(count), preregistered: new Float64Array(count) };
  const lastOn = addDays(firstOn, count - 1);
  const told = new Set<Day>(calendar.hours.map(({ on }) => on));
  for (const { from, to } of calendar.days) {
    const end = to < lastOn ? to : lastOn;
    for (let on = from > firstOn ? from : firstOn; on <= end; on = addDays(on, 1)) told.add(on);
  }
  let on = firstOn;
  for (let index = 0; index < count; index += 1, on = addDays(on, 1)) {
    if (!told.has(on)) continue;
    const usual = usualHoursOf(calendar, on);
    const minutes = usual.reduce((sum, span) => sum + span.toMinute - span.fromMinute, 0);
    if (minutes === 0) continue;
    let open = 0;
    let preregistered = 0;
    for (const { fromMinute, toMinute, state } of segmentsOf(calendar, on)) {
      if (state === 'normal') open += toMinute - fromMinute;
      if (state === 'preregistered') preregistered += toMinute - fromMinute;
    }
    openings.preregistered[index] = Math.min(1, preregistered / minutes);
    openings.closed[index] = Math.max(0, 1 - (open + preregistered) / minutes);
  }
  return openings;
}

/** The same with what people know of closings that no calendar says yet (FC5). */
export function withAnnounced(openings: Openings, inputs: readonly InputFacts[], key: SeriesKey, days: Days): Openings {
  const announced = inputs.filter((input) => input.kind === 'closure' && isAbout(input, key));
  if (announced.length === 0) return openings;
  const changed = { closed: openings.closed.slice(), preregistered: openings.preregistered.slice() };
  for (const { fromOn, untilOn, state } of announced) {
    for (let index = 0; index < changed.closed.length; index += 1) {
      const on = addDays(days.firstOn, index);
      if (on < fromOn || on > untilOn) continue;
      changed.closed[index] = state === 'closed' ? 1 : 0;
      changed.preregistered[index] = state === 'preregistered' ? 1 : 0;
    }
  }
  return changed;
}
