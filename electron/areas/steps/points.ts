import { instant, type Instant } from '../../../shared/kernel/instant.ts';
import type { QueuePoint } from '../../../shared/domain/queue/points.ts';
import { pointsAfter, presentPoint, routeOf } from '../../../shared/domain/queue/routes.ts';
import type { CrossingId } from '../../../shared/kernel/ids.ts';
import type { Queue, Visit } from '../../../shared/domain/records.ts';
import type { Direction, Milestone } from '../../../shared/domain/vocabulary.ts';
import type { Context } from '../../engine/handler.ts';
import { endFastTrack } from './fast-tracks.ts';
import { placeVisit, pseudoTarget } from './place.ts';
import { createJoiner, NOT_CALLED } from './queueing.ts';

type RoutedVisit = Pick<Visit, 'crossingId' | 'direction' | 'cargoClass' | 'classProvenBy'>;

/** The points that a load has to pass at its crossing, and the queue of the first; null where none takes its direction. */
export function routeFor(
  context: Context,
  visit: RoutedVisit,
): { readonly points: readonly QueuePoint[]; readonly queue: Queue | null } {
  const { crossingId, direction, cargoClass, classProvenBy } = visit;
  const load = { direction, cargoClass, isClassProven: classProvenBy !== null };
  const routes = context.site.settings.importRoutes;
  const points = routes.length === 0 ? [] : routeOf(load, routes, pointsOf(context, crossingId, direction));
  return { points, queue: context.stores.queues.queueOf(crossingId, direction, presentPoint(points)) };
}

/** The points that a crossing has for a direction. */
export function pointsOf(context: Context, crossingId: CrossingId, direction: Direction): readonly QueuePoint[] {
  return context.stores.queues
    .queues()
    .filter((queue) => queue.crossingId === crossingId && queue.direction === direction)
    .map(({ point }) => point);
}

/** Once the work at its point is done, a truck waits for the next one, from the time at which it was done (QU24). */
export function passOn(context: Context, visit: Visit, milestone: Milestone, doneAt: Instant): void {
  if (visit.stage !== 'processing') return;
  const points = pointsAfter(visit.points, milestone);
  if (points === null) return;
  const queue = context.stores.queues.queueOf(visit.crossingId, visit.direction, presentPoint(points));
  // A point that was taken off the plan is passed by the record alone.
  if (queue === null) return;
  // Work is not done before it began, whatever time is told late.
  const at = instant(Math.max(doneAt, visit.processingAt ?? 0));
  endFastTrack(context, visit.id, 'ended');
  const joiner = createJoiner(context);
  const joining = joiner.moveOn(queue, visit, at);
  joiner.finish();
  const set = {
    stage: 'waiting',
    processingAt: null,
    withPlate: null,
    // An order to be called at once was followed at the point before (QU3).
    fastTrack: null,
    points,
    ...joining,
    ...NOT_CALLED,
  } as const;
  const info = { from: presentPoint(visit.points), to: queue.point };
  placeVisit(context, visit, pseudoTarget(context, 'unknown'), at, 'queue.passed-on', set, info);
}
