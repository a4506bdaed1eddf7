import type { Database } from 'better-sqlite3';
import type { FacilityId, PersonId, RoomId, StayId, VisitId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Day } from '../../../shared/kernel/calendar.ts';
import type {
  Bed,
  Facility,
  MealPlan,
  Payment,
  Person,
  Room,
  ServedService,
  Stay,
  Turn,
  Visit,
} from '../../../shared/domain/records.ts';
import type { Service } from '../../../shared/domain/vocabulary.ts';
import { inIdOrder } from '../../db/in-id-order.ts';
import type { RecordStore } from '../../db/records.ts';
import { rows, scalar, scalars } from '../../db/sql.ts';

/** How many meals went out at a place and sitting of one kind of payer; flags are 0 or 1. */
export type MealsServed = {
  readonly facilityId: FacilityId | null;
  readonly sitting: string | null;
  readonly isPaid: number;
  readonly isSponsored: number;
  readonly quantity: number;
};
/** Somebody in a bed, and of which truck. */
export type AsleepRow = Pick<Stay, 'visitId' | 'wakeAt' | 'wokenAt' | 'wakeAnswer'> &
  Pick<Visit, 'plate' | 'queueNumber' | 'queueId' | 'stage' | 'calledAt'> & {
    readonly stayId: StayId;
    readonly bed: string;
    readonly room: string | null;
    readonly floor: string | null;
    readonly facility: string;
    readonly language: string | null;
    readonly name: string | null;
  };

/** Somebody who sleeps in a room, and of which truck and firm. */
export type Sleeper = { readonly roomId: RoomId; readonly visitId: VisitId; readonly carrier: string | null };

/** Facilities, beds, stays and what was handed out. */
export type RestStore = ReturnType<typeof createRestStore>;

export function createRestStore(db: Database, records: RecordStore) {
  const facilities = records.select('facility', 'ORDER BY id');
  const facilityByCode = records.select('facility', 'WHERE code = ?');
  const beds = records.select('bed', 'ORDER BY id');
  const bedByCode = records.select('bed', 'WHERE code = ?');
  const bedsOfFacility = records.select('bed', 'WHERE facility_id = ? ORDER BY id');
  const rooms = records.select('room', 'ORDER BY id');
  const roomByCode = records.select('room', 'WHERE code = ?');
  const bedsOfRoom = records.select('bed', 'WHERE room_id = ? ORDER BY id');
  const roomsOfFacility = records.select('room', 'WHERE facility_id = ? ORDER BY id');
  const sleepersInRooms = rows<Sleeper>(
    db,
    `SELECT b.room_id AS roomId, b.visit_id AS visitId, v.carrier FROM beds b JOIN visits v ON v.id = b.visit_id
       WHERE b.stay_id IS NOT NULL AND b.room_id IS NOT NULL`,
  );
  const usesOf = scalars<number>(
    db,
    `SELECT changed_by FROM meal_plans WHERE facility_id = ?
       UNION SELECT changed_by FROM turns WHERE facility_id = ? AND on_day >= ?
       UNION SELECT changed_by FROM services WHERE facility_id = ? AND served_on >= ?
       UNION SELECT changed_by FROM complaints WHERE facility_id = ? AND noted_at >= ?`,
  );
  const openTurns = records.select('turn', 'WHERE ended_at IS NULL ORDER BY id');
  const openTurnsOf = records.select('turn', 'WHERE visit_id = ? AND person_id = ? AND ended_at IS NULL');
  const openStays = records.select('stay', 'WHERE ended_at IS NULL ORDER BY id');
  const openStay = records.select('stay', 'WHERE person_id = ? AND ended_at IS NULL');
  const asleep = rows<AsleepRow>(
    db,
    `SELECT s.id AS stayId, s.visit_id AS visitId, s.wake_at AS wakeAt, s.woken_at AS wokenAt, s.wake_answer AS wakeAnswer,
       b.code AS bed, r.code AS room, r.floor, f.code AS facility, p.language, d.name,
       v.plate, v.queue_number AS queueNumber, v.queue_id AS queueId, v.stage, v.called_at AS calledAt
     FROM stays s JOIN beds b ON b.id = s.bed_id LEFT JOIN rooms r ON r.id = b.room_id
       JOIN facilities f ON f.id = b.facility_id JOIN people p ON p.id = s.person_id
       LEFT JOIN person_data d ON d.person_id = s.person_id JOIN visits v ON v.id = s.visit_id
     WHERE s.ended_at IS NULL`,
  );
  const openStaysOfVisit = records.select('stay', 'WHERE visit_id = ? AND ended_at IS NULL');
  const staysOfVisitEver = records.select('stay', 'WHERE visit_id = ?');
  const servicesOfVisit = records.select(
    'service',
    'WHERE visit_id = ? AND cancelled_at IS NULL ORDER BY served_at, id',
  );
  const servedOf = records.select('service', 'WHERE visit_id = ? AND served_on = ? AND cancelled_at IS NULL');
  const soldBy = records.select('service', 'WHERE visit_id = ? AND payment_id = ?');
  const quantityOn = scalar<number>(
    db,
    'SELECT coalesce(sum(quantity), 0) FROM services WHERE served_on = ? AND service = ? AND cancelled_at IS NULL',
  );
  const mealsOn = rows<MealsServed>(
    db,
    `SELECT facility_id AS facilityId, sitting, is_paid AS isPaid, sponsor IS NOT NULL AS isSponsored,
       sum(quantity) AS quantity FROM services
       WHERE served_on = ? AND service = 'meal' AND cancelled_at IS NULL GROUP BY 1, 2, 3, 4`,
  );
  const soldWithoutReceipt = records.select(
    'service',
    'WHERE served_on = ? AND is_paid = 1 AND payment_id IS NULL AND cancelled_at IS NULL ORDER BY id',
  );
  const mealPlan = records.select('mealPlan', 'WHERE facility_id = ? AND on_day = ? AND sitting = ?');
  const sponsoredOn = scalar<number>(
    db,
    `SELECT coalesce(sum(quantity), 0) FROM services
       WHERE served_on = ? AND service = ? AND sponsor = ? AND cancelled_at IS NULL`,
  );

  return {
    facilities(): readonly Facility[] {
      return facilities.all();
    },
    facilityByCode(code: string): Facility | null {
      return facilityByCode.first(code);
    },
    beds(): readonly Bed[] {
      return beds.all();
    },
    bedByCode(code: string): Bed | null {
      return bedByCode.first(code);
    },
    bedsOf(facilityId: number): readonly Bed[] {
      return bedsOfFacility.all(facilityId);
    },
    rooms(): readonly Room[] {
      return rooms.all();
    },
    roomByCode(code: string): Room | null {
      return roomByCode.first(code);
    },
    roomsOf(facilityId: number): readonly Room[] {
      return roomsOfFacility.all(facilityId);
    },
    bedsOfRoom(roomId: RoomId): readonly Bed[] {
      return bedsOfRoom.all(roomId);
    },
    /** Changes since a time, its day included, that wrote of meals, turns, services and complaints of a facility. */
    usesOf(facilityId: number, at: Instant, day: Day): readonly number[] {
      return usesOf(facilityId, facilityId, day, facilityId, day, facilityId, at);
    },
    sleepersInRooms(): readonly Sleeper[] {
      return sleepersInRooms.all();
    },
    /** Turns that wait or were called. */
    openTurns(): readonly Turn[] {
      return openTurns.all();
    },
    /** Turns of a person that wait or were called. */
    openTurnsOf({ id, visitId }: Pick<Person, 'id' | 'visitId'>): readonly Turn[] {
      return inIdOrder(openTurnsOf.all(visitId, id));
    },
    openStays(): readonly Stay[] {
      return openStays.all();
    },
    openStayOf(personId: PersonId): Stay | null {
      return openStay.first(personId);
    },
    /** Everybody who is in a bed, with all that the wake-up list shows, in one reading: there may be a thousand. */
    asleep(): readonly AsleepRow[] {
      return asleep.all();
    },
    staysOfVisitEver(visitId: VisitId): readonly Stay[] {
      return inIdOrder(staysOfVisitEver.all(visitId));
    },
    /** What was handed out to the people of a visit and not cancelled, oldest first. */
    servicesOfVisit(visitId: VisitId): readonly ServedService[] {
      return servicesOfVisit.all(visitId);
    },
    openStaysOfVisit(visitId: VisitId): readonly Stay[] {
      return inIdOrder(openStaysOfVisit.all(visitId));
    },
    /** What a visit's people got on a day and was not taken back. */
    servedOf(visitId: VisitId, on: Day): readonly ServedService[] {
      return inIdOrder(servedOf.all(visitId, on));
    },
    /** How many of a service went out on a day. */
    quantityOn(on: Day, service: string): number {
      return quantityOn(on, service) ?? 0;
    },
    /** Meals of a day by place, sitting and payer. */
    mealsOn(on: Day): readonly MealsServed[] {
      return mealsOn.all(on);
    },
    /** What was sold on a day without a receipt. */
    soldWithoutReceipt(on: Day): readonly ServedService[] {
      return soldWithoutReceipt.all(on);
    },
    mealPlan(facilityId: FacilityId, on: Day, sitting: string): MealPlan | null {
      return mealPlan.first(facilityId, on, sitting);
    },
    /** How many of them a sponsor pays for. */
    sponsoredOn(on: Day, service: Service, sponsor: string): number {
      return sponsoredOn(on, service, sponsor) ?? 0;
    },
    /** What a receipt of the counter was written for. */
    soldBy({ id, visitId }: Pick<Payment, 'id' | 'visitId'>): readonly ServedService[] {
      return soldBy.all(visitId, id);
    },
  };
}
