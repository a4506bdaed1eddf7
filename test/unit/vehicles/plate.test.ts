import { describe, expect, it } from 'vitest';
import { formatPlate, isTrailerForm, normalisePlate, readPlate } from '../../../shared/domain/vehicles/plate.ts';

describe('plates', () => {
  it.each([
    [' 12c-123.45 ', '12C12345', 'vn-vehicle', 'VN', '12C-123.45'],
    ['12C 1234', '12C1234', 'vn-vehicle', 'VN', '12C-1234'],
    ['12R-012.34', '12R01234', 'vn-trailer', 'VN', '12R-012.34'],
    ['12RM-012.34', '12RM01234', 'vn-trailer', 'VN', '12RM-012.34'],
    ['50LD-123.45', '50LD12345', 'vn-special', 'VN', '50LD-123.45'],
    ['T1234567', 'T1234567', 'vn-temporary', 'VN', 'T1234567'],
    ['桂A·12345', '桂A12345', 'cn-vehicle', 'CN', '桂A·12345'],
    ['桂f SNQL7', '桂FSNQL7', 'cn-vehicle', 'CN', '桂F·SNQL7'],
    ['粤B1234挂', '粤B1234挂', 'cn-trailer', 'CN', '粤B·1234挂'],
    ['桂A12345D', '桂A12345D', 'cn-nev', 'CN', '桂A·12345D'],
    ['桂AD12345', '桂AD12345', 'cn-nev', 'CN', '桂A·D12345'],
    ['ＡＢ１２', 'AB12', 'unknown', null, 'AB12'],
  ] as const)('reads %s', (text, plate, form, country, shown) => {
    expect(readPlate(text)).toEqual({ plate, form, country });
    expect(formatPlate(plate)).toBe(shown);
  });

  it('[GA2] keeps a plate of no known form as a reading', () => {
    for (const text of ['13C-123.45', '12W-123.45', '桂I12345', '12C-123', 'NN-12-34', '']) {
      expect(readPlate(text)).toEqual({ plate: normalisePlate(text), form: 'unknown', country: null });
    }
  });

  it('drops every kind of dot, hyphen and space', () => {
    expect(normalisePlate('12 c–123‧45')).toBe('12C12345');
  });

  it('knows trailers', () => {
    expect(isTrailerForm(readPlate('12R01234').form)).toBe(true);
    expect(isTrailerForm(readPlate('桂A1234挂').form)).toBe(true);
    expect(isTrailerForm(readPlate('12C12345').form)).toBe(false);
  });
});
