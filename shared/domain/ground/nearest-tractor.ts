import type { PointCm } from '../records.ts';

/** A yard tractor and where it was seen last; null where only the yard is known. */
export type TractorAt<Id> = { readonly id: Id; readonly at: PointCm | null };

/** The tractor with the shortest way along the aisles, and the metres; null where none has a known place. Rule AL9. */
export function nearestTractor<Id>(
  tractors: Iterable<TractorAt<Id>>,
  to: PointCm,
): { readonly id: Id; readonly metres: number } | null {
  let best: { readonly id: Id; readonly metres: number } | null = null;
  for (const { id, at } of tractors) {
    if (at === null) continue;
    const metres = Math.round((Math.abs(at[0] - to[0]) + Math.abs(at[1] - to[1])) / 100);
    if (best === null || metres < best.metres) best = { id, metres };
  }
  return best;
}

/** The middle of an outline: of the box around it, which is the same for every rectangle; null for none. */
export function centreOf(outline: readonly PointCm[]): PointCm | null {
  if (outline.length === 0) return null;
  const xs = outline.map(([x]) => x);
  const ys = outline.map(([, y]) => y);
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
}
