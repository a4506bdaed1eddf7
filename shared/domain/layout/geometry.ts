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

/** A box along the axes in the form of a turned one. */
export function turnedOf(box: Box): TurnedBox {
  return { xCm: box.xCm, yCm: box.yCm, lengthCm: box.widthCm, widthCm: box.heightCm, angleDeg: 0 };
}

/** Distance along the aisles, which run along the axes, in whole metres. */
export function drivingDistanceM(a: { xCm: number; yCm: number }, b: { xCm: number; yCm: number }): number {
  return Math.round((Math.abs(a.xCm - b.xCm) + Math.abs(a.yCm - b.yCm)) / 100);
}

/** Neighbours that share a line do not overlap. Centres are whole centimetres, so that turned ones may be drawn so much into each other. */
const TOLERANCE_CM = 2;

/** Whether two rectangles cover common ground. */
export function overlaps(a: TurnedBox, b: TurnedBox): boolean {
  const first = cornersOf(a);
  const second = cornersOf(b);
  for (const angle of [a.angleDeg, a.angleDeg + 90, b.angleDeg, b.angleDeg + 90]) {
    const axis: Point = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
    const [minA, maxA] = shadowOf(first, axis);
    const [minB, maxB] = shadowOf(second, axis);
    if (maxA - minB < TOLERANCE_CM || maxB - minA < TOLERANCE_CM) return false;
  }
  return true;
}

/** All pairs that overlap, by index, each once. Compares only what shares a cell of a coarse grid. */
export function overlappingPairs(boxes: readonly TurnedBox[]): readonly (readonly [number, number])[] {
  const cells = new Map<string, number[]>();
  const pairs: [number, number][] = [];
  boxes.forEach((box, index) => {
    const compared = new Set<number>();
    for (const key of cellsOf(box)) {
      const cell = cells.get(key) ?? [];
      for (const other of cell) {
        const candidate = boxes[other];
        if (candidate === undefined || compared.has(other)) continue;
        compared.add(other);
        if (overlaps(box, candidate)) pairs.push([other, index]);
      }
      cell.push(index);
      cells.set(key, cell);
    }
  });
  return pairs;
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

function cellsOf(box: TurnedBox): readonly string[] {
  const corners = cornersOf(box);
  const [minX, maxX] = shadowOf(corners, [1, 0]).map((value) => Math.floor(value / CELL_CM)) as [number, number];
  const [minY, maxY] = shadowOf(corners, [0, 1]).map((value) => Math.floor(value / CELL_CM)) as [number, number];
  const centre = `${Math.floor(box.xCm / CELL_CM)}:${Math.floor(box.yCm / CELL_CM)}`;
  if (!((maxX - minX + 1) * (maxY - minY + 1) <= MOST_CELLS)) return [centre];
  const keys: string[] = [];
  for (let x = minX; x <= maxX; x += 1) for (let y = minY; y <= maxY; y += 1) keys.push(`${x}:${y}`);
  return keys;
}

function shadowOf(corners: readonly Point[], axis: Point): readonly [number, number] {
  const along = corners.map(([x, y]) => x * axis[0] + y * axis[1]);
  return [Math.min(...along), Math.max(...along)];
}
