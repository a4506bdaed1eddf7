import { DAY_MS } from '../../../shared/kernel/instant.ts';
import type { RecordKind } from '../../../shared/domain/records.ts';
import { commands, isCommandName } from '../../../shared/contract/commands.ts';
import type { Connection } from '../../../electron/db/open.ts';
import type { Stores } from '../../../electron/engine/stores.ts';
import { createCourse, YEAR_ACTOR } from './course.ts';
import { createLateRows } from './late-rows.ts';
import { stepsOfYears, type YearPlan, type YearStep } from './steps.ts';

/**
 * What is written of the years: all of it, or one of two parts that know nothing of each other. The visits go with the
 * journal, which asks about them; the receipts of commands go with the other rows.
 */
export type YearsPart = 'all' | 'journal-and-visits' | 'other-rows';

const PER_TRANSACTION = 20_000;

/**
 * Writes what the steps change. The journal gets every change, the rows are written late, and are the same in the end as
 * if each change had been written.
 */
export function writeYears(
  db: Connection,
  stores: Stores,
  plan: YearPlan,
  options: {
    readonly part?: YearsPart;
    readonly actor?: string;
    readonly onProgress?: ((visits: number) => void) | undefined;
  } = {},
): void {
  const { part = 'all', actor = YEAR_ACTOR, onProgress } = options;
  const hasJournal = part !== 'other-rows';
  const hasOthers = part !== 'journal-and-visits';
  const isWritten = (kind: RecordKind): boolean => (kind === 'visit' ? hasJournal : hasOthers);
  // Rows wait, and what belongs to them does not: when all is written, it fits again.
  db.pragma('foreign_keys = OFF');
  const course = createCourse(stores, plan.zone, actor);
  const rows = createLateRows(stores.records);
  const keptSince = plan.until - (stores.site.site()?.settings.rest.personDataDays ?? 0) * DAY_MS;
  const inputHash = '0'.repeat(64);
  let { seq, hash } = stores.journal.head();
  let inTransaction = 0;
  let visits = 0;
  let isAnalysed = false;

  const write = (step: YearStep): void => {
    seq += 1;
    const { command, events, answer, driver, departed } = course(step, seq);
    for (const event of events) if (isWritten(event.change.kind)) rows.apply(event, seq);
    // What was kept of those who left longer ago has been erased since, as the settings want it.
    if (hasOthers && driver !== null && step.at >= keptSince)
      stores.people.saveData(driver.id, valuesOf(step), 'd'.repeat(32));
    const commandId = `years-${String(seq).padStart(9, '0')}`;
    if (hasJournal) {
      const change = {
        ...{ seq, at: step.at, recordedAt: step.at, command, commandId, actor },
        ...{ station: 'host', reason: command === 'change.undo' ? `undo ${String(seq - 1)}` : null, approvedBy: null },
        isReversible: isCommandName(command) && commands[command].isReversible,
      };
      hash = stores.journal.append(change, events, hash);
    }
    if (hasOthers) {
      const outcome = JSON.stringify({ ok: answer, seq });
      stores.journal.keepReceipt(commandId, command, inputHash, outcome, seq, step.at);
    }
    if (departed !== null) rows.end(departed.id);
  };

  db.exec('BEGIN IMMEDIATE');
  for (const step of stepsOfYears(plan)) {
    write(step);
    if (step.what === 'arrive') {
      visits += 1;
      if (visits % 10_000 === 0) onProgress?.(visits);
    }
    inTransaction += 1;
    if (inTransaction < PER_TRANSACTION) continue;
    rows.settle();
    settleIndex(stores);
    db.exec('COMMIT');
    // The planner learns as much from a third, and that is still in memory.
    if (!isAnalysed && visits * 3 >= plan.visits) {
      db.exec('ANALYZE');
      isAnalysed = true;
    }
    db.exec('BEGIN IMMEDIATE');
    inTransaction = 0;
  }
  rows.settleAll();
  settleIndex(stores);
  db.exec('COMMIT');
}

function valuesOf({ truck }: YearStep) {
  return { name: truck.driver, phone: truck.phone, documentNo: null, isWoman: null, identity: null };
}

/** Visits that left go into the index that they are found by, as the engine moves them in between. */
function settleIndex({ index }: Stores): void {
  while (index.settle(PER_TRANSACTION, 1));
}
