import type { Facility, Landmark, PointCm } from '../records.ts';
import { walkMetres, type PlanPlace } from './walk.ts';

/**
 * RE47: where the door of a facility is: where somebody said, else the middle of the building of the same code on the plan;
 * null when neither is known.
 */
export function placeOfFacility(
  { code, xCm, yCm }: Pick<Facility, 'code' | 'xCm' | 'yCm'>,
  landmarks: Iterable<Pick<Landmark, 'code' | 'kind' | 'outline'>>,
): PlanPlace | null {
  if (xCm !== null && yCm !== null) return { xCm, yCm };
  for (const landmark of landmarks)
    if (landmark.code === code && landmark.kind !== 'exit') return middleOf(landmark.outline);
  return null;
}

/** The middle of an outline's bounds; null when it has no points. */
export function middleOf(outline: readonly PointCm[]): PlanPlace | null {
  if (outline.length === 0) return null;
  const xs = outline.map(([x]) => x);
  const ys = outline.map(([, y]) => y);
  return {
    xCm: Math.round((Math.min(...xs) + Math.max(...xs)) / 2),
    yCm: Math.round((Math.min(...ys) + Math.max(...ys)) / 2),
  };
}

/** The nearest of these facilities on foot, and how far it is; null when the place of none is known. */
export function nearestOf<One extends Pick<Facility, 'code' | 'xCm' | 'yCm'>>(
  from: PlanPlace,
  facilities: Iterable<One>,
  landmarks: readonly Pick<Landmark, 'code' | 'kind' | 'outline'>[],
): { readonly facility: One; readonly metres: number } | null {
  let nearest: { readonly facility: One; readonly metres: number } | null = null;
  for (const facility of facilities) {
    const place = placeOfFacility(facility, landmarks);
    const metres = place === null ? Infinity : walkMetres(from, place);
    if (metres < (nearest?.metres ?? Infinity)) nearest = { facility, metres };
  }
  return nearest;
}
