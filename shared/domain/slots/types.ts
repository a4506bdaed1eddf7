import type { Instant } from '../../kernel/instant.ts';
import type { SlotId, VisitId, ZoneId } from '../../kernel/ids.ts';
import type { CargoClass, Direction, SlotAccess, SlotStatus } from '../vocabulary.ts';

/** A marked place in the yard, with what stands on it now. */
export type Slot = {
  readonly id: SlotId;
  readonly code: string;
  readonly zoneId: ZoneId;
  /** Code of the line of slots it belongs to, such as `A2`. */
  readonly row: string;
  /** Its number in that row, counted from 1. */
  readonly position: number;
  readonly lengthCm: number;
  readonly hasPower: boolean;
  /** Hazard classes that may stand here; a class admits its divisions too (`2` admits `2.1`). */
  readonly hazardClasses: readonly string[];
  /** The direction it is dedicated to, or null when it takes both alike. */
  readonly direction: Direction | null;
  readonly access: SlotAccess;
  /** Slots with the same key stand one behind another in one lane; null for a slot that is reached by itself. */
  readonly laneKey: string | null;
  /** Place in a one-ended lane: 0 at its mouth, growing inwards. */
  readonly depth: number;
  readonly status: SlotStatus;
  readonly exitDistanceM: number;
  /** Walk to the nearest driver facility. */
  readonly walkDistanceM: number;
  /** Inside a fire lane, an exit or a hydrant's area: never a place to park (SL3). */
  readonly isKeepClear: boolean;
  readonly visitId: VisitId | null;
  /** The visit that is wished here: no other is suggested this slot. */
  readonly reservedFor: VisitId | null;
};

/** What the slot rules need to know of a visit that asks for a place. */
export type PlacingVisit = {
  readonly visitId: VisitId;
  readonly lengthCm: number;
  readonly needsPower: boolean;
  readonly hazardClass: string | null;
  readonly direction: Direction | null;
  readonly cargoClass: CargoClass;
  /** When it is expected to leave its slot; null while nobody can tell. */
  readonly expectedDepartureAt: Instant | null;
  /** The slots that it holds now; empty while it stands in none. */
  readonly slotIds: readonly SlotId[];
};

/** A wish to go against a rule that people may set aside (SL4). */
export type Override = {
  readonly reason: string;
  /** Whether the person who asks has the coordinator's right. */
  readonly isCoordinator: boolean;
};

/** What a zone is meant for; a truck that does not fit pays a cost, it is never refused (SL4). */
export type ZonePolicy = {
  /** Goods that the zone is dedicated to; empty when it takes all alike. */
  readonly cargoClasses: readonly CargoClass[];
  /** Used only when the other zones are worse. */
  readonly isOverflow: boolean;
};
