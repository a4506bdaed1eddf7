import type { Database } from 'better-sqlite3';
import type { CrossingId, QueueId, VisitId } from '../../../shared/kernel/ids.ts';
import { DAY_MS, type Instant } from '../../../shared/kernel/instant.ts';
import type { PastEntry } from '../../../shared/domain/queue/estimate-history.ts';
import type { QueuePoint } from '../../../shared/domain/queue/points.ts';
import type {
  AuthorityOrder,
  Crossing,
  FastTrackOrder,
  Hold,
  Notice,
  Queue,
  Visit,
} from '../../../shared/domain/records.ts';
import type { Direction } from '../../../shared/domain/vocabulary.ts';
import { inIdOrder } from '../../db/in-id-order.ts';
import type { RecordStore } from '../../db/records.ts';
import { rows, scalar } from '../../db/sql.ts';

/** Whoever was called lately arrived at most this long before: keeps the search on the arrival index. */
const LONGEST_STAY_MS = 14 * DAY_MS;

type PastRow = Omit<PastEntry, 'isMoved' | 'holds'> & { readonly isMoved: 0 | 1; readonly holds: string };

/** Crossings, their queues, and the visits that wait in them. */
export type QueueStore = ReturnType<typeof createQueueStore>;

/** Said word for word as the partial index `visits_live` says it; without it SQLite reads every visit ever. */
const LIVE = `stage NOT IN ('departed', 'cancelled')`;

/** A truck that waited, for a past day called again. */
export type WaitedRow = Pick<
  Visit,
  'joinedAt' | 'calledAt' | 'appointmentAt' | 'cargoClass' | 'growingAreaCode' | 'packingHouseCode'
> & { readonly visitId: VisitId; readonly isClassProven: 0 | 1 };

/** By arrival: the places in one queue of more than a month of trucks, from one index. */
export const QUEUE_PAST = `SELECT stream, coalesce(order_at, joined_at) AS joinedAt, called_at AS calledAt,
         CASE WHEN called_at IS NULL AND stage IN ('departed', 'cancelled', 'abroad') THEN coalesce(departed_at, seen_at) END
           AS leftAt,
         no_shows > 0 OR (order_at IS NOT NULL AND order_at <> joined_at) AS isMoved, holds_json AS holds
       FROM visits
       WHERE arrived_at > ? AND queue_id = ? AND joined_at IS NOT NULL AND stream IS NOT NULL
         AND (departed_at IS NULL OR departed_at > ?)
       ORDER BY coalesce(order_at, joined_at), id`;

function holdsIn(json: string): readonly Hold[] {
  return json === '[]' ? [] : (JSON.parse(json) as readonly Hold[]);
}

export function createQueueStore(db: Database, records: RecordStore) {
  const crossings = records.select('crossing', 'ORDER BY id');
  const queues = records.select('queue', 'ORDER BY id');
  const queue = records.select('queue', 'WHERE crossing_id = ? AND direction = ? AND point = ?');
  const openNotices = records.select('notice', 'WHERE ended_at IS NULL ORDER BY id');
  const notices = records.select('notice', 'WHERE queue_id = ? ORDER BY from_at DESC, id DESC');
  const openOrders = records.select('authorityOrder', 'WHERE ended_at IS NULL ORDER BY id');
  const orders = records.select('authorityOrder', 'WHERE queue_id = ? ORDER BY issued_at DESC, id DESC');
  const replacedNotices = records.select(
    'notice',
    `WHERE queue_id = ? AND ended_how = 'replaced' ORDER BY begun_at DESC, id DESC`,
  );
  const openFastTracks = records.select('fastTrack', 'WHERE visit_id = ? AND ended_at IS NULL');
  const fastTracksAt = records.select('fastTrack', 'WHERE ordered_at = ? AND visit_id = ?');
  const fastTracks = records.select('fastTrack', 'WHERE ordered_at >= ? AND ordered_at < ? ORDER BY ordered_at, id');
  const waiting = records.select('visit', `WHERE stage = 'waiting' AND queue_id = ? AND ${LIVE}`);
  const beyondWaiting = records.select('visit', `WHERE stage IN ('called', 'processing') AND queue_id = ? AND ${LIVE}`);
  const ofStage = records.select('visit', `WHERE stage = ? AND queue_id = ? AND ${LIVE}`);
  const count = scalar<number>(db, `SELECT count(*) FROM visits WHERE stage = ? AND queue_id = ? AND ${LIVE}`);
  const waitingBefore = scalar<number>(
    db,
    `SELECT count(*) FROM visits WHERE stage = 'waiting' AND queue_id = ? AND joined_at < ? AND ${LIVE}`,
  );
  const numbersInUse = scalar<number>(
    db,
    `SELECT count(*) FROM visits WHERE stage IN ('waiting', 'called', 'processing') AND ${LIVE}
       AND queue_id IN (SELECT id FROM queues WHERE crossing_id = ? AND direction = ?)
       AND substr(queue_number, 1, length(?)) = ?`,
  );
  const inLanes = rows<{ readonly lane: string; readonly trucks: number }>(
    db,
    `SELECT call_lane AS lane, count(*) AS trucks FROM visits
       WHERE stage IN ('called', 'processing') AND queue_id = ? AND call_lane IS NOT NULL AND ${LIVE} GROUP BY call_lane`,
  );
  const waitingMark = rows<{ readonly trucks: number; readonly writer: number | null }>(
    db,
    `SELECT count(*) AS trucks, max(changed_by) AS writer FROM visits
       WHERE stage = 'waiting' AND queue_id = ? AND ${LIVE}`,
  );
  /** Marks of lines of which nobody could be called by itself. */
  const fruitless = new Map<QueueId, string>();
  const callsByHour = rows<{ readonly hour: number; readonly calls: number }>(
    db,
    `SELECT called_at / 3600000 AS hour, count(*) AS calls FROM visits
       WHERE queue_id = ? AND called_at >= ? AND arrived_at > ? GROUP BY hour ORDER BY hour`,
  );

  const past = rows<PastRow>(db, QUEUE_PAST);

  const waitedWithin = rows<WaitedRow>(
    db,
    `SELECT id AS visitId, joined_at AS joinedAt, called_at AS calledAt, appointment_at AS appointmentAt,
       cargo_class AS cargoClass, class_proven_by IS NOT NULL AS isClassProven, growing_area_code AS growingAreaCode,
       packing_house_code AS packingHouseCode
     FROM visits INDEXED BY visits_by_arrival
     WHERE arrived_at > ? AND arrived_at < ? AND queue_id = ? AND joined_at < ?
       AND (called_at >= ? OR (called_at IS NULL AND stage IN ('waiting', 'called', 'processing')))
     ORDER BY joined_at, id`,
  );
  const BEHIND = 'queue_id = @queueId AND joined_at > @at AND called_at > @at';
  const calledBehind = db
    .prepare<{ readonly queueId: QueueId; readonly at: Instant }, number>(
      // Whoever came in later, and whoever is here for longer but joined later: came back, or was transferred.
      `SELECT count(*) FROM (
         SELECT id FROM visits WHERE arrived_at > @at AND ${BEHIND}
         UNION SELECT id FROM visits WHERE stage IN ('called', 'processing') AND ${LIVE} AND ${BEHIND})`,
    )
    .pluck();

  return {
    crossings(): readonly Crossing[] {
      return crossings.all();
    },
    queues(): readonly Queue[] {
      return queues.all();
    },
    queueOf(crossingId: CrossingId, direction: Direction, point: QueuePoint = 'main'): Queue | null {
      return queue.first(crossingId, direction, point);
    },
    /** Notices that are in force or to come. */
    openNotices: openNotices.all,
    /** Notices of a queue, newest first. */
    noticesOf(queueId: QueueId): readonly Notice[] {
      return notices.all(queueId);
    },
    /** Orders of authorities that are followed now. */
    openOrders: openOrders.all,
    ordersOf(queueId: QueueId): readonly AuthorityOrder[] {
      return orders.all(queueId);
    },
    /** Notices that another one replaced, the last in force first. */
    replacedNotices(queueId: QueueId): readonly Notice[] {
      return replacedNotices.all(queueId);
    },
    openFastTracksOf(visitId: VisitId): readonly FastTrackOrder[] {
      return openFastTracks.all(visitId);
    },
    /** The order to call a truck out of turn that was given at a time, over or not. */
    fastTracksAt(visitId: VisitId, at: Instant): readonly FastTrackOrder[] {
      return fastTracksAt.all(at, visitId);
    },
    /** Orders to call out of turn that were given in [from, to). */
    fastTracks(from: Instant, to: Instant): readonly FastTrackOrder[] {
      return fastTracks.all(from, to);
    },
    waiting(queueId: QueueId): readonly Visit[] {
      return waiting.all(queueId);
    },
    /** Those who are called or at work: each may come back to the line. */
    beyondWaiting(queueId: QueueId): readonly Visit[] {
      return inIdOrder(beyondWaiting.all(queueId));
    },
    called(queueId: QueueId): readonly Visit[] {
      return inIdOrder(ofStage.all('called', queueId));
    },
    countWaiting(queueId: QueueId): number {
      return count('waiting', queueId) ?? 0;
    },
    /** Trucks of a line that joined it before this time. */
    countWaitingBefore(queueId: QueueId, at: Instant): number {
      return waitingBefore(queueId, at) ?? 0;
    },
    countCalled(queueId: QueueId): number {
      return count('called', queueId) ?? 0;
    },
    countProcessing(queueId: QueueId): number {
      return count('processing', queueId) ?? 0;
    },
    /** Trucks that joined a queue after a time and were called since (LE4). */
    countCalledBehind(queueId: QueueId, at: Instant): number {
      return calledBehind.get({ queueId, at }) ?? 0;
    },
    /** Numbers with this beginning that trucks still carry at a crossing (QU9). */
    countNumbersInUse(crossingId: CrossingId, direction: Direction, prefix: string): number {
      return numbersInUse(crossingId, direction, prefix, prefix) ?? 0;
    },
    /** How many trucks are on the way to each lane, or at work there. */
    trucksInLanes(queueId: QueueId): ReadonlyMap<string, number> {
      return new Map(inLanes.all(queueId).map(({ lane, trucks }) => [lane, trucks]));
    },
    /** Changes whenever anything of the trucks that wait, of their queue, its crossing or the settings does. */
    lineMark({ id, crossingId }: Queue): string {
      const [line] = waitingMark.all(id);
      const writers = [
        records.writerOf('queue', id),
        records.writerOf('crossing', crossingId),
        records.writerOf('site', 1),
      ];
      return [line?.trucks, line?.writer, ...writers].join(' ');
    },
    /** Whether a line with this mark was looked through before, and nobody could be called. */
    isKnownFruitless(queueId: QueueId, mark: string): boolean {
      return fruitless.get(queueId) === mark;
    },
    noteFruitless(queueId: QueueId, mark: string): void {
      fruitless.set(queueId, mark);
    },
    /** Every truck that stood in a queue since then, by the time of its place (QU35). */
    pastSince(queueId: QueueId, since: Instant): readonly PastEntry[] {
      return past
        .all(since - LONGEST_STAY_MS, queueId, since)
        .map(({ isMoved, holds, ...entry }) => ({ ...entry, isMoved: isMoved === 1, holds: holdsIn(holds) }));
    },
    /** Trucks that waited in a queue at some time of [from, to) and were called in it or later, or wait still. */
    waitedWithin(queueId: QueueId, from: Instant, to: Instant): readonly WaitedRow[] {
      return waitedWithin.all(from - LONGEST_STAY_MS, to, queueId, to, from);
    },
    /** Calls by hour (hours since 1970 UTC) of trucks whose last call was since then. */
    callsByHour(queueId: QueueId, since: Instant): readonly { readonly hour: number; readonly calls: number }[] {
      return callsByHour.all(queueId, since, since - LONGEST_STAY_MS);
    },
  };
}
