import type { Visit } from '../records.ts';
import type { CargoClass, Milestone, VehicleType } from '../vocabulary.ts';

/**
 * What trucks of one direction wait for at a crossing. `main` is the crossing itself for exports and the inspection yard
 * for imports; the others are further points that some imports pass.
 */
export const QUEUE_POINTS = ['main', 'quarantine', 'transshipment'] as const;
export type QueuePoint = (typeof QUEUE_POINTS)[number];

/** The milestone that ends the work at each point of an import. */
export const MILESTONE_OF_POINT: Readonly<Record<QueuePoint, Milestone>> = {
  main: 'inspected',
  quarantine: 'quarantined',
  transshipment: 'transshipped',
};

/** By hand, or by itself while the point has room. */
export const CALL_MODES = ['hand', 'auto'] as const;
export type CallMode = (typeof CALL_MODES)[number];

/** Which trucks a point takes; null in a field = any. */
export type TruckKinds = {
  readonly vehicleTypes: readonly VehicleType[] | null;
  readonly cargoClasses: readonly CargoClass[] | null;
  readonly loaded: boolean | null;
};

/** Whether a point takes a truck. A type that nobody knows is not held against it. */
export function takesTruck(
  takes: TruckKinds | null,
  { vehicleType, cargoClass, loaded }: Pick<Visit, 'vehicleType' | 'cargoClass' | 'loaded'>,
): boolean {
  if (takes === null) return true;
  if (takes.vehicleTypes !== null && vehicleType !== null && !takes.vehicleTypes.includes(vehicleType)) return false;
  if (takes.cargoClasses !== null && !takes.cargoClasses.includes(cargoClass)) return false;
  return takes.loaded === null || takes.loaded === loaded;
}
