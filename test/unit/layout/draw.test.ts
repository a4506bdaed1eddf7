import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { distancesOf, keepClearSlots } from '../../../shared/domain/layout/derive.ts';
import {
  copied,
  laneOfRows,
  movedBy,
  renumbered,
  slotsOfRow,
  turnedBy,
  USUAL_NUMBERING,
  withAttributes,
  type RowDrawing,
} from '../../../shared/domain/layout/draw.ts';
import { overlappingPairs } from '../../../shared/domain/layout/geometry.ts';
import { planOfLayout } from '../../../shared/domain/layout/of-layout.ts';
import type { Plan, PlanSlot } from '../../../shared/domain/layout/plan.ts';
import { TEMPLATE_SIZES } from '../../../shared/domain/layout/plans.ts';
import { templateLayout } from '../../../shared/domain/layout/templates.ts';

const ROW: RowDrawing = {
  zone: 'A',
  row: 'A1',
  count: 3,
  xCm: 1000,
  yCm: 2000,
  angleDeg: 0,
  slotAngleDeg: 270,
  pitchCm: 350,
  lengthCm: 2000,
  widthCm: 350,
};

function codesOf(slots: readonly PlanSlot[]): readonly string[] {
  return slots.map((slot) => slot.code);
}

describe('drawing on the plan', () => {
  it('[LY1] places a row of slots side by side with numbers', () => {
    const slots = slotsOfRow({ ...ROW, attributes: { hasPower: true } });
    expect(slots.map(({ code, position, xCm, yCm }) => [code, position, xCm, yCm])).toEqual([
      ['A1-01', 1, 1000, 2000],
      ['A1-02', 2, 1350, 2000],
      ['A1-03', 3, 1700, 2000],
    ]);
    expect(slots[0]).toMatchObject({ zone: 'A', row: 'A1', hasPower: true, access: 'through', laneKey: null });
  });

  it('[LY1] numbers as the pattern, the first number, the step, the digits and the end say', () => {
    const numbering = { pattern: '{zone}.{row}/{n}', first: 10, step: 2, digits: 3, isReversed: true };
    const slots = slotsOfRow({ ...ROW, numbering });
    expect(codesOf(slots)).toEqual(['A.A1/014', 'A.A1/012', 'A.A1/010']);
    expect(slots.map((slot) => slot.position)).toEqual([3, 2, 1]);
  });

  it('[LY1] never draws the slots of one row into each other, whichever way it runs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3600 }), fc.integer({ min: 200, max: 1000 }), (tenths, widthCm) => {
        const angleDeg = tenths / 10;
        const across = { ...ROW, count: 30, angleDeg, slotAngleDeg: angleDeg + 90, widthCm, pitchCm: widthCm };
        expect(overlappingPairs(slotsOfRow(across))).toEqual([]);
        expect(
          overlappingPairs(turnedBy(slotsOfRow({ ...across, angleDeg: 0, slotAngleDeg: 90 }), [0, 0], angleDeg)),
        ).toEqual([]);
      }),
    );
  });

  it('[LY2] draws one-ended lanes from the mouth inwards', () => {
    const slots = laneOfRows({ ...ROW, rows: ['F1', 'F2', 'F3'], count: 2 });
    expect(slots.map(({ code, laneKey, depth, yCm }) => [code, laneKey, depth, yCm])).toEqual([
      ['F1-01', 'F1-01', 0, 2000],
      ['F1-02', 'F1-02', 0, 2000],
      ['F2-01', 'F1-01', 1, 4000],
      ['F2-02', 'F1-02', 1, 4000],
      ['F3-01', 'F1-01', 2, 6000],
      ['F3-02', 'F1-02', 2, 6000],
    ]);
    expect(overlappingPairs(slots)).toEqual([]);
  });

  it('moves and turns slots with their shape', () => {
    const slots = slotsOfRow(ROW);
    expect(movedBy(movedBy(slots, 120, -30), -120, 30)).toEqual(slots);
    expect(turnedBy(turnedBy(slots, [500, 500], 90), [500, 500], 270)).toEqual(slots);
    expect(turnedBy(slots, [1000, 2000], 90)[1]).toMatchObject({ xCm: 1000, yCm: 2350, angleDeg: 0 });
  });

  it('[LY1] copies slots into another row, and lanes as lanes of their own', () => {
    const lanes = laneOfRows({ ...ROW, rows: ['F1', 'F2'], count: 1 });
    const names: Readonly<Record<string, string>> = { F1: 'F3', F2: 'F4' };
    const copies = copied(lanes, 5000, 0, (row) => names[row] ?? row);
    expect(copies.map(({ code, row, laneKey, depth, xCm }) => [code, row, laneKey, depth, xCm])).toEqual([
      ['F3-01', 'F3', 'F3-01', 0, 6000],
      ['F4-01', 'F4', 'F3-01', 1, 6000],
    ]);
    const odd = slotsOfRow({ ...ROW, numbering: { ...USUAL_NUMBERING, pattern: 'x{n}' } });
    expect(codesOf(copied(odd, 0, 9000, 'A2'))).toEqual(['A2-01', 'A2-02', 'A2-03']);
  });

  it('[LY1] renumbers row by row in the order of positions', () => {
    const both = [...slotsOfRow(ROW), ...slotsOfRow({ ...ROW, row: 'A2', yCm: 9000, count: 2 })].reverse();
    const slots = renumbered(both, { ...USUAL_NUMBERING, first: 5, digits: 1 });
    expect(codesOf(slots)).toEqual(['A2-6', 'A2-5', 'A1-7', 'A1-6', 'A1-5']);
  });

  it('[LY2] makes and unmakes lanes with what they are', () => {
    const lanes = withAttributes(slotsOfRow(ROW), { access: 'lane', hasPower: true });
    expect(lanes[0]).toMatchObject({ access: 'lane', laneKey: 'A1-01', depth: 0, hasPower: true });
    expect(withAttributes(lanes, { access: 'through', hasPower: false })).toEqual(slotsOfRow(ROW));
  });
});

describe('what follows from the plan', () => {
  it.each(TEMPLATE_SIZES)('[LY3] measures the template of %i as it was drawn', (size) => {
    const plan = planOfLayout(templateLayout(size));
    const blank = plan.slots.map((slot) => ({ ...slot, exitDistanceM: 0, walkDistanceM: 0 }));
    distancesOf({ ...plan, slots: blank }).forEach((slot, i) => {
      const drawn = plan.slots[i];
      // The corners of a facility are whole centimetres, its centre need not be.
      expect(Math.abs(slot.exitDistanceM - (drawn?.exitDistanceM ?? -9))).toBe(0);
      expect(Math.abs(slot.walkDistanceM - (drawn?.walkDistanceM ?? -9))).toBeLessThanOrEqual(1);
    });
  });

  it('[LY3] keeps given distances where the plan has nothing to measure to', () => {
    const slots = slotsOfRow({ ...ROW, attributes: { exitDistanceM: 77, walkDistanceM: 88 } });
    expect(distancesOf({ slots, landmarks: [] })).toEqual(slots);
  });

  it('[LY3] measures to the exit of the direction', () => {
    const landmarks = [
      { code: 'CX1', kind: 'exit', side: 'border', outline: [[1000, 12_000]] },
      { code: 'CX2', kind: 'exit', side: 'inland', outline: [[1000, 3000]] },
    ] as const;
    const [slot] = slotsOfRow({ ...ROW, attributes: { direction: 'export' } });
    if (slot === undefined) throw new Error('no slot');
    expect(distancesOf({ slots: [slot], landmarks })[0]?.exitDistanceM).toBe(100);
    expect(distancesOf({ slots: [{ ...slot, direction: null }], landmarks })[0]?.exitDistanceM).toBe(10);
  });

  it('[LY4] marks what lies in a keep-clear area of any shape, and takes the mark away with the area', () => {
    const slots = slotsOfRow({ ...ROW, count: 10 });
    // An L that goes around the first slots.
    const outline = [
      [0, 4000],
      [0, 4500],
      [9000, 4500],
      [9000, 0],
      [3000, 0],
      [3000, 4000],
    ] as const;
    const before: Pick<Plan, 'slots' | 'keepClear'> = {
      slots,
      keepClear: [{ code: 'PC1', kind: 'fire-lane', outline }],
    };
    const marked = keepClearSlots(before);
    expect(codesOf(marked.filter((slot) => slot.isKeepClear))).toEqual(['A1-07', 'A1-08', 'A1-09', 'A1-10']);
    expect(keepClearSlots({ slots: marked, keepClear: [] }, before)).toEqual(slots);
    const byHand = withAttributes(slots, { isKeepClear: true });
    expect(keepClearSlots({ slots: byHand, keepClear: [] })).toEqual(byHand);
  });
});
