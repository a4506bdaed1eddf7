import { describe, expect, it } from 'vitest';
import {
  dayOfTitles,
  directionOfTitles,
  readDirection,
  readExpectedAt,
  readName,
  readPhone,
  readTemperature,
  readVehicleType,
  readWeight,
  readYes,
} from '../../../electron/areas/expected/list/cell-readers.ts';
import { isoOf, parseDay } from '../../../shared/kernel/calendar.ts';
import { ZONE } from './list-support.ts';

const timeOf = (text: string, titleDay: string | null = null): string | null => {
  const at = readExpectedAt(text, ZONE, titleDay === null ? null : parseDay(titleDay));
  return at === null ? null : isoOf(at, ZONE);
};

describe('times', () => {
  it.each([
    ['10/02/2026 02:23', '2026-02-10T02:23:00+07:00'],
    ['02:23 10/02/2026', '2026-02-10T02:23:00+07:00'],
    ['10-02-2026 19:59', '2026-02-10T19:59:00+07:00'],
    ['2026-02-10 07:31', '2026-02-10T07:31:00+07:00'],
    ['2026-02-10T07:31:05', '2026-02-10T07:31:05+07:00'],
    ['2026-02-10T00:31:00Z', '2026-02-10T07:31:00+07:00'],
    ['2026-02-10T07:31+07:00', '2026-02-10T07:31:00+07:00'],
    ['10.2.26 7h05', '2026-02-10T07:05:00+07:00'],
    ['14h ngày 10/02/2026', '2026-02-10T14:00:00+07:00'],
    ['10/02/2026 lúc 14 giờ 30', '2026-02-10T14:30:00+07:00'],
    ['10/02/2026 02:23:45 PM', '2026-02-10T14:23:45+07:00'],
    ['10/02/2026', '2026-02-10T00:00:00+07:00'],
    ['46063', '2026-02-10T00:00:00+07:00'],
    ['46063.0993055556', '2026-02-10T02:23:00+07:00'],
    ['46063,5', '2026-02-10T12:00:00+07:00'],
  ])('reads %s', (text, expected) => {
    expect(timeOf(text)).toBe(expected);
  });

  it.each(['', 'mai', '31/02/2026 10:00', '02/13/2026 10:00', '10/02/2026 25:00', '10/02/2026 7:61', '7:30', '12345'])(
    'does not guess at "%s"',
    (text) => {
      expect(timeOf(text)).toBeNull();
    },
  );

  it('takes the day of the title for an hour alone', () => {
    expect(timeOf('7h30', '2026-02-10')).toBe('2026-02-10T07:30:00+07:00');
    expect(dayOfTitles(['DANH SÁCH', 'Ngày 10/02/2026'])).toBe('2026-02-10');
    expect(dayOfTitles(['Lạng Sơn, ngày 9 tháng 2 năm 2026'])).toBe('2026-02-09');
  });
});

describe('weights', () => {
  it.each([
    ['29,6 tấn', '', 29_600, false],
    ['24.300', 'Trọng lượng (kg)', 24_300, false],
    ['24,300', '', 24_300, false],
    ['12100', '', 12_100, false],
    ['12 500 kg', '', 12_500, false],
    ['1.234,5', '', 1_235, false],
    ['1.234.567,89', '', 1_234_568, false],
    ['24.300 tấn', '', 24_300, false],
    ['24.3', 'Trọng lượng (tấn)', 24_300, false],
    ['24.3', 'Trọng lượng (kg)', 24_300, true],
    ['50 kg', '', 50, false],
  ])('reads %s under "%s"', (text, column, weightKg, isReadAsTonnes) => {
    expect(readWeight(text, column)).toEqual({ weightKg, isReadAsTonnes });
  });

  it.each(['nặng', '-5', '12a', '1.2.3,4.5', ''])('does not guess at "%s"', (text) => {
    expect(readWeight(text, '')).toBeNull();
  });
});

it('reads directions, temperatures, phones, names, types, yes and no', () => {
  for (const text of ['Xuất', 'xuất khẩu', 'XK', 'export', '出口']) expect(readDirection(text)).toBe('export');
  for (const text of ['Nhập', 'nhập khẩu', 'NK', 'Import', '进口']) expect(readDirection(text)).toBe('import');
  for (const text of ['', 'xuất nhập', 'lên']) expect(readDirection(text)).toBeNull();
  expect(directionOfTitles(['DANH SÁCH XE XUẤT KHẨU'])).toBe('export');
  expect(directionOfTitles(['DANH SÁCH XE XUẤT NHẬP KHẨU'])).toBeNull();
  expect(['13', '-18 °C', '2-5', '13,5 độ', 'lạnh'].map(readTemperature)).toEqual([13, -18, 2, 13.5, null]);
  expect(['84 918302983', '+84970241505', '0991996233', '918302983', '86 138 1234 5678', '12'].map(readPhone)).toEqual([
    ...['0918302983', '0970241505', '0991996233', '0918302983', '+8613812345678'],
    null,
  ]);
  expect(['NÔNG THỊ ƯỚC', 'Lê Bá Lợi', '农建华', 'ĐỖ  VĂN-A'].map(readName)).toEqual([
    ...['Nông Thị Ước', 'Lê Bá Lợi', '农建华', 'Đỗ Văn-A'],
  ]);
  expect(['3 chân', 'đầu kéo + moóc 40', "cont 45'", 'đầu kéo không', 'xe mới', '?'].map(readVehicleType)).toEqual([
    ...['truck-3-axle', 'tractor-40', 'tractor-45', 'tractor-alone', 'new-vehicle'],
    null,
  ]);
  expect(['x', 'Có', 'không', 'rỗng', 'abc'].map(readYes)).toEqual([true, true, false, false, null]);
});
