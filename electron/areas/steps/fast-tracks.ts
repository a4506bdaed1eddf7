import type { VisitId } from '../../../shared/kernel/ids.ts';
import type { FastTrackOrder, Visit } from '../../../shared/domain/records.ts';
import type { Context } from '../../engine/handler.ts';

/**
 * Ends the order to call a truck out of turn, if it has one (QU3): `called` when it is called, `ended` when it postpones,
 * is transferred, goes abroad, leaves or loses its place. What the record says of it stays.
 */
export function endFastTrack(context: Context, visitId: VisitId, how: NonNullable<FastTrackOrder['endedHow']>): void {
  for (const stored of context.stores.queues.openFastTracksOf(visitId)) {
    const order = context.log.latest('fastTrack', stored);
    if (order.endedAt !== null) continue;
    context.log.update('fast-track.ended', 'fastTrack', order, { endedAt: context.now, endedHow: how }, visitId);
  }
}

/** A called truck that goes back to its place goes back to its order too, and to the first places (QU3). */
export function resumeFastTrack(context: Context, { id, fastTrack }: Visit): void {
  if (fastTrack === null) return;
  for (const stored of context.stores.queues.fastTracksAt(id, fastTrack.at)) {
    const order = context.log.latest('fastTrack', stored);
    if (order.endedHow !== 'called') continue;
    context.log.update('fast-track.resumed', 'fastTrack', order, { endedAt: null, endedHow: null }, id);
  }
}
