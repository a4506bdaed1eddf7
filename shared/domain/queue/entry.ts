import type { Visit } from '../records.ts';
import type { SiteSettings } from '../site/settings.ts';
import type { CrossingState } from './calendar.ts';
import { notReadyReasonsOf, requiredDocumentsOf, type DocumentState } from './readiness.ts';
import type { QueueEntry, FastTrack } from './types.ts';

/** What of a visit decides its place and its readiness; rows of the live model have the same fields. */
export type QueuedVisit = Pick<
  Visit,
  | 'direction'
  | 'cargoClass'
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

/** The state of the crossing that all its entries share. */
export type PointState = { readonly crossing: CrossingState; readonly isSuspended: boolean };

/** The queue entry of a waiting visit (QU1–QU4). Throws for a visit that is in no queue. */
export function queueEntryOf<Id extends QueueEntry['visitId']>(
  visit: QueuedVisit & { readonly id: Id },
  point: PointState,
  settings: Pick<SiteSettings, 'requiredDocuments' | 'blockingUnknowns'>,
): QueueEntry {
  const { stream, queueNumber, orderAt, orderSeq, joinedAt } = visit;
  if (stream === null || queueNumber === null || orderAt === null || orderSeq === null || joinedAt === null)
    throw new Error(`visit ${String(visit.id)} is in no queue`);
  const { notReady } = notReadyReasonsOf(
    {
      holds: visit.holds.filter((hold) => hold.to === null).length,
      requiredDocuments: requiredDocumentsOf(settings.requiredDocuments, visit.direction, visit.cargoClass),
      documents: documentStatesOf(visit),
      crossing: point.crossing,
      isSuspended: point.isSuspended,
      isPreregistered: visit.isDeclared,
      driverMsLeft: null,
      driverMsNeeded: 0,
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
    cargoClass: visit.cargoClass,
    isClassProven: visit.classProvenBy !== null,
    appointmentAt: visit.appointmentAt,
    noShows: visit.noShows,
    fastTrack,
  };
}

/** What is known of a visit's papers: codes of the declaration, and papers seen or found missing. */
export function documentStatesOf(
  visit: Pick<Visit, 'documents' | 'customsDeclarationNo' | 'growingAreaCode' | 'packingHouseCode'>,
): Readonly<Record<string, DocumentState>> {
  const states: Record<string, DocumentState> = {};
  if (visit.customsDeclarationNo !== null) states['customs-declaration'] = 'present';
  if (visit.growingAreaCode !== null) states['growing-area-code'] = 'present';
  if (visit.packingHouseCode !== null) states['packing-house-code'] = 'present';
  for (const document of visit.documents) states[document.kind] = document.state;
  return states;
}
