import { dayOf } from '../../../shared/kernel/calendar.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { inTurnOrder, stepOf } from '../../../shared/domain/rest/turns.ts';
import type { Turn } from '../../../shared/domain/records.ts';
import { TURN_SERVICES } from '../../../shared/domain/vocabulary.ts';
import type { ShownTurn } from '../../../shared/contract/rest-queries.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import { timesOf, turnPlaces } from '../steps/turns.ts';

type TurnQuery = 'rest.turns';

/** Missed numbers that can be called again. */
const MISSED_SHOWN = 30;

/** Who waits for a shower, and how long. */
export const turnQueries: Pick<QueryHandlers, TurnQuery> = {
  'rest.turns'(_input, context) {
    const { turns } = context.stores;
    const services = TURN_SERVICES.map((service) => {
      const open = turns.open(service);
      return { service, open, times: timesOf(context, service, open) };
    });
    return {
      turns: services.flatMap(({ open, times }) =>
        open.toSorted(inTurnOrder).map((turn) => shownTurn(context, turn, times.expectedAt.get(turn.id) ?? null)),
      ),
      missed: turns
        .missedOn(dayOf(context.now, context.zone), MISSED_SHOWN)
        .filter(({ personId }) => context.stores.records.require('person', personId).leftAt === null)
        .map((turn) => shownTurn(context, turn, null)),
      waiting: services
        .filter(({ service, open }) => open.length > 0 || turnPlaces(context, service).length > 0)
        .map(({ service, open, times }) => ({
          service,
          count: open.filter((turn) => stepOf(turn) === 'waiting').length,
          nextFreeAt: times.nextFreeAt,
        })),
    };
  },
};

function shownTurn({ stores }: QueryContext, turn: Turn, expectedAt: Instant | null): ShownTurn {
  const { records } = stores;
  const visit = records.require('visit', turn.visitId);
  const isTruckCalled = visit.stage === 'called' || visit.stage === 'processing';
  return {
    turnId: wireId('turn', turn.id),
    visitId: wireId('visit', turn.visitId),
    personId: wireId('person', turn.personId),
    service: turn.service,
    number: turn.number,
    plate: visit.plate,
    language: records.require('person', turn.personId).language,
    facilityId: turn.facilityId === null ? null : wireId('facility', turn.facilityId),
    facility: turn.facilityId === null ? null : records.require('facility', turn.facilityId).name,
    expectedAt,
    takenAt: turn.takenAt,
    calledAt: turn.calledAt,
    callCount: turn.callCount,
    begunAt: turn.begunAt,
    isTruckCalled,
    arriveByAt: isTruckCalled ? visit.arriveByAt : null,
  };
}
