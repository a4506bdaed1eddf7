import { describe, expect, it } from 'vitest';
import type { KindForecast, LoadHour } from '../../../shared/contract/rest-queries.ts';
import { instant, later, HOUR_MS } from '../../../shared/kernel/instant.ts';
import { columnPathsOf, hoursOf, marksOf } from '../../../renderer/features/rest/load-columns.ts';
import { wordsOf } from '../../../renderer/client/app-context.ts';
import { facilityNote, remedyText, shortageText } from '../../../renderer/features/rest/load-words.ts';
import { restTexts } from '../../../renderer/features/rest/texts/catalog.ts';
import { createFormat } from '../../../renderer/ui/format.ts';
import { translatorOf } from '../../../renderer/ui/i18n.ts';

const NOW = instant(Date.UTC(2026, 0, 26, 7, 30));
const HOUR = instant(Date.UTC(2026, 0, 26, 7));
const format = createFormat('vi', 'Asia/Ho_Chi_Minh');
const words = { t: translatorOf(restTexts, 'vi'), word: wordsOf('vi', format).word, format, now: NOW };

function hour(at: number, loadPercent: number | null): LoadHour {
  return { from: later(HOUR, at * HOUR_MS), people: 100, capacity: 24, loadPercent, shortage: 0 };
}
const forecast: KindForecast = {
  kind: 'shower',
  capacity: 24,
  today: [hour(-2, 50), hour(-1, 60), hour(0, 70)],
  coming: [hour(0, 80), hour(1, 120)],
  firstShortAt: null,
  firstShortage: 0,
  worstAt: null,
  worstShortage: 0,
  remedies: [],
};

describe('the columns of the load', () => {
  it('shows each hour once, what comes before what was', () => {
    expect(hoursOf(forecast).map(({ loadPercent }) => loadPercent)).toEqual([50, 60, 80, 120]);
  });

  it('[RE3] parts an hour over capacity at the line', () => {
    const { within, over, above } = columnPathsOf([hour(0, 100), hour(1, 120), hour(2, null)]);
    expect(within).toBe('M0 24V9H0.78V24Z');
    expect(over).toBe('M1 24V9H1.78V24Z');
    expect(above).toBe('M1 9V6H1.78V9Z');
  });

  it('marks where days begin and where now is', () => {
    const { days, now } = marksOf(hoursOf(forecast), NOW, (at) => (at === later(HOUR, HOUR_MS) ? 0 : 5));
    expect([days.map(({ at }) => at), now]).toEqual([[3], 2]);
  });
});

describe('the words of the load', () => {
  const short = { firstShortAt: later(HOUR, 5 * HOUR_MS), firstShortage: 12 };

  it('[RE3] tells a shortage to come by how much and from when, and the worst of it', () => {
    expect(shortageText(0, undefined, words)).toEqual({ main: 'đủ', more: null, tone: 's' });
    expect(shortageText(0, { ...forecast, ...short, worstAt: short.firstShortAt, worstShortage: 12 }, words)).toEqual({
      main: 'thiếu 12 từ 19:00',
      more: null,
      tone: 'warn',
    });
    const worst = { worstAt: later(HOUR, 29 * HOUR_MS), worstShortage: 18 };
    expect(shortageText(3, { ...forecast, ...short, ...worst }, words)).toEqual({
      main: 'thiếu 3',
      more: 'đỉnh 18, 27/01 19:00',
      tone: 'bad',
    });
  });

  it('names what would mend it', () => {
    const text = (code: KindForecast['remedies'][number]['code'], isNamed: boolean): string =>
      remedyText({ code, facilityId: isNamed ? ('fac_1' as never) : null, units: 2 }, () => ({ code: 'B' }), words);
    expect(text('open-facility', true)).toBe('mở thêm B: thêm 2 chỗ');
    expect(text('mobile-units', false)).toBe('gọi 2 chỗ di động');
  });

  it('tells of a facility only what is out of the ordinary', () => {
    const whole = { isOpen: true, state: 'usable', stateReason: null, stateUntil: null, unitsOut: 0 } as const;
    expect(facilityNote(whole, words)).toBeNull();
    expect(facilityNote({ ...whole, unitsOut: 3, stateUntil: later(HOUR, 5 * HOUR_MS) }, words)).toBe(
      '3 chỗ hỏng · đến 19:00',
    );
    expect(facilityNote({ ...whole, state: 'cleaning', stateReason: 'xịt muỗi' }, words)).toBe('đang dọn · xịt muỗi');
  });
});
