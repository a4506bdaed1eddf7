import { dayOf, startOfDay } from '../../../shared/kernel/calendar.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Facility, Person, Turn, TurnEnd } from '../../../shared/domain/records.ts';
import { NEW_SERVICE } from '../../../shared/domain/rest/new-records.ts';
import { decideServe } from '../../../shared/domain/rest/serve.ts';
import { turnTimesOf, type TurnTimes } from '../../../shared/domain/rest/turn-times.ts';
import { servesTurns } from '../../../shared/domain/rest/turns.ts';
import type { TurnService } from '../../../shared/domain/vocabulary.ts';
import type { Context, QueryContext } from '../../engine/handler.ts';
import { restPersonOf } from './rest-people.ts';

type Reading = Pick<Context | QueryContext, 'stores' | 'now' | 'zone'>;

/** Where people take numbers for a service. */
export function turnPlaces({ stores }: Pick<Reading, 'stores'>, service: TurnService): readonly Facility[] {
  return stores.rest.facilities().filter((facility) => servesTurns(facility, service));
}

/** Whether a turn's person is a woman; null when nobody has said. */
export function isWomanOf({ stores }: Pick<Reading, 'stores'>): (turn: Turn) => boolean | null {
  return ({ personId }) => stores.people.dataOf(personId).isWoman;
}

/** When the numbers of a service may expect to go in. Rule RE22. */
export function timesOf(context: Reading, service: TurnService, turns: readonly Turn[]): TurnTimes {
  const { now, zone } = context;
  return turnTimesOf({ places: turnPlaces(context, service), turns, isWomanOf: isWomanOf(context), now, zone });
}

/** Ends a turn; never before it was last touched. */
export function endTurn(context: Context, turn: Turn, how: TurnEnd, at: Instant): void {
  const endedAt = Math.max(turn.takenAt, turn.calledAt ?? 0, turn.begunAt ?? 0, at) as Instant;
  context.log.update('turn.ended', 'turn', turn, { endedAt, endedHow: how }, turn.visitId);
}

/** Ends what somebody waits for who is not on site any more. Rule RE23. */
export function endTurnsOf(context: Context, person: Pick<Person, 'id' | 'visitId'>, at: Instant): void {
  for (const turn of context.stores.rest.openTurnsOf(person)) endTurn(context, turn, 'visit-over', at);
}

/**
 * Writes down that a turn's person gets it free, as far as the entitlement of the day reaches; true when it is paid for
 * or free, false when it has to be paid (RE2). Rule RE24.
 */
export function serveTurn(context: Context, turn: Turn): boolean {
  const { now, zone, stores, site, actor } = context;
  const { visitId, personId, service, facilityId } = turn;
  const servedOn = dayOf(now, zone);
  const served = stores.rest.servedOf(visitId, servedOn).filter(({ cancelledAt }) => cancelledAt === null);
  if (served.some(({ turnId }) => turnId === turn.id)) return true;
  const person = restPersonOf(context, stores.records.require('person', personId), null);
  const request = { people: [person], service, quantity: 1, isPaid: false, isLate: false };
  const decided = decideServe(
    { ...request, now, dayStartedAt: startOfDay(servedOn, zone) },
    served,
    site.settings.rest,
  );
  if (!decided.ok) return false;
  context.log.insert(
    'rest.served',
    'service',
    {
      ...NEW_SERVICE,
      id: context.newId('service'),
      ...{ visitId, personId, service, facilityId, servedOn },
      quantity: 1,
      isPaid: false,
      servedAt: now,
      actor: actor.user,
      turnId: turn.id,
    },
    visitId,
  );
  return true;
}
