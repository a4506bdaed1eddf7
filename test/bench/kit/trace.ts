import type { Connection } from '../../../electron/db/open.ts';

/** One statement as the engine ran it. `sql` is the place of its text in `Trace.texts`. */
export type Step = { readonly sql: number; readonly mode: 'run' | 'get' | 'all'; readonly bound: readonly unknown[] };

/** What some commands asked of the database, one list of statements each. */
export type Trace = { readonly texts: readonly string[]; readonly commands: readonly (readonly Step[])[] };

const FRAME = /^(BEGIN|COMMIT)/;

/**
 * A connection that notes every statement run through it, with what was bound. Begin and commit are left out: the
 * floor frames them anew, alone or 32 together. Savepoints stay.
 */
export function traced(db: Connection): {
  readonly db: Connection;
  readonly take: () => readonly Step[];
  readonly texts: readonly string[];
} {
  const texts: string[] = [];
  const places = new Map<string, number>();
  let steps: Step[] = [];

  const wrap = (text: string): unknown => {
    const statement = db.prepare(text);
    let sql = places.get(text);
    if (sql === undefined) {
      sql = texts.length;
      texts.push(text);
      places.set(text, sql);
    }
    const place = sql;
    const isFrame = FRAME.test(text);
    const note = (mode: Step['mode'], bound: readonly unknown[]): void => {
      if (!isFrame) steps.push({ sql: place, mode, bound });
    };
    const wrapped = {
      run: (...bound: readonly unknown[]) => (note('run', bound), statement.run(...bound)),
      get: (...bound: readonly unknown[]) => (note('get', bound), statement.get(...bound)),
      all: (...bound: readonly unknown[]) => (note('all', bound), statement.all(...bound)),
      iterate: (...bound: readonly unknown[]) => (note('all', bound), statement.iterate(...bound)),
      pluck: () => (statement.pluck(), wrapped),
    };
    return wrapped;
  };

  const proxy = new Proxy(db, {
    get(target, key) {
      if (key === 'prepare') return wrap;
      const value = Reflect.get(target, key, target) as unknown;
      return typeof value === 'function' ? (value as (...args: readonly unknown[]) => unknown).bind(target) : value;
    },
  });
  return {
    db: proxy,
    texts,
    take: () => {
      const taken = steps;
      steps = [];
      return taken;
    },
  };
}
