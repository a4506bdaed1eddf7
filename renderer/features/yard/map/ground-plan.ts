import { isPseudoZone } from '../../../../shared/domain/layout/types.ts';
import type { PointCm } from '../../../../shared/domain/records.ts';
import type { KeepClearRow, LandmarkRow } from '../../../../shared/contract/rows.ts';
import type { ZoneCount } from '../yard-model.ts';
import { boundsOf, type Bounds } from './slot-shapes.ts';

/** A zone without slots, drawn as a box. */
export type ZoneBox = { readonly zoneId: string; readonly outline: readonly PointCm[]; readonly bounds: Bounds };

/** What lies on the ground beside slots. */
export type GroundPlan = {
  readonly areas: readonly KeepClearRow[];
  readonly landmarks: readonly LandmarkRow[];
  readonly zones: readonly ZoneBox[];
};

/** Boxes of zones for which nobody drew an outline, in rows of four. */
const BOX = { width: 6000, height: 3200, gap: 900, inRow: 4 } as const;

/** Gathers it; a zone without slots and without an outline gets a box beside the slots. */
export function groundPlanOf(
  areas: Iterable<KeepClearRow>,
  landmarks: Iterable<LandmarkRow>,
  zones: readonly ZoneCount[],
  slots: Bounds | null,
): GroundPlan {
  const left = slots?.minX ?? 0;
  const top = slots === null ? 0 : slots.maxY + 2 * BOX.gap;
  let undrawn = 0;
  const boxes = zones
    .filter(({ zone, slots: count }) => count === 0 && !isPseudoZone(zone.kind))
    .map(({ zone }) => {
      const drawn = zone.outline.length < 3 ? null : boundsOf(zone.outline);
      if (drawn !== null) return { zoneId: zone.zoneId, outline: zone.outline, bounds: drawn };
      const minX = left + (undrawn % BOX.inRow) * (BOX.width + BOX.gap);
      const minY = top + Math.floor(undrawn / BOX.inRow) * (BOX.height + BOX.gap);
      undrawn += 1;
      const bounds = { minX, minY, maxX: minX + BOX.width, maxY: minY + BOX.height };
      return { zoneId: zone.zoneId, outline: cornersOfBounds(bounds), bounds };
    });
  return { areas: [...areas], landmarks: [...landmarks], zones: boxes };
}

/** Everything of the plan that takes up room. */
export function roomOf({ areas, landmarks, zones }: GroundPlan): readonly Bounds[] {
  return [
    ...[...areas, ...landmarks].flatMap(({ outline }) => boundsOf(outline) ?? []),
    ...zones.map(({ bounds }) => bounds),
  ];
}

/** The first outline that a point lies in. */
export function outlineAt<T extends { readonly outline: readonly PointCm[] }>(
  things: readonly T[],
  x: number,
  y: number,
): T | null {
  return things.find(({ outline }) => isInside(outline, x, y)) ?? null;
}

function isInside(outline: readonly PointCm[], x: number, y: number): boolean {
  let inside = false;
  for (let at = 0, before = outline.length - 1; at < outline.length; before = at, at += 1) {
    const [ax, ay] = outline[at] ?? [0, 0];
    const [bx, by] = outline[before] ?? [0, 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

function cornersOfBounds({ minX, minY, maxX, maxY }: Bounds): readonly PointCm[] {
  return [
    [minX, minY],
    [maxX, minY],
    [maxX, maxY],
    [minX, maxY],
  ];
}
