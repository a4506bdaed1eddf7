import { HOUR_MS } from '../../kernel/instant.ts';
import type { DeclaredTruck } from './declared-truck.ts';

/** Two declarations of one plate expected no further apart than this are one trip. */
export const SAME_TRIP_MS = 6 * HOUR_MS;

type Trip = Pick<DeclaredTruck, 'plate' | 'customsDeclarationNo' | 'expectedAt'>;

/**
 * Tells whether two declarations speak of the same trip: same plate with the same customs declaration, or expected
 * at most six hours apart. Where neither says when and no declarations differ, it is the same trip as well.
 */
export function isSameTrip(a: Trip, b: Trip): boolean {
  if (a.plate !== b.plate) return false;
  if (a.customsDeclarationNo !== null && a.customsDeclarationNo === b.customsDeclarationNo) return true;
  if (a.expectedAt !== null && b.expectedAt !== null) return Math.abs(a.expectedAt - b.expectedAt) <= SAME_TRIP_MS;
  return a.expectedAt === null && b.expectedAt === null && !(a.customsDeclarationNo && b.customsDeclarationNo);
}

/** The kept declaration with what only the later one of the same trip says. What both say stays as first declared. */
export function mergeTrips(kept: DeclaredTruck, later: DeclaredTruck): DeclaredTruck {
  const takesContainer = kept.containerNo === null;
  return {
    ...kept,
    trailerPlate: kept.trailerPlate ?? later.trailerPlate,
    containerNo: takesContainer ? later.containerNo : kept.containerNo,
    containerIsValid: takesContainer ? later.containerIsValid : kept.containerIsValid,
    goods: kept.goods ?? later.goods,
    cargoClass: kept.goods === null && later.goods !== null ? later.cargoClass : kept.cargoClass,
    vehicleType: kept.vehicleType ?? later.vehicleType,
    needsPower: kept.needsPower || later.needsPower,
    temperatureC: kept.temperatureC ?? later.temperatureC,
    loadedAt: kept.loadedAt ?? later.loadedAt,
    spoilByAt: kept.spoilByAt ?? later.spoilByAt,
    appointmentAt: kept.appointmentAt ?? later.appointmentAt,
    isTwoWay: kept.isTwoWay || later.isTwoWay,
    hazardClass: kept.hazardClass ?? later.hazardClass,
    driver: kept.driver ?? later.driver,
    phone: kept.phone ?? later.phone,
    documentNo: kept.documentNo ?? later.documentNo,
    carrier: kept.carrier ?? later.carrier,
    weightKg: kept.weightKg ?? later.weightKg,
    expectedAt: kept.expectedAt ?? later.expectedAt,
    platformCode: kept.platformCode ?? later.platformCode,
    customsDeclarationNo: kept.customsDeclarationNo ?? later.customsDeclarationNo,
    growingAreaCode: kept.growingAreaCode ?? later.growingAreaCode,
    packingHouseCode: kept.packingHouseCode ?? later.packingHouseCode,
    note: kept.note ?? later.note,
  };
}
