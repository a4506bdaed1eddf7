import type { PointCm } from '../../../../shared/domain/records.ts';
import type { GroundScene } from './ground-painter.ts';
import { traceArea, type SlotArea } from './draw-slot.ts';
import type { Bounds } from './slot-shapes.ts';

/** A line around a slot, kept off it by a line of ground. */
export function drawRing(
  pen: CanvasRenderingContext2D,
  { palette, ratio }: GroundScene,
  area: SlotArea,
  color: string,
  width: number,
  gap: number,
  from = 0,
): void {
  pen.strokeStyle = palette.color.g1;
  pen.lineWidth = (gap - from) * ratio;
  traceArea(pen, area, (-(gap + from) / 2) * ratio);
  pen.stroke();
  pen.strokeStyle = color;
  pen.lineWidth = width * ratio;
  traceArea(pen, area, -(gap + width / 2) * ratio);
  pen.stroke();
}

/** The line around an area in which something is wrong. */
export function drawAlarmedArea(
  pen: CanvasRenderingContext2D,
  { camera, ratio, palette }: GroundScene,
  outline: readonly PointCm[],
): void {
  pen.strokeStyle = palette.color['alm-r'];
  pen.lineWidth = 3 * ratio;
  pen.beginPath();
  outline.forEach(([x, y], at) => {
    const toX = (x * camera.scaleX + camera.offsetX) * ratio;
    const toY = (y * camera.scaleY + camera.offsetY) * ratio;
    if (at === 0) pen.moveTo(toX, toY);
    else pen.lineTo(toX, toY);
  });
  pen.closePath();
  pen.stroke();
}

/** The box around what was looked for. */
export function drawFlash(
  pen: CanvasRenderingContext2D,
  { camera, ratio, palette }: GroundScene,
  bounds: Bounds,
): void {
  const grow = 7 * ratio;
  const left = (bounds.minX * camera.scaleX + camera.offsetX) * ratio - grow;
  const top = (bounds.minY * camera.scaleY + camera.offsetY) * ratio - grow;
  const right = (bounds.maxX * camera.scaleX + camera.offsetX) * ratio + grow;
  const bottom = (bounds.maxY * camera.scaleY + camera.offsetY) * ratio + grow;
  pen.strokeStyle = palette.color.ink;
  pen.lineWidth = 3 * ratio;
  pen.strokeRect(left, top, right - left, bottom - top);
}
