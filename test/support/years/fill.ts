import { dayOf } from '../../../shared/kernel/calendar.ts';
import { DAY_MS, instant, type Instant } from '../../../shared/kernel/instant.ts';
import type { RowChange, YardEvent } from '../../../shared/domain/events.ts';
import { commands, isCommandName } from '../../../shared/contract/commands.ts';
import { closeCleanly, openForWriting, type Connection } from '../../../electron/db/open.ts';
import type { RecordStore } from '../../../electron/db/records.ts';
import { createDrivenClock, createMachineClock } from '../../../electron/engine/clock.ts';
import { composeEngine } from '../../../electron/engine/compose.ts';
import { systemActor } from '../../../electron/engine/handler.ts';
import { newEpoch } from '../../../electron/engine/ids.ts';
import type { Stores } from '../../../electron/engine/stores.ts';
import { createBulkSite } from '../bulk.ts';
import { YEAR_SERVICE } from './unusual.ts';
import { createCourse, YEAR_ACTOR } from './course.ts';
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
  foreign_keys: 'OFF',
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
 * Writes what the steps change. The journal gets every change; a record is written when it begins and once more when its
 * visit is over, with everything that was changed of it meanwhile, so that the rows are the same as after every change.
 */
export function writeYears(
  db: Connection,
  stores: Stores,
  plan: YearPlan,
  options: { readonly actor?: string; readonly onProgress?: YearsYard['onProgress'] } = {},
): void {
  const { actor = YEAR_ACTOR, onProgress } = options;
  const rebuild = dropIndexes(db);
  const course = createCourse(stores, plan.zone, actor);
  const rows = createLateRows(stores.records);
  const keptSince = plan.until - (stores.site.site()?.settings.rest.personDataDays ?? 0) * DAY_MS;
  const inputHash = '0'.repeat(64);
  let head = stores.journal.head();
  let inTransaction = 0;
  let visits = 0;

  const write = (step: YearStep): void => {
    const seq = head.seq + 1;
    const { command, events, answer, driver, departed } = course(step, seq);
    for (const event of events) rows.apply(event, seq);
    // What was kept of those who left longer ago has been erased since, as the settings want it.
    if (driver !== null && step.at >= keptSince) stores.people.saveData(driver.id, valuesOf(step), 'd'.repeat(32));
    const change = {
      ...{ seq, at: step.at, recordedAt: step.at, command, commandId: `years-${String(seq)}`, actor },
      ...{ station: 'host', reason: command === 'change.undo' ? `undo ${String(seq - 1)}` : null, approvedBy: null },
      isReversible: isCommandName(command) && commands[command].isReversible,
    };
    head = { seq, hash: stores.journal.append(change, events, head.hash) };
    const outcome = JSON.stringify({ ok: answer, seq });
    stores.journal.keepReceipt(change.commandId, command, inputHash, outcome, seq, step.at);
    if (departed !== null) rows.settle(departed.id);
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
    settleIndex(stores);
    db.exec('COMMIT');
    db.exec('BEGIN IMMEDIATE');
    inTransaction = 0;
  }
  rows.settleAll();
  settleIndex(stores);
  db.exec('COMMIT');
  rebuild();
}

function valuesOf({ truck }: YearStep) {
  return { name: truck.driver, phone: truck.phone, documentNo: null, isWoman: null, identity: null };
}

/** Visits that left go into the index that they are found by, as the engine moves them in between. */
function settleIndex({ index }: Stores): void {
  while (index.settle(PER_TRANSACTION, 1));
}

type Late = { readonly change: RowChange; readonly seq: number };

/** Changes of rows, put together until a visit is over. */
function createLateRows(records: RecordStore) {
  const ofVisits = new Map<number, Map<string, Late>>();
  const ofNone = new Map<string, Late>();
  /** Slots and beds go from visit to visit: the last one's change is the one that counts. */
  const lateOf = ({ visitId, change }: YardEvent): Map<string, Late> => {
    if (visitId === null || change.kind === 'slot' || change.kind === 'bed') return ofNone;
    let late = ofVisits.get(visitId);
    if (late === undefined) ofVisits.set(visitId, (late = new Map()));
    return late;
  };
  const write = (late: ReadonlyMap<string, Late>): void => {
    for (const { change, seq } of late.values()) records.apply(change, seq);
  };
  return {
    apply(event: YardEvent, seq: number): void {
      const { change } = event;
      if (change.was === null || change.set === null) {
        records.apply(change, seq);
        return;
      }
      const late = lateOf(event);
      const key = `${change.kind} ${String(change.id)}`;
      const before = late.get(key)?.change.set;
      late.set(key, {
        change: before === null || before === undefined ? change : { ...change, set: { ...before, ...change.set } },
        seq,
      });
    },
    settle(visitId: number): void {
      write(ofVisits.get(visitId) ?? new Map());
      ofVisits.delete(visitId);
    },
    settleAll(): void {
      for (const late of ofVisits.values()) write(late);
      write(ofNone);
    },
  };
}

/**
 * Indexes that hold no rule are made at the end, each in one go. Those of the journal stay: they grow at their end only, and
 * each would read all of it once more. Answers what makes the others.
 */
function dropIndexes(db: Connection): () => void {
  const indexes = db
    .prepare<[], { readonly name: string; readonly sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name <> 'changes'`,
    )
    .all();
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`);
  return () => {
    for (const { sql } of indexes) db.exec(sql);
    db.exec('ANALYZE');
  };
}
