import type { StoredEvent } from '../areas/journal/store.ts';
import type { Connection } from '../db/open.ts';
import type { Stores } from './stores.ts';

/** Applies events to a database by the same writer that wrote the live state (AC2). */
export function replay(
  events: Iterable<Pick<StoredEvent, 'change' | 'seq'>>,
  db: Connection,
  stores: Pick<Stores, 'records'>,
): void {
  db.exec('BEGIN');
  for (const event of events) stores.records.apply(event.change, event.seq);
  db.exec('COMMIT');
}
