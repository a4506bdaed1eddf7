import { weekdayHoursIn } from '../../../../renderer/features/crossing/weekday-fields.tsx';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../../shared/kernel/calendar.ts';
import { wordsOf } from '../../../../renderer/client/app-context.ts';
import { fieldWords } from '../../../../renderer/features/crossing/history-words.ts';
import { sameDateIn, weekdayOf, weeksOf } from '../../../../renderer/features/crossing/months.ts';
import { crossingTexts } from '../../../../renderer/features/crossing/texts/catalog.ts';
import {
  namedEntry,
  namedRefusal,
  problemWords,
  readSpans,
  tetWords,
} from '../../../../renderer/features/crossing/wording.ts';
import { createFormat } from '../../../../renderer/ui/format.ts';
import { translatorOf } from '../../../../renderer/ui/i18n.ts';

const day = (text: string): Day => text as Day;
const format = createFormat('vi', 'Asia/Ho_Chi_Minh');
const t = translatorOf(crossingTexts, 'vi');
const { word } = wordsOf('vi', format);
const wording = { t, word, format };

describe('months of the calendar screen', () => {
  it('hold every day once, Monday first, in six weeks', () => {
    for (const month of [1, 2, 8, 11]) {
      const weeks = weeksOf({ year: 2027, month });
      expect(weeks).toHaveLength(6);
      const days = weeks.flat().filter((one) => one !== null);
      expect(days[0]?.slice(8)).toBe('01');
      days.slice(1).forEach((one, at) => expect(one).toBe(addDays(days[at] ?? day('2027-01-01'), 1)));
      for (const week of weeks) week.forEach((one, at) => expect(one === null ? at : weekdayOf(one)).toBe(at));
    }
  });

  it('keep the date from month to month where there is one', () => {
    expect(sameDateIn(day('2027-01-31'), 1)).toBe('2027-02-28');
    expect(sameDateIn(day('2027-01-15'), -1)).toBe('2026-12-15');
  });
});

describe('words of the calendar screen', () => {
  it('read daily hours as people type them, and nothing else', () => {
    expect(readSpans('06:00–12:00, 13h-20:30')).toEqual([
      { fromMinute: 360, toMinute: 720 },
      { fromMinute: 780, toMinute: 1230 },
    ]);
    expect(readSpans('')).toEqual([]);
    expect(readSpans('6 giờ')).toBeNull();
    expect(readSpans('06:00–25:00')).toBeNull();
    expect(readSpans('06:75–12:00')).toBeNull();
    expect(readSpans('06:00–24:00')).toEqual([{ fromMinute: 360, toMinute: 1440 }]);
  });

  it('say days by the moon and by their distance to Tết', () => {
    expect(tetWords(day('2027-02-04'), t)).toBe('trước Tết 2 ngày');
    expect(tetWords(day('2027-02-06'), t)).toBe('mùng 1 Tết');
    expect(tetWords(day('2027-06-06'), t)).toBeNull();
    expect(tetWords(day('2027-12-25'), t)).toBe('trước Tết 32 ngày');
  });

  it('[QU10] name both entries of a conflict as they are named here', () => {
    const calendar = {
      daily: [],
      days: [
        { from: day('2026-02-15'), to: day('2026-02-18'), state: 'closed' as const },
        { from: day('2026-02-18'), to: day('2026-02-18'), state: 'preregistered' as const },
      ],
      hours: [],
    };
    expect(problemWords(calendar, { code: 'contradicts', list: 'days', index: 1, other: 0 }, wording)).toBe(
      '18/02/2026 chỉ xe đăng ký trước trái với 15/02/2026 – 18/02/2026 đóng',
    );
    expect(namedEntry('Chi Ma 2026-02-15–2026-02-18 closed', wording)).toBe('Chi Ma 15/02/2026–18/02/2026 đóng');
  });

  it('[QU14] tell what changed of a calendar entry by entry, and of a point from what to what', () => {
    const before = { daily: [{ fromMinute: 420, toMinute: 1200 }], days: [], hours: [] };
    const after = {
      daily: [{ fromMinute: 360, toMinute: 1440 }],
      days: [{ from: '2026-02-15', to: '2026-02-18', state: 'closed' }],
      hours: [],
    };
    expect(fieldWords({ field: 'calendar', was: before, becomes: after }, wording)).toBe(
      'lịch: giờ hằng ngày 06:00–24:00; thêm 15/02/2026 – 18/02/2026 đóng',
    );
    expect(fieldWords({ field: 'buffer', was: 26, becomes: 52 }, wording)).toBe('đệm: 26 → 52');
    expect(fieldWords({ field: 'lanes', was: [], becomes: ['1', '2'] }, wording)).toBe('làn: không → 1, 2');
    expect(fieldWords({ field: 'walkUpMs', was: null, becomes: 1_800_000 }, wording)).toBe('chạy lên: không → 30 ph');
  });
});

describe('hours by weekday', () => {
  it('[QU45] are read as people write them; empty is as on every day', () => {
    const read = (text: string) => weekdayHoursIn(text, 6, 'đóng');
    expect(read(' 7h–11h30 ')).toEqual({ weekday: 6, spans: [{ fromMinute: 420, toMinute: 690 }] });
    expect(read('Đóng')).toEqual({ weekday: 6, spans: [] });
    expect(read('  ')).toBeNull();
    expect([read('sáng'), read(','), read('7-25')]).toEqual([undefined, undefined, undefined]);
  });
});

describe('a refusal of hours of a weekday', () => {
  it('[QU45] names the weekday in the words of the station', () => {
    const refusal = { code: 'calendar.conflict', entry: 'T2 07:00–10:00', other: 'CN 09:00–11:00' } as const;
    expect(namedRefusal(refusal, translatorOf(crossingTexts, 'en'))).toEqual({
      code: 'calendar.conflict',
      entry: 'Mo 07:00–10:00',
      other: 'Su 09:00–11:00',
    });
    expect(namedRefusal(refusal, t)).toEqual(refusal);
  });
});
