import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { MOST_SLOTS, planProblems } from '../../../shared/domain/layout/check.ts';
import { slotsOfRow } from '../../../shared/domain/layout/draw.ts';
import { planOfLayout } from '../../../shared/domain/layout/of-layout.ts';
import type { Plan, PlanArea, PlanSlot } from '../../../shared/domain/layout/plan.ts';
import { PLAN_PROBLEMS, type PlanProblemCode } from '../../../shared/domain/layout/problems.ts';
import { makeLayout, templateLayout } from '../../../shared/domain/layout/templates.ts';

const GOOD = planOfLayout(templateLayout(300));
const [FIRST, SECOND] = GOOD.slots as [PlanSlot, PlanSlot];
const LANE = GOOD.slots.find((slot) => slot.access === 'lane');
const AREA = GOOD.keepClear[0] as PlanArea;

function withFirst<Key extends keyof Plan>(key: Key, changes: Partial<Plan[Key][number]>): Plan {
  return { ...GOOD, [key]: GOOD[key].map((thing, i) => (i === 0 ? { ...thing, ...changes } : thing)) };
}

function withSlot(changes: Partial<PlanSlot>): Plan {
  return withFirst('slots', changes);
}

function repeated(key: keyof Plan): Plan {
  return { ...GOOD, [key]: [...GOOD[key], ...GOOD[key].slice(0, 1)] };
}

function inArea(): Pick<PlanSlot, 'xCm' | 'yCm'> {
  const [x, y] = AREA.outline[0] ?? [0, 0];
  return { xCm: x, yCm: y };
}

const CASES: readonly (readonly [PlanProblemCode, string, Plan])[] = [
  ['code-wrong', 'no code', withSlot({ code: ' ' })],
  ['code-wrong', 'a long code', withFirst('zones', { code: 'A'.repeat(13) })],
  ['code-repeated', 'a zone twice', repeated('zones')],
  ['code-repeated', 'a slot twice', withSlot({ code: SECOND.code })],
  ['code-repeated', 'an area twice', repeated('keepClear')],
  ['code-repeated', 'a landmark twice', repeated('landmarks')],
  [
    'code-repeated',
    'a part twice',
    withFirst('zones', {
      parts: [
        { kind: 'row', code: 'A1', capacity: 3 },
        { kind: 'row', code: 'A1', capacity: null },
      ],
    }),
  ],
  ['name-wrong', 'a zone without a name', withFirst('zones', { name: ' ' })],
  ['zone-unknown', 'a zone that is not there', withSlot({ zone: 'Z' })],
  [
    'pseudo-zone-missing',
    'no place for the unknown',
    { ...GOOD, zones: GOOD.zones.filter((zone) => zone.kind !== 'unknown') },
  ],
  ['pseudo-zone-with-slots', 'slots at the crossing', withFirst('zones', { kind: 'processing' })],
  ['row-wrong', 'no row', withSlot({ row: '' })],
  ['position-wrong', 'position 0', withSlot({ position: 0 })],
  ['position-repeated', 'a position twice', withSlot({ position: SECOND.position })],
  ['length-wrong', 'a short one', withSlot({ lengthCm: 299 })],
  ['length-wrong', 'no number', withSlot({ lengthCm: Number.NaN })],
  ['width-wrong', 'a wide one', withSlot({ widthCm: 1001 })],
  ['place-wrong', 'out of the world', withSlot({ xCm: Number.POSITIVE_INFINITY })],
  ['place-wrong', 'too far', withSlot({ yCm: 10_000_001 })],
  ['place-wrong', 'no direction', withSlot({ angleDeg: Number.NaN })],
  ['outline-wrong', 'an area of two corners', withFirst('keepClear', { outline: AREA.outline.slice(0, 2) })],
  ['outline-wrong', 'a zone of two corners', withFirst('zones', { outline: AREA.outline.slice(0, 2) })],
  ['outline-wrong', 'a landmark nowhere', withFirst('landmarks', { outline: [] })],
  ['distance-wrong', 'a distance below zero', withSlot({ exitDistanceM: -3 })],
  ['capacity-wrong', 'a capacity below zero', withFirst('zones', { capacity: -5 })],
  ['lane-incomplete', 'a lane without its key', withSlot({ access: 'lane' })],
  ['lane-incomplete', 'a key without a lane', withSlot({ laneKey: 'A1-01' })],
  ['lane-depth-repeated', 'a depth twice', withSlot({ access: 'lane', laneKey: LANE?.laneKey ?? '', depth: 0 })],
  ['slots-overlap', 'side by side', withSlot({ xCm: SECOND.xCm - 100 })],
  ['slots-overlap', 'turned', withSlot({ angleDeg: 300 })],
  ['slot-in-keep-clear', 'in a fire lane', withSlot(inArea())],
  ['too-many', 'slots', { ...GOOD, slots: new Array<PlanSlot>(MOST_SLOTS + 1).fill(FIRST) }],
  ['too-many', 'areas', { ...GOOD, keepClear: new Array<PlanArea>(501).fill(AREA) }],
];

describe('what is wrong with a plan', () => {
  it.each(CASES)('[LY5] is %s: %s', (code, _name, plan) => {
    expect(planProblems(plan).map((problem) => problem.code)).toContain(code);
  });

  it('[LY5] can be each thing that has a code', () => {
    expect(new Set(CASES.map(([code]) => code))).toEqual(new Set(PLAN_PROBLEMS));
  });

  it('[LY5] is named with what, and where in which list', () => {
    expect(planProblems(withSlot({ zone: 'Z' }))).toEqual([
      { code: 'zone-unknown', at: FIRST.code, other: 'Z', list: 'slots', index: 0 },
    ]);
    expect(planProblems(withSlot({ xCm: SECOND.xCm - 100 }))).toEqual([
      { code: 'slots-overlap', at: SECOND.code, other: FIRST.code, list: 'slots', index: 1 },
    ]);
  });

  it('[LY4] is nothing where a slot in a keep-clear area says so', () => {
    expect(planProblems(withSlot({ ...inArea(), isKeepClear: true }))).toEqual([]);
  });

  it('is nothing where zones are known by their names alone', () => {
    expect(
      planProblems({ ...GOOD, zones: GOOD.zones.map((zone) => ({ ...zone, outline: [] })), slots: [], landmarks: [] }),
    ).toEqual([]);
  });

  it('[LY6] leaves alone what lies in each other and was not touched', () => {
    const plan = withSlot({ xCm: SECOND.xCm - 100 });
    const touching = (...slots: readonly number[]) =>
      planProblems(plan, { slots: new Set(slots), keepClear: new Set() }).map(({ at, index }) => [at, index]);
    expect(touching()).toEqual([]);
    expect(touching(5)).toEqual([]);
    expect(touching(0)).toEqual([[FIRST.code, 0]]);
    expect(touching(1)).toEqual([[SECOND.code, 1]]);
    const marked = withSlot(inArea());
    expect(planProblems(marked, { slots: new Set(), keepClear: new Set() })).toEqual([]);
    expect(planProblems(marked, { slots: new Set(), keepClear: new Set([0]) })).toHaveLength(1);
  });

  it('is said quickly of the largest plan, and of the worst', () => {
    const large = planOfLayout(makeLayout(MOST_SLOTS));
    const pile = slotsOfRow({
      ...{ zone: 'A', row: 'A1', count: MOST_SLOTS, xCm: 0, yCm: 0, angleDeg: 0, slotAngleDeg: 30, pitchCm: 0 },
      ...{ lengthCm: 2000, widthCm: 350 },
    });
    const start = performance.now();
    expect(planProblems(large)).toEqual([]);
    const middle = performance.now();
    expect(planProblems({ ...large, slots: pile }).length).toBe(1000);
    const end = performance.now();
    // Some ten times what it takes: a run on a busy machine is no failure, comparing all with all is.
    expect(middle - start).toBeLessThan(5000);
    expect(end - middle).toBeLessThan(5000);
  });
});
