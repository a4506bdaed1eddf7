import { describe, expect, it } from 'vitest';
import { hoursLeftText, toneOf } from '../../../../renderer/client/hours-left.ts';
import { createFormat } from '../../../../renderer/ui/format.ts';
import { HOUR_MS } from '../../../../shared/kernel/instant.ts';

const format = createFormat('vi', 'Asia/Ho_Chi_Minh');
const said = (low: number | null, middle: number | null, high: number | null, free = 10, places = 20): string =>
  hoursLeftText(
    {
      free,
      places,
      ms: middle === null ? null : middle * HOUR_MS,
      lowMs: low === null ? null : low * HOUR_MS,
      highMs: high === null ? null : high * HOUR_MS,
    },
    format,
  );

describe('hours left in words', () => {
  it.each([
    [said(6.2, 7, 8.4), 'còn 6–9 giờ'],
    [said(0.5, 2, 3.2), 'còn dưới 4 giờ'],
    [said(0.3, 0.5, 0.9), 'còn 15–55 phút'],
    [said(0.01, 0.05, 0.1), 'còn dưới 10 phút'],
    [said(6.2, 12, null), 'còn hơn 6 giờ'],
    [said(80, 100, 130), 'còn 3–6 ngày'],
    [said(0.4, 5, null), 'sắp đầy'],
    [said(null, null, null), 'không đầy'],
    [said(0, 0, 0, 0), 'hết chỗ'],
    [said(null, null, null, 0, 0), 'chưa có chỗ'],
  ])('[FI4] %s', (text, expected) => {
    expect(text).toBe(expected);
  });

  it('[FI4] are a warning under six hours, an alarm under two', () => {
    expect([null, 7, 5, 1].map((hours) => toneOf({ ms: hours === null ? null : hours * HOUR_MS }))).toEqual([
      '',
      '',
      'warn',
      'bad',
    ]);
  });
});
