import type { VisitRow } from '../../../shared/contract/rows.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import { plateDistance } from '../../../shared/domain/vehicles/plate-typing.ts';
import { normalisePlate } from '../../../shared/domain/vehicles/plate.ts';

export type Way = 'in' | 'out';

/** A visit that the typed text may mean, and how well it fits. */
export type Candidate = {
  readonly visit: VisitRow;
  readonly fit: 'exact' | 'fragment' | 'other-piece' | 'near';
  /** The record says it is in the yard already: coming in, that is the question of GA1. */
  readonly isInside: boolean;
};

export const CANDIDATES_SHOWN = 4;
/** A shorter fragment would match half the yard. */
export const SHORTEST_FRAGMENT = 3;
const SHORTEST_FOR_NEAR = 6;
const FARTHEST_NEAR = 1.2;

const FIT_ORDER = { exact: 0, fragment: 1, 'other-piece': 2, near: 3 } as const;

/**
 * The best visits for a fragment of a plate, trailer or container. Coming in, expected trucks stand before those that
 * are inside; going out, only trucks that are inside (or abroad) are looked at.
 */
export function candidatesOf(typed: string, visits: Iterable<VisitRow>, way: Way): readonly Candidate[] {
  const text = normalisePlate(typed);
  if (text.length < SHORTEST_FRAGMENT) return [];
  const found: (Candidate & { readonly distance: number })[] = [];
  for (const visit of visits) {
    const isInside = isInYard(visit.stage) || (way === 'out' && visit.stage === 'abroad');
    const isWanted = way === 'out' ? isInside : isInside || visit.stage === 'expected' || visit.stage === 'abroad';
    if (!isWanted) continue;
    const match = fitOf(text, visit);
    if (match !== null) found.push({ visit, isInside, ...match });
  }
  found.sort(
    (a, b) =>
      FIT_ORDER[a.fit] - FIT_ORDER[b.fit] ||
      Number(a.isInside && way === 'in') - Number(b.isInside && way === 'in') ||
      a.distance - b.distance ||
      (a.visit.expectedAt ?? Infinity) - (b.visit.expectedAt ?? Infinity) ||
      (a.visit.visitId < b.visit.visitId ? -1 : 1),
  );
  return found.slice(0, CANDIDATES_SHOWN).map(({ visit, fit, isInside }) => ({ visit, fit, isInside }));
}

function fitOf(text: string, visit: VisitRow): { readonly fit: Candidate['fit']; readonly distance: number } | null {
  if (visit.plate === text) return { fit: 'exact', distance: 0 };
  // The end of a plate is what one reads first on a dirty truck, its beginning what one types first.
  if (visit.plate.endsWith(text) || visit.plate.startsWith(text)) return { fit: 'fragment', distance: 0 };
  if (visit.plate.includes(text)) return { fit: 'fragment', distance: 1 };
  if (visit.trailerPlate?.includes(text) === true || visit.containerNo?.includes(text) === true)
    return { fit: 'other-piece', distance: 0 };
  if (text.length < SHORTEST_FOR_NEAR || Math.abs(text.length - visit.plate.length) > 1) return null;
  const distance = plateDistance(text, visit.plate);
  return distance <= FARTHEST_NEAR ? { fit: 'near', distance } : null;
}

/** Which candidate Enter takes at once; null = nobody on the list, undefined = it has to be chosen. */
export function plainChoice(candidates: readonly Candidate[], isWholePlate: boolean): Candidate | null | undefined {
  const sure = candidates.filter((candidate) => candidate.fit !== 'near');
  const exact = sure.filter((candidate) => candidate.fit === 'exact');
  if (exact.length === 1) return exact[0];
  if (exact.length > 1) return undefined;
  if (isWholePlate && sure.length === 0) return null;
  if (candidates.length === 0) return null;
  return candidates.length === 1 ? candidates[0] : undefined;
}
