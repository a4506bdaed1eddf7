import { describe, expect, it } from 'vitest';
import { templateLayout } from '../../../shared/domain/layout/templates.ts';
import type { Layout, LayoutSlot } from '../../../shared/domain/layout/types.ts';
import { LAYOUT_PROBLEM_CODES, layoutProblems, MOST_SLOTS } from '../../../shared/domain/layout/validate.ts';

const GOOD = templateLayout(300);
const [FIRST, SECOND] = GOOD.slots as [LayoutSlot, LayoutSlot];

function withSlot(changes: Partial<LayoutSlot>): Layout {
  return { ...GOOD, slots: GOOD.slots.map((slot, i) => (i === 0 ? { ...slot, ...changes } : slot)) };
}

function withFirst<Key extends 'zones' | 'rows' | 'keepClear' | 'exits' | 'facilities' | 'beds'>(
  key: Key,
  changes: Partial<Layout[Key][number]>,
): Layout {
  return { ...GOOD, [key]: GOOD[key].map((thing, i) => (i === 0 ? { ...thing, ...changes } : thing)) };
}

function repeated<Key extends 'zones' | 'rows' | 'keepClear' | 'exits' | 'facilities' | 'beds'>(key: Key): Layout {
  return { ...GOOD, [key]: [...GOOD[key], ...GOOD[key].slice(0, 1)] };
}

const CASES: readonly (readonly [(typeof LAYOUT_PROBLEM_CODES)[number], Layout])[] = [
  ['layout.code-missing', withSlot({ code: ' ' })],
  ['layout.zone-repeated', repeated('zones')],
  ['layout.row-repeated', repeated('rows')],
  ['layout.slot-repeated', withSlot({ code: SECOND.code })],
  ['layout.position-repeated', withSlot({ position: SECOND.position })],
  ['layout.keep-clear-repeated', repeated('keepClear')],
  ['layout.exit-repeated', repeated('exits')],
  ['layout.facility-repeated', repeated('facilities')],
  ['layout.bed-repeated', repeated('beds')],
  ['layout.zone-unknown', withSlot({ zoneCode: 'Z' })],
  ['layout.row-unknown', withSlot({ row: 'Z9' })],
  ['layout.row-in-other-zone', withSlot({ row: 'B1', position: 99 })],
  ['layout.facility-unknown', withFirst('beds', { facilityCode: 'NA' })],
  ['layout.pseudo-zone-missing', { ...GOOD, zones: GOOD.zones.filter((zone) => zone.kind !== 'unknown') }],
  ['layout.pseudo-zone-with-slots', withFirst('zones', { kind: 'processing' })],
  ['layout.name-missing', withFirst('zones', { name: { vi: 'Xuất', en: '' } })],
  ['layout.length-invalid', withSlot({ lengthCm: -1 })],
  ['layout.length-invalid', withSlot({ lengthCm: Number.NaN })],
  ['layout.width-invalid', withSlot({ widthCm: 0 })],
  ['layout.capacity-invalid', withFirst('zones', { capacity: -5 })],
  ['layout.capacity-invalid', withFirst('facilities', { capacity: 1 })],
  ['layout.distance-invalid', withSlot({ exitDistanceM: -3 })],
  ['layout.position-invalid', withSlot({ position: 0 })],
  ['layout.place-invalid', withSlot({ xCm: Number.POSITIVE_INFINITY })],
  ['layout.place-invalid', withFirst('keepClear', { widthCm: 0 })],
  ['layout.lane-invalid', withSlot({ access: 'lane' })],
  ['layout.lane-invalid', withSlot({ laneKey: 'A1-01' })],
  ['layout.lane-depth-repeated', withSlot({ access: 'lane', laneKey: 'F1-01', depth: 0 })],
  ['layout.slots-overlap', withSlot({ xCm: SECOND.xCm - 100 })],
  ['layout.slots-overlap', withSlot({ angleDeg: 300 })],
  ['layout.slot-in-keep-clear', withSlot({ xCm: GOOD.keepClear[0]?.xCm ?? 0, yCm: GOOD.keepClear[0]?.yCm ?? 0 })],
  ['layout.too-many-slots', { ...GOOD, slots: new Array<LayoutSlot>(MOST_SLOTS + 1).fill(FIRST) }],
];

describe('a layout from outside', () => {
  it.each(CASES)('is refused with %s', (code, layout) => {
    expect(layoutProblems(layout).map((problem) => problem.code)).toContain(code);
  });

  it('is accepted when nothing is wrong', () => {
    expect(layoutProblems(GOOD)).toEqual([]);
  });

  it('may draw a marked place inside a keep-clear area when it says so', () => {
    const place = { xCm: GOOD.keepClear[0]?.xCm ?? 0, yCm: GOOD.keepClear[0]?.yCm ?? 0 };
    expect(layoutProblems(withSlot({ ...place, isKeepClear: true }))).toEqual([]);
  });

  it('can go wrong in every way that has a code', () => {
    expect(new Set(CASES.map(([code]) => code))).toEqual(new Set(LAYOUT_PROBLEM_CODES));
  });

  it('names what is wrong with what', () => {
    expect(layoutProblems(withSlot({ zoneCode: 'Z' }))).toEqual([
      { code: 'layout.zone-unknown', at: FIRST.code, other: 'Z' },
      { code: 'layout.row-in-other-zone', at: FIRST.code, other: 'A' },
    ]);
  });
});
