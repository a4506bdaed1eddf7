import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { dayOf } from '../../../shared/kernel/calendar.ts';
import { DAY_MS, instant, type Instant } from '../../../shared/kernel/instant.ts';
import { closeCleanly, databasePath, openForWriting, type Connection } from '../../../electron/db/open.ts';
import { TABLES } from '../../../electron/db/records.ts';
import { createDrivenClock, createMachineClock } from '../../../electron/engine/clock.ts';
import { composeEngine, type Engine } from '../../../electron/engine/compose.ts';
import { systemActor } from '../../../electron/engine/handler.ts';
import { newEpoch } from '../../../electron/engine/ids.ts';
import type { Stores } from '../../../electron/engine/stores.ts';
import { createBulkSite } from '../bulk.ts';
import type { YearPlan } from './steps.ts';
import { YEAR_SERVICE } from './unusual.ts';
import { writeYears, type YearsPart } from './write-years.ts';

export type YearsYard = {
  readonly folder: string;
  readonly slots: number;
  readonly visits: number;
  readonly days: number;
  /** When the history ends: the end of a day in the yard. */
  readonly until: Instant;
  readonly onProgress?: ((visits: number) => void) | undefined;
};

const ZONE = 'Asia/Ho_Chi_Minh';

/**
 * Fills a data folder with years of a yard at the border: every change of every visit, in its order, with its journal.
 * Two threads take the same steps and write a half of the tables each; then the halves are put together.
 */
export async function fillYears(yard: YearsYard): Promise<void> {
  const { folder, until } = yard;
  await makeSite(yard);
  const beside = `${folder}-beside`;
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { recursive: true });
  copyFileSync(databasePath(folder), databasePath(beside));
  const { onProgress: _, ...plain } = yard;
  const others = new Worker(new URL('./other-rows-worker.ts', import.meta.url), {
    workerData: { ...plain, folder: beside } satisfies YearsYard,
  });
  const written = new Promise<void>((resolve, reject) => {
    others.once('error', reject).once('exit', () => resolve());
  });
  const { db, stores } = writePart(yard, 'journal-and-visits');
  await written;
  takeOver(db, databasePath(beside));
  rmSync(beside, { recursive: true, force: true });
  stores.site.saveSiteClock(until);
  db.pragma('journal_mode = WAL');
  closeCleanly(db, folder);
}

/** Writes one part of the years into a folder that has the site. */
export function writePart(yard: YearsYard, part: YearsPart): { readonly db: Connection; readonly stores: Stores } {
  const { db, engine } = openInBulk(yard);
  writeYears(db, engine.stores, planOf(engine.stores, yard), { part, onProgress: yard.onProgress });
  return { db, stores: engine.stores };
}

async function makeSite(yard: YearsYard): Promise<void> {
  const { db, engine } = openInBulk(yard);
  const start = startOf(yard);
  engine.stores.site.begin(newEpoch(), start);
  await createBulkSite(engine, yard.slots);
  const [saved] = engine.dispatch.runBatch([
    { commandId: 'years-tariff', name: 'tariff.save', input: yearTariff(start), actor: systemActor('system') },
  ]);
  if (saved === undefined || !('ok' in saved)) throw new Error(`no tariff: ${JSON.stringify(saved)}`);
  db.close();
}

function openInBulk(yard: YearsYard): { readonly db: Connection; readonly engine: Engine } {
  const db = openForWriting(yard.folder);
  for (const [name, value] of Object.entries(BULK_PRAGMAS)) db.pragma(`${name} = ${value}`);
  const engine = composeEngine({
    db,
    siteClock: createDrivenClock(startOf(yard)),
    machineClock: createMachineClock(),
    logDefect: (error) => {
      throw error;
    },
  });
  return { db, engine };
}

function startOf({ until, days }: YearsYard): Instant {
  return instant(until - days * DAY_MS);
}

/** Takes over the tables of the other half: the same tables with the same indexes, copied as they are. */
function takeOver(db: Connection, path: string): void {
  db.exec(`ATTACH DATABASE '${path.replaceAll("'", "''")}' AS beside`);
  for (const table of OTHER_TABLES) {
    db.exec(`DELETE FROM main.${table}`);
    db.exec(`INSERT INTO main.${table} SELECT * FROM beside.${table}`);
    db.exec(`ANALYZE main.${table}`);
  }
  db.exec('DETACH DATABASE beside');
}

const { visit: _, ...OTHERS } = TABLES;
const OTHER_TABLES = [...Object.values(OTHERS), 'person_data', 'person_texts', 'command_receipts'];

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
