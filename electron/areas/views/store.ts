import type { Database } from 'better-sqlite3';
import type { SavedView } from '../../../shared/domain/records.ts';
import type { RecordStore } from '../../db/records.ts';

/** How people like to see their screens. */
export type ViewStore = ReturnType<typeof createViewStore>;

export function createViewStore(_db: Database, records: RecordStore) {
  const ofUser = records.select('savedView', 'WHERE user = ? AND screen = ? ORDER BY name');

  return {
    ofUser(user: string, screen: string): readonly SavedView[] {
      return ofUser.all(user, screen);
    },
  };
}
