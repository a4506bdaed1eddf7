import { tetDayOf } from '../../../shared/kernel/lunar.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import { calendarProblemsOf, entryText, weekdayProblemOf } from '../../../shared/domain/queue/calendar-problems.ts';
import { isOverfull, layEntries } from '../../../shared/domain/queue/calendar-lay.ts';
import { entriesByTet } from '../../../shared/domain/queue/calendar-repeat.ts';
import { MOST_DAYS, MOST_HOURS, type CrossingCalendar } from '../../../shared/domain/queue/calendar.ts';
import type { Crossing } from '../../../shared/domain/records.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Handlers } from '../../engine/handler.ts';
import { requireCrossing } from '../steps/lookup.ts';
import { readCalendar } from './calendar-file/read-calendar.ts';
import { takeOver } from './calendar-file/take-over.ts';

type CalendarCommand = 'calendar.save' | 'calendar.import' | 'calendar.repeat';

export const calendarCommands: Pick<Handlers, CalendarCommand> = {
  'calendar.save'(input, context) {
    const crossing = requireCrossing(context, input.crossing);
    if (!crossing.ok) return crossing;
    const problem = calendarRefusal(input.calendar);
    if (problem !== null) return refuse(problem);
    if (input.reason !== undefined) context.because(input.reason);
    const calendar = calendarOver(crossing.value.calendar, input.calendar);
    context.log.update('crossing.saved', 'crossing', crossing.value, { calendar });
    return ok({});
  },

  'calendar.import'(input, context) {
    const file = readCalendar(Buffer.from(input.contentBase64, 'base64'));
    if (file === null) return refuse({ code: 'calendar.unreadable', entry: input.fileName });
    const { calendars, days, hours, leftOut, problems } = takeOver(
      file,
      context.stores.queues.crossings(),
      input.leavesOutUnknown,
    );
    const full = calendars.find(({ calendar }) => isOverfull(calendar));
    if (full !== undefined) return refuse(overfull(full.crossing));
    if (problems.length === 0 && input.dryRun !== true) {
      context.because(input.fileName);
      for (const { crossing, calendar } of calendars)
        context.log.update('crossing.saved', 'crossing', crossing, { calendar });
    }
    const names = calendars.map(({ crossing }) => crossing.name);
    return ok({ days, hours, crossings: names, leftOut: [...leftOut], errors: [...problems] });
  },

  'calendar.repeat'(input, context) {
    const crossing = requireCrossing(context, input.crossing);
    if (!crossing.ok) return crossing;
    const { calendar } = crossing.value;
    const given = entriesByTet(calendar, tetDayOf(input.fromYear), tetDayOf(input.toYear));
    if (given.days.length + given.hours.length === 0) return refuse({ code: 'calendar.nothing', year: input.fromYear });
    const laid = layEntries(calendar, given);
    const [clash] = laid.clashes;
    if (clash !== undefined) return refuse({ code: 'calendar.conflict', entry: clash.entry, other: clash.other });
    if (isOverfull(laid.calendar)) return refuse(overfull(crossing.value));
    if (input.dryRun !== true && laid.days.length + laid.hours.length > 0)
      context.log.update('crossing.saved', 'crossing', crossing.value, { calendar: laid.calendar });
    return ok({ days: [...laid.days], hours: [...laid.hours] });
  },
};

/** A calendar as it was sent: hours of weekdays that were left out stay as they are (QU45). */
export function calendarOver(old: CrossingCalendar, sent: CrossingCalendar): CrossingCalendar {
  const { weekdays = old.weekdays ?? [], ...lists } = sent;
  return { ...lists, ...(weekdays.length > 0 && { weekdays }) };
}

function overfull({ name }: Crossing): Refusal {
  return { code: 'calendar.full', crossing: name, days: MOST_DAYS, hours: MOST_HOURS };
}

/** Why a calendar is not saved (QU10); null when nothing is wrong with it. */
export function calendarRefusal(calendar: CrossingCalendar): Refusal | null {
  const ofWeekday = weekdayProblemOf(calendar);
  if (ofWeekday !== null)
    return ofWeekday.other === null
      ? { code: 'calendar.times', entry: ofWeekday.entry }
      : { code: 'calendar.conflict', entry: ofWeekday.entry, other: ofWeekday.other };
  const [problem] = calendarProblemsOf(calendar);
  if (problem === undefined) return null;
  const { list, index, other } = problem;
  const entry = entryText(calendar, list, index);
  return other === null
    ? { code: 'calendar.times', entry }
    : { code: 'calendar.conflict', entry, other: entryText(calendar, list, other) };
}
