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

/** Neighbours that share a line do not overlap; up to a centimetre is drawing error. */
const TOLERANCE_CM = 1;

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
