import type { PlanPoint } from '../../../shared/domain/layout/plan.ts';
import type { Scene } from './canvas/scene.ts';

export const GRID_CM = 50;
export const TURN_DEG = 15;

/** A point drawn to a corner nearby, else to the grid of half metres. */
export function snapped(
  point: PlanPoint,
  scene: Scene,
  reachCm: number,
  isFree: boolean,
): { readonly at: PlanPoint; readonly isCorner: boolean } {
  const [x, y] = point;
  if (isFree) return { at: [Math.round(x), Math.round(y)], isCorner: false };
  const corner = cornerNear(scene, point, reachCm);
  if (corner !== null) return { at: [Math.round(corner[0]), Math.round(corner[1])], isCorner: true };
  return { at: onGrid(point), isCorner: false };
}

export function onGrid([x, y]: PlanPoint): PlanPoint {
  return [Math.round(x / GRID_CM) * GRID_CM, Math.round(y / GRID_CM) * GRID_CM];
}

/** An angle drawn to the next fifteen degrees. */
export function snappedAngle(angleDeg: number, isFree: boolean): number {
  return isFree ? Math.round(angleDeg * 10) / 10 : Math.round(angleDeg / TURN_DEG) * TURN_DEG;
}

/** The corner of anything drawn that is nearest within reach. */
export function cornerNear(scene: Scene, [x, y]: PlanPoint, reachCm: number): PlanPoint | null {
  let best: PlanPoint | null = null;
  let nearest = reachCm;
  for (const list of [scene.slots, scene.areas, scene.zones])
    for (const { bounds, outline } of list) {
      if (x < bounds.minX - nearest || x > bounds.maxX + nearest) continue;
      if (y < bounds.minY - nearest || y > bounds.maxY + nearest) continue;
      for (const point of outline) {
        const distance = Math.hypot(point[0] - x, point[1] - y);
        if (distance >= nearest) continue;
        nearest = distance;
        best = point;
      }
    }
  return best;
}
