import { contains, type Bounds, type SlotShape } from './slot-shapes.ts';

/** Finds slots by place without looking at all of them. */
export type SpatialIndex = {
  /** Index of the slot that contains a point, or -1. */
  readonly at: (x: number, y: number) => number;
  /** Calls back with every slot that may touch a rectangle, each once. */
  readonly within: (bounds: Bounds, visit: (index: number) => void) => void;
};

const CELL_CM = 2500;

/** Sorts the slots into square cells of the ground. */
export function createSpatialIndex(shapes: readonly SlotShape[]): SpatialIndex {
  const cells = new Map<string, number[]>();
  const cellOf = (value: number): number => Math.floor(value / CELL_CM);
  const eachCell = (bounds: Bounds, visit: (key: string) => void): void => {
    for (let row = cellOf(bounds.minY); row <= cellOf(bounds.maxY); row += 1)
      for (let column = cellOf(bounds.minX); column <= cellOf(bounds.maxX); column += 1) visit(`${column},${row}`);
  };
  shapes.forEach((shape, index) => {
    eachCell(shape.bounds, (key) => {
      const known = cells.get(key);
      if (known === undefined) cells.set(key, [index]);
      else known.push(index);
    });
  });
  return {
    at(x, y) {
      for (const index of cells.get(`${cellOf(x)},${cellOf(y)}`) ?? []) {
        const shape = shapes[index];
        if (shape !== undefined && contains(shape, x, y)) return index;
      }
      return -1;
    },
    within(bounds, visit) {
      const seen = new Set<number>();
      eachCell(bounds, (key) => {
        for (const index of cells.get(key) ?? []) {
          if (seen.has(index)) continue;
          seen.add(index);
          const shape = shapes[index];
          if (shape !== undefined && overlaps(shape.bounds, bounds)) visit(index);
        }
      });
    },
  };
}

function overlaps(a: Bounds, b: Bounds): boolean {
  return a.minX <= b.maxX && a.maxX >= b.minX && a.minY <= b.maxY && a.maxY >= b.minY;
}
