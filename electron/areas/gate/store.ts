import type { Database } from 'better-sqlite3';
import type { CrossingId, Id, SlotId, VisitId, ZoneId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { isFinalStage, type VisitStage } from '../../../shared/domain/gate/visit-stage.ts';
import { LIVE_PASSES, type Pass, type Piece, type Standing, type Visit } from '../../../shared/domain/records.ts';
import { inIdOrder } from '../../db/in-id-order.ts';
import type { RecordStore } from '../../db/records.ts';
import { rows, scalar, scalars } from '../../db/sql.ts';

/** Visits, their pieces, where they stood, and the passages of the barrier. */
export type VisitStore = ReturnType<typeof createVisitStore>;

export type VisitsWithin = {
  readonly stage: VisitStage | null;
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly limit: number;
};

/** How many trucks are alike in what a slot asks of them; `needsPower` is 0 or 1. */
export type KindOfTrucks = Pick<Visit, 'lengthCm' | 'hazardClass' | 'direction' | 'cargoClass'> & {
  readonly needsPower: 0 | 1;
  readonly trucks: number;
};

/** Said word for word as the partial index `visits_live` says it; without it SQLite reads every visit ever. */
const LIVE = `stage NOT IN ('departed', 'cancelled')`;

export function createVisitStore(db: Database, records: RecordStore) {
  // By the index of plates; a list to compare with would be built anew for every question.
  const liveByPlate = records.select('visit', `WHERE plate = ? AND stage <> 'departed' AND stage <> 'cancelled'`);
  const liveByTrailer = records.select(
    'visit',
    `WHERE trailer_plate = ? AND stage <> 'departed' AND stage <> 'cancelled'`,
  );
  const live = records.select('visit', `INDEXED BY visits_live WHERE ${LIVE} ORDER BY id`);
  const expected = records.select('visit', `WHERE stage = 'expected' AND ${LIVE} ORDER BY id`);
  const expectedPlates = db
    .prepare<[], string>(`SELECT plate FROM visits INDEXED BY visits_live WHERE stage = 'expected' AND ${LIVE}`)
    .pluck();
  const pieces = records.select('piece', 'WHERE visit_id = ? AND detached_at IS NULL');
  const standing = records.select('standing', 'WHERE visit_id = ? AND ended_at IS NULL');
  const passes = records.select('pass', `ORDER BY id DESC LIMIT ${String(LIVE_PASSES)}`);
  const toConfirm = records.select('visit', 'INDEXED BY visits_to_confirm WHERE is_to_confirm = 1 ORDER BY id');
  const bySlip = records.select('pass', 'WHERE slip_no = ? ORDER BY id DESC LIMIT 1');
  const countPasses = rows<{ readonly way: Pass['way']; readonly count: number }>(
    db,
    'SELECT way, count(*) AS count FROM passes WHERE occurred_at >= ? GROUP BY way',
  );
  const exitsSince = scalars<number>(
    db,
    `SELECT id FROM passes INDEXED BY passes_by_time WHERE occurred_at >= ? AND way = 'out' ORDER BY occurred_at, id`,
  );
  const COMING = `stage = 'expected' AND crossing_id = ? AND (direction = ? OR ? IS NULL)
       AND (expected_at IS NULL OR expected_at BETWEEN ? AND ?) AND ${LIVE}`;
  const countComing = scalar<number>(db, `SELECT count(*) FROM visits WHERE ${COMING}`);
  const coming = records.select('visit', `WHERE ${COMING} ORDER BY expected_at IS NULL, expected_at, id`);
  const KIND = `length_cm AS lengthCm, needs_power AS needsPower, hazard_class AS hazardClass, direction,
    cargo_class AS cargoClass`;
  const kinds = (where: string) =>
    rows<KindOfTrucks>(db, `SELECT ${KIND}, count(*) AS trucks FROM visits ${where} GROUP BY 1, 2, 3, 4, 5`);
  const WITHOUT_SLOT = `INDEXED BY visits_live WHERE stage IN ('waiting', 'called') AND slot_id IS NULL AND ${LIVE}`;
  const waitingForPlace = kinds(WITHOUT_SLOT);
  const withoutSlot = records.select('visit', `${WITHOUT_SLOT} ORDER BY arrived_at, id LIMIT ?`);
  const expectedBetween = kinds(
    `INDEXED BY visits_live WHERE stage = 'expected' AND expected_at >= ? AND expected_at < ? AND ${LIVE}`,
  );
  const arrivedBetween = kinds('INDEXED BY visits_by_arrival WHERE arrived_at >= ? AND arrived_at < ?');
  const inSlots = rows<Pick<Visit, 'arriveByAt' | 'arrivedAt' | 'cargoClass'> & { readonly slotId: SlotId }>(
    db,
    `SELECT slot_id AS slotId, arrive_by_at AS arriveByAt, arrived_at AS arrivedAt, cargo_class AS cargoClass
     FROM visits INDEXED BY visits_live WHERE slot_id IS NOT NULL AND ${LIVE}`,
  );
  const countInZone = scalar<number>(
    db,
    `SELECT count(*) FROM visits INDEXED BY visits_live WHERE place_zone_id = ? AND slot_id IS NULL AND ${LIVE}`,
  );
  const WITHIN = `(? IS NULL OR stage = ?)
     AND (? IS NULL OR coalesce(arrived_at, expected_at, 0) >= ?)
     AND (? IS NULL OR coalesce(arrived_at, expected_at, 0) < ?)`;
  const byTime = records.select('visit', `WHERE ${WITHIN} ORDER BY id DESC LIMIT ?`);
  const liveByTime = records.select(
    'visit',
    `INDEXED BY visits_live WHERE ${LIVE} AND ${WITHIN} ORDER BY id DESC LIMIT ?`,
  );

  return {
    get(visitId: VisitId): Visit | null {
      return records.get('visit', visitId);
    },
    /** Visits with this plate that are expected, in the yard or abroad, oldest first. */
    liveByPlate(plate: string): readonly Visit[] {
      return inIdOrder(liveByPlate.all(plate));
    },
    /** The same by the plate of what a truck pulls. */
    liveByTrailer(plate: string): readonly Visit[] {
      return inIdOrder(liveByTrailer.all(plate));
    },
    /** The plates of all trucks that are expected. */
    expectedPlates(): ReadonlySet<string> {
      return new Set(expectedPlates.all());
    },
    live(): Generator<Visit> {
      return live.each();
    },
    expected(): readonly Visit[] {
      return expected.all();
    },
    countComing(crossingId: CrossingId, direction: string | null, from: Instant, until: Instant): number {
      return countComing(crossingId, direction, direction, from, until) ?? 0;
    },
    /** Trucks declared for a crossing that are expected in a span, or at no known time; soonest first. */
    coming(crossingId: CrossingId, direction: string | null, from: Instant, until: Instant): readonly Visit[] {
      return coming.all(crossingId, direction, direction, from, until);
    },
    piecesOf(visitId: VisitId): readonly Piece[] {
      return inIdOrder(pieces.all(visitId));
    },
    openStanding(visitId: VisitId): Standing | null {
      return standing.first(visitId);
    },
    /** How many trucks of each kind stand in the yard and in no slot. */
    waitingForPlace(): readonly KindOfTrucks[] {
      return waitingForPlace.all();
    },
    /** The trucks that do, first come first. */
    withoutSlot(limit: number): readonly Visit[] {
      return withoutSlot.all(limit);
    },
    /** How many trucks of each kind are declared for a time. */
    expectedBetween(from: Instant, to: Instant): readonly KindOfTrucks[] {
      return expectedBetween.all(from, to);
    },
    /** How many trucks of each kind came in a time. */
    arrivedBetween(from: Instant, to: Instant): readonly KindOfTrucks[] {
      return arrivedBetween.all(from, to);
    },
    /** What tells when the trucks in slots will leave. */
    inSlots() {
      return inSlots.all();
    },
    /** Trucks that stand in a zone and in no slot. */
    countInZone(zoneId: ZoneId): number {
      return countInZone(zoneId) ?? 0;
    },
    /** The newest passages, newest first. */
    livePasses(): readonly Pass[] {
      return passes.all();
    },
    /** The passage that a paper slip was entered for. */
    passOfSlip(slipNo: string): Pass | null {
      return bySlip.first(slipNo);
    },
    /** Cases that a coordinator has yet to confirm (GA1), oldest first. */
    toConfirm(): readonly Visit[] {
      return toConfirm.all();
    },
    /** How often the barrier opened since then, by way. */
    countPasses(since: Instant): Readonly<Record<Pass['way'], number>> {
      const counts = { in: 0, out: 0 };
      for (const { way, count } of countPasses.all(since)) counts[way] = count;
      return counts;
    },
    /** Passages out since then, in order (IN4). */
    exitsSince(since: Instant): readonly Id<'pass'>[] {
      return exitsSince(since) as readonly Id<'pass'>[];
    },
    /** Newest first. */
    newest({ stage, from, to, limit }: VisitsWithin): readonly Visit[] {
      const list = stage === null || isFinalStage(stage) ? byTime : liveByTime;
      return list.all(stage, stage, from, from, to, to, limit);
    },
  };
}
