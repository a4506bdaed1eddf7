import type { SlotView } from '../slot-view.ts';

export type Bounds = {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
};

/** A slot on the ground, in centimetres. */
export type SlotShape = {
  readonly slotId: string;
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfLength: number;
  /** Unit vector from the middle to the cab end, which is the end at the aisle. */
  readonly noseX: number;
  readonly noseY: number;
  /** Whether the sides run along the axes of the map, so that they can be drawn on whole pixels. */
  readonly isUpright: boolean;
  readonly bounds: Bounds;
};

export type RowLabel = { readonly text: string; readonly bounds: Bounds };
export type ZoneShape = { readonly zoneId: string; readonly bounds: Bounds };

/** Everything the map draws that stays where it is while trucks come and go. */
export type YardShapes = {
  readonly slots: readonly SlotShape[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly rows: readonly RowLabel[];
  readonly zones: readonly ZoneShape[];
  readonly bounds: Bounds;
};

/**
 * Where a slot lies. `xCm`, `yCm` is its middle, y grows downwards; `angleDeg` is where the cab points, clockwise from
 * the x axis: 90 is down, 270 is up.
 */
export function slotShapeOf({ slotId, slot }: SlotView): SlotShape {
  const turn = (slot.angleDeg * Math.PI) / 180;
  const noseX = tidy(Math.cos(turn));
  const noseY = tidy(Math.sin(turn));
  const halfWidth = slot.widthCm / 2;
  const halfLength = slot.lengthCm / 2;
  const reachX = Math.abs(noseX) * halfLength + Math.abs(noseY) * halfWidth;
  const reachY = Math.abs(noseY) * halfLength + Math.abs(noseX) * halfWidth;
  return {
    slotId,
    x: slot.xCm,
    y: slot.yCm,
    halfWidth,
    halfLength,
    noseX,
    noseY,
    isUpright: noseX === 0 || noseY === 0,
    bounds: {
      minX: slot.xCm - reachX,
      maxX: slot.xCm + reachX,
      minY: slot.yCm - reachY,
      maxY: slot.yCm + reachY,
    },
  };
}

/** Whether a point on the ground lies in a slot. */
export function contains(shape: SlotShape, x: number, y: number): boolean {
  const dx = x - shape.x;
  const dy = y - shape.y;
  const along = dx * shape.noseX + dy * shape.noseY;
  const across = dx * -shape.noseY + dy * shape.noseX;
  return Math.abs(along) <= shape.halfLength && Math.abs(across) <= shape.halfWidth;
}

/** The four corners, cab end first: left, right, then the other end right, left. */
export function cornersOf(shape: SlotShape): readonly (readonly [number, number])[] {
  const { x, y, noseX, noseY, halfLength, halfWidth } = shape;
  const alongX = noseX * halfLength;
  const alongY = noseY * halfLength;
  const acrossX = -noseY * halfWidth;
  const acrossY = noseX * halfWidth;
  return [
    [x + alongX - acrossX, y + alongY - acrossY],
    [x + alongX + acrossX, y + alongY + acrossY],
    [x - alongX + acrossX, y - alongY + acrossY],
    [x - alongX - acrossX, y - alongY - acrossY],
  ];
}

/** Lays out slots, rows and zones, and what they take up. Areas that stay clear may reach beyond. */
export function shapesOf(views: Iterable<SlotView>): YardShapes {
  const slots: SlotShape[] = [];
  const indexOf = new Map<string, number>();
  const rows = new Map<string, RowLabel>();
  const zones = new Map<string, ZoneShape>();
  let all: Bounds | null = null;
  for (const view of views) {
    const shape = slotShapeOf(view);
    indexOf.set(view.slotId, slots.length);
    slots.push(shape);
    all = unite(all, shape.bounds);
    const { zoneId, row } = view.slot;
    const key = `${zoneId} ${row}`;
    rows.set(key, {
      text: row,
      bounds: unite(rows.get(key)?.bounds ?? null, shape.bounds),
    });
    zones.set(zoneId, {
      zoneId,
      bounds: unite(zones.get(zoneId)?.bounds ?? null, shape.bounds),
    });
  }
  return {
    slots,
    indexOf,
    rows: [...rows.values()],
    zones: [...zones.values()],
    bounds: all ?? { minX: 0, minY: 0, maxX: 1, maxY: 1 },
  };
}

function unite(a: Bounds | null, b: Bounds): Bounds {
  if (a === null) return b;
  return {
    minX: Math.min(a.minX, b.minX),
    minY: Math.min(a.minY, b.minY),
    maxX: Math.max(a.maxX, b.maxX),
    maxY: Math.max(a.maxY, b.maxY),
  };
}

/** Right angles come out of sine and cosine almost right. */
function tidy(value: number): number {
  return Math.abs(value) < 1e-9 ? 0 : Math.abs(Math.abs(value) - 1) < 1e-9 ? Math.sign(value) : value;
}
