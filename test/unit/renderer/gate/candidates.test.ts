import { describe, expect, it } from 'vitest';
import { candidatesOf, plainChoice } from '../../../../renderer/features/gate/candidates.ts';
import type { VisitRow } from '../../../../shared/contract/rows.ts';
import { visitRow } from '../../../support/station-fixture.ts';

const expected = (id: number, plate: string, over: Partial<VisitRow> = {}): VisitRow =>
  visitRow(id, { plate, stage: 'expected', arrivedAt: null, slotId: null, slotCode: null, ...over });
const inside = (id: number, plate: string, over: Partial<VisitRow> = {}): VisitRow =>
  visitRow(id, { plate, stage: 'waiting', ...over });

const found = (text: string, visits: readonly VisitRow[], way: 'in' | 'out' = 'in') =>
  candidatesOf(text, visits, way).map(({ visit, fit, isInside }) => [visit.plate, fit, isInside]);

describe('candidates at the gate', () => {
  const yard = [
    inside(1, '12C08690'),
    expected(2, '12C08613'),
    expected(3, '12C06831'),
    expected(4, '29H55555', { trailerPlate: '12R08612' }),
  ];

  it('[GA1] lists trucks that are inside after the expected ones, and says so', () => {
    expect(found('12c-086', yard)).toEqual([
      ['12C08613', 'fragment', false],
      ['12C08690', 'fragment', true],
    ]);
  });

  it('takes the end of a plate, a trailer, and a Chinese plate without its sign', () => {
    expect(found('08613', yard)).toEqual([['12C08613', 'fragment', false]]);
    expect(found('R08612', yard)).toEqual([['29H55555', 'other-piece', false]]);
    expect(found('A12345', [expected(9, '桂A12345')])).toEqual([['桂A12345', 'fragment', false]]);
  });

  it('offers a near plate when digits are swapped', () => {
    expect(found('12C-086.31', [expected(3, '12C06831')])).toEqual([['12C06831', 'near', false]]);
  });

  it('looks only at trucks that can go out when going out', () => {
    const abroad = inside(7, '12C08699', { stage: 'abroad' });
    expect(found('086', [...yard, abroad], 'out')).toEqual([
      ['12C08690', 'fragment', true],
      ['12C08699', 'fragment', true],
    ]);
  });

  it('finds nothing for two signs', () => {
    expect(found('12', yard)).toEqual([]);
  });
});

describe('what Enter takes', () => {
  it('[GA2] takes a whole plate that nobody declared as a walk-in, near ones or not', () => {
    const near = candidatesOf('12C08631', [expected(3, '12C06831')], 'in');
    expect(plainChoice(near, true)).toBeNull();
    expect(plainChoice([], true)).toBeNull();
  });

  it('takes the exact one at once, and asks between several', () => {
    const several = candidatesOf('12C086', [expected(1, '12C08631'), expected(2, '12C08613')], 'in');
    expect(plainChoice(several, false)).toBeUndefined();
    const exact = candidatesOf('12C08631', [expected(1, '12C08631'), expected(2, '12C086310')], 'in');
    expect(plainChoice(exact, true)?.visit.plate).toBe('12C08631');
  });

  it('[GA1] asks when one plate is there twice', () => {
    const twice = candidatesOf('12C08690', [inside(1, '12C08690'), inside(2, '12C08690')], 'out');
    expect(plainChoice(twice, true)).toBeUndefined();
  });
});
