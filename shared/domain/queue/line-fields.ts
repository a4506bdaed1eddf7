import type { YardEvent } from '../events.ts';
import type { Queue, Visit } from '../records.ts';
import type { SiteSettings } from '../site/settings.ts';

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

const SETTINGS = ['requiredDocuments', 'blockingUnknowns'] as const satisfies readonly (keyof SiteSettings)[];

/** The queues in which the events of a change may have moved a place (QU37). */
export function queuesTouchedBy(
  events: readonly YardEvent[],
  queueOfVisit: (visitId: number) => number | null,
  allQueues: () => readonly number[],
): ReadonlySet<number> {
  const queues = new Set<number>();
  for (const { change } of events) {
    const { kind, id, set, was } = change;
    if (kind === 'site' && changesReadiness(was?.['settings'], set?.['settings']))
      for (const queueId of allQueues()) queues.add(queueId);
    if (kind === 'queue' && (set === null || was === null || QUEUE_FIELDS.some((field) => field in set)))
      queues.add(id);
    if (kind !== 'visit' || !(set === null || was === null || VISIT_FIELDS.some((field) => field in set))) continue;
    for (const queueId of [was?.['queueId'], set?.['queueId'] ?? queueOfVisit(id)])
      if (typeof queueId === 'number') queues.add(queueId);
  }
  return queues;
}

/** Whether other settings may make other trucks ready. */
function changesReadiness(was: unknown, becomes: unknown): boolean {
  if (was === undefined || becomes === undefined) return false;
  const [before, after] = [was, becomes] as readonly Partial<SiteSettings>[];
  return SETTINGS.some((field) => JSON.stringify(before?.[field]) !== JSON.stringify(after?.[field]));
}
