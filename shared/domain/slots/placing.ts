import { HOUR_MS, later, type Instant } from '../../kernel/instant.ts';
import type { Visit } from '../records.ts';
import type { PlacingVisit } from './types.ts';

/** A usual stay, until the queue says more: fresh goods leave sooner. */
const USUAL_STAY_MS = { fresh: 8 * HOUR_MS, other: 16 * HOUR_MS } as const;

/** A visit as the slot rules see it. */
export function placingVisitOf(visit: Visit): PlacingVisit {
  return {
    visitId: visit.id,
    lengthCm: visit.lengthCm,
    needsPower: visit.needsPower,
    hazardClass: visit.hazardClass,
    direction: visit.direction,
    cargoClass: visit.cargoClass,
    carrier: visit.carrier,
    expectedDepartureAt: expectedDepartureOf(visit),
    slotIds: visit.slotId === null ? [] : [visit.slotId, ...visit.alsoSlotIds],
  };
}

/** When a visit will probably leave its slot: soon when it is called, else after a usual stay. */
export function expectedDepartureOf(visit: Pick<Visit, 'arriveByAt' | 'arrivedAt' | 'cargoClass'>): Instant | null {
  if (visit.arriveByAt !== null) return visit.arriveByAt;
  if (visit.arrivedAt === null) return null;
  return later(visit.arrivedAt, visit.cargoClass === 'fresh' ? USUAL_STAY_MS.fresh : USUAL_STAY_MS.other);
}
