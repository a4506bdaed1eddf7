import { MINUTE_MS, type Instant } from '../../kernel/instant.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Hold, PassedMilestone, Visit } from '../records.ts';
import { isInYard, type Departure } from './visit-stage.ts';

/** Late entry (ghi bù) further back than this needs a coordinator and a reason. */
export const LATE_ENTRY_MS = 10 * MINUTE_MS;

/** A station's clock may run ahead of the host's by this much. */
const AHEAD_MS = 2 * MINUTE_MS;

/** Whether a time given by a station lies ahead of now, further than clocks differ. */
export function isAhead(at: Instant, now: Instant): boolean {
  return at > now + AHEAD_MS;
}

export type OccurredRefusal =
  { readonly code: 'visit.future' } | { readonly code: 'visit.late-entry-needs-coordinator'; readonly minutes: number };

/** When a fact happened: now, or earlier by late entry, which a coordinator gives with a reason. */
export function decideOccurredAt(
  occurredAt: Instant | undefined,
  now: Instant,
  entry: { readonly isCoordinator: boolean; readonly reason: string | undefined },
): Result<{ readonly at: Instant; readonly isLate: boolean }, OccurredRefusal> {
  if (occurredAt === undefined) return ok({ at: now, isLate: false });
  if (isAhead(occurredAt, now)) return refuse({ code: 'visit.future' });
  const isLate = occurredAt < now - LATE_ENTRY_MS;
  if (isLate && (!entry.isCoordinator || (entry.reason ?? '').trim() === ''))
    return refuse({
      code: 'visit.late-entry-needs-coordinator',
      minutes: Math.round((now - occurredAt) / MINUTE_MS),
    });
  return ok({ at: Math.min(occurredAt, now) as Instant, isLate });
}

/** Holds in force. */
export function openHoldsOf(visit: Pick<Visit, 'holds'>): readonly Hold[] {
  return visit.holds.filter((hold) => hold.to === null);
}

/** Whether a step was passed. */
export function hasPassed(milestones: readonly PassedMilestone[], milestone: PassedMilestone['milestone']): boolean {
  return milestones.some((passed) => passed.milestone === milestone);
}

/** How a visit most likely ends when it goes out now: by direction, stage and milestones (GA3). */
export function usualDepartureOf(visit: Pick<Visit, 'direction' | 'stage' | 'milestones' | 'kind'>): Departure {
  const isServed = visit.stage === 'processing' || hasPassed(visit.milestones, 'cleared');
  if (visit.kind !== 'cargo') return 'left-without-service';
  if (visit.stage === 'abroad') return 'returned-abroad';
  if (visit.direction === 'import') return isServed ? 'cleared-inland' : 'left-without-service';
  return isServed || visit.stage === 'called' ? 'crossed' : 'left-without-service';
}

/** Why a visit cannot go out, or null (GA4). */
export function canDepart(
  visit: Pick<Visit, 'stage' | 'holds'>,
  departure: Departure,
):
  | { readonly code: 'visit.not-in-yard'; readonly stage: string }
  | { readonly code: 'visit.under-hold'; readonly authorities: readonly string[] }
  | { readonly code: 'visit.not-under-hold' }
  | null {
  if (!isInYard(visit.stage) && visit.stage !== 'abroad') return { code: 'visit.not-in-yard', stage: visit.stage };
  const holds = openHoldsOf(visit);
  if (holds.length === 0 && departure === 'left-under-hold') return { code: 'visit.not-under-hold' };
  if (holds.length > 0 && departure !== 'left-under-hold')
    return { code: 'visit.under-hold', authorities: holds.map(authorityShown) };
  return null;
}

/** A restricted hold shows only that there is one. */
export function authorityShown(hold: Hold): string {
  return hold.visibility === 'open' ? hold.authority : '';
}
