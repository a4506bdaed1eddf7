import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { orderAtAfterTransfer } from '../../../shared/domain/queue/place.ts';
import { pointsThere, presentPoint, routeOf } from '../../../shared/domain/queue/routes.ts';
import type { CrossingId } from '../../../shared/kernel/ids.ts';
import type { QueuePoint } from '../../../shared/domain/queue/points.ts';
import type { Crossing, Visit } from '../../../shared/domain/records.ts';
import type { Direction } from '../../../shared/domain/vocabulary.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { leaveAuthorityOrder } from './authority-orders.ts';
import { endFastTrack } from './fast-tracks.ts';
import { pointsOf } from './points.ts';
import { createJoiner, NOT_CALLED } from './queueing.ts';

export type TransferTerms = {
  /** Ordered by an authority: the arrival time is kept (QU7). */
  readonly isOrdered: boolean;
  readonly documentNo: string | null;
};

/** Moves trucks to another crossing. */
export type Transfer = {
  /** Answers the new number, or why this truck stays where it is. */
  readonly move: (visit: Visit) => Result<string, Refusal>;
  readonly finish: () => void;
};

/** One move to a crossing, of one truck or of hundreds in the order given (QU7). */
export function createTransfer(context: Context, crossing: Crossing, terms: TransferTerms): Transfer {
  const joiner = createJoiner(context);
  const routes = context.site.settings.importRoutes;
  const pointsAt = new Map<string, readonly QueuePoint[]>();
  const available = (crossingId: CrossingId, direction: Direction): readonly QueuePoint[] => {
    const key = `${String(crossingId)} ${direction}`;
    const known = pointsAt.get(key) ?? pointsOf(context, crossingId, direction);
    pointsAt.set(key, known);
    return known;
  };
  /** Who was sent to no other points and has passed none goes as the list says there; else to those of its own that there are. */
  const pointsAfter = (visit: Visit): readonly QueuePoint[] => {
    const there = available(crossing.id, visit.direction);
    if (routes.length === 0) return pointsThere(visit.points, there);
    const load = { ...visit, isClassProven: visit.classProvenBy !== null };
    const usual = routeOf(load, routes, available(visit.crossingId, visit.direction));
    return usual.join(' ') === visit.points.join(' ') ? routeOf(load, routes, there) : pointsThere(visit.points, there);
  };
  return {
    move(visit) {
      if (visit.stage !== 'waiting' && visit.stage !== 'called')
        return refuse({ code: 'queue.not-waiting', stage: visit.stage });
      const points = pointsAfter(visit);
      const queue = context.stores.queues.queueOf(crossing.id, visit.direction, presentPoint(points));
      if (queue === null)
        return refuse({ code: 'crossing.direction-unknown', crossing: crossing.name, direction: visit.direction });
      if (crossing.id === visit.crossingId) return refuse({ code: 'queue.same' });
      const orderAt = orderAtAfterTransfer(visit.orderAt ?? context.now, context.now, terms.isOrdered);
      const joining = joiner.join(queue, visit, orderAt);
      const set = {
        stage: 'waiting',
        crossingId: crossing.id,
        fastTrack: null,
        points,
        ...joining,
        ...NOT_CALLED,
      } as const;
      endFastTrack(context, visit.id, 'ended');
      const { isOrdered, documentNo } = terms;
      const moved = context.log.update('queue.transferred', 'visit', visit, set, visit.id, { isOrdered, documentNo });
      leaveAuthorityOrder(context, moved);
      return ok(joining.queueNumber ?? '');
    },
    finish: joiner.finish,
  };
}
