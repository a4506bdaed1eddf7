import { HOUR_MS } from '../../../shared/kernel/instant.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { ownPlaceOf } from './own-place.ts';
import { ownRestOf } from './own-rest.ts';
import { placeStepsOf } from './steps.ts';

type DriverPage = Omit<QueryOutputs['driver.page'], 'seq'>;

/** How long a key still opens its page after the truck has gone: to look back on the road, and no longer (QU40). */
const KEY_AFTER_DEPARTURE_MS = 24 * HOUR_MS;
const STEPS_SHOWN = 60;

/** Whether the page of a visit can still be opened. */
export function isPageOpen(visit: Visit, now: number): boolean {
  if (visit.arrivedAt === null || visit.stage === 'cancelled') return false;
  return visit.departedAt === null || now < visit.departedAt + KEY_AFTER_DEPARTURE_MS;
}

/** A driver's own page: his place, his receipts, his entitlements; of other trucks their numbers only (QU41). */
export function driverPageOf(context: QueryContext, visit: Visit): DriverPage {
  const { rank, estimate, missing, line } = ownPlaceOf(context, visit);
  const crossing = context.stores.records.require('crossing', visit.crossingId);
  return {
    siteNow: context.now,
    timeZone: context.zone,
    plate: visit.plate,
    queueNumber: visit.queueNumber,
    crossing: { name: crossing.name, nameZh: crossing.nameZh },
    direction: visit.direction,
    stage: visit.stage,
    rank,
    estimate,
    call:
      visit.stage === 'called' && visit.calledAt !== null
        ? { lane: visit.callLane, calledAt: visit.calledAt, arriveBy: visit.arriveByAt }
        : null,
    missing,
    documentNames: context.site.settings.requiredDocuments
      .filter(({ kind, names }) => (names ?? null) !== null && missing.some((code) => code.endsWith(`:${kind}`)))
      .map(({ kind, names }) => ({ kind, names })),
    line,
    ...ownRestOf(context, visit, estimate?.p90From ?? null),
    steps: placeStepsOf(context, visit)
      .slice(0, STEPS_SHOWN)
      .map(({ at, seq, from, to, cause, rule, count, others, documentNo }) => ({
        at,
        seq,
        from,
        to,
        cause,
        rule,
        count,
        documentNo,
        others: others.map(({ queueNumber }) => queueNumber).filter((number) => number !== ''),
      })),
    rules: context.site.settings.slip.rules,
  };
}
