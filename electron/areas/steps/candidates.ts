import type { Id } from '../../../shared/kernel/ids.ts';
import type { GateCandidate, Visit } from '../../../shared/domain/records.ts';
import type { Context } from '../../engine/handler.ts';

/**
 * The truck that is in now was read by a camera: what was read is closed and its picture is the visit's (PH2). That is
 * the reading it was taken from, and an open one of its plate at its lane. One that is gone changes nothing (GA1).
 */
export function takeCandidate(
  context: Context,
  visit: Visit,
  seen: {
    readonly candidateId?: Id<'candidate'> | undefined;
    readonly gate?: string | undefined;
    readonly lane?: string | undefined;
  },
): void {
  const { candidates, records, photos } = context.stores;
  const atLane = seen.gate === undefined || seen.lane === undefined ? [] : candidates.openAt(seen.gate, seen.lane);
  const taken = new Map<number, GateCandidate>();
  for (const one of atLane) if (one.plate === visit.plate) taken.set(one.id, one);
  const named = seen.candidateId === undefined ? null : records.get('candidate', seen.candidateId);
  if (named?.closedAt === null) taken.set(named.id, named);
  for (const candidate of taken.values()) {
    const set = { closedAt: context.now, visitId: visit.id };
    context.log.update('candidate.closed', 'candidate', candidate, set);
    const photo = photos.ofCandidate(candidate.id);
    if (photo !== null) context.log.update('photo.added', 'photo', photo, { visitId: visit.id }, visit.id);
  }
}
