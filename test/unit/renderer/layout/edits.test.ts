import { describe, expect, it } from 'vitest';
import { overlappingPairs } from '../../../../shared/domain/layout/geometry.ts';
import { sceneOf } from '../../../../renderer/features/layout/canvas/scene.ts';
import { copies, withCapacities, withMarks } from '../../../../renderer/features/layout/edits.ts';
import { scaledPlace } from '../../../../renderer/features/layout/inspector/picture-form.tsx';
import { classesOf } from '../../../../renderer/features/layout/inspector/slots-form.tsx';
import { freeZoneCode, rowCodeAfter } from '../../../../renderer/features/layout/numbering.ts';
import { check, keysOf } from '../../../../renderer/features/layout/problems.ts';
import { blockSize, countFor, slotsOfBlock, USUAL_ROW } from '../../../../renderer/features/layout/row-maker.ts';
import { snapped } from '../../../../renderer/features/layout/snap.ts';
import { rectangleOf, thingsOf, type Thing } from '../../../../renderer/features/layout/things.ts';
import { aPlanSlot, smallDoc } from './a-plan.ts';

const AT = { at: [0, 0] as const, angleDeg: 0 };

describe('a block of rows', () => {
  it('lies in pairs back to back with aisles between, and nothing in it overlaps', () => {
    const slots = slotsOfBlock({ ...USUAL_ROW, rows: 5 }, AT, 40, 'A', 'A7');
    expect(slots).toHaveLength(200);
    expect(overlappingPairs(slots)).toEqual([]);
    expect([...new Set(slots.map(({ row }) => row))]).toEqual(['A7', 'A8', 'A9', 'A10', 'A11']);
    expect([0, 40, 80].map((at) => [slots[at]?.yCm, slots[at]?.angleDeg])).toEqual([
      [1000, 270],
      [3000, 90],
      [1000 + 4000 + 1800, 270],
    ]);
    expect(blockSize({ ...USUAL_ROW, rows: 5 }, 40)).toEqual({ along: 14_000, across: 5 * 2000 + 2 * 1800 });
  });

  it('makes lanes whose mouth is where the cabs point', () => {
    const lanes = (cab: 'near' | 'far') =>
      slotsOfBlock({ ...USUAL_ROW, form: 'lane', depth: 3, rows: 3, cab }, AT, 2, 'F', 'F1')
        .filter(({ position }) => position === 1)
        .map(({ code, laneKey, depth, yCm, angleDeg }) => [code, laneKey, depth, yCm, angleDeg]);
    expect(lanes('near')).toEqual([
      ['F1-01', 'F1-01', 0, 1000, 270],
      ['F2-01', 'F1-01', 1, 3000, 270],
      ['F3-01', 'F1-01', 2, 5000, 270],
    ]);
    expect(lanes('far')).toEqual([
      ['F3-01', 'F3-01', 0, 5000, 90],
      ['F2-01', 'F3-01', 1, 3000, 90],
      ['F1-01', 'F3-01', 2, 1000, 90],
    ]);
  });

  it('takes as many slots as the drag is long, unless the count is typed', () => {
    expect(countFor(USUAL_ROW, 14_000)).toBe(40);
    expect(countFor(USUAL_ROW, 10)).toBe(1);
    expect(countFor({ ...USUAL_ROW, count: 7 }, 14_000)).toBe(7);
  });
});

describe('codes', () => {
  it('count on from any beginning', () => {
    expect([rowCodeAfter('A1', 0), rowCodeAfter('A9', 1), rowCodeAfter('B', 1), rowCodeAfter('K01', 2)]).toEqual([
      'A1',
      'A10',
      'B2',
      'K03',
    ]);
    expect(freeZoneCode(new Map([['+1', smallDoc.values().next().value as Thing]]))).toBe('B');
  });

  it('of copies are free, and their lanes are their own', () => {
    const keys = Array.from(thingsOf(smallDoc, 'slot'), ([key]) => key);
    const made = copies(smallDoc, keys, [0, 100_000], (at) => `+${at + 1}`);
    const all = [...smallDoc.values(), ...made.map(([, thing]) => thing)].flatMap((thing) =>
      thing?.kind === 'slot' ? [thing.value] : [],
    );
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
    expect(
      check(new Map([...smallDoc, ...made].filter((entry): entry is [string, Thing] => entry[1] !== null))).problems,
    ).toEqual([]);
  });

  it('of hazard classes are read as they are typed', () => {
    expect([classesOf('2, 3 8'), classesOf(' '), classesOf('2.1;6.1'), classesOf('độc')]).toEqual([
      ['2', '3', '8'],
      [],
      ['2.1', '6.1'],
      null,
    ]);
  });
});

describe('a step', () => {
  it('lets a zone that counted all its slots count them all again, and leaves a typed capacity alone', () => {
    const zone = (capacity: number): Thing => {
      const found = Array.from(thingsOf(smallDoc, 'zone')).find(([, { code }]) => code === 'A')?.[1];
      if (found === undefined) throw new Error('the plan has a zone A');
      return { kind: 'zone', value: { ...found, capacity } };
    };
    const added = [['+1', { kind: 'slot', value: aPlanSlot() }]] as const;
    expect(withCapacities(new Map([['z', zone(0)]]), added)[1]).toEqual(['z', zone(1)]);
    expect(withCapacities(new Map([['z', zone(50)]]), added)).toHaveLength(1);
  });

  it('[LY4] marks the slots under an area that is drawn over them, and unmarks them when it goes', () => {
    const doc = new Map<string, Thing>([['s', { kind: 'slot', value: aPlanSlot() }]]);
    const area: Thing = {
      kind: 'area',
      value: { code: 'PC1', kind: 'fire-lane', outline: rectangleOf({ minX: -500, minY: -200, maxX: 500, maxY: 200 }) },
    };
    const marked = withMarks(doc, [['+1', area]]);
    expect(marked[1]?.[1]).toMatchObject({ kind: 'slot', value: { isKeepClear: true } });
    const after = new Map([...doc, ...marked] as [string, Thing][]);
    expect(withMarks(after, [['+1', null]])[1]?.[1]).toMatchObject({ value: { isKeepClear: false } });
  });
});

describe('the canvas', () => {
  it('draws a point to a corner nearby, else to half metres, and with Alt nowhere', () => {
    const scene = sceneOf(new Map([['s', { kind: 'slot', value: aPlanSlot() }]]), new WeakMap());
    expect(snapped([171, -1010], scene, 60, false)).toEqual({ at: [175, -1000], isCorner: true });
    expect(snapped([512, 1374], scene, 60, false)).toEqual({ at: [500, 1350], isCorner: false });
    expect(snapped([512.4, 1374], scene, 60, true)).toEqual({ at: [512, 1374], isCorner: false });
  });

  it('finds the things that a problem names', () => {
    const doc = new Map<string, Thing>([
      ...smallDoc,
      ['+1', { kind: 'slot', value: aPlanSlot({ code: 'X1-01', row: 'X1', xCm: 900_000 }) }],
      ['+2', { kind: 'slot', value: aPlanSlot({ code: 'X1-02', row: 'X1', position: 2, xCm: 900_100 }) }],
    ]);
    const { problems, wrong } = check(doc);
    expect(problems.map(({ code }) => code)).toEqual(['slots-overlap']);
    expect([...wrong].toSorted()).toEqual(['+1', '+2']);
    expect(problems.flatMap((problem) => keysOf(doc, problem)).toSorted()).toEqual(['+1', '+2']);
  });

  it('makes a picture larger about the point that was measured from', () => {
    const place = { xCm: 100, yCm: 200, widthCm: 1000, heightCm: 500, opacityPercent: 40 };
    expect(scaledPlace(place, [100, 200], 2)).toEqual({ ...place, widthCm: 2000, heightCm: 1000 });
    expect(scaledPlace(place, [600, 450], 2)).toEqual({
      xCm: -400,
      yCm: -50,
      widthCm: 2000,
      heightCm: 1000,
      opacityPercent: 40,
    });
  });
});
