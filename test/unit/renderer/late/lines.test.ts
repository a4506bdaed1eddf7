import { describe, expect, it } from 'vitest';
import { instant } from '../../../../shared/kernel/instant.ts';
import {
  chosen,
  emptyLine,
  problemsOf,
  readKept,
  slipOf,
  typed,
  waysOf,
  type Line,
} from '../../../../renderer/features/late/lines.ts';
import { knownTrucks, wholePlate } from '../../../../renderer/features/late/known-truck.ts';
import {
  gateOfSlip,
  nextSlipNo,
  numberStateOf,
  wholeSlipNo,
  type Block,
} from '../../../../renderer/features/late/slip-numbers.ts';
import { createRowStore } from '../../../../renderer/store/row-store.ts';
import { visitRow, yardFixture } from '../../../support/station-fixture.ts';

const BLOCK: Block = {
  blockId: 'spb_1' as Block['blockId'],
  gate: '1',
  series: 'G1',
  first: 1,
  last: 10,
  madeAt: instant(0),
  madeBy: 'an',
  entered: 3,
  voided: 2,
  missing: ['G1-000002'],
  spoilt: ['G1-000004', 'G1-000008'],
  next: 'G1-000006',
};
const LATER: Block = {
  ...BLOCK,
  first: 11,
  last: 20,
  entered: 0,
  voided: 0,
  missing: [],
  spoilt: [],
  next: 'G1-000011',
};
const BLOCKS = [BLOCK, LATER];
const AT = instant(1_000_000);

function line(key: number, over: Partial<Line> = {}): Line {
  const slipNo = `G1-${String(key + 5).padStart(6, '0')}`;
  return { ...emptyLine(key, slipNo, 'in'), plate: `12C1234${String(key)}`, time: '0215', at: AT, ...over };
}

/** What is said of the last of some lines. */
const problem = (one: Line, ...before: readonly Line[]) => problemsOf([...before, one], BLOCKS).at(-1)?.code ?? null;

describe('numbers on the pile', () => {
  it('go on with those that nobody entered, from block to block', () => {
    expect(nextSlipNo(null, '1', BLOCKS)).toBe('G1-000002');
    expect(nextSlipNo('G1-000002', '1', BLOCKS)).toBe('G1-000006');
    expect(nextSlipNo('G1-000010', '1', BLOCKS)).toBe('G1-000011');
  });

  it('go on beyond what was printed, and start with nothing where nothing was printed', () => {
    expect(nextSlipNo('G1-000020', '1', BLOCKS)).toBe('G1-000021');
    expect(nextSlipNo(null, '2', BLOCKS)).toBe('');
    expect(nextSlipNo('15/A', '2', BLOCKS)).toBe('');
  });

  it('are written out from their digits', () => {
    expect(wholeSlipNo('7', null, '1')).toBe('G1-000007');
    expect(wholeSlipNo('7', 'G2-000004', '1')).toBe('G2-000007');
    expect(wholeSlipNo('g3 7', 'G2-000004', '1')).toBe('G3-000007');
    expect(wholeSlipNo(' 15/a ', null, '1')).toBe('15/A');
  });

  it('are free, used or foreign', () => {
    const states = ['G1-000002', 'G1-000003', 'G1-000006', 'G1-000008', 'G1-000015', 'G1-000021', '15/A'];
    expect(states.map((slipNo) => numberStateOf(slipNo, BLOCKS))).toEqual([
      'free',
      'used',
      'free',
      'used',
      'free',
      'foreign',
      'foreign',
    ]);
    expect(gateOfSlip('G1-000015', BLOCKS)).toBe('1');
    expect(gateOfSlip('15/A', BLOCKS)).toBeNull();
  });
});

describe('a line of the table', () => {
  it('is good with a number, a plate and a time, foreign numbers too', () => {
    expect(problem(line(1))).toBeNull();
    expect(problem(line(1, { slipNo: '15/A' }))).toBeNull();
    expect(problem(line(1, { plate: 'KHONGBIEN' }))).toBeNull();
    expect(problem(line(1, { way: 'spoilt', plate: '', time: '', at: null }))).toBeNull();
  });

  it.each([
    ['no-number', { slipNo: '' }],
    ['number-used', { slipNo: 'G1-000003' }],
    ['no-plate', { plate: ' - ' }],
    ['plate-ime', { plate: 'KĂ' }],
    ['no-time', { at: null }],
  ] as const)('says %s', (code, over) => {
    expect(problem(line(1, over))).toBe(code);
  });

  it('says at once which line has the same number, or the same truck at the same time the same way', () => {
    const first = line(1);
    const twice = line(2, { slipNo: first.slipNo });
    expect(problemsOf([first, twice], BLOCKS)).toEqual([null, { code: 'number-twice', line: 1 }]);
    const again = line(2, { plate: '12c-1234.1' });
    expect(problemsOf([line(5), first, again], BLOCKS)).toEqual([null, null, { code: 'same-passage', line: 2 }]);
    expect(problem({ ...again, way: 'out' }, first)).toBeNull();
    expect(problem({ ...again, at: instant(AT + 60_000) }, first)).toBeNull();
  });

  it('tells the host where an undeclared truck goes, and nothing of the kind for others', () => {
    const more = {
      isDeclared: false,
      course: { direction: 'export', crossing: 'Hữu Nghị' },
      gate: '2',
      blocks: BLOCKS,
    } as const;
    expect(slipOf(line(1), more)).toEqual({
      slipNo: 'G1-000006',
      plate: '12C12341',
      way: 'in',
      at: AT,
      gate: '1',
      direction: 'export',
      crossing: 'Hữu Nghị',
    });
    expect(slipOf(line(1, { slipNo: '15/A' }), { ...more, isDeclared: true })).toEqual({
      slipNo: '15/A',
      plate: '12C12341',
      way: 'in',
      at: AT,
      gate: '2',
    });
    expect(slipOf(line(1, { way: 'out' }), more)).not.toHaveProperty('direction');
  });

  it('offers the ways of the gate on what the host refused, and forgets them when it is typed on', () => {
    const here = line(1, { refusal: { code: 'visit.already-here' } });
    expect(waysOf(here.refusal)).toEqual(['left-unrecorded', 'mistyped', 'same-plate']);
    expect(chosen(here, 'same-plate')).toMatchObject({ resolve: 'same-plate', refusal: null });
    expect(typed(chosen(here, 'same-plate'), { plate: '1' })).toMatchObject({ resolve: null });
    const held = line(1, { way: 'out', refusal: { code: 'visit.under-hold' } });
    expect(chosen(held, 'left-under-hold')).toMatchObject({ departure: 'left-under-hold', refusal: null });
    expect(waysOf({ code: 'slip.not-inside' })).toEqual([]);
  });
});

describe('what a page kept', () => {
  it('is read again, and nothing else is', () => {
    expect(readKept(JSON.stringify([line(1), line(2)]))).toEqual([line(1), line(2)]);
    for (const text of [null, '', '{', '[]', '[1]', '{"key":1}', '[{"key":1,"way":"up"}]'])
      expect(readKept(text)).toBeNull();
  });
});

describe('a fragment of a plate', () => {
  const rows = createRowStore();
  const visits = [
    visitRow(1, { plate: '12C11111', stage: 'expected' }),
    visitRow(2, { plate: '29C11112', stage: 'waiting' }),
    visitRow(3, { plate: '29C51112', stage: 'expected' }),
    visitRow(4, { plate: '30C51112', stage: 'expected' }),
  ];
  rows.reset({ ...yardFixture(10), visits });
  const known = knownTrucks(rows);

  it('is the one truck that it fits: coming in an expected one, going out one that is inside', () => {
    expect(wholePlate('1111', 'in', known)).toBe('12C11111');
    expect(wholePlate('12c1', 'in', known)).toBe('12C11111');
    expect(wholePlate('1112', 'out', known)).toBe('29C11112');
  });

  it('stays as it is where several fit, or none, or where it is a plate already', () => {
    expect(wholePlate('51112', 'in', known)).toBe('51112');
    expect(wholePlate('9999', 'in', known)).toBe('9999');
    expect(wholePlate('111', 'in', known)).toBe('111');
    expect(wholePlate('15C-111.11', 'in', known)).toBe('15C-111.11');
  });
});
