import type { YardEvent } from '../events.ts';
import type { Queue, Visit } from '../records.ts';

/** Fields of a visit that decide whether it waits in a line, where, and whether it is ready. */
const VISIT_FIELDS: readonly (keyof Visit)[] = [
  'stage',
  'queueId',
  'stream',
  'orderAt',
  'orderSeq',
  'fastTrack',
  'holds',
  'documents',
  'customsDeclarationNo',
  'growingAreaCode',
  'packingHouseCode',
  'cargoClass',
  'goods',
  'loaded',
  'milestones',
  'vehicleType',
  'hasTractor',
  'isDriverless',
  'appointmentAt',
  // Exchanged vehicles are in the public record, whether the place stayed or not (QU6).
  'plate',
  'trailerPlate',
  'containerNo',
];

const QUEUE_FIELDS: readonly (keyof Queue)[] = ['discipline', 'turn', 'noticeId', 'orderId', 'suspendedAt'];

/** The queues in which the events of a change may have moved a place (QU37). */
export function queuesTouchedBy(
  events: readonly YardEvent[],
  queueOfVisit: (visitId: number) => number | null,
): ReadonlySet<number> {
  const queues = new Set<number>();
  for (const { change } of events) {
    const { kind, id, set, was } = change;
    if (kind === 'queue' && (set === null || was === null || QUEUE_FIELDS.some((field) => field in set)))
      queues.add(id);
    if (kind !== 'visit' || !(set === null || was === null || VISIT_FIELDS.some((field) => field in set))) continue;
    for (const queueId of [was?.['queueId'], set?.['queueId'] ?? queueOfVisit(id)])
      if (typeof queueId === 'number') queues.add(queueId);
  }
  return queues;
}
