import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { columnsOf, shareOut } from '../../../shared/domain/layout/columns.ts';
import { drivingDistanceM } from '../../../shared/domain/layout/geometry.ts';
import { TEMPLATE_SIZES } from '../../../shared/domain/layout/plans.ts';
import { makeLayout, templateLayout } from '../../../shared/domain/layout/templates.ts';
import { isPseudoZone, type Layout } from '../../../shared/domain/layout/types.ts';
import { planProblems } from '../../../shared/domain/layout/check.ts';
import { planOfLayout } from '../../../shared/domain/layout/of-layout.ts';

const SIZES = [...TEMPLATE_SIZES, 10_000];

function slotsByZone(layout: Layout): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const slot of layout.slots) counts[slot.zoneCode] = (counts[slot.zoneCode] ?? 0) + 1;
  return counts;
}

describe.each(SIZES)('a yard of %i slots', (size) => {
  const layout = makeLayout(size);

  it('has exactly that many slots, none on another or in a keep-clear area, and no code twice', () => {
    expect(layout.slots).toHaveLength(size);
    expect(planProblems(planOfLayout(layout))).toEqual([]);
  });

  it('has zones whose capacity is their slots, and the three pseudo-zones', () => {
    const counts = slotsByZone(layout);
    for (const zone of layout.zones)
      if (!isPseudoZone(zone.kind)) expect([zone.code, zone.capacity]).toEqual([zone.code, counts[zone.code]]);
    expect(layout.zones.filter((zone) => isPseudoZone(zone.kind)).map((zone) => zone.kind)).toEqual([
      'gate-lane',
      'processing',
      'unknown',
    ]);
  });

  it('lists zones, rows and slots zone by zone', () => {
    expect(layout.zones.slice(0, 6).map((zone) => zone.code)).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
    expect([...new Set(layout.slots.map((slot) => slot.zoneCode))]).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
    expect([...new Set(layout.slots.map((slot) => slot.row))]).toEqual(layout.rows.map((row) => row.code));
  });

  it('stays within its own edges', () => {
    for (const { xCm, yCm, lengthCm, widthCm } of layout.slots) {
      expect(xCm - widthCm / 2 > 0 && xCm + widthCm / 2 < layout.widthCm).toBe(true);
      expect(yCm - lengthCm / 2 > 0 && yCm + lengthCm / 2 < layout.heightCm).toBe(true);
    }
    for (const box of [...layout.zones, ...layout.facilities, ...layout.keepClear]) {
      expect(box.xCm - box.widthCm / 2).toBeGreaterThanOrEqual(0);
      expect(box.xCm + box.widthCm / 2).toBeLessThanOrEqual(layout.widthCm);
      expect(box.yCm + box.heightCm / 2).toBeLessThanOrEqual(layout.heightCm);
    }
  });

  it('has plugs for fresh goods, a hazard row far out, short and long slots, and one-ended lanes in the overflow', () => {
    const { slots } = layout;
    expect(slots.every((slot) => slot.hasPower === (slot.zoneCode === 'A'))).toBe(true);
    const hazardRows = new Set(slots.filter((slot) => slot.hazardClasses.length > 0).map((slot) => slot.row));
    expect([...hazardRows]).toHaveLength(1);
    expect([...hazardRows][0]).toMatch(/^E/);
    const share = (lengthCm: number): number => slots.filter((slot) => slot.lengthCm === lengthCm).length / size;
    expect(share(1200)).toBeGreaterThan(0.05);
    expect(share(2000)).toBeGreaterThan(0.5);
    expect(slots.every((slot) => (slot.access === 'lane') === (slot.zoneCode === 'F'))).toBe(true);
    const lanes = new Map<string, number[]>();
    for (const slot of slots)
      if (slot.laneKey !== null) lanes.set(slot.laneKey, [...(lanes.get(slot.laneKey) ?? []), slot.depth]);
    for (const depths of lanes.values()) expect(depths).toEqual([0, 1]);
  });

  it('measures the way to the exit of its direction and to the nearest facility on the ground', () => {
    for (const slot of layout.slots.filter((_, i) => i % 37 === 0)) {
      const exits = layout.exits.filter(
        (exit) => slot.direction === null || (exit.side === 'border') === (slot.direction === 'export'),
      );
      expect(slot.exitDistanceM).toBe(Math.min(...exits.map((exit) => drivingDistanceM(slot, exit))));
      expect(slot.walkDistanceM).toBeGreaterThan(0);
      expect(slot.walkDistanceM).toBeLessThanOrEqual(
        Math.min(
          ...layout.facilities.filter((each) => each.kind === 'shower').map((each) => drivingDistanceM(slot, each)),
        ),
      );
    }
  });

  it('has a bed for every place in a dormitory, a quiet side and a room for women', () => {
    for (const dormitory of layout.facilities.filter((each) => each.kind === 'dormitory'))
      expect(layout.beds.filter((bed) => bed.facilityCode === dormitory.code)).toHaveLength(dormitory.capacity);
    // Every bed stands in a room of its own house; no room has more than eight.
    const rooms = new Map(layout.rooms?.map((room) => [room.code, room]));
    for (const bed of layout.beds) {
      const room = rooms.get(bed.roomCode ?? '');
      expect(room?.facilityCode, bed.code).toBe(bed.facilityCode);
      expect(room?.isForWomen, bed.code).toBe(bed.isForWomen);
    }
    for (const code of rooms.keys()) {
      const count = layout.beds.filter((bed) => bed.roomCode === code).length;
      expect(count, code).toBeGreaterThan(0);
      expect(count, code).toBeLessThanOrEqual(8);
    }
    expect(layout.beds.some((bed) => bed.isForWomen)).toBe(true);
    expect(layout.beds.some((bed) => bed.isQuiet) && layout.beds.some((bed) => !bed.isQuiet)).toBe(true);
  });

  it('is drawn alike every time', () => {
    expect(makeLayout(size)).toEqual(layout);
  });
});

describe('the yard of 1,200', () => {
  const layout = templateLayout(1200);

  it('has the zones, rows and rest area of the drawing', () => {
    expect(slotsByZone(layout)).toEqual({ A: 160, B: 240, C: 320, F: 80, D: 200, E: 200 });
    expect(layout.slots.map((slot) => slot.code)).toEqual(expect.arrayContaining(['A2-17', 'C5-31', 'D5-44', 'E5-36']));
    expect(layout.facilities.map((each) => [each.code, each.kind, each.capacity])).toEqual([
      ['N1', 'dormitory', 64],
      ['N2', 'dormitory', 96],
      ['NA', 'canteen', 900],
      ['VT', 'shower', 24],
      ['WC', 'toilet', 40],
      ['NU', 'water', 14],
      ['GI', 'laundry', 16],
      ['YT', 'first-aid', 1],
    ]);
    expect(layout.beds[0]?.code).toBe('N1-01');
    expect(layout.beds.at(-1)?.code).toBe('N2-96');
  });

  it('has back-to-back pairs with an aisle on each side that a truck can turn in', () => {
    const rowY = (row: string): number => layout.slots.find((slot) => slot.row === row)?.yCm ?? 0;
    expect(rowY('A2') - rowY('A1')).toBe(2000);
    expect(rowY('A3') - rowY('A2')).toBe(2000 + 1800);
  });

  it('scales beds and facilities with the yard', () => {
    const capacities = (size: number, kind: string): number =>
      makeLayout(size)
        .facilities.filter((each) => each.kind === kind)
        .reduce((sum, each) => sum + each.capacity, 0);
    expect([300, 5000].map((size) => [capacities(size, 'dormitory'), capacities(size, 'shower')])).toEqual([
      [40, 6],
      [667, 100],
    ]);
  });
});

describe('any size', () => {
  it('gives a sound yard', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), (size) => {
        const layout = makeLayout(size);
        expect(layout.slots).toHaveLength(size);
        expect(planProblems(planOfLayout(layout))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('refuses a size that is none', () => {
    for (const size of [0, -1, 1.5, Number.NaN]) expect(() => makeLayout(size)).toThrow(RangeError);
  });

  it('shares out whole numbers without losing one', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.array(fc.nat(100), { minLength: 1 }), (total, weights) => {
        fc.pre(weights.some((weight) => weight > 0));
        expect(shareOut(total, weights).reduce((a, b) => a + b, 0)).toBe(total);
      }),
    );
    const rows = columnsOf(5000).flatMap((column) => column.zones.flatMap((zone) => zone.rows));
    expect(rows.reduce((a, b) => a + b, 0)).toBe(5000);
  });
});
