import { dayOf, type Day, type TimeZone } from '../../kernel/calendar.ts';
import { later, type Instant } from '../../kernel/instant.ts';
import type { Queue, Visit } from '../records.ts';
import type { SiteSettings } from '../site/settings.ts';
import { stateAt, type CrossingCalendar, type CrossingState } from './calendar.ts';
import { documentStatesOf, requirementsOf } from './documents.ts';
import { drivingNeededMs, UNKNOWN_DRIVER, type DriverFacts } from './driver-hours.ts';
import { takesTruck, type TruckKinds } from './points.ts';
import { notReadyReasonsOf } from './readiness.ts';
import type { QueueEntry, FastTrack } from './types.ts';

/** What of a visit decides its place and its readiness; rows of the live model have the same fields. */
export type QueuedVisit = Pick<
  Visit,
  | 'direction'
  | 'cargoClass'
  | 'goods'
  | 'loaded'
  | 'milestones'
  | 'stream'
  | 'queueNumber'
  | 'orderAt'
  | 'orderSeq'
  | 'joinedAt'
  | 'noShows'
  | 'fastTrack'
  | 'holds'
  | 'documents'
  | 'vehicleType'
  | 'isDeclared'
  | 'customsDeclarationNo'
  | 'growingAreaCode'
  | 'packingHouseCode'
  | 'hasTractor'
  | 'isDriverless'
  | 'classProvenBy'
  | 'appointmentAt'
>;

/** The state of the point that all its entries share. */
export type PointState = {
  /** At the hour at which whoever is called now gets there. */
  readonly crossing: CrossingState;
  readonly isSuspended: boolean;
  /** Kinds of trucks that it takes; null or left out = all. */
  readonly takes?: TruckKinds | null | undefined;
  readonly walkUpMs?: number | undefined;
  /** The day in the site's zone; left out, no paper is looked at for its age. */
  readonly today?: Day | undefined;
};

/** The state of a queue's point for calls at a time: as its calendar says of the hour of getting there (QU29). */
export function pointStateOf(
  queue: Pick<Queue, 'suspendedAt' | 'takes' | 'walkUpMs'>,
  calendar: CrossingCalendar | null,
  now: Instant,
  zone: TimeZone,
): PointState {
  return {
    crossing: calendar === null ? 'normal' : stateAt(calendar, later(now, queue.walkUpMs), zone),
    isSuspended: queue.suspendedAt !== null,
    takes: queue.takes,
    walkUpMs: queue.walkUpMs,
    today: dayOf(now, zone),
  };
}

/** The queue entry of a waiting visit (QU1–QU4). Throws for a visit that is in no queue. */
export function queueEntryOf<Id extends QueueEntry['visitId']>(
  visit: QueuedVisit & { readonly id: Id },
  point: PointState,
  settings: Pick<SiteSettings, 'requiredDocuments' | 'blockingUnknowns'>,
  driver: DriverFacts = UNKNOWN_DRIVER,
): QueueEntry {
  const { stream, queueNumber, orderAt, orderSeq, joinedAt } = visit;
  if (stream === null || queueNumber === null || orderAt === null || orderSeq === null || joinedAt === null)
    throw new Error(`visit ${String(visit.id)} is in no queue`);
  const required = requirementsOf(settings.requiredDocuments, visit);
  const { notReady, warnings } = notReadyReasonsOf(
    {
      holds: visit.holds.filter((hold) => hold.to === null).length,
      requiredDocuments: required.map(({ kind }) => kind),
      documents: documentStatesOf(visit, required, point.today ?? null),
      crossing: point.crossing,
      isSuspended: point.isSuspended,
      isPreregistered: visit.isDeclared,
      isWrongKind: !takesTruck(point.takes ?? null, visit),
      driverMsLeft: driver.left?.ms ?? null,
      isDriverMsAtLeast: driver.left?.isAtLeast,
      driverMsNeeded: drivingNeededMs(point.walkUpMs ?? 0, visit.direction),
      isDriverOffDuty: driver.isOffDuty,
      hasTractor: !visit.hasTractor ? false : visit.vehicleType === null ? null : true,
      isDriverless: visit.isDriverless,
    },
    { blockingUnknowns: settings.blockingUnknowns },
  );
  const fastTrack: FastTrack | null =
    visit.fastTrack === null
      ? null
      : {
          orderedAt: visit.fastTrack.at,
          reason: visit.fastTrack.reason,
          unit: visit.fastTrack.unit,
          documentNo: visit.fastTrack.documentNo,
        };
  return {
    visitId: visit.id,
    stream,
    number: queueNumber,
    orderAt,
    orderSeq,
    joinedAt,
    notReady,
    warnings,
    cargoClass: visit.cargoClass,
    isClassProven: visit.classProvenBy !== null,
    appointmentAt: visit.appointmentAt,
    noShows: visit.noShows,
    fastTrack,
  };
}
