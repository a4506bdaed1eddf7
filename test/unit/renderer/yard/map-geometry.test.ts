import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeLayout } from '../../../../shared/domain/layout/templates.ts';
import { cornersOf as layoutCorners } from '../../../../shared/domain/layout/geometry.ts';
import { fitCamera, groundInSight, panBy, reveal, zoomAt } from '../../../../renderer/features/yard/map/camera.ts';
import { areaOf } from '../../../../renderer/features/yard/map/draw-slot.ts';
import { neighbourOf } from '../../../../renderer/features/yard/map/neighbour.ts';
import { contains, cornersOf, shapesOf, slotShapeOf } from '../../../../renderer/features/yard/map/slot-shapes.ts';
import { createSpatialIndex } from '../../../../renderer/features/yard/map/spatial-index.ts';
import { slotViewOf } from '../../../../renderer/features/yard/slot-view.ts';
import { aSlotRow } from '../../../support/full-yard.ts';

const SIZE = { width: 980, height: 380 };
const layout = makeLayout(300);
const shapes = shapesOf(layout.slots.map((slot, at) => slotViewOf(aSlotRow(at + 1, { ...slot }), null, null, null)));

function shape(other: Parameters<typeof aSlotRow>[1]) {
  return slotShapeOf(slotViewOf(aSlotRow(1, other), null, null, null));
}

describe('slots on the ground', () => {
  it('lie where the layout draws them, whatever way they point', () => {
    const angle = fc.integer({ min: -360, max: 360 });
    fc.assert(
      fc.property(angle, fc.integer({ min: -9000, max: 9000 }), (angleDeg, xCm) => {
        const slot = aSlotRow(1, { angleDeg, xCm, yCm: 700 });
        const expected = layoutCorners(slot);
        for (const [x, y] of cornersOf(shape(slot)))
          expect(Math.min(...expected.map(([a, b]) => Math.hypot(a - x, b - y)))).toBeLessThan(1);
      }),
    );
  });

  it('point with the cab to the aisle: 90° is down', () => {
    expect(shape({ angleDeg: 90 })).toMatchObject({ noseX: 0, noseY: 1, isUpright: true });
    expect(shape({ angleDeg: 270 })).toMatchObject({ noseX: 0, noseY: -1, isUpright: true });
    expect(shape({ angleDeg: 30 }).isUpright).toBe(false);
  });

  it('are found by a point as by looking at all of them', () => {
    const turned = shapesOf(
      layout.slots.map((slot, at) =>
        slotViewOf(aSlotRow(at + 1, { ...slot, angleDeg: slot.angleDeg + (at % 3) * 20 }), null, null, null),
      ),
    ).slots;
    const index = createSpatialIndex(turned);
    const x = fc.integer({ min: 0, max: layout.widthCm });
    const y = fc.integer({ min: 0, max: layout.heightCm });
    fc.assert(
      fc.property(x, y, (px, py) => {
        const all = turned.flatMap((each, at) => (contains(each, px, py) ? [at] : []));
        const found = index.at(px, py);
        expect(all.length === 0 ? found === -1 : all.includes(found)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('are each visited once within a rectangle', () => {
    const seen: number[] = [];
    createSpatialIndex(shapes.slots).within(shapes.bounds, (at) => seen.push(at));
    expect(seen.toSorted((a, b) => a - b)).toEqual(shapes.slots.map((_, at) => at));
  });
});

describe('arrow keys', () => {
  it('go along the row, across the pair, and stop at the edge', () => {
    const at = (code: string): number => layout.slots.findIndex((slot) => slot.code === code);
    const code = (index: number): string | undefined => layout.slots[index]?.code;
    const first = layout.slots[5];
    const middle = at(first?.code ?? '');
    expect(code(neighbourOf(shapes.slots, middle, 'right'))).toBe(layout.slots[6]?.code);
    expect(code(neighbourOf(shapes.slots, middle, 'left'))).toBe(layout.slots[4]?.code);
    const below = layout.slots[neighbourOf(shapes.slots, middle, 'down')];
    expect(below?.row).not.toBe(first?.row);
    expect(below?.position).toBe(first?.position);
    expect(neighbourOf(shapes.slots, middle, 'up')).toBe(-1);
  });

  it('reach every slot from the first', () => {
    const reached = new Set([0]);
    const queue = [0];
    for (let from = queue.shift(); from !== undefined; from = queue.shift()) {
      for (const heading of ['up', 'down', 'left', 'right'] as const) {
        const next = neighbourOf(shapes.slots, from, heading);
        if (next < 0 || reached.has(next)) continue;
        reached.add(next);
        queue.push(next);
      }
    }
    expect(reached.size).toBe(shapes.slots.length);
  });

  it('begin with the first slot when none is chosen', () => {
    expect(neighbourOf(shapes.slots, -1, 'down')).toBe(0);
    expect(neighbourOf([], -1, 'down')).toBe(-1);
  });
});

describe('the camera', () => {
  const whole = fitCamera(shapes.bounds, SIZE);

  it('shows the whole yard at first', () => {
    const seen = groundInSight(whole, SIZE);
    expect(seen.minX).toBeLessThan(shapes.bounds.minX);
    expect(seen.maxX).toBeGreaterThan(shapes.bounds.maxX);
    expect(seen.minY).toBeLessThan(shapes.bounds.minY);
    expect(seen.maxY).toBeGreaterThan(shapes.bounds.maxY);
  });

  it('keeps what is under the pointer there while zooming, and never goes beyond its limits', () => {
    const point = fc.record({ x: fc.integer({ min: 0, max: 980 }), y: fc.integer({ min: 0, max: 380 }) });
    fc.assert(
      fc.property(point, fc.double({ min: 0.2, max: 8, noNaN: true }), ({ x, y }, factor) => {
        const next = zoomAt(whole, factor, x, y, whole);
        expect((x - next.offsetX) / next.scaleX).toBeCloseTo((x - whole.offsetX) / whole.scaleX, 3);
        expect((y - next.offsetY) / next.scaleY).toBeCloseTo((y - whole.offsetY) / whole.scaleY, 3);
        expect(next.scaleX).toBeGreaterThanOrEqual(whole.scaleX * 0.999999);
        expect(next.scaleX / next.scaleY).toBeCloseTo(whole.scaleX / whole.scaleY, 6);
      }),
    );
  });

  it('cannot be moved so far that nothing is in sight', () => {
    const far = panBy(whole, 1e6, -1e6, shapes.bounds, SIZE);
    const seen = groundInSight(far, SIZE);
    expect(seen.minX).toBeLessThan(shapes.bounds.maxX);
    expect(seen.maxX).toBeGreaterThan(shapes.bounds.minX);
    expect(seen.minY).toBeLessThan(shapes.bounds.maxY);
    expect(seen.maxY).toBeGreaterThan(shapes.bounds.minY);
  });

  it('moves no further than needed to show a slot, and not at all for one in sight', () => {
    const first = shapes.slots[0];
    if (first === undefined) throw new Error('no slots');
    expect(reveal(whole, first.bounds, SIZE)).toBe(whole);
    const close = zoomAt(whole, 6, SIZE.width, SIZE.height, whole);
    const moved = reveal(close, first.bounds, SIZE);
    const seen = groundInSight(moved, SIZE);
    expect(seen.minX).toBeLessThanOrEqual(first.bounds.minX);
    expect(seen.minY).toBeLessThanOrEqual(first.bounds.minY);
  });

  it('never lets neighbours share a pixel', () => {
    for (const ratio of [1, 1.25, 2]) {
      const row = layout.slots.flatMap((slot, at) => (slot.row === layout.slots[0]?.row ? [at] : []));
      const areas = row
        .map((at) => areaOf(shapes.slots[at] ?? shape({}), whole, ratio))
        .sort((a, b) => a.left - b.left);
      areas.forEach((area, at) => {
        const next = areas[at + 1];
        if (next !== undefined) expect(area.left + area.width).toBeLessThan(next.left + 1);
      });
    }
  });
});
