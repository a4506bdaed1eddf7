import type { Instant } from '../../../shared/kernel/instant.ts';
import { hasHours } from '../../../shared/domain/queue/driver-hours.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import type { Context } from '../../engine/handler.ts';
import { leaveAuthorityOrder } from '../steps/authority-orders.ts';
import { recordPass } from '../steps/passes.ts';
import { placeVisit, pseudoTarget } from '../steps/place.ts';
import { routeFor } from '../steps/points.ts';
import { joinQueue, NOT_CALLED } from '../steps/queueing.ts';

/** Where and when a truck that stood abroad came in again; `slipNo` where it is told from paper. */
export type Return = {
  readonly at: Instant;
  readonly gate?: string | undefined;
  readonly lane?: string | undefined;
  readonly slipNo?: string | undefined;
  readonly warnings?: readonly string[];
};

/** A truck that stood abroad is back and waits, at the end of its line (QU58). */
export function comeBack(context: Context, visit: Visit, back: Return): Visit {
  const { at, warnings = [] } = back;
  const { points, queue } = routeFor(context, visit);
  const joining = queue === null ? {} : joinQueue(context, queue, visit, at);
  for (const person of context.stores.people.ofVisit(visit.id))
    if (person.isStaying || hasHours(person)) {
      // Nobody knows how long was driven over there (QU30); who stayed has rested all the same (RE43).
      const rests = person.isStaying ? {} : { restingSince: null, lastRest: null };
      context.log.update('visit.returned', 'person', person, { isStaying: false, driving: null, ...rests }, visit.id);
    }
  const set = { stage: 'waiting', fastTrack: null, points, withPlate: null, ...NOT_CALLED, ...joining } as const;
  const returned = placeVisit(context, visit, pseudoTarget(context, 'gate-lane'), at, 'visit.returned', set);
  leaveAuthorityOrder(context, returned);
  recordPass(context, returned, {
    way: 'in',
    gate: back.gate ?? '',
    lane: back.lane ?? '',
    ...(back.slipNo !== undefined && { slipNo: back.slipNo }),
    at,
    ...(warnings.length > 0 && { warnings }),
  });
  return returned;
}
