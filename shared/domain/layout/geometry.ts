import type { PlanPoint } from './plan.ts';
import type { Box } from './types.ts';

/** A rectangle that may be turned: centre, length along `angleDeg`, width across. */
export type TurnedBox = {
  readonly xCm: number;
  readonly yCm: number;
  readonly lengthCm: number;
  readonly widthCm: number;
  readonly angleDeg: number;
};

type Point = readonly [x: number, y: number];

/** The four corners, in order around the rectangle. */
export function cornersOf(box: TurnedBox): readonly Point[] {
  const radians = (box.angleDeg * Math.PI) / 180;
  const along: Point = [(Math.cos(radians) * box.lengthCm) / 2, (Math.sin(radians) * box.lengthCm) / 2];
  const across: Point = [(-Math.sin(radians) * box.widthCm) / 2, (Math.cos(radians) * box.widthCm) / 2];
  return (
    [
      [1, 1],
      [1, -1],
      [-1, -1],
      [-1, 1],
    ] as const
  ).map(([a, b]) => [box.xCm + a * along[0] + b * across[0], box.yCm + a * along[1] + b * across[1]]);
}

/** Distance along the aisles, which run along the axes, in whole metres. */
export function drivingDistanceM(a: { xCm: number; yCm: number }, b: { xCm: number; yCm: number }): number {
  return Math.round((Math.abs(a.xCm - b.xCm) + Math.abs(a.yCm - b.yCm)) / 100);
}

/** Neighbours that share a line do not overlap. Centres are whole centimetres, so that turned ones may be drawn so much into each other. */
const TOLERANCE_CM = 2;

/** All pairs that overlap, by index, each once. Compares only what shares a cell of a coarse grid. */
export function overlappingPairs(
  boxes: readonly TurnedBox[],
  options: {
    /** A pair is compared when one of both is; all are when left out. */
    readonly isCompared?: (index: number) => boolean;
    /** Ends after so many pairs. */
    readonly most?: number;
  } = {},
): readonly (readonly [number, number])[] {
  const { isCompared = () => true, most = Number.POSITIVE_INFINITY } = options;
  const cells = new Map<number, number[]>();
  const corners = boxes.map(cornersOf);
  const pairs: [number, number][] = [];
  for (const [index, box] of boxes.entries()) {
    const compared = new Set<number>();
    const isAsked = isCompared(index);
    for (const key of cellsOf(box, corners[index] ?? [])) {
      const cell = cells.get(key);
      if (cell === undefined) {
        cells.set(key, [index]);
        continue;
      }
      for (const other of cell) {
        const candidate = boxes[other];
        if (candidate === undefined || !(isAsked || isCompared(other)) || compared.has(other)) continue;
        compared.add(other);
        if (!doOverlap(box, corners[index] ?? [], candidate, corners[other] ?? [])) continue;
        if (pairs.push([other, index]) >= most) return pairs;
      }
      cell.push(index);
    }
  }
  return pairs;
}

/** Whether two rectangles cover common ground: no line separates them. */
function doOverlap(a: TurnedBox, first: readonly Point[], b: TurnedBox, second: readonly Point[]): boolean {
  const reach = a.lengthCm + a.widthCm + b.lengthCm + b.widthCm;
  if (Math.abs(a.xCm - b.xCm) + Math.abs(a.yCm - b.yCm) > reach) return false;
  for (const angle of [a.angleDeg, a.angleDeg + 90, b.angleDeg, b.angleDeg + 90]) {
    const axis: Point = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
    const [minA, maxA] = shadowOf(first, axis);
    const [minB, maxB] = shadowOf(second, axis);
    if (maxA - minB < TOLERANCE_CM || maxB - minA < TOLERANCE_CM) return false;
  }
  return true;
}

/** Whether a rectangle covers ground within an outline, whatever its shape. */
export function overlapsOutline(box: TurnedBox, outline: readonly PlanPoint[]): boolean {
  const inner = { ...box, lengthCm: box.lengthCm - TOLERANCE_CM, widthCm: box.widthCm - TOLERANCE_CM };
  const corners = cornersOf(inner);
  if (corners.some((corner) => isWithin(corner, outline)) || outline.some((point) => isWithin(point, corners)))
    return true;
  return sidesOf(corners).some((side) => sidesOf(outline).some((other) => doCross(side, other)));
}

/** The box along the axes around points. */
export function boundsOf(points: readonly PlanPoint[]): Box {
  const [minX, maxX] = shadowOf(points, [1, 0]);
  const [minY, maxY] = shadowOf(points, [0, 1]);
  return { xCm: (minX + maxX) / 2, yCm: (minY + maxY) / 2, widthCm: maxX - minX, heightCm: maxY - minY };
}

/** The corners of a box whose named point is its centre, in whole centimetres. */
export function outlineOf({ xCm, yCm, widthCm, heightCm }: Box): readonly PlanPoint[] {
  const [left, top] = [Math.round(xCm - widthCm / 2), Math.round(yCm - heightCm / 2)];
  const [right, bottom] = [left + widthCm, top + heightCm];
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

function isWithin([x, y]: Point, outline: readonly Point[]): boolean {
  let isInside = false;
  for (const [[ax, ay], [bx, by]] of sidesOf(outline))
    if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) isInside = !isInside;
  return isInside;
}

function sidesOf(outline: readonly Point[]): readonly (readonly [Point, Point])[] {
  return outline.map((point, i) => [point, outline[(i + 1) % outline.length] ?? point]);
}

function doCross([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean {
  return turnOf(a, b, c) * turnOf(a, b, d) < 0 && turnOf(c, d, a) * turnOf(c, d, b) < 0;
}

/** On which side of the line from a to b a point lies. */
function turnOf(a: Point, b: Point, point: Point): number {
  return (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]);
}

const CELL_CM = 2500;
/** A rectangle over more cells than this is not a slot but a mistake; it is compared by its centre only. */
const MOST_CELLS = 10_000;
/** More cells than there are in a line of the grid. */
const LINE = 2 ** 24;

function cellsOf(box: TurnedBox, corners: readonly Point[]): readonly number[] {
  const [minX, maxX] = shadowOf(corners, [1, 0]).map((value) => Math.floor(value / CELL_CM)) as [number, number];
  const [minY, maxY] = shadowOf(corners, [0, 1]).map((value) => Math.floor(value / CELL_CM)) as [number, number];
  if (!((maxX - minX + 1) * (maxY - minY + 1) <= MOST_CELLS))
    return [Math.floor(box.xCm / CELL_CM) * LINE + Math.floor(box.yCm / CELL_CM)];
  const keys: number[] = [];
  for (let x = minX; x <= maxX; x += 1) for (let y = minY; y <= maxY; y += 1) keys.push(x * LINE + y);
  return keys;
}

function shadowOf(points: readonly Point[], axis: Point): readonly [number, number] {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [x, y] of points) {
    const along = x * axis[0] + y * axis[1];
    min = Math.min(min, along);
    max = Math.max(max, along);
  }
  return [min, max];
}
