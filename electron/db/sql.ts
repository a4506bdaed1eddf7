import type { Database } from 'better-sqlite3';

/** Values that a statement binds. */
export type Bound = string | number | bigint | Buffer | null;

/** Values by their names in the statement. */
export type NamedBound = Readonly<Record<string, Bound>>;

/** A statement that answers rows of one shape. Prepared once per connection. */
export type Rows<Row> = {
  readonly get: (...bound: readonly Bound[]) => Row | undefined;
  readonly all: (...bound: readonly Bound[]) => readonly Row[];
  readonly each: (...bound: readonly Bound[]) => IterableIterator<Row>;
};

/** Prepares a statement that reads. */
export function rows<Row>(db: Database, sql: string): Rows<Row> {
  const statement = db.prepare<unknown[], Row>(sql);
  return {
    get: (...bound) => statement.get(...bound),
    all: (...bound) => statement.all(...bound),
    each: (...bound) => statement.iterate(...bound),
  };
}

/** Prepares a statement that reads one column of its first row. */
export function scalar<Value>(
  db: Database,
  sql: string,
): (...bound: readonly (Bound | NamedBound)[]) => Value | undefined {
  const statement = db.prepare<unknown[], Value>(sql).pluck();
  return (...bound) => statement.get(...bound);
}

/** Prepares a statement that reads one column of all its rows. */
export function scalars<Value>(
  db: Database,
  sql: string,
): (...bound: readonly (Bound | NamedBound)[]) => readonly Value[] {
  const statement = db.prepare<unknown[], Value>(sql).pluck();
  return (...bound) => statement.all(...bound);
}

/** Prepares a statement that writes; answers how many rows it changed. */
export function write(db: Database, sql: string): (...bound: readonly Bound[]) => number {
  const statement = db.prepare<unknown[]>(sql);
  return (...bound) => statement.run(...bound).changes;
}
