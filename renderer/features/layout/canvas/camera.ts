import type { PlanPoint } from '../../../../shared/domain/layout/plan.ts';
import type { Bounds } from '../things.ts';

/** How the plan lies under the canvas: screen = ground × scale + offset, in CSS pixels. One scale, or angles would lie. */
export type Camera = { readonly scale: number; readonly offsetX: number; readonly offsetY: number };
export type Size = { readonly width: number; readonly height: number };

/** A slot of 3.5 m is then 84 px wide. */
const MAX_SCALE = 0.24;
/** A kilometre is then 40 px wide. */
const MIN_SCALE = 0.0004;
const MARGIN_PX = 44;
/** What an empty plan shows. */
export const EMPTY_GROUND: Bounds = { minX: 0, minY: 0, maxX: 30_000, maxY: 20_000 };

/** Shows all of the bounds, in the middle. */
export function fitted(bounds: Bounds, size: Size): Camera {
  const width = Math.max(500, bounds.maxX - bounds.minX);
  const height = Math.max(500, bounds.maxY - bounds.minY);
  const roomX = Math.max(40, size.width - 2 * MARGIN_PX);
  const roomY = Math.max(40, size.height - 2 * MARGIN_PX);
  const scale = clamp(Math.min(roomX / width, roomY / height));
  return {
    scale,
    offsetX: size.width / 2 - ((bounds.minX + bounds.maxX) / 2) * scale,
    offsetY: size.height / 2 - ((bounds.minY + bounds.maxY) / 2) * scale,
  };
}

/** Zooms by a factor; what is under the point stays under it. */
export function zoomedAt(camera: Camera, factor: number, x: number, y: number): Camera {
  const scale = clamp(camera.scale * factor);
  const by = scale / camera.scale;
  return { scale, offsetX: x - (x - camera.offsetX) * by, offsetY: y - (y - camera.offsetY) * by };
}

export function pannedBy(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, offsetX: camera.offsetX + dx, offsetY: camera.offsetY + dy };
}

/** The part of the ground that is in sight. */
export function inSight(camera: Camera, size: Size): Bounds {
  return {
    minX: -camera.offsetX / camera.scale,
    minY: -camera.offsetY / camera.scale,
    maxX: (size.width - camera.offsetX) / camera.scale,
    maxY: (size.height - camera.offsetY) / camera.scale,
  };
}

export function toGround(camera: Camera, x: number, y: number): PlanPoint {
  return [(x - camera.offsetX) / camera.scale, (y - camera.offsetY) / camera.scale];
}

export function toScreen(camera: Camera, [x, y]: PlanPoint): readonly [number, number] {
  return [x * camera.scale + camera.offsetX, y * camera.scale + camera.offsetY];
}

/** Whether a piece of ground is wholly in sight and not so small that nobody sees it. */
export function isShown(camera: Camera, size: Size, { minX, minY, maxX, maxY }: Bounds): boolean {
  const sight = inSight(camera, size);
  return minX >= sight.minX && minY >= sight.minY && maxX <= sight.maxX && maxY <= sight.maxY;
}

function clamp(scale: number): number {
  return Math.min(MAX_SCALE, Math.max(MIN_SCALE, scale));
}
