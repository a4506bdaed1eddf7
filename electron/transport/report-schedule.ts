import { ContractFault } from '../../shared/contract/errors.ts';
import type { QueryOutputs, QueryName } from '../../shared/contract/queries.ts';
import type { ScheduledReport } from '../../shared/contract/report-queries.ts';
import type { ReportProblem } from '../../shared/domain/reports/schedule.ts';
import { systemActor } from '../engine/handler.ts';
import type { EngineStatus, QueryReply, Sender } from '../engine/messages.ts';
import type { EnginePort, FiledReport } from '../engine/threads.ts';
import { answerOf } from './files.ts';
import { folderProblem, writeReport } from './report-folder.ts';
import type { ReportForm, ReportMaker, ReportOf } from './report-maker.ts';

const EVERY_MS = 20_000;
/** Reports made in one go; what is over follows with the next, so that people who print have their turn. */
const MOST_AT_ONCE = 6;
/** The schedule acts with the host's own rights. */
const SENDER: Sender = { actor: systemActor('system') };

export type ReportSchedule = {
  /** Writes what is due now; resolves when the engine knows what became of it. */
  readonly run: () => Promise<void>;
  readonly stop: () => void;
};

/**
 * Writes the reports of days and shifts into the folder of the settings (RP13–RP16). Which are due the engine says; it is
 * told what became of each. Nothing is lost with the host: what is not filed is due when it is back.
 */
export function keepReportFiles(parts: {
  readonly engine: () => {
    readonly fileReports: EnginePort['fileReports'];
    readonly status: () => Pick<EngineStatus, 'isNew'>;
  };
  readonly query: (sender: Sender, name: QueryName, input: unknown) => Promise<QueryReply>;
  readonly maker: ReportMaker;
  readonly log: (error: unknown) => void;
}): ReportSchedule {
  const { engine, query, maker, log } = parts;
  let isStopped = false;
  let running: Promise<void> | null = null;

  const run = async (): Promise<void> => {
    const at = engine();
    if (at.status().isNew) return;
    const asked = answerOf<QueryOutputs['report.due']>(await query(SENDER, 'report.due', {}));
    if ('fault' in asked || asked.answer.due.length === 0) return;
    const { folder, due } = asked.answer;
    const files: FiledReport[] = [];
    // A folder that cannot be written to is found out once, not by making reports for it.
    const unwritable = await folderProblem(folder);
    for (const report of unwritable === null ? due.slice(0, MOST_AT_ONCE) : due) {
      const filed = await write(folder, report, unwritable);
      // What a host that goes down could not do is no failure.
      if (isStopped || engine() !== at) return;
      files.push(filed);
    }
    await at.fileReports(files);
  };

  const write = async (
    folder: string,
    due: ScheduledReport,
    unwritable: ReportProblem | null,
  ): Promise<FiledReport> => {
    const { scope, onDay, shiftId, form: kind, fileName } = due;
    const form: ReportForm = kind === 'csv' ? 'zip' : kind;
    const filed = (problem: string | null): FiledReport => ({ scope, onDay, shiftId, form: kind, fileName, problem });
    if (unwritable !== null) return filed(unwritable);
    try {
      const found = await maker.figuresOf(SENDER, askedOf(due));
      if ('fault' in found) return filed(found.fault.code);
      const { figures } = found;
      const { language: lang } = figures.report.head.report;
      const content = await maker.make(form, figures, { lang, printedBy: '', table: 'page-one' });
      return filed(content === null ? 'internal' : await writeReport(folder, fileName, content, log));
    } catch (error) {
      if (error instanceof ContractFault) return filed(error.fault.code);
      log(error);
      return filed('internal');
    }
  };

  /** One at a time: a report takes seconds. */
  const runAlone = (): Promise<void> => {
    running ??= run()
      .catch(log)
      .finally(() => {
        running = null;
      });
    return running;
  };

  const timer = setInterval(() => void runAlone(), EVERY_MS);
  timer.unref();
  return {
    run: runAlone,
    stop() {
      isStopped = true;
      clearInterval(timer);
    },
  };
}

function askedOf({ scope, onDay, version, ...shift }: ScheduledReport): ReportOf {
  return scope === 'shift' ? { shift } : { on: onDay, ...(version !== null && { version }) };
}
