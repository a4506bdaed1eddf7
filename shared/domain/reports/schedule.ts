import { addDays, dayOf, type Day, type TimeZone } from '../../kernel/calendar.ts';
import type { ShiftId } from '../../kernel/ids.ts';
import { DAY_MS, later, MINUTE_MS, type Instant } from '../../kernel/instant.ts';
import type { ReportFile } from '../records.ts';
import { reportDayOf, reportWindow, type ReportWindow } from './cut-off.ts';
import type { ReportFileForm, ReportSchedule } from './settings.ts';

/** Why a report is not in its folder, beside the faults that printing and asking have of their own (RP15). */
export const REPORT_PROBLEMS = [
  'report.folder-relative',
  'report.folder-missing',
  'report.drive-gone',
  'report.folder-no-folder',
  'report.folder-read-only',
  'report.disk-full',
  'report.file-in-use',
  'report.not-written',
] as const;
export type ReportProblem = (typeof REPORT_PROBLEMS)[number];

/** What was missed longer ago is not made up for (RP14). */
const KEPT_UP_DAYS = 7;

/** Pauses after the first failure, the second …; the last one from then on (RP14). */
const PAUSE_MINUTES = [1, 2, 5, 15, 30, 60, 120, 240] as const;

/** A report that the schedule wants in the folder, in one form. */
export type ScheduledReport = ReportWindow & {
  readonly scope: ReportFile['scope'];
  /** The day of the report; of a shift the day on which it ended. */
  readonly onDay: Day;
  readonly shiftId: ShiftId | null;
  readonly form: ReportFileForm;
};

/** What became of a report so far; null = nobody has tried yet. */
export type ReportState = ScheduledReport & { readonly file: ReportFile | null };

type EndedShift = { readonly id: ShiftId; readonly startedAt: Instant; readonly endedAt: Instant };

type Facts = {
  readonly now: Instant;
  readonly zone: TimeZone;
  readonly cutOffMinute: number;
  /** When the site was made: before it there is nothing to report. */
  readonly createdAt: Instant;
  /** Shifts that ended, in any order; of the last days at least. */
  readonly shifts: readonly EndedShift[];
  /** What was filed of the last days. */
  readonly files: readonly ReportFile[];
};

/** From this day on files matter to the schedule. */
export function firstScheduledDay(now: Instant, zone: TimeZone): Day {
  return addDays(dayOf(now, zone), -KEPT_UP_DAYS - 1);
}

/**
 * Every report that ought to be in the folder by now, newest first: of the days and shifts of the last seven days whose
 * figures had time to come in (RP13).
 */
export function scheduledReports(schedule: ReportSchedule, facts: Facts): readonly ReportState[] {
  if (schedule.folder === '') return [];
  const wanted = [
    ...(schedule.isDaily ? daysBefore(schedule, facts) : []),
    ...(schedule.isEachShift ? shiftsBefore(schedule, facts) : []),
  ].toSorted((a, b) => b.to - a.to);
  const filed = new Map(facts.files.map((file) => [keyOf(file), file]));
  return wanted.flatMap((report) =>
    schedule.forms.map((form) => {
      const scheduled = { ...report, form };
      return { ...scheduled, file: filed.get(keyOf(scheduled)) ?? null };
    }),
  );
}

/** Those that are to be written now: not there, and not tried so lately that it must wait (RP14). */
export function dueReports(schedule: ReportSchedule, facts: Facts): readonly ReportState[] {
  return scheduledReports(schedule, facts).filter(({ file }) => file === null || isDueAgain(file, facts.now));
}

/** Those that were tried and are not there (RP16). */
export function failedReports(schedule: ReportSchedule, facts: Facts): readonly ReportFile[] {
  return scheduledReports(schedule, facts).flatMap(({ file }) =>
    file === null || file.writtenAt !== null ? [] : [file],
  );
}

/** When a report that failed is tried again (RP14). */
export function nextTryAt({ attempts, triedAt }: Pick<ReportFile, 'attempts' | 'triedAt'>): Instant {
  const pause = PAUSE_MINUTES[attempts - 1] ?? PAUSE_MINUTES.at(-1) ?? 0;
  return later(triedAt, pause * MINUTE_MS);
}

function isDueAgain(file: ReportFile, now: Instant): boolean {
  return file.writtenAt === null && nextTryAt(file) <= now;
}

type Wanted = Omit<ScheduledReport, 'form'>;

function daysBefore({ afterMinutes }: ReportSchedule, facts: Facts): readonly Wanted[] {
  const { now, zone, cutOffMinute, createdAt } = facts;
  const first = reportDayOf(createdAt, cutOffMinute, zone);
  const days: Wanted[] = [];
  for (let on = reportDayOf(now, cutOffMinute, zone); days.length < KEPT_UP_DAYS && on >= first; on = addDays(on, -1)) {
    const window = reportWindow(on, cutOffMinute, zone);
    if (later(window.to, afterMinutes * MINUTE_MS) <= now)
      days.push({ scope: 'day', onDay: on, shiftId: null, ...window });
  }
  return days;
}

function shiftsBefore({ afterMinutes }: ReportSchedule, { now, zone, shifts }: Facts): readonly Wanted[] {
  return shifts
    .filter(({ startedAt, endedAt }) => {
      const ageMs = now - endedAt;
      return ageMs >= afterMinutes * MINUTE_MS && ageMs < KEPT_UP_DAYS * DAY_MS && endedAt > startedAt;
    })
    .map(({ id, startedAt, endedAt }) => ({
      ...{ scope: 'shift', onDay: dayOf(endedAt, zone), shiftId: id, from: startedAt, to: endedAt },
    }));
}

function keyOf({ scope, onDay, shiftId, form }: Pick<ReportFile, 'scope' | 'onDay' | 'shiftId' | 'form'>): string {
  return `${scope} ${onDay} ${String(shiftId)} ${form}`;
}
