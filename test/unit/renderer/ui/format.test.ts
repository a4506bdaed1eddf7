import { expect, it } from 'vitest';
import { createFormat, readDay, readNumber } from '../../../../renderer/ui/format.ts';
import { instant } from '../../../../shared/kernel/instant.ts';

const at = instant(Date.UTC(2026, 10, 21, 19, 19, 5));
const vi = createFormat('vi', 'Asia/Ho_Chi_Minh');

it('writes times in the site’s zone, numbers with points, and lengths of time in field words', () => {
  expect([vi.dateTime(at), vi.timeWithSeconds(at), vi.weekday(at)]).toEqual([
    '22/11/2026 02:19',
    '02:19:05',
    'Chủ Nhật 22/11',
  ]);
  expect([vi.number(1038), vi.percent(89.6), vi.number(5.6, 1)]).toEqual(['1.038', '89,6 %', '5,6']);
  expect([240_000, 19_200_000, 190_000_000, -5].map((ms) => vi.duration(ms))).toEqual([
    '4 ph',
    '5 g 20',
    '2 ng 4 g',
    '0 ph',
  ]);
  expect(createFormat('en', 'Asia/Ho_Chi_Minh').duration(19_200_000)).toBe('5 h 20');
});

it('reads numbers and days as people type them', () => {
  expect(['1.234,5', '1.234', '12,5', '3.14', 'x', ''].map(readNumber)).toEqual([1234.5, 1234, 12.5, 3.14, null, null]);
  expect([readDay('22/11/2026'), readDay('2026-11-22'), readDay('31/02/2026')]).toEqual([
    '2026-11-22',
    '2026-11-22',
    null,
  ]);
});
