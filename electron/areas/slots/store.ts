import type { Database } from 'better-sqlite3';
import type { SlotId, VisitId, ZoneId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { KeepClearArea, Landmark, Occupancy, Piece, SlotRecord, Zone } from '../../../shared/domain/records.ts';
import type { ZoneKind } from '../../../shared/domain/layout/types.ts';
import { inIdOrder } from '../../db/in-id-order.ts';
import type { RecordStore } from '../../db/records.ts';
import { rows, scalar } from '../../db/sql.ts';

/** Zones, slots, and who stood in them from–to. */
export type SlotStore = ReturnType<typeof createSlotStore>;

/** A slot where hazardous goods stand, and whose they are. */
export type HazardAt = { readonly visitId: VisitId; readonly hazardClass: string; readonly slotId: SlotId };

/** Said so that SQLite keeps to the few that stand apart; in the order of ids it would read every piece ever. */
export const PIECES_APART = 'INDEXED BY pieces_apart WHERE is_apart = 1 AND detached_at IS NULL';

export function createSlotStore(db: Database, records: RecordStore) {
  const zones = records.select('zone', 'WHERE removed_at IS NULL ORDER BY id');
  const zoneByCode = records.select('zone', 'WHERE code = ? AND removed_at IS NULL');
  const zoneByKind = records.select('zone', 'WHERE kind = ? AND removed_at IS NULL');
  const slots = records.select('slot', 'WHERE removed_at IS NULL ORDER BY id');
  const slotsOfZone = records.select('slot', 'WHERE zone_id = ? AND removed_at IS NULL ORDER BY id');
  const slotByCode = records.select('slot', 'WHERE code = ? AND removed_at IS NULL');
  const reservedFor = records.select('slot', 'WHERE reserved_for = ?');
  const keepClear = records.select('keepClearArea', 'ORDER BY id');
  const landmarks = records.select('landmark', 'ORDER BY id');
  const piecesApart = records.select('piece', PIECES_APART);
  const heldBy = records.select('slot', 'WHERE visit_id = ?');
  const openOfVisit = records.select('occupancy', 'WHERE visit_id = ? AND ended_at IS NULL');
  const everOfVisit = records.select('occupancy', 'WHERE visit_id = ?');
  // Without max(): SQLite would prepare that anew for every slot assigned, at five times the cost of the search.
  const endsSince = rows<{ readonly ended_at: number }>(
    db,
    'SELECT ended_at FROM occupancies WHERE ended_at > ? AND slot_id = ?',
  );
  const onPower = records.select(
    'occupancy',
    `WHERE visit_id = ? AND piece_id IS NULL AND EXISTS (SELECT 1 FROM slots WHERE slots.id = occupancies.slot_id AND slots.has_power = 1)
     ORDER BY started_at, id`,
  );
  const hazardsWithin = rows<HazardAt>(
    db,
    `SELECT v.id AS visitId, v.hazard_class AS hazardClass, s.id AS slotId
     FROM visits v INDEXED BY visits_live JOIN slots s ON s.visit_id = v.id
     WHERE v.stage NOT IN ('departed', 'cancelled') AND v.hazard_class IS NOT NULL
       AND s.x_cm BETWEEN ? AND ? AND s.y_cm BETWEEN ? AND ?`,
  );
  const zonesWithoutSlots = records.select(
    'zone',
    `WHERE kind IN ('parking', 'overflow') AND capacity > 0 AND removed_at IS NULL
       AND id NOT IN (SELECT DISTINCT zone_id FROM slots WHERE removed_at IS NULL) ORDER BY id`,
  );
  const hazardsStanding = rows<{ readonly slotId: SlotId; readonly visitId: VisitId; readonly hazardClass: string }>(
    db,
    `SELECT slots.id AS slotId, visits.id AS visitId, visits.hazard_class AS hazardClass
     FROM slots JOIN visits ON visits.id = slots.visit_id WHERE visits.hazard_class IS NOT NULL`,
  );
  const countPlaces = scalar<number>(
    db,
    `SELECT count(*) FROM slots WHERE is_keep_clear = 0 AND status IN ('open', 'closing') AND removed_at IS NULL`,
  );

  return {
    zones(): readonly Zone[] {
      return zones.all();
    },
    zoneByCode(code: string): Zone | null {
      return zoneByCode.first(code);
    },
    /** The zone of a kind of which a site has one: gate lane, processing, unknown. */
    pseudoZone(kind: Exclude<ZoneKind, 'parking' | 'overflow'>): Zone {
      const [zone] = inIdOrder(zoneByKind.all(kind));
      if (zone === undefined) throw new Error(`no zone of kind ${kind}`);
      return zone;
    },
    slots(): readonly SlotRecord[] {
      return slots.all();
    },
    slot(slotId: SlotId): SlotRecord | null {
      return records.get('slot', slotId);
    },
    slotsOfZone(zoneId: ZoneId): readonly SlotRecord[] {
      return slotsOfZone.all(zoneId);
    },
    slotByCode(code: string): SlotRecord | null {
      return slotByCode.first(code);
    },
    reservedFor(visitId: VisitId): readonly SlotRecord[] {
      return inIdOrder(reservedFor.all(visitId));
    },
    keepClearAreas(): readonly KeepClearArea[] {
      return keepClear.all();
    },
    landmarks(): readonly Landmark[] {
      return landmarks.all();
    },
    /** Pieces that stand apart from their visits. */
    piecesApart(): readonly Piece[] {
      return inIdOrder(piecesApart.all());
    },
    /** Every slot that a visit takes, with its pieces that stand apart (SL2). */
    heldBy(visitId: VisitId): readonly SlotRecord[] {
      return inIdOrder(heldBy.all(visitId));
    },
    openOccupancies(visitId: VisitId): readonly Occupancy[] {
      return inIdOrder(openOfVisit.all(visitId));
    },
    /** Everywhere that a visit or its pieces ever stood. */
    occupanciesOf(visitId: VisitId): readonly Occupancy[] {
      return inIdOrder(everOfVisit.all(visitId));
    },
    /** When a visit stood on slots with power; of several that it took at once the first. */
    timesOnPower(visitId: VisitId): readonly Occupancy[] {
      const all = onPower.all(visitId);
      return all.filter((one, index) => all[index - 1]?.startedAt !== one.startedAt);
    },
    /** Hazardous goods in slots around a point. */
    hazardsAround(xCm: number, yCm: number, withinCm: number): readonly HazardAt[] {
      return hazardsWithin.all(xCm - withinCm, xCm + withinCm, yCm - withinCm, yCm + withinCm);
    },
    /** From when on a slot has been free, if it was taken after `since`; else null. */
    lastEndSince(slotId: SlotId, since: Instant): Instant | null {
      const ends = endsSince.all(since, slotId);
      return ends.length === 0 ? null : (Math.max(...ends.map((row) => row.ended_at)) as Instant);
    },
    /** Zones for parking in which no slot is drawn. */
    zonesWithoutSlots(): readonly Zone[] {
      return zonesWithoutSlots.all();
    },
    /** Slots in which hazardous goods stand. */
    hazardsStanding() {
      return hazardsStanding.all();
    },
    /** Slots that may take trucks. */
    countPlaces(): number {
      return countPlaces() ?? 0;
    },
  };
}
