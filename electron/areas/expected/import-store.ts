import type { Database } from 'better-sqlite3';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { rows, write } from '../../db/sql.ts';

/** A list that is being taken over in parts. */
export type ImportUnderWay = {
  readonly commandId: string;
  /** Who sent it, as the engine knows people. */
  readonly actor: unknown;
  readonly input: unknown;
  /** The site's time by which the list was read: a date without a year means the same when it is read again. */
  readonly readAt: Instant;
};

/**
 * Lists whose taking over has begun and not ended. What a list says is on disk before its first part, so that a lost
 * host leaves no half list behind: the next one goes on. The row is erased with the last part, names and all.
 */
export type ImportStore = ReturnType<typeof createImportStore>;

export function createImportStore(db: Database) {
  const insert = write(
    db,
    `INSERT INTO imports_under_way (command_id, actor_json, input_json, read_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (command_id) DO NOTHING`,
  );
  const remove = write(db, 'DELETE FROM imports_under_way WHERE command_id = ?');
  const all = rows<{
    readonly command_id: string;
    readonly actor_json: string;
    readonly input_json: string;
    readonly read_at: number;
  }>(db, 'SELECT command_id, actor_json, input_json, read_at FROM imports_under_way ORDER BY command_id');
  const readAt = rows<{ readonly read_at: number }>(db, 'SELECT read_at FROM imports_under_way WHERE command_id = ?');

  return {
    begin({ commandId, actor, input, readAt }: ImportUnderWay): void {
      insert(commandId, JSON.stringify(actor), JSON.stringify(input), readAt);
    },
    end(commandId: string): void {
      remove(commandId);
    },
    /** The time by which a list under way was read; null for one that is not. */
    readAt(commandId: string): Instant | null {
      return (readAt.get(commandId)?.read_at ?? null) as Instant | null;
    },
    underWay(): readonly ImportUnderWay[] {
      return all.all().map((row) => ({
        commandId: row.command_id,
        actor: JSON.parse(row.actor_json) as unknown,
        input: JSON.parse(row.input_json) as unknown,
        readAt: row.read_at as Instant,
      }));
    },
  };
}
