import type { Camera } from './camera.ts';
import type { SlotPaint } from './slot-paint.ts';
import type { RowShape } from './slot-shapes.ts';

/** How many of a row are of each category. */
export type RowShare = { readonly category: string; readonly count: number; readonly isShown: boolean };

/** Paints a row from far: one bar, each category its share of it. */
export function drawRow(
  pen: CanvasRenderingContext2D,
  row: RowShape,
  shares: readonly RowShare[],
  paints: ReadonlyMap<string, SlotPaint>,
  ground: string,
  dimmed: number,
  camera: Camera,
  ratio: number,
): void {
  const { minX, minY, maxX, maxY } = row.bounds;
  const left = Math.round((minX * camera.scaleX + camera.offsetX) * ratio);
  const top = Math.round((minY * camera.scaleY + camera.offsetY) * ratio);
  const width = Math.max(2, Math.round((maxX * camera.scaleX + camera.offsetX) * ratio) - left);
  const height = Math.max(2, Math.round((maxY * camera.scaleY + camera.offsetY) * ratio) - top - 1);
  pen.fillStyle = ground;
  pen.fillRect(left, top, width, height);
  const total = row.slots.length;
  const isLevel = width >= height;
  const length = isLevel ? width : height;
  let done = 0;
  for (const { category, count, isShown } of shares) {
    const paint = paints.get(category);
    if (paint === undefined || count === 0) continue;
    const from = Math.round((done / total) * length);
    done += count;
    const span = Math.round((done / total) * length) - from;
    if (span <= 0) continue;
    pen.globalAlpha = isShown ? 1 : dimmed;
    const fillInto = (style: string | CanvasPattern): void => {
      pen.fillStyle = style;
      if (isLevel) pen.fillRect(left + from, top, span, height);
      else pen.fillRect(left, top + from, width, span);
    };
    fillInto(paint.fill);
    if (paint.hatch !== null) fillInto(paint.hatch);
  }
  pen.globalAlpha = 1;
  pen.strokeStyle = paints.get('free')?.outline ?? paints.get('none')?.outline ?? ground;
  pen.lineWidth = 1;
  pen.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1);
}
