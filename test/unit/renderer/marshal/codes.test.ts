import { describe, expect, it } from 'vitest';
import { readCodes, shortCodes, slotOfCode } from '../../../../renderer/features/marshal/codes.ts';
import { aSlotRow } from '../../../support/full-yard.ts';

const row = Array.from({ length: 12 }, (_, at) => aSlotRow(at + 1));
const other = aSlotRow(21, { code: 'B2-03', zone: 'B', row: 'B2', position: 3 });
const slots = [...row, other];

function codesOf(typed: string): readonly string[] {
  return readCodes(typed, slots).slots.map(({ code }) => code);
}

describe('codes of slots as they are typed', () => {
  it('name slots one by one, however they are written', () => {
    expect(codesOf('a1-02, A1 05; b203')).toEqual(['A1-02', 'A1-05', 'B2-03']);
  });

  it('name a range of a row, in either direction, or by the end of its last code', () => {
    const range = ['A1-03', 'A1-04', 'A1-05'];
    expect(codesOf('A1-03..A1-05')).toEqual(range);
    expect(codesOf('A1-05..A1-03')).toEqual(range);
    expect(codesOf('A1-03..5')).toEqual(range);
  });

  it('name each slot once', () => {
    expect(codesOf('A1-03..A1-04, A1-04..A1-05, A1-03')).toEqual(['A1-03', 'A1-04', 'A1-05']);
  });

  it('say which part names nothing: unknown codes, ranges from row to row', () => {
    expect(readCodes('A1-01, X9-01, A1-03..B2-03', slots)).toMatchObject({
      slots: [{ code: 'A1-01' }],
      wrong: ['X9-01', 'A1-03..B2-03'],
    });
    expect(slotOfCode('zz', slots)).toBeNull();
  });

  it('are written short again', () => {
    const read = readCodes('A1-03..A1-05, A1-08, B2-03', slots);
    expect(shortCodes(read.slots)).toBe('A1-03..A1-05, A1-08, B2-03');
    expect(shortCodes([])).toBe('');
  });
});
