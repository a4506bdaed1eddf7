import type { Database } from 'better-sqlite3';

/** The steps of a transaction, prepared once; SQLite may have rolled back by itself, so ask `isOpen` after an error. */
export type Transaction = {
  readonly begin: () => void;
  readonly commit: () => void;
  readonly rollback: () => void;
  readonly savepoint: () => void;
  readonly release: () => void;
  readonly rollbackToSavepoint: () => void;
  readonly isOpen: () => boolean;
};

/** `writing` takes the write lock at once; reading sees one state until its commit. */
export function createTransaction(db: Database, kind: 'writing' | 'reading'): Transaction {
  const step = (sql: string): (() => void) => {
    const statement = db.prepare(sql);
    return () => {
      statement.run();
    };
  };
  return {
    begin: step(kind === 'writing' ? 'BEGIN IMMEDIATE' : 'BEGIN'),
    commit: step('COMMIT'),
    rollback: step('ROLLBACK'),
    savepoint: step('SAVEPOINT command'),
    release: step('RELEASE command'),
    rollbackToSavepoint: step('ROLLBACK TO command'),
    isOpen: () => db.inTransaction,
  };
}
