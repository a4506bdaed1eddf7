import type { SwapRole } from '../../../shared/domain/queue/place.ts';
import type { Swap, Visit } from '../../../shared/domain/records.ts';
import type { Context } from '../../engine/handler.ts';
import { leaveAuthorityOrder } from './authority-orders.ts';
import { endFastTrack } from './fast-tracks.ts';
import { joinQueue, NOT_CALLED, type Joining } from './queueing.ts';

/** What was exchanged of a visit; `before` and `after` are the visit on both sides of it. */
export type Exchange = {
  readonly role: SwapRole;
  readonly was: string;
  readonly becomes: string;
  readonly documentNo: string | null;
  readonly hasKeptPlace: boolean;
};

/** Puts an exchange on the public list, with the queue numbers before and after it (QU6). */
export function recordSwap(context: Context, before: Visit, after: Visit, exchange: Exchange): Swap {
  return context.log.insert(
    'swap.recorded',
    'swap',
    {
      ...exchange,
      id: context.newId('swap'),
      visitId: before.id,
      queueId: before.queueId,
      wasQueueNumber: before.queueNumber,
      queueNumber: after.queueNumber,
      swappedAt: context.now,
      swappedBy: context.actor.user,
      confirmedAt: null,
      confirmedBy: null,
    },
    before.id,
  );
}

/** Puts on the list that another drives: that, and no more. */
export function recordOtherDriver(context: Context, visit: Visit): void {
  const exchange = { role: 'driver', was: '', becomes: '', documentNo: null, hasKeptPlace: true } as const;
  recordSwap(context, visit, visit, exchange);
}

/** Whether a visit has a place that it can lose. */
export function isInLine(visit: Visit): boolean {
  return (visit.stage === 'waiting' || visit.stage === 'called') && visit.queueId !== null && visit.orderAt !== null;
}

/** What a visit that loses its place is set to: it joins its queue again, as the last one and with a new number (QU6). */
export function placeLost(context: Context, visit: Visit): Partial<Visit> & Partial<Joining> {
  if (!isInLine(visit) || visit.queueId === null) return {};
  endFastTrack(context, visit.id, 'ended');
  leaveAuthorityOrder(context, visit);
  const queue = context.log.latest('queue', context.stores.records.require('queue', visit.queueId));
  return { stage: 'waiting', ...NOT_CALLED, fastTrack: null, ...joinQueue(context, queue, visit, context.now) };
}
