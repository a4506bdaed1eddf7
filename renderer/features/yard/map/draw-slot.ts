import type { Camera } from './camera.ts';
import { cornersOf, type SlotShape } from './slot-shapes.ts';
import type { SlotPaint } from './slot-paint.ts';

/** Where a slot lies on the canvas: an upright box in whole device pixels, or four corners. */
export type SlotArea = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly corners: readonly (readonly [number, number])[] | null;
};

/** Projects a slot. A device pixel stays free on the right and below, so that neighbours stand apart. */
export function areaOf(shape: SlotShape, camera: Camera, ratio: number): SlotArea {
  const toX = (x: number): number => (x * camera.scaleX + camera.offsetX) * ratio;
  const toY = (y: number): number => (y * camera.scaleY + camera.offsetY) * ratio;
  const { minX, minY, maxX, maxY } = shape.bounds;
  const left = Math.round(toX(minX));
  const top = Math.round(toY(minY));
  const gapX = toX(maxX) - toX(minX) >= 3 ? 1 : 0;
  const gapY = toY(maxY) - toY(minY) >= 3 ? 1 : 0;
  return {
    left,
    top,
    width: Math.max(1, Math.round(toX(maxX)) - left - gapX),
    height: Math.max(1, Math.round(toY(maxY)) - top - gapY),
    corners: shape.isUpright ? null : cornersOf(shape).map(([x, y]) => [toX(x), toY(y)] as const),
  };
}

/** Traces a slot's outline as the current path, drawn in by `inset` device pixels when it is upright. */
export function traceArea(context: CanvasRenderingContext2D, area: SlotArea, inset = 0): void {
  context.beginPath();
  if (area.corners === null)
    context.rect(area.left + inset, area.top + inset, area.width - 2 * inset, area.height - 2 * inset);
  else {
    area.corners.forEach(([x, y], index) => {
      if (index === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    });
    context.closePath();
  }
}

/** Below these widths in device pixels there is no room for the thing. */
const LEAST = { outline: 3, sign: 5, cab: 3 } as const;

/** Paints one slot in full. What the scale leaves no room for is left out. */
export function drawSlot(
  context: CanvasRenderingContext2D,
  shape: SlotShape,
  area: SlotArea,
  paint: SlotPaint,
  ratio: number,
): void {
  const breadth = Math.min(area.width, area.height);
  const fillInto = (style: string | CanvasPattern): void => {
    context.fillStyle = style;
    if (area.corners === null) context.fillRect(area.left, area.top, area.width, area.height);
    else {
      traceArea(context, area);
      context.fill();
    }
  };
  if (
    area.corners === null &&
    breadth >= LEAST.outline &&
    paint.outline !== null &&
    !paint.isDashed &&
    isOpaque(paint)
  ) {
    drawFramed(context, shape, area, paint, ratio);
    return;
  }
  fillInto(breadth < LEAST.outline && paint.isHollow ? (paint.outline ?? paint.fill) : paint.fill);
  if (breadth < LEAST.outline) return;
  if (paint.hatch !== null) fillInto(paint.hatch);
  if (paint.cab !== null && breadth >= LEAST.cab) drawCab(context, shape, area, paint.cab, ratio);
  if (paint.outline !== null) {
    const line = Math.max(1, Math.round(ratio));
    context.strokeStyle = paint.outline;
    context.lineWidth = line;
    if (paint.isDashed) context.setLineDash([2 * line, 2 * line]);
    traceArea(context, area, line / 2);
    context.stroke();
    if (paint.isDashed) context.setLineDash([]);
  }
  if (paint.sign !== null && breadth >= LEAST.sign) drawSign(context, area, paint.sign, paint.signColor, ratio);
}

/** Two boxes, one in the other, are painted much faster than a box and the line around it. */
function drawFramed(
  context: CanvasRenderingContext2D,
  shape: SlotShape,
  area: SlotArea,
  paint: SlotPaint,
  ratio: number,
): void {
  const line = Math.max(1, Math.round(ratio));
  const breadth = Math.min(area.width, area.height);
  const inner = (style: string | CanvasPattern): void => {
    context.fillStyle = style;
    context.fillRect(area.left + line, area.top + line, area.width - 2 * line, area.height - 2 * line);
  };
  context.fillStyle = paint.outline ?? paint.fill;
  context.fillRect(area.left, area.top, area.width, area.height);
  inner(paint.fill);
  if (paint.hatch !== null) inner(paint.hatch);
  if (paint.cab !== null) drawCab(context, shape, area, paint.cab, ratio);
  if (paint.sign !== null && breadth >= LEAST.sign) drawSign(context, area, paint.sign, paint.signColor, ratio);
}

/** A line that lets the fill through must lie over it. */
function isOpaque({ outline }: SlotPaint): boolean {
  return outline?.startsWith('color-mix') !== true;
}

/** The line across the end where the cab stands. */
function drawCab(
  context: CanvasRenderingContext2D,
  shape: SlotShape,
  area: SlotArea,
  color: string,
  ratio: number,
): void {
  const line = Math.max(1, Math.round(ratio));
  if (area.corners !== null) {
    const middleX = area.left + area.width / 2;
    const middleY = area.top + area.height / 2;
    const inward = ([x, y]: readonly [number, number]): readonly [number, number] => [
      x + (middleX - x) * 0.22,
      y + (middleY - y) * 0.22,
    ];
    const [a, b] = area.corners;
    if (a === undefined || b === undefined) return;
    context.strokeStyle = color;
    context.lineWidth = line;
    context.beginPath();
    context.moveTo(...inward(a));
    context.lineTo(...inward(b));
    context.stroke();
    return;
  }
  context.fillStyle = color;
  if (shape.noseX === 0) {
    const depth = Math.round(area.height * 0.14);
    context.fillRect(
      area.left,
      shape.noseY < 0 ? area.top + depth : area.top + area.height - depth - line,
      area.width,
      line,
    );
  } else {
    const depth = Math.round(area.width * 0.14);
    context.fillRect(
      shape.noseX < 0 ? area.left + depth : area.left + area.width - depth - line,
      area.top,
      line,
      area.height,
    );
  }
}

function drawSign(
  context: CanvasRenderingContext2D,
  area: SlotArea,
  sign: 'tick' | 'cross' | 'bars',
  color: string,
  ratio: number,
): void {
  const side = Math.min(Math.min(area.width, area.height) * 0.34, 6 * ratio);
  const x = area.left + area.width / 2;
  const y = area.top + area.height / 2;
  context.strokeStyle = color;
  context.lineWidth = Math.max(1, 1.2 * ratio);
  context.beginPath();
  if (sign === 'tick') {
    context.moveTo(x - side, y);
    context.lineTo(x - side * 0.2, y + side);
    context.lineTo(x + side, y - side * 1.1);
  } else if (sign === 'cross') {
    context.moveTo(x - side, y - side);
    context.lineTo(x + side, y + side);
    context.moveTo(x - side, y + side);
    context.lineTo(x + side, y - side);
  } else {
    context.moveTo(x - side * 0.5, y - side);
    context.lineTo(x - side * 0.5, y + side);
    context.moveTo(x + side * 0.5, y - side);
    context.lineTo(x + side * 0.5, y + side);
  }
  context.stroke();
}
