import type { Instant } from '../../kernel/instant.ts';
import type { SlotId, VisitId } from '../../kernel/ids.ts';
import type { SlotRecord } from '../records.ts';
import type { CargoClass, Direction } from '../vocabulary.ts';

/** What the slot rules need to know of a slot: not since when and why it is as it is. */
export type Slot = Omit<SlotRecord, 'statusReason' | 'occupiedAt' | 'reservedAt' | 'unknownPlate' | 'removedAt'>;

/** What the slot rules need to know of a visit that asks for a place. */
export type PlacingVisit = {
  readonly visitId: VisitId;
  readonly lengthCm: number;
  readonly needsPower: boolean;
  readonly hazardClass: string | null;
  readonly direction: Direction | null;
  readonly cargoClass: CargoClass;
  /** The firm it drives for; a slot wished for a firm is there for its trucks only. */
  readonly carrier: string | null;
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
