import { addDays, dayOf, type Day, type TimeZone } from '../../kernel/calendar.ts';
import type { ShiftId } from '../../kernel/ids.ts';
import { DAY_MS, later, MINUTE_MS, type Instant } from '../../kernel/instant.ts';
import type { ReportFile, SignedReport } from '../records.ts';
import { reportDayOf, reportWindow, type ReportWindow } from './cut-off.ts';
import { reportFileName } from './file-name.ts';
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
  /** The frozen version of the day; null = the figures as they are. */
  readonly version: number | null;
  readonly form: ReportFileForm;
  /** Its name in the folder, by which it is known again. */
  readonly fileName: string;
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
  /** What was frozen since `firstFrozenAt`, in any order. */
  readonly frozen: readonly FrozenVersion[];
  /** What was filed of the last days, and of those that were frozen. */
  readonly files: readonly ReportFile[];
};

export type FrozenVersion = Pick<SignedReport, 'onDay' | 'version' | 'signedAt'>;

/** From this day on files matter to the schedule. */
export function firstScheduledDay(now: Instant, zone: TimeZone): Day {
  return addDays(dayOf(now, zone), -KEPT_UP_DAYS - 1);
}

/** What was frozen from this instant on matters to the schedule: a day longer than days are made up for. */
export function firstFrozenAt(now: Instant): Instant {
  return later(now, -(KEPT_UP_DAYS + 1) * DAY_MS);
}

/**
 * Every report that ought to be in the folder by now, newest first: of the days and shifts of the last seven days whose
 * figures had time to come in (RP13), and what was frozen in them, of whichever day (RP37).
 */
export function scheduledReports(schedule: ReportSchedule, facts: Facts): readonly ReportState[] {
  if (schedule.folder === '') return [];
  const wanted = [
    ...(schedule.isDaily ? daysBefore(schedule, facts) : []),
    ...(schedule.isEachShift ? shiftsBefore(schedule, facts) : []),
  ].toSorted((a, b) => b.to - a.to);
  const filed = new Map(facts.files.map((file) => [file.fileName, file]));
  return wanted.flatMap((report) =>
    schedule.forms.map((form) => {
      const fileName = fileNameOf(report, form, facts.zone);
      return { ...report, form, fileName, file: filed.get(fileName) ?? null };
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

type Wanted = Omit<ScheduledReport, 'form' | 'fileName'>;

/** Days as they are where nobody froze them, else every version of them. */
function daysBefore({ afterMinutes }: ReportSchedule, facts: Facts): readonly Wanted[] {
  const { now, zone, cutOffMinute, createdAt, frozen } = facts;
  const wanted = (onDay: Day, version: number | null): Wanted => ({
    ...{ scope: 'day', onDay, shiftId: null, version, ...reportWindow(onDay, cutOffMinute, zone) },
  });
  const first = reportDayOf(createdAt, cutOffMinute, zone);
  const days: Wanted[] = [];
  for (let on = reportDayOf(now, cutOffMinute, zone); days.length < KEPT_UP_DAYS && on >= first; on = addDays(on, -1)) {
    const day = wanted(on, null);
    if (later(day.to, afterMinutes * MINUTE_MS) <= now) days.push(day);
  }
  const kept = new Set(days.map(({ onDay }) => onDay));
  const isOf = new Set(frozen.map(({ onDay }) => onDay));
  return [
    ...days.filter(({ onDay }) => !isOf.has(onDay)),
    ...frozen
      .filter(({ onDay, signedAt }) => kept.has(onDay) || now - signedAt < KEPT_UP_DAYS * DAY_MS)
      .map(({ onDay, version }) => wanted(onDay, version)),
  ];
}

function shiftsBefore({ afterMinutes }: ReportSchedule, { now, zone, shifts }: Facts): readonly Wanted[] {
  return shifts
    .filter(({ startedAt, endedAt }) => {
      const ageMs = now - endedAt;
      return ageMs >= afterMinutes * MINUTE_MS && ageMs < KEPT_UP_DAYS * DAY_MS && endedAt > startedAt;
    })
    .map(({ id, startedAt, endedAt }) => ({
      ...{ scope: 'shift', onDay: dayOf(endedAt, zone), shiftId: id, version: null, from: startedAt, to: endedAt },
    }));
}

/** All tables as CSV go into one archive. */
function fileNameOf({ scope, onDay, ...time }: Wanted, form: ReportFileForm, zone: TimeZone): string {
  const isShift = scope === 'shift';
  return reportFileName({ on: isShift ? null : onDay, isShift, ...time }, form === 'csv' ? 'zip' : form, zone);
}
