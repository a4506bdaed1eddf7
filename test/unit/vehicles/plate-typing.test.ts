import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plateDistance, undoTyping } from '../../../shared/domain/vehicles/plate-typing.ts';

describe('undoing Vietnamese input methods', () => {
  it.each([
    ['12C-123.45', { kind: 'plain', text: '12C-123.45' }],
    ['桂A12345', { kind: 'plain', text: '桂A12345' }],
    ['粤ÂB1234', { kind: 'undone', text: '粤AAB1234', by: 'telex' }],
    ['桂ÂBC12', { kind: 'unclear', text: '桂ÂBC12' }],
    ['29Á2345', { kind: 'undone', text: '29A12345', by: 'vni' }],
    ['29Â2345', { kind: 'undone', text: '29A62345', by: 'vni' }],
    ['桂Ấ2345', { kind: 'undone', text: '桂AAS2345', by: 'telex' }],
    ['30Đ2345', { kind: 'undone', text: '30D92345', by: 'vni' }],
    ['NÔNG', { kind: 'unclear', text: 'NÔNG' }],
  ] as const)('%s', (text, expected) => {
    expect(undoTyping(text)).toEqual(expected);
  });

  it('keeps the text when both readings fit', () => {
    expect(undoTyping('Â1', () => true)).toEqual({ kind: 'unclear', text: 'Â1' });
  });
});

describe('how far plates are apart', () => {
  it('counts look-alikes and swapped neighbours less than other slips', () => {
    expect(plateDistance('12C12345', '12C12345')).toBe(0);
    expect(plateDistance('12C12845', '12C12B45')).toBeCloseTo(0.3);
    expect(plateDistance('12D12345', '12012345')).toBeCloseTo(0.3);
    expect(plateDistance('12C12345', '12C13245')).toBeCloseTo(0.6);
    expect(plateDistance('12C12345', '12C1234')).toBe(1);
    expect(plateDistance('12C12345', '12C92345')).toBe(1);
  });

  it('is symmetric, and zero only for the same plate', () => {
    const plate = fc.string({ unit: fc.constantFrom(...'12C8B0OD5S'), maxLength: 9 });
    fc.assert(
      fc.property(plate, plate, (a, b) => {
        expect(plateDistance(a, b)).toBeCloseTo(plateDistance(b, a));
        expect(plateDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });
});
