import type { Connection } from '../db/open.ts';
import { createRecordStore, type RecordStore } from '../db/records.ts';
import { createImportStore, type ImportStore } from '../areas/expected/import-store.ts';
import { createPersonStore, type PersonStore } from '../areas/gate/person-store.ts';
import { createVisitStore, type VisitStore } from '../areas/gate/store.ts';
import { createJournalStore, type JournalStore } from '../areas/journal/store.ts';
import { createQueueStore, type QueueStore } from '../areas/queue/store.ts';
import { createReportStore, type ReportStore } from '../areas/reports/store.ts';
import { createRestStore, type RestStore } from '../areas/rest/store.ts';
import { createSessionStore, type SessionStore } from '../areas/site/session-store.ts';
import { createSiteStore, type SiteStore } from '../areas/site/store.ts';
import { createSlotStore, type SlotStore } from '../areas/slots/store.ts';

/** Every store over one connection. */
export type Stores = {
  readonly records: RecordStore;
  readonly journal: JournalStore;
  readonly imports: ImportStore;
  readonly site: SiteStore;
  readonly sessions: SessionStore;
  readonly visits: VisitStore;
  readonly people: PersonStore;
  readonly slots: SlotStore;
  readonly queues: QueueStore;
  readonly rest: RestStore;
  readonly reports: ReportStore;
};

export function createStores(db: Connection): Stores {
  const records = createRecordStore(db);
  return {
    records,
    journal: createJournalStore(db),
    imports: createImportStore(db),
    site: createSiteStore(db, records),
    sessions: createSessionStore(db),
    visits: createVisitStore(db, records),
    people: createPersonStore(db, records),
    slots: createSlotStore(db, records),
    queues: createQueueStore(db, records),
    rest: createRestStore(db, records),
    reports: createReportStore(db),
  };
}
