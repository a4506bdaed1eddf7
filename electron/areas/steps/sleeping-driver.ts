import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Bed, Stay, Visit } from '../../../shared/domain/records.ts';
import type { Sleeper } from '../../../shared/domain/rest/wake.ts';
import type { Context } from '../../engine/handler.ts';

/** Somebody in a bed, as far as it matters when to wake him (RE40). */
export function sleeperOf(
  stay: Pick<Stay, 'wakeAt' | 'wokenAt' | 'wakeAnswer'>,
  visit: Pick<Visit, 'stage' | 'calledAt'>,
  callFrom: Instant | null,
): Sleeper {
  const { wakeAt, wokenAt, wakeAnswer } = stay;
  const calledAt = visit.stage === 'called' ? visit.calledAt : null;
  return { askedAt: wakeAt, callFrom, calledAt, wokenAt, wakeAnswer };
}

/** The bed in which the driver of a truck lies, and whether somebody went to wake him; null = in none. */
export function bedOfDriver(
  { people, records, rest }: Pick<Context['stores'], 'people' | 'records' | 'rest'>,
  visit: Visit,
): { readonly bed: Bed; readonly sleeper: Sleeper } | null {
  const stays = rest.openStaysOfVisit(visit.id);
  if (stays.length === 0) return null;
  const driver = people.ofVisit(visit.id).find(({ role }) => role === 'driver');
  const stay = stays.find(({ personId }) => personId === driver?.id);
  return stay === undefined ? null : { bed: records.require('bed', stay.bedId), sleeper: sleeperOf(stay, visit, null) };
}
