import { dayTotalsInMemory, type DayTotalsFile } from '../db/day-totals.ts';
import type { Connection } from '../db/open.ts';
import { createRecordStore, type RecordStore } from '../db/records.ts';
import { createCandidateStore, type CandidateStore } from '../areas/camera/store.ts';
import { createChargeStore, type ChargeStore } from '../areas/charges/store.ts';
import { createClosingStore, type ClosingStore } from '../areas/closings/store.ts';
import { createComplaintStore, type ComplaintStore } from '../areas/complaints/store.ts';
import { createCountStore, type CountStore } from '../areas/counts/store.ts';
import { createImportStore, type ImportStore } from '../areas/expected/import-store.ts';
import { createIndexStore, type IndexStore } from '../areas/find/index-store.ts';
import { createSearchStore, type SearchStore } from '../areas/find/search-store.ts';
import { createPastStore, type PastStore } from '../areas/past/store.ts';
import { createPersonStore, type PersonStore } from '../areas/gate/person-store.ts';
import { createVisitStore, type VisitStore } from '../areas/gate/store.ts';
import { createGroundStore, type GroundStore } from '../areas/ground/store.ts';
import { createIncidentStore, type IncidentStore } from '../areas/incidents/store.ts';
import { createJournalStore, type JournalStore } from '../areas/journal/store.ts';
import { createLodgingStore, type LodgingStore } from '../areas/lodging/store.ts';
import { createMoveStore, type MoveStore } from '../areas/moves/store.ts';
import { createForecastStore, type ForecastStore } from '../areas/forecast/store.ts';
import { createFinderStore, type FinderStore } from '../areas/people/finder-store.ts';
import { createPhotoStore, type PhotoStore } from '../areas/photos/store.ts';
import { createQueueStore, type QueueStore } from '../areas/queue/store.ts';
import { createRehearsalStore, type RehearsalStore } from '../areas/rehearsal/store.ts';
import { createAnnexStore, type AnnexStore } from '../areas/reports/annex-store.ts';
import { createIntervalStore, type IntervalStore } from '../areas/reports/interval-store.ts';
import { createSignedStore, type SignedStore } from '../areas/reports/signed-store.ts';
import { createReportStore, type ReportStore } from '../areas/reports/store.ts';
import { createReservationStore, type ReservationStore } from '../areas/reservations/store.ts';
import { createLoadStore, type LoadStore } from '../areas/rest/load-store.ts';
import { createRestStore, type RestStore } from '../areas/rest/store.ts';
import { createShiftStore, type ShiftStore } from '../areas/shift/store.ts';
import { createSessionStore, type SessionStore } from '../areas/site/session-store.ts';
import { createSiteStore, type SiteStore } from '../areas/site/store.ts';
import { createSlipStore, type SlipStore } from '../areas/slips/store.ts';
import { createSlotStore, type SlotStore } from '../areas/slots/store.ts';
import { createSurgeStore, type SurgeStore } from '../areas/surge/store.ts';
import { createSwapStore, type SwapStore } from '../areas/swaps/store.ts';
import { createTeamStore, type TeamStore } from '../areas/team/store.ts';
import { createTurnStore, type TurnStore } from '../areas/turns/store.ts';
import { createViewStore, type ViewStore } from '../areas/views/store.ts';

/** Every store over one connection. */
export type Stores = {
  readonly records: RecordStore;
  readonly journal: JournalStore;
  readonly imports: ImportStore;
  readonly site: SiteStore;
  readonly sessions: SessionStore;
  readonly visits: VisitStore;
  readonly people: PersonStore;
  readonly finder: FinderStore;
  readonly forecast: ForecastStore;
  readonly lodging: LodgingStore;
  readonly slots: SlotStore;
  readonly queues: QueueStore;
  readonly rest: RestStore;
  readonly load: LoadStore;
  readonly reports: ReportStore;
  readonly annexes: AnnexStore;
  readonly dayTotals: DayTotalsFile;
  readonly intervals: IntervalStore;
  readonly incidents: IncidentStore;
  readonly moves: MoveStore;
  readonly photos: PhotoStore;
  readonly candidates: CandidateStore;
  readonly charges: ChargeStore;
  readonly shifts: ShiftStore;
  readonly slips: SlipStore;
  readonly reservations: ReservationStore;
  readonly closings: ClosingStore;
  readonly counts: CountStore;
  readonly views: ViewStore;
  readonly ground: GroundStore;
  readonly team: TeamStore;
  readonly swaps: SwapStore;
  readonly turns: TurnStore;
  readonly complaints: ComplaintStore;
  readonly past: PastStore;
  readonly index: IndexStore;
  readonly search: SearchStore;
  readonly signed: SignedStore;
  readonly rehearsal: RehearsalStore;
  readonly surge: SurgeStore;
};

/** Totals of days are kept in memory unless a file of theirs is given. */
export function createStores(db: Connection, dayTotals: DayTotalsFile = dayTotalsInMemory()): Stores {
  const index = createIndexStore(db);
  const records = createRecordStore(db, index.follow);
  return {
    records,
    journal: createJournalStore(db),
    imports: createImportStore(db),
    site: createSiteStore(db, records),
    sessions: createSessionStore(db),
    visits: createVisitStore(db, records),
    people: createPersonStore(db, records),
    finder: createFinderStore(db),
    forecast: createForecastStore(db, records),
    lodging: createLodgingStore(db, records),
    slots: createSlotStore(db, records),
    queues: createQueueStore(db, records),
    rest: createRestStore(db, records),
    load: createLoadStore(db),
    reports: createReportStore(db),
    annexes: createAnnexStore(db),
    dayTotals,
    intervals: createIntervalStore(db),
    incidents: createIncidentStore(db, records),
    moves: createMoveStore(db, records),
    photos: createPhotoStore(db, records),
    candidates: createCandidateStore(db, records),
    charges: createChargeStore(db, records),
    shifts: createShiftStore(db, records),
    slips: createSlipStore(db, records),
    reservations: createReservationStore(db, records),
    closings: createClosingStore(db, records),
    counts: createCountStore(db, records),
    views: createViewStore(db, records),
    ground: createGroundStore(db),
    team: createTeamStore(db, records),
    swaps: createSwapStore(db, records),
    turns: createTurnStore(db, records),
    complaints: createComplaintStore(records),
    past: createPastStore(db),
    index,
    search: createSearchStore(db),
    signed: createSignedStore(db, records),
    rehearsal: createRehearsalStore(db, records),
    surge: createSurgeStore(db, records),
  };
}
