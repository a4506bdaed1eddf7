import type { Camera } from './camera.ts';
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

/** A line of slots: its code, what it takes up, and which of the slots are in it. */
export type RowShape = { readonly text: string; readonly bounds: Bounds; readonly slots: readonly number[] };
export type ZoneShape = { readonly zoneId: string; readonly bounds: Bounds };

/** Everything the map draws that stays where it is while trucks come and go. */
export type YardShapes = {
  readonly slots: readonly SlotShape[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly rows: readonly RowShape[];
  /** The row of each slot, as an index of `rows`. */
  readonly rowOf: readonly number[];
  readonly zones: readonly ZoneShape[];
  readonly bounds: Bounds;
  /** How broad the slots are: the middle of all. */
  readonly breadthCm: number;
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

/** Lays out slots, rows and zones, and what they take up together with whatever else is drawn. */
export function shapesOf(views: Iterable<SlotView>, others: readonly Bounds[] = []): YardShapes {
  const slots: SlotShape[] = [];
  const indexOf = new Map<string, number>();
  const rows: { text: string; bounds: Bounds; slots: number[] }[] = [];
  const rowAt = new Map<string, number>();
  const rowOf: number[] = [];
  const zones = new Map<string, ZoneShape>();
  let all: Bounds | null = null;
  for (const bounds of others) all = unite(all, bounds);
  for (const view of views) {
    const shape = slotShapeOf(view);
    const { zoneId, row } = view.slot;
    const key = `${zoneId} ${row}`;
    let at = rowAt.get(key);
    if (at === undefined) {
      at = rows.length;
      rowAt.set(key, at);
      rows.push({ text: row, bounds: shape.bounds, slots: [] });
    }
    const line = rows[at];
    if (line !== undefined) {
      line.bounds = unite(line.bounds, shape.bounds);
      line.slots.push(slots.length);
    }
    rowOf.push(at);
    indexOf.set(view.slotId, slots.length);
    slots.push(shape);
    all = unite(all, shape.bounds);
    zones.set(zoneId, { zoneId, bounds: unite(zones.get(zoneId)?.bounds ?? null, shape.bounds) });
  }
  const breadths = slots.map(({ halfWidth }) => halfWidth * 2).sort((a, b) => a - b);
  return {
    slots,
    indexOf,
    rows,
    rowOf,
    zones: [...zones.values()],
    bounds: all ?? { minX: 0, minY: 0, maxX: 1, maxY: 1 },
    breadthCm: breadths[Math.floor(breadths.length / 2)] ?? 350,
  };
}

/** Where a zone ends on the canvas, in device pixels. */
export function rightOf({ zones }: YardShapes, zoneId: string, camera: Camera, ratio: number): number {
  const zone = zones.find((each) => each.zoneId === zoneId);
  return zone === undefined ? Infinity : (zone.bounds.maxX * camera.scaleX + camera.offsetX) * ratio;
}

/** One shape over several slots, along the first: a long vehicle. */
export function joinedShape(first: SlotShape, others: readonly SlotShape[]): SlotShape {
  const { noseX, noseY } = first;
  const spans = [first, ...others].map((shape) => {
    const along = shape.x * noseX + shape.y * noseY;
    const across = -shape.x * noseY + shape.y * noseX;
    const isLevel = Math.abs(shape.noseX * noseX + shape.noseY * noseY) > 0.7;
    const halfAlong = isLevel ? shape.halfLength : shape.halfWidth;
    const halfAcross = isLevel ? shape.halfWidth : shape.halfLength;
    return [along - halfAlong, along + halfAlong, across - halfAcross, across + halfAcross] as const;
  });
  const fromAlong = Math.min(...spans.map(([from]) => from));
  const toAlong = Math.max(...spans.map(([, to]) => to));
  const fromAcross = Math.min(...spans.map(([, , from]) => from));
  const toAcross = Math.max(...spans.map(([, , , to]) => to));
  const along = (fromAlong + toAlong) / 2;
  const across = (fromAcross + toAcross) / 2;
  return {
    ...first,
    x: along * noseX - across * noseY,
    y: along * noseY + across * noseX,
    halfLength: (toAlong - fromAlong) / 2,
    halfWidth: (toAcross - fromAcross) / 2,
    bounds: [first, ...others].map(({ bounds }) => bounds).reduce(unite),
  };
}

/** What an outline takes up; null for none. */
export function boundsOf(outline: readonly (readonly [number, number])[]): Bounds | null {
  let all: Bounds | null = null;
  for (const [x, y] of outline) all = unite(all, { minX: x, minY: y, maxX: x, maxY: y });
  return all;
}

/** The smallest bounds around both. */
export function unite(a: Bounds | null, b: Bounds): Bounds {
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
