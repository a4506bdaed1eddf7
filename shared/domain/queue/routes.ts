import type { CargoClass, Direction, Milestone } from '../vocabulary.ts';
import { MILESTONE_OF_POINT, type QueuePoint } from './points.ts';

/** One line of the site's list: points that imports of a class pass, in order; null = every other class. */
export type ImportRoute = { readonly cargoClass: CargoClass | null; readonly points: readonly QueuePoint[] };

/** What decides the route of a load. A class that was only said decides nothing (QU1). */
export type RoutedLoad = {
  readonly direction: Direction;
  readonly cargoClass: CargoClass;
  readonly isClassProven: boolean;
};

/** The points that a load passes at a crossing that has these (QU23); empty = the main one only. */
export function routeOf(
  load: RoutedLoad,
  routes: readonly ImportRoute[],
  available: readonly QueuePoint[],
): readonly QueuePoint[] {
  if (load.direction !== 'import') return [];
  const cargoClass = load.isClassProven ? load.cargoClass : 'general';
  const found = routes.find((route) => route.cargoClass === null || route.cargoClass === cargoClass);
  return pointsThere(found?.points ?? [], available);
}

/** Points of a list that a crossing has, each once; empty where nothing but the main one is left. */
export function pointsThere(points: readonly QueuePoint[], available: readonly QueuePoint[]): readonly QueuePoint[] {
  const there = [...new Set(points)].filter((point) => available.includes(point));
  return there.length === 1 && there[0] === 'main' ? [] : there;
}

/** The point that is waited for or worked at now. */
export function presentPoint(points: readonly QueuePoint[]): QueuePoint {
  return points[0] ?? 'main';
}

/** The points left once the work at the present one is done; null while it is not, or where it is the last (QU24). */
export function pointsAfter(points: readonly QueuePoint[], milestone: Milestone): readonly QueuePoint[] | null {
  const [, ...rest] = points;
  return rest.length > 0 && milestone === MILESTONE_OF_POINT[presentPoint(points)] ? rest : null;
}
