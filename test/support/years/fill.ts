import { dayOf } from '../../../shared/kernel/calendar.ts';
import { DAY_MS, instant, type Instant } from '../../../shared/kernel/instant.ts';
import { commands, isCommandName } from '../../../shared/contract/commands.ts';
import { closeCleanly, openForWriting, type Connection } from '../../../electron/db/open.ts';
import { createDrivenClock, createMachineClock } from '../../../electron/engine/clock.ts';
import { composeEngine } from '../../../electron/engine/compose.ts';
import { systemActor } from '../../../electron/engine/handler.ts';
import { newEpoch } from '../../../electron/engine/ids.ts';
import type { Stores } from '../../../electron/engine/stores.ts';
import { createBulkSite } from '../bulk.ts';
import { YEAR_SERVICE } from './unusual.ts';
import { createCourse, YEAR_ACTOR } from './course.ts';
import { createLateRows } from './late-rows.ts';
import { stepsOfYears, type YearPlan, type YearStep } from './steps.ts';

export type YearsYard = {
  readonly folder: string;
  readonly slots: number;
  readonly visits: number;
  readonly days: number;
  /** When the history ends: the end of a day in the yard. */
  readonly until: Instant;
  readonly onProgress?: ((visits: number) => void) | undefined;
};

const PER_TRANSACTION = 20_000;
const ZONE = 'Asia/Ho_Chi_Minh';

/** Fills a data folder with years of a yard at the border: every change of every visit, in its order, with its journal. */
export async function fillYears(yard: YearsYard): Promise<void> {
  const start = instant(yard.until - yard.days * DAY_MS);
  const db = openForWriting(yard.folder);
  for (const [name, value] of Object.entries(BULK_PRAGMAS)) db.pragma(`${name} = ${value}`);
  const clock = createDrivenClock(start);
  const engine = composeEngine({
    db,
    siteClock: clock,
    machineClock: createMachineClock(),
    logDefect: (error) => {
      throw error;
    },
  });
  engine.stores.site.begin(newEpoch(), start);
  await createBulkSite(engine, yard.slots);
  const [saved] = engine.dispatch.runBatch([
    { commandId: 'years-tariff', name: 'tariff.save', input: yearTariff(start), actor: systemActor('system') },
  ]);
  if (saved === undefined || !('ok' in saved)) throw new Error(`no tariff: ${JSON.stringify(saved)}`);
  writeYears(db, engine.stores, planOf(engine.stores, yard), { onProgress: yard.onProgress });
  engine.stores.site.saveSiteClock(yard.until);
  db.pragma('journal_mode = WAL');
  closeCleanly(db, yard.folder);
}

/** What is charged from the beginning on: one service, for whoever asks for it. No stay is so long that it costs. */
export function yearTariff(start: Instant) {
  return { name: 'Biểu giá', validFromOn: dayOf(start, ZONE), lines: [STANDING, YEAR_SERVICE] };
}

const STANDING = {
  kind: 'parking',
  vehicleTypes: null,
  loaded: null,
  freeMinutes: 100_000,
  perDayDong: 70_000,
} as const;

/** Nothing of a half-made folder is kept: what a power cut would tear need not be safe. */
const BULK_PRAGMAS = {
  journal_mode: 'MEMORY',
  synchronous: 'OFF',
  threads: '2',
  secure_delete: 'OFF',
  cache_size: '-400000',
  analysis_limit: '1000',
};

export function planOf(stores: Stores, yard: Pick<YearsYard, 'visits' | 'days' | 'until'>): YearPlan {
  const { visits, days, until } = yard;
  const beds = stores.rest.beds().filter(({ isForWomen, status }) => !isForWomen && status === 'usable');
  return {
    ...{ visits, days, until, zone: ZONE, slots: stores.slots.slots(), zones: stores.slots.zones() },
    beds: beds.map(({ id }) => id),
  };
}

/**
 * Writes what the steps change. The journal gets every change, the rows are written late, and are the same in the end as
 * if each change had been written.
 */
export function writeYears(
  db: Connection,
  stores: Stores,
  plan: YearPlan,
  options: { readonly actor?: string; readonly onProgress?: YearsYard['onProgress'] } = {},
): void {
  const { actor = YEAR_ACTOR, onProgress } = options;
  // Rows wait, and what belongs to them does not: when all is written, it fits again.
  db.pragma('foreign_keys = OFF');
  const course = createCourse(stores, plan.zone, actor);
  const rows = createLateRows(stores.records);
  const keptSince = plan.until - (stores.site.site()?.settings.rest.personDataDays ?? 0) * DAY_MS;
  const inputHash = '0'.repeat(64);
  let head = stores.journal.head();
  let inTransaction = 0;
  let visits = 0;
  let isAnalysed = false;

  const write = (step: YearStep): void => {
    const seq = head.seq + 1;
    const { command, events, answer, driver, departed } = course(step, seq);
    for (const event of events) rows.apply(event, seq);
    // What was kept of those who left longer ago has been erased since, as the settings want it.
    if (driver !== null && step.at >= keptSince) stores.people.saveData(driver.id, valuesOf(step), 'd'.repeat(32));
    const change = {
      ...{ seq, at: step.at, recordedAt: step.at, command, commandId: `years-${String(seq).padStart(9, '0')}`, actor },
      ...{ station: 'host', reason: command === 'change.undo' ? `undo ${String(seq - 1)}` : null, approvedBy: null },
      isReversible: isCommandName(command) && commands[command].isReversible,
    };
    head = { seq, hash: stores.journal.append(change, events, head.hash) };
    const outcome = JSON.stringify({ ok: answer, seq });
    stores.journal.keepReceipt(change.commandId, command, inputHash, outcome, seq, step.at);
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
