import { describe, expect, it } from 'vitest';
import { instant } from '../../../shared/kernel/instant.ts';
import { caseCodeOf } from '../../../shared/domain/gate/cases.ts';
import {
  compareSlips,
  decideSlip,
  formatSlipNo,
  missingNumbersOf,
  nextNumberOf,
  nextNumbers,
  readSlipNo,
  seriesOf,
  tidySlipNo,
  visitInsideAt,
} from '../../../shared/domain/gate/slips.ts';

const slip = (slipNo: string, at: number) => ({ slipNo, at: instant(at) });
const block = { first: 11, last: 20, entered: [], voided: [] };

describe('the number of a paper slip', () => {
  it('[LE8] stands for its gate, with six digits', () => {
    expect(formatSlipNo(seriesOf('1'), 123)).toBe('G1-000123');
    expect(seriesOf('Cổng 2')).toBe('GCONG2');
  });

  it.each([
    ['G1-000123', { series: 'G1', number: 123 }],
    ['g1 123', { series: 'G1', number: 123 }],
    ['g1.123', { series: 'G1', number: 123 }],
    ['123', null],
    ['G1-0', null],
    ['Số 15', null],
    ['vis_2s', null],
  ])('%s is read', (typed, read) => {
    expect(readSlipNo(typed)).toEqual(read);
  });

  it('[LE5] is kept as it is printed; a foreign one as it was written', () => {
    expect(tidySlipNo(' g1 7 ')).toBe('G1-000007');
    expect(tidySlipNo(' 15/a ')).toBe('15/A');
  });

  it('[LE8] goes on in its series and in no other', () => {
    const blocks = [
      { series: 'G1', last: 25 },
      { series: 'G2', last: 90 },
      { series: 'G1', last: 10 },
    ];
    expect(nextNumbers(blocks, 'G1', 50)).toEqual({ first: 26, last: 75 });
    expect(nextNumbers(blocks, 'G3', 5)).toEqual({ first: 1, last: 5 });
  });

  it('[LE1, LE6] is used once', () => {
    expect(decideSlip({ entered: [11], voided: [12] }, 11)).toMatchObject({
      refusal: { code: 'slip.already-entered' },
    });
    expect(decideSlip({ entered: [11], voided: [12] }, 12)).toMatchObject({ refusal: { code: 'slip.voided' } });
    expect(decideSlip({ entered: [11], voided: [12] }, 13)).toEqual({ ok: true, value: 13 });
  });

  it('[LE8, LE6] is missing below the highest one entered, unless it was spoilt', () => {
    expect(missingNumbersOf(block)).toEqual([]);
    expect(missingNumbersOf({ ...block, entered: [15, 12], voided: [13] })).toEqual([11, 14]);
    expect(nextNumberOf(block)).toBe(11);
    expect(nextNumberOf({ ...block, entered: [12], voided: [13, 15] })).toBe(14);
    expect(nextNumberOf({ ...block, entered: [20] })).toBeNull();
  });
});

describe('slips of a power cut', () => {
  it('[LE2] are taken by time, those of one minute by number', () => {
    const lying = [slip('G1-000010', 2), slip('g1 9', 2), slip('G1-000011', 1), slip('15/A', 2)];
    expect([...lying].sort(compareSlips).map(({ slipNo }) => slipNo)).toEqual([
      'G1-000011',
      '15/A',
      'g1 9',
      'G1-000010',
    ]);
  });

  it('[LE7] mean the visit that came in last before', () => {
    const at = (arrivedAt: number | null) => ({ arrivedAt: arrivedAt === null ? null : instant(arrivedAt) });
    expect(visitInsideAt([at(10), at(20), at(30), at(null)], instant(25))).toEqual(at(20));
    expect(visitInsideAt([at(10)], instant(10))).toEqual(at(10));
    expect(visitInsideAt([at(11), at(null)], instant(10))).toBeNull();
  });
});

describe('what a coordinator is asked to confirm', () => {
  it.each([
    ['left-unrecorded', 'left-unrecorded', []],
    ['left-under-hold', 'left-under-hold', ['visit.same-plate']],
    ['crossed', 'crossed-uncalled', ['visit.crossed-uncalled', 'visit.same-plate']],
    ['crossed', 'late-entry', ['clock.other-than-recorded', 'visit.crossed-uncalled']],
    [null, 'same-plate', ['visit.same-plate']],
    [null, 'vehicle-swapped', ['plate.not-declared']],
  ] as const)('[GA1] leaving as %s is %s', (departure, code, warnings) => {
    expect(caseCodeOf({ departure, warnings })).toBe(code);
  });
});
