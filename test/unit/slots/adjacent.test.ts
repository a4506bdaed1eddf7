import { describe, expect, it } from 'vitest';
import { adjacencyOf, areAdjacent, jointOf, reachCmOf } from '../../../shared/domain/slots/adjacent.ts';
import { prepareSlots } from '../../../shared/domain/slots/prepared.ts';
import { suggest } from '../../../shared/domain/slots/suggest.ts';
import type { Slot } from '../../../shared/domain/slots/types.ts';
import { aPlacing, aSlot, NOW, slotId, visitId, zoneId } from './a-slot.ts';

/** Slots that point down: `line` goes on along the truck, `row` beside it. */
function at(id: number, line: number, row: number, changes: Partial<Slot> = {}): Slot {
  return aSlot({ id: slotId(id), code: `S${id}`, position: id, xCm: row * 350, yCm: line * 2000, ...changes });
}

describe('slots that lie together', () => {
  it('[SL13] touch end to end or side by side, in one zone and in one direction', () => {
    const one = at(1, 0, 0);
    expect(jointOf(one, at(2, 1, 0))).toBe('end');
    expect(jointOf(one, at(2, 1, 0, { angleDeg: 270 }))).toBe('end');
    expect(jointOf(one, at(2, 0, 1))).toBe('side');
    expect(jointOf(one, at(2, 1, 0, { yCm: 2060 }))).toBe('end');
    expect(jointOf(one, at(2, 1, 0, { yCm: 2061 }))).toBeNull();
    expect(jointOf(one, at(2, 1, 1))).toBeNull();
    expect(jointOf(one, at(2, 1, 0, { zoneId: zoneId(2) }))).toBeNull();
    expect(jointOf(one, at(2, 1, 0, { angleDeg: 0 }))).toBeNull();
    expect(jointOf(one, one)).toBeNull();
  });

  it('[SL13] hold a vehicle as long as their lengths in a line, or as their widths beside each other', () => {
    const line = [at(1, 0, 0), at(2, 1, 0), at(3, 2, 0)];
    expect([areAdjacent(line), reachCmOf(line)]).toEqual([true, 6000]);
    expect(areAdjacent([at(1, 0, 0), at(3, 2, 0)])).toBe(false);
    expect(areAdjacent([at(1, 0, 0), at(1, 0, 0)])).toBe(false);
    expect(areAdjacent([])).toBe(false);
    expect([areAdjacent([at(1, 0, 0)]), reachCmOf([at(1, 0, 0)])]).toEqual([true, 2000]);
    const abreast = Array.from({ length: 7 }, (_, row) => at(row + 1, 0, row));
    expect([areAdjacent(abreast), reachCmOf(abreast)]).toEqual([true, 2450]);
  });

  it('[SL13] are found from a list alike by a grid and one by one', () => {
    const slots = Array.from({ length: 60 }, (_, i) => at(i + 1, i % 5, Math.floor(i / 5)));
    const { ends, sides } = adjacencyOf(slots);
    const expected = (wanted: 'end' | 'side') =>
      slots.map((a) => slots.flatMap((b, j) => (jointOf(a, b) === wanted ? [j] : [])));
    const sorted = (lists: readonly (readonly number[])[]) => lists.map((list) => list.toSorted((a, b) => a - b));
    expect([sorted(ends), sorted(sides)]).toEqual([expected('end'), expected('side')]);
  });
});

describe('a long vehicle', () => {
  const long = aPlacing({ lengthCm: 2500 });

  it('[SL2, SL13] is suggested free slots in a line together, and what the second one costs is told', () => {
    const slots = [at(1, 0, 0), at(2, 1, 0), at(3, 2, 0, { visitId: visitId(3) })];
    const { suggestions, removed } = suggest(prepareSlots(slots), long, { now: NOW });
    expect(suggestions).toHaveLength(1);
    expect(suggestions[0]).toMatchObject({ slotId: 1, alsoSlotIds: [2] });
    expect(suggestions[0]?.terms).toContainEqual({ code: 'second-slot', value: 1500 });
    expect(suggestions[0]?.terms).toContainEqual({ code: 'wasted-length', value: 375 });
    expect(removed).toEqual([
      { rule: 'slot.occupied', slots: 1 },
      { rule: 'slot.too-short', slots: 2 },
    ]);
  });

  it('[SL13] stands across a row only where no line takes it', () => {
    const row = Array.from({ length: 8 }, (_, i) => at(i + 1, 0, i));
    const [across] = suggest(prepareSlots(row), long, { now: NOW }).suggestions;
    expect(across?.alsoSlotIds).toHaveLength(7);
    const [inLine] = suggest(prepareSlots([...row, at(9, 1, 0)]), long, { now: NOW }).suggestions;
    expect([inLine?.slotId, ...(inLine?.alsoSlotIds ?? [])].toSorted()).toEqual([1, 9]);
  });

  it('[SL13] takes one slot where one is long enough', () => {
    const slots = [at(1, 0, 0), at(2, 1, 0), at(3, 0, 9, { lengthCm: 2500 })];
    const { suggestions } = suggest(prepareSlots(slots), long, { now: NOW, limit: 1 });
    expect(suggestions).toMatchObject([{ slotId: 3 }]);
    expect(suggestions[0]?.alsoSlotIds).toBeUndefined();
  });
});
