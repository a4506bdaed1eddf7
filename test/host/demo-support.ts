import { createDemo, DEMO_START, type Demo } from '../../electron/demo/driver.ts';
import { openInMemory, type Connection } from '../../electron/db/open.ts';
import { createDrivenClock, type DrivenClock } from '../../electron/engine/clock.ts';
import { composeEngine, type Engine } from '../../electron/engine/compose.ts';

export type DemoYard = {
  readonly db: Connection;
  readonly engine: Engine;
  readonly clock: DrivenClock;
  readonly demo: Demo;
  readonly defects: readonly string[];
};

/** A yard in memory that the demo plays; `from` goes on with a database that exists. */
export function aDemoYard(options: {
  readonly seed?: number;
  readonly historyDays: number;
  readonly from?: DemoYard;
}): DemoYard {
  const { seed = 1, historyDays, from } = options;
  const db = from?.db ?? openInMemory();
  const defects: string[] = [];
  const clock = createDrivenClock(from?.clock.now() ?? DEMO_START);
  const engine = composeEngine({
    db,
    siteClock: clock,
    machineClock: { now: () => 0 },
    logDefect: (error, _id, command) => defects.push(`${command}: ${String(error)}`),
  });
  // The epoch salts the digests of people: the same epoch makes the same journal.
  engine.stores.site.begin('epoch-of-tests', DEMO_START);
  const demo = createDemo({ dispatch: engine.dispatch, stores: engine.stores, clock, seed, historyDays });
  return { db, engine, clock, demo, defects };
}

/** Where the chain of the journal stands, and its hash: equal only for equal journals (JO3). */
export function headOf({ engine }: DemoYard): string {
  const { seq, hash } = engine.stores.journal.head();
  return `${String(seq)} ${hash}`;
}

/** One number out of the database. */
export function countOf({ db }: Pick<DemoYard, 'db'>, sql: string): number {
  return db.prepare<[], number>(sql).pluck().get() ?? 0;
}
