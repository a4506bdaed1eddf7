import type { Database } from 'better-sqlite3';
import type { CrossingId, Id, VisitId, ZoneId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { AlarmCode, Visit } from '../../../shared/domain/records.ts';
import type { VisitStage } from '../../../shared/domain/gate/visit-stage.ts';
import type { ClockedVisit } from '../../../shared/domain/ground/clocks.ts';
import type { ZoneStay } from '../../../shared/domain/ground/flows.ts';
import { NO_TALLY, type ZoneTally } from '../../../shared/domain/ground/places.ts';
import type { Direction } from '../../../shared/domain/vocabulary.ts';
import { rows } from '../../db/sql.ts';

/**
 * What the ground is like now, in few and plain columns: it is asked every few seconds, with thousands of trucks in the
 * yard and millions that were.
 */
export type GroundStore = ReturnType<typeof createGroundStore>;

/** A truck in the yard as its clocks see it, and where it stands. */
export type TruckOnGround = ClockedVisit & {
  readonly id: VisitId;
  readonly zoneId: ZoneId | null;
  readonly isLoose: boolean;
};

export type OpenAlarm = {
  readonly id: Id<'alarm'>;
  readonly code: AlarmCode;
  readonly visitId: VisitId | null;
  readonly zoneId: ZoneId | null;
};

/** Trucks in the yard of one crossing, direction and stage, and when the first of them joined. */
export type StageCount = {
  readonly crossingId: CrossingId;
  readonly direction: Direction;
  readonly stage: Extract<VisitStage, 'waiting' | 'called' | 'processing'>;
  readonly count: number;
  readonly since: Instant | null;
};

type StandingRow = Omit<ZoneStay<ZoneId>, 'isAdjustment'> & { readonly isAdjustment: number };

type TruckRow = readonly [
  id: VisitId,
  kind: Visit['kind'],
  stage: Visit['stage'],
  plate: string,
  cargoClass: Visit['cargoClass'],
  loaded: number,
  needsPower: number,
  temperatureC: number | null,
  loadedAt: Instant | null,
  spoilByAt: Instant | null,
  isTwoWay: number,
  arrivedAt: Instant | null,
  zoneId: ZoneId | null,
  slotId: number | null,
  unpluggedSince: Instant | null,
  enteredAt: Instant | null,
];

const WITHOUT_PLUG = `(needs_power = 1 AND loaded = 1
    AND NOT EXISTS (SELECT 1 FROM slots WHERE slots.visit_id = visits.id AND slots.has_power = 1))`;

/**
 * Most trucks of a full yard have come lately and can have no clock that ran out; they are passed over here, where it
 * costs least. `stage NOT IN …` is what the partial index says, word for word; without it SQLite reads every
 * visit ever.
 */
const TRUCKS = `SELECT id, kind, stage, plate, cargo_class, loaded, needs_power, temperature_c, loaded_at, spoil_by_at,
    is_two_way, arrived_at, place_zone_id, slot_id,
    CASE WHEN ${WITHOUT_PLUG} THEN coalesce(
      (SELECT max(o.ended_at) FROM occupancies o INDEXED BY occupancies_by_visit JOIN slots s ON s.id = o.slot_id
         WHERE o.visit_id = visits.id AND s.has_power = 1),
      arrived_at)
    END,
    CASE WHEN unicode(plate) > 127 THEN
      (SELECT max(p.occurred_at) FROM passes p INDEXED BY passes_in_foreign
         WHERE p.visit_id = visits.id AND p.way = 'in' AND unicode(p.plate) > 127)
    END
  FROM visits INDEXED BY visits_live
  WHERE stage IN ('waiting', 'called', 'processing') AND stage NOT IN ('departed', 'cancelled')
    AND (slot_id IS NULL OR arrived_at <= ? OR loaded_at IS NOT NULL OR spoil_by_at IS NOT NULL
      OR ${WITHOUT_PLUG})`;

const STAGES = `SELECT crossing_id AS crossingId, direction, stage, count(*) AS count, min(joined_at) AS since
  FROM visits INDEXED BY visits_live
  WHERE stage IN ('waiting', 'called', 'processing') AND stage NOT IN ('departed', 'cancelled')
  GROUP BY crossing_id, direction, stage`;

const TALLIES = `SELECT zone_id AS zoneId, count(*) AS slots,
    sum(status IN ('open', 'closing')) AS open,
    sum(status IN ('open', 'closing') AND (visit_id IS NOT NULL OR unknown_at IS NOT NULL)) AS taken
  FROM slots WHERE removed_at IS NULL AND is_keep_clear = 0 GROUP BY zone_id`;

const ENDED = `SELECT visit_id AS visitId, zone_id AS zoneId, started_at AS startedAt, ended_at AS endedAt,
    is_adjustment AS isAdjustment
  FROM standings INDEXED BY standings_by_end WHERE ended_at >= ?`;
const BEGUN = `SELECT visit_id AS visitId, zone_id AS zoneId, started_at AS startedAt, ended_at AS endedAt,
    is_adjustment AS isAdjustment
  FROM standings INDEXED BY standings_by_end WHERE ended_at IS NULL AND started_at >= ?`;

/** The statements whose plans a test reads. */
export const GROUND_SQL: Readonly<Record<string, string>> = {
  trucks: TRUCKS,
  stages: STAGES,
  ended: ENDED,
  begun: BEGUN,
};

export function createGroundStore(db: Database) {
  const trucks = db.prepare<[number], TruckRow>(TRUCKS).raw();
  const tallies = rows<Omit<ZoneTally, 'loose'> & { readonly zoneId: ZoneId }>(db, TALLIES);
  const stages = rows<StageCount>(db, STAGES);
  const alarms = rows<OpenAlarm>(
    db,
    `SELECT id, code, visit_id AS visitId, zone_id AS zoneId FROM alarms INDEXED BY alarms_open
       WHERE cleared_at IS NULL ORDER BY id`,
  );
  const ended = rows<StandingRow>(db, ENDED);
  const begun = rows<StandingRow>(db, BEGUN);

  return {
    /**
     * Trucks in the yard that came by then, and of the later ones those that stand in no slot or whose clocks do not
     * begin with the arrival: reefers without a plug, and goods with a declared time.
     */
    trucks(arrivedBy: Instant): readonly TruckOnGround[] {
      return trucks.all(arrivedBy).map(toTruck);
    },
    /** What is counted of each zone's slots; a zone without drawn slots is not among them. */
    tallies(): Map<ZoneId, ZoneTally> {
      return new Map(tallies.all().map(({ zoneId, ...tally }) => [zoneId, { ...NO_TALLY, ...tally }]));
    },
    /** Who is in the yard, counted by where they go and how far they are. */
    stages(): readonly StageCount[] {
      return stages.all();
    },
    openAlarms(): readonly OpenAlarm[] {
      return alarms.all();
    },
    /** Stays in zones that began or ended since then. */
    standingsSince(since: Instant): readonly ZoneStay<ZoneId>[] {
      const found = [...ended.all(since), ...begun.all(since)];
      return found.map((row) => ({ ...row, isAdjustment: row.isAdjustment === 1 }));
    },
  };
}

function toTruck(row: TruckRow): TruckOnGround {
  return {
    id: row[0],
    kind: row[1],
    stage: row[2],
    plate: row[3],
    cargoClass: row[4],
    loaded: row[5] === 1,
    needsPower: row[6] === 1,
    temperatureC: row[7],
    loadedAt: row[8],
    spoilByAt: row[9],
    isTwoWay: row[10] === 1,
    arrivedAt: row[11],
    zoneId: row[12],
    isLoose: row[13] === null,
    unpluggedSince: row[14],
    enteredAt: row[15],
  };
}
