import type { FoundVisit } from '../../../shared/contract/past-queries.ts';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import { normalisePlate } from '../../../shared/domain/vehicles/plate.ts';

/** A truck to compare with, as much of it as tells it from others. */
export type OtherTruck = Pick<
  FoundVisit,
  'visitId' | 'plate' | 'queueNumber' | 'crossing' | 'direction' | 'stage' | 'arrivedAt'
>;

const MOST = 5;

/**
 * The trucks that somebody may mean who types a number or a part of a plate: of the same line first, then of other lines,
 * then those that left.
 */
export function othersOf(
  own: Pick<VisitRow, 'visitId' | 'queueId'>,
  typed: string,
  here: Iterable<VisitRow>,
  found: readonly FoundVisit[],
): readonly OtherTruck[] {
  const text = normalisePlate(typed);
  if (text.length < 2) return [];
  const digits = /^\d{1,5}$/.test(text) ? ` ${text.padStart(4, '0')}` : null;
  const ranked: { readonly rank: number; readonly truck: OtherTruck }[] = [];
  const known = new Set<string>([own.visitId]);
  for (const truck of here) {
    if (truck.visitId === own.visitId || truck.queueNumber === null) continue;
    const isNumber =
      normalisePlate(truck.queueNumber) === text || (digits !== null && truck.queueNumber.endsWith(digits));
    if (!isNumber && !truck.plate.includes(text)) continue;
    known.add(truck.visitId);
    ranked.push({ rank: (truck.queueId === own.queueId ? 0 : 2) + (isNumber ? 0 : 1), truck });
  }
  return [
    ...ranked.sort((a, b) => a.rank - b.rank).map(({ truck }) => truck),
    ...found.filter(({ visitId }) => !known.has(visitId)),
  ].slice(0, MOST);
}
