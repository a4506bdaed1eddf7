import type { VisitId } from '../../../shared/kernel/ids.ts';
import type { DeclaredTruck } from '../../../shared/domain/expected/declared-truck.ts';
import { isSameTrip } from '../../../shared/domain/expected/merge.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import { lengthOf, usualOriginOf, type CameFrom, type VisitKind } from '../../../shared/domain/vocabulary.ts';
import type { Context } from '../../engine/handler.ts';
import { attachPerson } from '../steps/people.ts';

/** Everything of a visit that a truck's particulars decide, before anything has happened to it. */
export function visitOf(
  id: VisitId,
  truck: DeclaredTruck,
  more: {
    readonly isDeclared: boolean;
    readonly kind?: VisitKind | undefined;
    readonly cameFrom?: CameFrom | undefined;
    readonly lengthCm?: number | null | undefined;
  },
): Visit {
  return {
    id,
    kind: more.kind ?? 'cargo',
    stage: 'expected',
    departure: null,
    direction: truck.direction,
    cameFrom: more.cameFrom ?? usualOriginOf(truck.direction),
    crossingId: truck.crossingId as Visit['crossingId'],
    queueId: null,
    plate: truck.plate,
    plateTyped: truck.plateTyped,
    trailerPlate: truck.trailerPlate,
    containerNo: truck.containerNo,
    containerIsValid: truck.containerIsValid === null ? null : truck.containerIsValid ? 1 : 0,
    vehicleType: truck.vehicleType,
    lengthCm: more.lengthCm ?? lengthOf(truck.vehicleType),
    loaded: truck.loaded,
    cargoClass: truck.cargoClass,
    goods: truck.goods,
    needsPower: truck.needsPower,
    temperatureC: truck.temperatureC,
    loadedAt: truck.loadedAt,
    spoilByAt: truck.spoilByAt,
    isTwoWay: truck.isTwoWay,
    hazardClass: truck.hazardClass,
    weightKg: truck.weightKg,
    carrier: truck.carrier,
    peopleCount: truck.people,
    platformCode: truck.platformCode,
    customsDeclarationNo: truck.customsDeclarationNo,
    growingAreaCode: truck.growingAreaCode,
    packingHouseCode: truck.packingHouseCode,
    note: truck.note,
    isDeclared: more.isDeclared,
    classProvenBy: more.isDeclared ? 'declaration' : null,
    expectedAt: truck.expectedAt,
    appointmentAt: truck.appointmentAt,
    arrivedAt: null,
    departedAt: null,
    place: 'outside',
    placeZoneId: null,
    slotId: null,
    alsoSlotIds: [],
    seenAt: null,
    stream: null,
    queueNumber: null,
    orderAt: null,
    orderSeq: null,
    joinedAt: null,
    calledAt: null,
    arriveByAt: null,
    callRule: null,
    callLane: null,
    callAttempts: [],
    processingAt: null,
    points: [],
    withPlate: null,
    noShows: 0,
    fastTrack: null,
    holds: [],
    documents: [],
    milestones: [],
    warnings: [],
    isToConfirm: false,
    hasTractor: truck.vehicleType !== 'trailer-alone',
    isDriverless: false,
    keysWith: null,
    sealNo: null,
    sealCheckedAt: null,
    goesTo: null,
  };
}

/** The particulars of a visit as a declaration would give them: to merge a second declaration into it. */
export function truckOf(visit: Visit): DeclaredTruck {
  return {
    plate: visit.plate,
    plateTyped: visit.plateTyped,
    trailerPlate: visit.trailerPlate,
    containerNo: visit.containerNo,
    containerIsValid: visit.containerIsValid === null ? null : visit.containerIsValid === 1,
    direction: visit.direction,
    crossingId: visit.crossingId,
    cargoClass: visit.cargoClass,
    goods: visit.goods,
    loaded: visit.loaded,
    vehicleType: visit.vehicleType,
    needsPower: visit.needsPower,
    temperatureC: visit.temperatureC,
    loadedAt: visit.loadedAt,
    spoilByAt: visit.spoilByAt,
    appointmentAt: visit.appointmentAt,
    isTwoWay: visit.isTwoWay,
    hazardClass: visit.hazardClass,
    people: visit.peopleCount,
    driver: null,
    phone: null,
    documentNo: null,
    carrier: visit.carrier,
    weightKg: visit.weightKg,
    expectedAt: visit.expectedAt,
    platformCode: visit.platformCode,
    customsDeclarationNo: visit.customsDeclarationNo,
    growingAreaCode: visit.growingAreaCode,
    packingHouseCode: visit.packingHouseCode,
    note: visit.note,
  };
}

/** Puts a truck on the list of those expected, with its driver where one is named. */
export function declareVisit(
  context: Context,
  truck: DeclaredTruck,
  more: Omit<Parameters<typeof visitOf>[2], 'isDeclared'> & { readonly warnings?: readonly string[] },
): Visit {
  const visit = {
    ...visitOf(context.newId('visit'), truck, { ...more, isDeclared: true }),
    warnings: more.warnings ?? [],
  };
  context.log.insert('visit.expected', 'visit', visit, visit.id);
  attachDriver(context, visit.id, truck);
  return visit;
}

/** Attaches the named driver of a truck. */
function attachDriver(
  context: Context,
  visitId: VisitId,
  truck: Pick<DeclaredTruck, 'driver' | 'phone' | 'documentNo'>,
): void {
  if (truck.driver === null && truck.phone === null && truck.documentNo === null) return;
  const data = { name: truck.driver, phone: truck.phone, documentNo: truck.documentNo, isWoman: null, identity: null };
  attachPerson(context, visitId, 'driver', data, context.now);
}

/** The expected visit that a declaration speaks of once more. */
export function findSameTrip(context: Context, truck: DeclaredTruck): Visit | null {
  return (
    context.stores.visits
      .liveByPlate(truck.plate)
      .find((visit) => visit.stage === 'expected' && isSameTrip(truckOf(visit), truck)) ?? null
  );
}
