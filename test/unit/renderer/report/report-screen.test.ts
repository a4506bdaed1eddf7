import { describe, expect, it } from 'vitest';
import { figureName, figureValue } from '../../../../renderer/features/report/change-words.ts';
import { filePathOf, readWish } from '../../../../renderer/features/report/period.ts';
import { quickReport } from '../../../../renderer/features/report/quick.ts';
import { niceEnd } from '../../../../renderer/features/report/page/annexes/charts.tsx';
import { reportProblemOf, reportSettingsOf } from '../../../../renderer/features/settings/report-values.ts';
import { createFormat } from '../../../../renderer/ui/format.ts';
import type { Day } from '../../../../shared/kernel/calendar.ts';
import { MADE_FROM, madeReport } from '../../../support/made-report.ts';

const format = createFormat('vi', 'Asia/Ho_Chi_Minh');

describe('the short report', () => {
  it('[RP24] is five lines with the figures of page 1', () => {
    const lines = quickReport(madeReport(), format).split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toContain('Trung tâm Bến bãi Hữu Nghị, từ 25/01/2027 20:00 đến 26/01/2027 20:00');
    expect(lines[1]).toContain('tồn đầu 964, vào 1.042, ra 1.023 (thông quan 480, nội địa 400, quay đầu 8');
    expect(lines[1]).toContain('điều chỉnh −1, tồn cuối 982 (xuất 376, nhập 606)');
    expect(lines[2]).toContain('982/1.200 ô (81,8 %)');
    expect(lines[4]).toContain('giường 310/420; sự cố 2 (chưa xong 1); kiến nghị: Bổ sung 01 máy phát');
  });
});

describe('a figure that differs', () => {
  it('[RP11] is named in words, by line and field', () => {
    expect(figureName('pageOne.rows[export fruit].in', 'vi', format)).toBe('trang 1 · dòng · xuất hoa quả · vào');
    expect(figureName('trucks.byZone[A].closing', 'en', format)).toBe('trucks · zone · A · closing');
    expect(figureName(`occupancy.siteHours[${String(MADE_FROM)}].mean`, 'vi', format)).toContain('25/01/2027 20:00');
    expect(figureName('something.unknown', 'vi', format)).toBe('something · unknown');
  });

  it('is written as what it is', () => {
    expect(figureValue('waits.p50Ms', 3_600_000, format)).toBe('1 g 00');
    expect(figureValue('people.peakAt', MADE_FROM, format)).toBe('25/01/2027 20:00');
    expect(figureValue('occupancy.site.mean', 1012.4, format)).toBe('1.012,4');
    expect(figureValue('pageOne.counted', undefined, format)).toBe('–');
  });
});

describe('the files of a report', () => {
  const on = '2027-01-21' as Day;

  it('lie where the host gives them', () => {
    expect(filePathOf({ kind: 'day', on }, null)?.path).toBe('/api/reports/daily/2027-01-21');
    expect(filePathOf({ kind: 'day', on }, 2)).toMatchObject({ query: '&version=2', name: 'bao-cao-2027-01-21-ban-2' });
    expect(filePathOf({ kind: 'range', first: on, last: on }, null)?.query).toBe('&from=2027-01-21&to=2027-01-21');
    expect(filePathOf({ kind: 'shift', shift: null }, null)).toBeNull();
  });

  it('may be wished for by day and version', () => {
    expect(readWish('2027-01-21#2')).toEqual({ on, version: 2 });
    expect(readWish('2027-01-21')).toEqual({ on, version: null });
    expect(readWish('in')).toBeNull();
  });
});

describe('a drawing', () => {
  it('ends its axis on a round number above the greatest value', () => {
    for (const value of [4, 7.3, 96, 100, 1188, 9999]) {
      const end = niceEnd(value);
      expect(end).toBeGreaterThan(value);
      expect(end).toBeLessThan(value * 1.6);
    }
  });
});

describe('the settings of the report', () => {
  const typed = {
    form: 'plain',
    language: 'both',
    signAs: 'deputy',
    receivers: 'Hải quan; ; Biên phòng ;',
    thresholds: '80; 92,5',
    'block-places': 'yes',
    'annex-charges': 'yes',
    folder: '/srv/bao-cao',
    afterMinutes: '30',
    isDaily: 'yes',
    'file-pdf': 'yes',
  };

  it('[RP21] are read from their fields', () => {
    const settings = reportSettingsOf(typed);
    expect(settings).toMatchObject({
      form: 'plain',
      language: 'both',
      signAs: 'deputy',
      receivers: ['Hải quan', 'Biên phòng'],
      annexes: ['charges'],
      thresholds: [80, 92.5],
      schedule: { folder: '/srv/bao-cao', isDaily: true, isEachShift: false, afterMinutes: 30, forms: ['pdf'] },
    });
    expect(settings.blocksOff).not.toContain('places');
    expect(settings.blocksOff).toContain('motto');
    expect(reportProblemOf(settings)).toBeNull();
  });

  it('[RP23] say what cannot be saved: a threshold, a receiver too long, no form of file', () => {
    const problem = (change: Readonly<Record<string, string>>) =>
      reportProblemOf(reportSettingsOf({ ...typed, ...change }));
    for (const thresholds of ['0', '101', 'tám mươi', '80; 80', '1;2;3;4;5;6;7'])
      expect(problem({ thresholds }), thresholds).toBe('thresholds');
    expect(problem({ receivers: 'x'.repeat(161) })).toBe('receivers');
    expect(problem({ 'file-pdf': '' })).toBe('files');
  });
});
