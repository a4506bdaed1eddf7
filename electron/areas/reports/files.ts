import type { Day } from '../../../shared/kernel/calendar.ts';
import { parseWireId, wireId, type WireId } from '../../../shared/kernel/ids.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import type { Alarm, ReportFile } from '../../../shared/domain/records.ts';
import {
  dueReports,
  failedReports,
  firstFrozenAt,
  firstScheduledDay,
  type ReportState,
} from '../../../shared/domain/reports/schedule.ts';
import type { ReportFileForm } from '../../../shared/domain/reports/settings.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { ScheduledReport } from '../../../shared/contract/report-queries.ts';
import type { Context, QueryContext, QueryHandlers } from '../../engine/handler.ts';
import { clearAlarm, raiseAlarm, retellAlarm } from '../steps/alarms.ts';

type Yard = Pick<QueryContext, 'stores' | 'now' | 'zone' | 'site'>;

const FILES = 100;
/** More shifts than a yard has in the days that are kept up. */
const SHIFTS = 60;
/** From so many failures on people are told: the first may have been a moment's (RP16). */
const ALARMED_FROM = 2;

/** One try to write a report: where it lies, or why it does not. */
export type FiledReport = {
  readonly scope: ReportFile['scope'];
  readonly onDay: Day;
  readonly shiftId: WireId<'shift'> | null;
  readonly form: ReportFileForm;
  readonly fileName: string;
  readonly problem: string | null;
};

/** What the schedule wants written now, and what became of what it wanted. */
export const scheduleQueries: Pick<QueryHandlers, 'report.due' | 'report.files'> = {
  'report.due'(_input, context) {
    const { schedule } = context.site.settings.report;
    return {
      folder: schedule.folder,
      due: dueReports(schedule, factsOf(context)).map((report) => shown(report, context)),
    };
  },

  'report.files'({ limit = FILES }, context) {
    const { stores, site } = context;
    return {
      files: stores.signed.files(limit).map(({ id, shiftId, ...file }) => ({
        reportFileId: wireId('reportFile', id),
        shiftId: shiftId === null ? null : wireId('shift', shiftId),
        ...file,
      })),
      failed: failedReports(site.settings.report.schedule, factsOf(context)).length,
    };
  },
};

/** Keeps what became of reports that were to be written, and counts the tries (RP14). */
export function fileReports(input: unknown, context: Context): Result<object, Refusal> {
  const { now, log, stores } = context;
  for (const { shiftId: wire, problem, ...report } of input as readonly FiledReport[]) {
    const shiftId = wire === null ? null : parseWireId('shift', wire);
    const tried = { fileName: report.fileName, triedAt: now, writtenAt: problem === null ? now : null, problem };
    const before = stores.signed.file(report);
    if (before === null)
      log.insert('report.filed', 'reportFile', {
        id: context.newId('reportFile'),
        ...report,
        shiftId,
        attempts: 1,
        ...tried,
      });
    else if (before.writtenAt === null)
      log.update('report.filed', 'reportFile', before, { ...tried, attempts: before.attempts + 1 });
  }
  return ok({});
}

/** Opens, retells and closes the one alarm of reports that are not in their folder (RP16). */
export function watchReportFiles(_input: unknown, context: Context): Result<object, Refusal> {
  const work = alarmWork(context);
  if (work === null) return ok({});
  const { alarm, details } = work;
  if (details === null) {
    if (alarm !== null) clearAlarm(context, alarm);
  } else if (alarm === null) raiseAlarm(context, 'report-not-written', null, { details });
  else retellAlarm(context, alarm, { details });
  return ok({});
}

/** Whether there is anything of that to do now. */
export function isReportWatchDue(yard: Yard): boolean {
  return alarmWork(yard) !== null;
}

/** The alarm as it is, and what it should tell; null when that is the same. */
function alarmWork(yard: Yard): { readonly alarm: Alarm | null; readonly details: Alarm['details'] } | null {
  const alarm = yard.stores.site.openAlarms().find(({ code }) => code === 'report-not-written') ?? null;
  const { schedule } = yard.site.settings.report;
  if (alarm === null && schedule.folder === '') return null;
  const failed = failedReports(schedule, factsOf(yard)).filter(({ attempts }) => attempts >= ALARMED_FROM);
  const [newest] = failed;
  const details = newest ? { count: failed.length, on: newest.onDay, problem: newest.problem } : null;
  return JSON.stringify(alarm?.details ?? null) === JSON.stringify(details) ? null : { alarm, details };
}

function factsOf({ stores, now, zone, site }: Yard) {
  const { cutOffMinute } = site.settings;
  const shifts = stores.shifts
    .ended(SHIFTS)
    .flatMap(({ id, startedAt, endedAt }) => (endedAt === null ? [] : [{ id, startedAt, endedAt }]));
  const frozen = stores.signed.frozenSince(firstFrozenAt(now));
  const first = firstScheduledDay(now, zone);
  const older = new Set(frozen.map(({ onDay }) => onDay).filter((on) => on < first));
  const files = [...[...older].flatMap((on) => stores.signed.filesOn(on)), ...stores.signed.filesSince(first)];
  return { now, zone, cutOffMinute, createdAt: site.createdAt, shifts, frozen, files };
}

function shown({ file, shiftId, ...report }: ReportState, { stores }: QueryContext): ScheduledReport {
  return {
    ...report,
    shiftId: shiftId === null ? null : wireId('shift', shiftId),
    shiftName: shiftId === null ? null : stores.records.require('shift', shiftId).name,
    attempts: file?.attempts ?? 0,
  };
}
