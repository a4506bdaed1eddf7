import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlan } from '../../../electron/areas/slots/plan-file/read-plan.ts';
import { planCsv, planJson } from '../../../electron/transport/plan-sheet.ts';
import { planOfLayout } from '../../../shared/domain/layout/of-layout.ts';
import type { Plan, PlanSlot } from '../../../shared/domain/layout/plan.ts';
import { makeLayout, templateLayout } from '../../../shared/domain/layout/templates.ts';

const NOW = planOfLayout(templateLayout(300));
const EMPTY: Plan = { ...NOW, slots: [], keepClear: [], landmarks: [] };

function read(text: string, now: Plan = EMPTY) {
  return readPlan(Buffer.from(text), now);
}

const HEAD = 'Mã ô;Khu;Dãy;Số;Dài;Rộng;X;Y';

describe('a plan as a file', () => {
  it.each([300, 1200, 5000])('[LY8] is read from CSV as it was written: %i slots', (size) => {
    const plan = planOfLayout(makeLayout(size));
    for (const lang of ['vi', 'en'] as const)
      expect(read(planCsv(plan, lang), { ...plan, slots: [] })).toEqual({ plan, rows: size, problems: [] });
  });

  it('[LY8] is read from JSON exactly as it was written', () => {
    expect(readPlan(Buffer.from(planJson(NOW)), EMPTY)).toEqual({ plan: NOW, rows: 300, problems: [] });
  });

  it('[LY8] loses nothing on the way through either form, whatever slots are called and can do', () => {
    const code = fc.stringMatching(/^[-+=@A-ZĐ0-9.;"]{1,6}$/);
    const slots = fc
      .array(
        fc.record({
          row: code,
          lengthCm: fc.integer({ min: 300, max: 4000 }),
          widthCm: fc.integer({ min: 200, max: 1000 }),
          angleDeg: fc.double({ min: -360, max: 360, noNaN: true }).map((angle) => angle + 0),
          hasPower: fc.boolean(),
          isCovered: fc.boolean(),
          isKeepClear: fc.boolean(),
          hazardClasses: fc.subarray(['2.1', '3', '8']),
          direction: fc.constantFrom('export', 'import', null),
          lane: fc.option(fc.integer({ min: 0, max: 200 }), { nil: null }),
          exitDistanceM: fc.nat(100_000),
          walkDistanceM: fc.nat(100_000),
        }),
        { maxLength: 20 },
      )
      .map((all) =>
        all.map(({ lane, angleDeg, ...rest }, i): PlanSlot => ({
          ...rest,
          angleDeg: angleDeg === 0 ? 0 : angleDeg,
          code: `${rest.row}${String(i)}`,
          zone: 'A',
          position: i + 1,
          xCm: (i - 10) * 6000,
          yCm: -5000,
          access: lane === null ? 'through' : 'lane',
          laneKey: lane === null ? null : `${rest.row}~${String(i)}`,
          depth: lane ?? 0,
        })),
      );
    fc.assert(
      fc.property(slots, (all) => {
        const plan = { ...NOW, keepClear: [], slots: all };
        expect(readPlan(Buffer.from(planJson(plan)), EMPTY).plan).toEqual(plan);
        if (all.length > 0)
          expect(read(planCsv(plan, 'vi'), { ...plan, slots: [] })).toMatchObject({ plan, problems: [] });
      }),
    );
  });

  it.each([
    [',', HEAD.replaceAll(';', ',')],
    [';', HEAD],
    ['\t', HEAD.replaceAll(';', '\t')],
    [';', 'slot;zone;ROW;position;length (m);chieu_rong_cm;x;y'],
  ])('[LY8] is read with %j between cells, headed in either language', (separator, head) => {
    const cells = ['P1', 'P', 'P', '1', '18.5', '350', '1000', '2000'];
    const { plan, problems } = read(`\uFEFFBãi xe\r\n\r\n${head}\r\n${cells.join(separator)}\r\n`);
    expect(problems).toEqual([]);
    expect(plan?.slots).toMatchObject([{ code: 'P1', lengthCm: 1850, widthCm: 350, xCm: 1000, angleDeg: 90 }]);
    expect(plan?.zones.find((zone) => zone.code === 'P')).toMatchObject({ kind: 'parking', capacity: 1 });
  });

  it('[LY8] takes metres and centimetres, with a comma or a point', () => {
    const rows = ['P1;P;P;1;18,5;3,5;0;0', 'P2;P;P;2;1850;350;400;0', 'P3;P;P;3;18,5 m;350 cm;8 m;0'];
    const { plan, problems } = read([HEAD, ...rows].join('\n'));
    expect(problems).toEqual([]);
    expect(plan?.slots.map(({ lengthCm, widthCm, xCm }) => [lengthCm, widthCm, xCm])).toEqual([
      [1850, 350, 0],
      [1850, 350, 400],
      [1850, 350, 800],
    ]);
  });

  it('[LY8] names each bad row, the column and the reason', () => {
    const rows = [
      'P1;P;P;1;18;3,5;0;0',
      'P1;P;P;2;18;3,5;400;0',
      'P3;P;P;3;18;3,5;500;0',
      'P4;P;P;4;2;3,5;900;0',
      '',
      'P5;P;P;4;18;3,5;1400;0',
    ];
    expect(read([HEAD, ...rows].join('\n'))).toEqual({
      plan: null,
      rows: 5,
      problems: [
        { row: 3, column: 'Mã ô', code: 'code-repeated', at: 'P1' },
        { row: 5, column: 'Dài', code: 'length-wrong', at: 'P4' },
        { row: 7, column: 'Số', code: 'position-repeated', at: 'P5', other: 'P4' },
        { row: 4, column: null, code: 'slots-overlap', at: 'P3', other: 'P1' },
      ],
    });
    expect(read(`${HEAD}\nP1;P;P;một;18;3,5;0;0`).problems).toEqual([
      { row: 2, column: 'Số', code: 'value-wrong', at: 'một' },
    ]);
    expect(read(`${HEAD};Khu\nP1;P;P;1;18;3,5;0;0;P`).problems).toMatchObject([{ row: 1, code: 'column-repeated' }]);
    expect(read('Mã ô;Khu;Dãy\nP1;P;P').problems).toEqual([
      { row: 1, column: null, code: 'column-missing', at: 'position' },
    ]);
    expect(read(`${HEAD}\n;;\n`).problems).toMatchObject([{ code: 'no-rows' }]);
    for (const bad of ['', 'xin chào', '{', '[]', '\0\0\0\0', `${HEAD}\n"P1`])
      expect(read(bad).problems, bad).toMatchObject([{ code: 'not-a-plan' }]);
  });

  it('[LY8] names each wrong field of JSON', () => {
    const [first, ...rest] = NOW.slots;
    const bad = { ...NOW, slots: [{ ...first, hasPower: 'có', colour: 1 }, ...rest], zones: null };
    expect(read(JSON.stringify(bad))).toEqual({
      plan: null,
      rows: 300,
      problems: [
        { row: null, column: 'zones', code: 'field-wrong', at: 'zones' },
        { row: 1, column: 'slots.hasPower', code: 'field-wrong', at: first?.code },
        { row: 1, column: 'slots.colour', code: 'field-wrong', at: first?.code },
      ],
    });
  });

  it('[LY8] refuses a hundred thousand rows at once, and shows no more than two hundred problems', () => {
    const lines = Array.from({ length: 100_000 }, (_, i) => `P${String(i)};P;P;1;18;3,5;0;0`);
    const start = performance.now();
    const many = read([HEAD, ...lines].join('\n'));
    const middle = performance.now();
    expect(many).toEqual({
      plan: null,
      rows: 100_000,
      problems: [{ row: 20_002, column: null, code: 'too-many-rows', at: '20000' }],
    });
    const json = read(JSON.stringify({ ...NOW, slots: new Array(100_000).fill(1) }));
    expect(json.problems).toEqual([{ row: 20_001, column: 'slots', code: 'too-many-rows', at: '20000' }]);
    // A second is the promise; a busy machine may take five.
    expect(middle - start).toBeLessThan(5000);
    expect(read([HEAD, ...lines.slice(0, 5000)].join('\n')).problems).toHaveLength(200);
  });

  it('[LY8] keeps what a table has no column for', () => {
    const [first] = NOW.slots as [PlanSlot, ...PlanSlot[]];
    const { code, zone, row, position, lengthCm, widthCm, xCm, yCm } = first;
    const { plan } = read(`${HEAD}\n${[code, zone, row, position, lengthCm, widthCm, xCm, yCm].join(';')}`, NOW);
    expect(plan).toEqual({ ...NOW, slots: [first] });
  });
});
