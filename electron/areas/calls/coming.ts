import { DAY_MS, later, type Instant } from '../../../shared/kernel/instant.ts';

/** Longer overdue, a declared truck is not on the road any more; later ones hear of a closing in time otherwise. */
const OVERDUE_MS = 2 * DAY_MS;
const AHEAD_MS = 3 * DAY_MS;

/** When the trucks are expected that are told of a closing; those with no time given are among them (QU25). */
export function comingSpan(now: Instant): { readonly from: Instant; readonly until: Instant } {
  return { from: later(now, -OVERDUE_MS), until: later(now, AHEAD_MS) };
}
