import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, tidy } from '../../../shared/kernel/text.ts';

describe('folding', () => {
  it('makes spellings of one name alike', () => {
    expect(fold('CK  Hữu Nghị')).toBe('ck huu nghi');
    expect(fold('Đức')).toBe('duc');
    expect(fold('đầu kéo')).toBe(fold('ĐẦU KÉO'));
    expect(fold('Tân Thanh'.normalize('NFD'))).toBe(fold('Tân Thanh'.normalize('NFC')));
    expect(fold('\u00a0Chi\tMa \n')).toBe('chi ma');
    expect(fold('ẬẪỄỘỮƯỢỲỴĐ')).toBe('aaeouuoyyd');
  });

  it('takes the Eth that looks like Đ, and full-width letters', () => {
    expect(fold('Ðông')).toBe('dong');
    expect(fold('12C')).toBe('12c');
  });

  it('leaves Chinese signs alone', () => {
    expect(fold('桂A12345')).toBe('桂a12345');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('tidying', () => {
  it('composes, trims and keeps single spaces, marks and case', () => {
    expect(tidy('  Nguyễn   Văn  Đức '.normalize('NFD'))).toBe('Nguyễn Văn Đức'.normalize('NFC'));
  });

  it('changes nothing the second time, nor what folding sees', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(tidy(tidy(text))).toBe(tidy(text));
        expect(fold(tidy(text))).toBe(fold(text));
      }),
    );
  });
});
