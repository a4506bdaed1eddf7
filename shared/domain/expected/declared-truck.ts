import type { Instant } from '../../kernel/instant.ts';
import type { CargoClass, Direction, VehicleType } from '../vocabulary.ts';

/** One truck of a declared list, or one declared by hand, with everything in its normal form. */
export type DeclaredTruck = {
  /** Normalised. */
  readonly plate: string;
  /** As it was typed. */
  readonly plateTyped: string;
  readonly trailerPlate: string | null;
  readonly containerNo: string | null;
  /** Null when no container is declared. */
  readonly containerIsValid: boolean | null;
  readonly direction: Direction;
  readonly crossingId: number;
  readonly cargoClass: CargoClass;
  readonly goods: string | null;
  readonly loaded: boolean;
  readonly vehicleType: VehicleType | null;
  readonly needsPower: boolean;
  readonly temperatureC: number | null;
  /** When the goods were loaded, and by when they must be sold, where that is said. */
  readonly loadedAt: Instant | null;
  readonly spoilByAt: Instant | null;
  readonly isTwoWay: boolean;
  readonly hazardClass: string | null;
  readonly people: number;
  readonly driver: string | null;
  /** Vietnamese numbers as ten digits with the leading 0, others with `+` and country code. */
  readonly phone: string | null;
  /** Driving licence or identity card of the driver. */
  readonly documentNo: string | null;
  readonly carrier: string | null;
  readonly weightKg: number | null;
  readonly expectedAt: Instant | null;
  /** The time agreed for it at the point. */
  readonly appointmentAt: Instant | null;
  readonly platformCode: string | null;
  readonly customsDeclarationNo: string | null;
  readonly growingAreaCode: string | null;
  readonly packingHouseCode: string | null;
  readonly note: string | null;
};

/** People of a truck whose declaration does not say how many come. */
export const USUAL_PEOPLE = 2;
