import { describe, expect, it } from 'vitest';
import { HOUR_MS, instant } from '../../../../shared/kernel/instant.ts';
import { wireId } from '../../../../shared/kernel/ids.ts';
import type { SlotRow, VisitRow } from '../../../../shared/contract/rows.ts';
import { CATEGORIES, categoryOf, YARD_VIEWS, type YardView } from '../../../../renderer/features/yard/category.ts';
import { slotViewOf } from '../../../../renderer/features/yard/slot-view.ts';
import { TONES } from '../../../../renderer/features/yard/tones.ts';
import { createYardModel } from '../../../../renderer/features/yard/yard-model.ts';
import { createRowStore } from '../../../../renderer/store/row-store.ts';
import { aFullYard, aSlotRow, aSnapshot, aVisitRow, YARD_NOW } from '../../../support/full-yard.ts';

const of = (view: YardView, slot: Partial<SlotRow>, visit: Partial<VisitRow> | null = null): string => {
  const truck = visit === null ? null : aVisitRow(1, visit);
  const row = aSlotRow(1, { ...slot, ...(truck === null ? {} : { visitId: truck.visitId }) });
  return categoryOf(view, slotViewOf(row, truck, null, null), YARD_NOW);
};
const hoursOn = (hours: number) => instant(YARD_NOW + hours * HOUR_MS);

describe('the views of the yard', () => {
  it('put every slot of a full yard into a category of the legend', () => {
    const rows = createRowStore();
    rows.reset(aFullYard(300));
    const model = createYardModel(rows);
    for (const view of YARD_VIEWS)
      for (const slot of model.slots().values()) expect(CATEGORIES[view]).toContain(categoryOf(view, slot, YARD_NOW));
  });

  it('give every category a tone of its own', () => {
    for (const view of YARD_VIEWS) {
      if (view === 'state') continue;
      const tones = CATEGORIES[view].map((category) => TONES[view][category]);
      expect(tones).not.toContain(undefined);
      expect(new Set(tones).size).toBe(tones.length);
    }
  });

  it.each([
    [-1, 'overdue'],
    [0, 'under-2'],
    [1.99, 'under-2'],
    [2, 'under-6'],
    [6, 'under-24'],
    [24, 'later'],
  ])('departure in %s h is %s', (hours, category) => {
    expect(of('departure', {}, { arriveByAt: hoursOn(hours) })).toBe(category);
  });

  it('departure is unknown where no truck stands', () => {
    expect(of('departure', {})).toBe('none');
  });

  it('a plug is open, used, wasted, shut or not there', () => {
    expect(of('plugs', { hasPower: true })).toBe('open');
    expect(of('plugs', { hasPower: true }, { needsPower: true })).toBe('reefer');
    expect(of('plugs', { hasPower: true }, { needsPower: false })).toBe('wasted');
    expect(of('plugs', { hasPower: true, status: 'closed' })).toBe('shut');
    expect(of('plugs', { hasPower: true, unknownAt: YARD_NOW })).toBe('wasted');
    expect(of('plugs', { hasPower: false }, { needsPower: true })).toBe('none');
  });

  it.each([
    [99, 'under-100'],
    [100, 'under-250'],
    [499, 'under-500'],
    [500, 'over-500'],
  ])('a walk of %s m is %s', (walkDistanceM, category) => {
    expect(of('walk', { walkDistanceM })).toBe(category);
  });
});

describe('one-ended lanes on the map [SL5]', () => {
  const lane = (number: number, depth: number, visit: number | null) =>
    aSlotRow(number, {
      access: 'lane',
      laneKey: 'L1',
      depth,
      visitId: visit === null ? null : wireId('visit', visit),
    });
  const started = (...slots: readonly SlotRow[]) => {
    const rows = createRowStore();
    rows.reset(aSnapshot({ slots, visits: [1, 2].map((number) => aVisitRow(number)) }));
    return { rows, model: createYardModel(rows) };
  };

  it('who stands before another blocks, and is named mouth first', () => {
    const { model } = started(lane(1, 0, 1), lane(2, 1, null), lane(3, 2, 2));
    const status = (number: number) => model.get(wireId('slot', number))?.lane;
    expect([status(1), status(2), status(3)]).toEqual(['blocks', null, 'blocked']);
    expect(model.blockersOf(wireId('slot', 3)).map(({ slotId }) => slotId)).toEqual([wireId('slot', 1)]);
    expect(model.counts('blocked', YARD_NOW)).toEqual(
      new Map([
        ['to-go', 0],
        ['blocks', 1],
        ['blocked', 1],
        ['none', 1],
      ]),
    );
  });

  it('a long truck is not in its own way', () => {
    const { model } = started(lane(1, 0, 1), lane(2, 1, 1));
    expect(model.get(wireId('slot', 2))?.lane).toBe('to-go');
  });

  it('when the one at the mouth leaves, the one behind is free to go at once', () => {
    const { rows, model } = started(lane(1, 0, 1), lane(2, 1, 2));
    const touched: string[] = [];
    model.watch(({ slots }) => touched.push(...slots));
    rows.apply({
      type: 'changes',
      from: rows.seq(),
      to: rows.seq() + 1,
      siteNow: YARD_NOW,
      rate: 1,
      rows: [{ kind: 'slot', id: wireId('slot', 1), row: lane(1, 0, null) }],
    });
    expect(model.get(wireId('slot', 2))?.lane).toBe('to-go');
    expect(touched.toSorted()).toEqual([wireId('slot', 1), wireId('slot', 2)]);
  });
});

describe('a yard of zones alone', () => {
  const zone = (number: number, capacity: number) => ({
    zoneId: wireId('zone', number),
    code: `Z${String(number)}`,
    name: '',
    nameEn: '',
    kind: 'parking' as const,
    capacity,
    direction: null,
    cargoClasses: [],
    outline: [],
    parts: [],
    removedAt: null,
  });
  const rows = createRowStore();
  rows.reset(
    aSnapshot({
      zones: [zone(1, 50), zone(2, 1)],
      visits: [
        aVisitRow(1, { zoneId: wireId('zone', 1), place: `zone:${wireId('zone', 1)}` }),
        aVisitRow(2, { zoneId: wireId('zone', 2), seenAt: instant(YARD_NOW - HOUR_MS) }),
        aVisitRow(3, { zoneId: wireId('zone', 2) }),
        aVisitRow(4),
      ],
    }),
  );
  const model = createYardModel(rows);

  it('counts its places as free and taken, never less than none', () => {
    const counts = model.counts('state', YARD_NOW);
    expect(counts.get('free')).toBe(49);
    expect(counts.get('occupied')).toBe(3);
    expect(model.zones().map(({ places, trucks }) => [places, trucks])).toEqual([
      [50, 1],
      [1, 2],
    ]);
  });

  it('a truck in such a zone has its place; one that nobody has seen still needs one', () => {
    expect(model.unplaced().map(({ visitId }) => visitId)).toEqual([wireId('visit', 4)]);
    expect(model.roughIn(wireId('zone', 2)).map(({ visitId }) => visitId)).toEqual([
      wireId('visit', 3),
      wireId('visit', 2),
    ]);
  });
});
