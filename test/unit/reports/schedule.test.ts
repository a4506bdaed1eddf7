import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, atMinuteOfDay, dayFrom, daysBetween, type Day } from '../../../shared/kernel/calendar.ts';
import type { Id, ShiftId } from '../../../shared/kernel/ids.ts';
import { DAY_MS, HOUR_MS, instant, later, MINUTE_MS, type Instant } from '../../../shared/kernel/instant.ts';
import type { ReportFile } from '../../../shared/domain/records.ts';
import { reportWindow } from '../../../shared/domain/reports/cut-off.ts';
import {
  dueReports,
  failedReports,
  firstScheduledDay,
  nextTryAt,
  scheduledReports,
  type ReportState,
} from '../../../shared/domain/reports/schedule.ts';
import { DEFAULT_REPORT_SETTINGS, type ReportSchedule } from '../../../shared/domain/reports/settings.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const ON = dayFrom(2027, 1, 21);
const CUT_OFF = 20 * 60;
const END = atMinuteOfDay(ON, CUT_OFF, ZONE);

const DAILY: ReportSchedule = { ...DEFAULT_REPORT_SETTINGS.schedule, folder: '/reports', forms: ['pdf'] };

type Facts = Parameters<typeof dueReports>[1];

const facts = (now: Instant, more: Partial<Facts> = {}): Facts => ({
  now,
  zone: ZONE,
  cutOffMinute: CUT_OFF,
  createdAt: later(END, -100 * DAY_MS),
  shifts: [],
  frozen: [],
  files: [],
  ...more,
});

const days = (reports: readonly ReportState[]): readonly Day[] => reports.map(({ onDay }) => onDay);

let lastId = 0;
const filed = (report: ReportState, more: Partial<ReportFile> = {}): ReportFile => {
  const { scope, onDay, shiftId, form, fileName } = report;
  lastId += 1;
  const id = lastId as Id<'reportFile'>;
  return {
    ...{ id, scope, onDay, shiftId, form, fileName, attempts: 1, triedAt: END, writtenAt: END, problem: null },
    ...more,
  };
};

describe('what the schedule wants', () => {
  it('[RP13] a day is due so many minutes after its cut-off, and not before', () => {
    const [first] = dueReports(DAILY, facts(later(END, 15 * MINUTE_MS)));
    expect(first).toMatchObject({ scope: 'day', onDay: ON, form: 'pdf', ...reportWindow(ON, CUT_OFF, ZONE) });
    expect(days(dueReports(DAILY, facts(later(END, 15 * MINUTE_MS - 1))))).not.toContain(ON);
  });

  it('[RP13] a shift is due so many minutes after its hand-over, by its own time', () => {
    const shift = { id: 4 as ShiftId, startedAt: later(END, -8 * HOUR_MS), endedAt: END };
    const schedule = { ...DAILY, isDaily: false, isEachShift: true };
    const at = (minutes: number) => dueReports(schedule, facts(later(END, minutes * MINUTE_MS), { shifts: [shift] }));
    expect(at(14)).toEqual([]);
    expect(at(15)).toEqual([
      {
        ...{
          scope: 'shift',
          onDay: ON,
          shiftId: 4,
          version: null,
          form: 'pdf',
          from: shift.startedAt,
          to: shift.endedAt,
        },
        ...{ fileName: 'bao-cao-ca-2027-01-21-1200-2027-01-21-2000.pdf', file: null },
      },
    ]);
  });

  it('[RP13] each form once, none without a folder, none that the settings do not want', () => {
    const now = later(END, HOUR_MS);
    const both: ReportSchedule = { ...DAILY, forms: ['pdf', 'xlsx'] };
    const all = dueReports(both, facts(now));
    expect(all.slice(0, 2).map(({ form }) => form)).toEqual(['pdf', 'xlsx']);
    const files = all.filter(({ form }) => form === 'pdf').map((report) => filed(report));
    expect(new Set(dueReports(both, facts(now, { files })).map(({ form }) => form))).toEqual(new Set(['xlsx']));
    expect(dueReports({ ...both, folder: '' }, facts(now))).toEqual([]);
    expect(dueReports({ ...both, isDaily: false }, facts(now))).toEqual([]);
  });

  it('[RP14] what was missed is made up for, newest first: seven days, none before the site', () => {
    const now = later(END, HOUR_MS);
    const seven = [0, 1, 2, 3, 4, 5, 6].map((back) => addDays(ON, -back));
    expect(days(dueReports(DAILY, facts(now)))).toEqual(seven);
    const young = facts(now, { createdAt: later(END, -2 * DAY_MS - HOUR_MS) });
    expect(days(dueReports(DAILY, young))).toEqual(seven.slice(0, 3));
    const old = { id: 1 as ShiftId, startedAt: later(now, -9 * DAY_MS), endedAt: later(now, -7 * DAY_MS) };
    expect(dueReports({ ...DAILY, isDaily: false, isEachShift: true }, facts(now, { shifts: [old] }))).toEqual([]);
  });

  it('[RP14] what failed is tried again after pauses that grow to four hours, and told until it is there', () => {
    const [report] = scheduledReports(DAILY, facts(later(END, HOUR_MS)));
    if (report === undefined) throw new Error('nothing scheduled');
    const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 9, 50].map((attempts) => {
      const file = filed(report, { attempts, triedAt: later(END, HOUR_MS), writtenAt: null, problem: 'x' });
      const at = nextTryAt(file);
      const isDue = (now: Instant) =>
        dueReports(DAILY, facts(now, { files: [file] })).some(({ onDay }) => onDay === ON);
      expect([isDue(later(at, -1)), isDue(at)]).toEqual([false, true]);
      expect(failedReports(DAILY, facts(at, { files: [file] }))).toEqual([file]);
      return (at - file.triedAt) / MINUTE_MS;
    });
    expect(pauses).toEqual([1, 2, 5, 15, 30, 60, 120, 240, 240, 240]);
  });

  it('[RP37] a frozen day is wanted in every version, under its own name, and not as it is now', () => {
    const now = later(END, HOUR_MS);
    const old = addDays(ON, -40);
    const frozen = [
      { onDay: ON, version: 2, signedAt: later(now, -1) },
      { onDay: ON, version: 1, signedAt: later(now, -2) },
      { onDay: old, version: 3, signedAt: later(now, -6 * DAY_MS) },
      { onDay: addDays(old, -1), version: 1, signedAt: later(now, -7 * DAY_MS) },
    ];
    const names = scheduledReports(DAILY, facts(now, { frozen })).map(({ fileName }) => fileName);
    expect(names).toEqual([
      `bao-cao-${ON}-ban-2.pdf`,
      `bao-cao-${ON}-ban-1.pdf`,
      ...[1, 2, 3, 4, 5, 6].map((back) => `bao-cao-${addDays(ON, -back)}.pdf`),
      `bao-cao-${old}-ban-3.pdf`,
    ]);
    // What was filed before it was frozen says nothing of the versions.
    const [asItWas] = scheduledReports(DAILY, facts(now));
    if (asItWas === undefined) throw new Error('nothing scheduled');
    const files = [filed(asItWas)];
    expect(dueReports(DAILY, facts(now, { frozen, files })).map(({ fileName }) => fileName)).toEqual(names);
    expect(scheduledReports({ ...DAILY, isDaily: false }, facts(now, { frozen }))).toEqual([]);
  });

  it('[RP14] with every file kept that the schedule reads, nothing that was written is ever due again', () => {
    const anyNow = fc.integer({ min: END, max: later(END, 400 * DAY_MS) }).map(instant);
    const anyShift = fc.record({
      endedAgoMs: fc.integer({ min: 0, max: 9 * DAY_MS }),
      longMs: fc.integer({ min: 1, max: 40 * DAY_MS }),
    });
    fc.assert(
      fc.property(anyNow, fc.integer({ min: 0, max: 1440 }), fc.array(anyShift, { maxLength: 6 }), (now, cut, all) => {
        const shifts = all.map(({ endedAgoMs, longMs }, n) => {
          const endedAt = later(now, -endedAgoMs);
          return { id: (n + 1) as ShiftId, startedAt: later(endedAt, -longMs), endedAt };
        });
        const schedule = { ...DAILY, isEachShift: true, afterMinutes: 0 };
        const before = facts(now, { cutOffMinute: cut, shifts });
        const written = dueReports(schedule, before).map((report) => filed(report));
        expect(written.filter(({ scope }) => scope === 'day')).toHaveLength(7);
        const first = firstScheduledDay(now, ZONE);
        const read = written.filter(({ onDay }) => daysBetween(first, onDay) >= 0);
        expect(dueReports(schedule, { ...before, files: read })).toEqual([]);
      }),
    );
  });
});
