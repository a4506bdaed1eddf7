import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, dayFrom } from '../../../shared/kernel/calendar.ts';
import { HOUR_MS, later } from '../../../shared/kernel/instant.ts';
import { DEFAULT_REPORT_SETTINGS, type ReportSchedule } from '../../../shared/domain/reports/settings.ts';
import { runDue } from '../../support/due.ts';
import { reportWays, type ReportWays } from '../../support/report-ways.ts';
import { actorWith, aYard, replayedState, START, stateOf, type Yard } from '../../support/yard.ts';

/** The clock starts on 10 February 2026 at 8:00; the day's figures end at 20:00. */
const ON = dayFrom(2026, 2, 10);
const CUT_OFF = 12 * 60;
const DAY = 24 * 60;

let yard: Yard;
let ways: ReportWays;
let root: string;
let folder: string;
beforeEach(() => {
  yard = aYard();
  root = mkdtempSync(join(tmpdir(), 'ben-bai-filed-'));
  folder = join(root, 'reports');
  mkdirSync(folder);
  ways = reportWays(yard, root);
});
afterEach(async () => {
  await ways.close();
  yard.close();
  rmSync(root, { recursive: true, force: true });
});

const plan = (more: Partial<ReportSchedule>): void => {
  const schedule = { ...DEFAULT_REPORT_SETTINGS.schedule, folder, forms: ['xlsx'] as const, ...more };
  yard.ok('settings.save', { values: { report: { schedule } } });
};
const files = () =>
  yard
    .ask('report.files', {})
    .files.map(({ fileName, attempts, problem, writtenAt }) => [fileName, attempts, problem, writtenAt !== null]);
const alarms = () => yard.stores.site.openAlarms().filter(({ code }) => code === 'report-not-written');
/** One look of the host and of the engine's own deadlines at a minute after the start. */
const look = async (minute: number): Promise<void> => {
  yard.at(minute);
  await ways.schedule.run();
  runDue(yard, 'report.watch');
};

describe('reports written by schedule', () => {
  it('[RP13] a day is in the folder a quarter of an hour after its cut-off, in every form, once', async () => {
    plan({ forms: ['xlsx', 'csv'] });
    yard.ok('visit.arrive', { plate: '12C-111.11', direction: 'export', crossing: 'HN' });
    await look(CUT_OFF + 14);
    expect(readdirSync(folder)).toEqual([]);
    await look(CUT_OFF + 15);
    expect(readdirSync(folder).sort()).toEqual(['bao-cao-2026-02-10-csv.zip', 'bao-cao-2026-02-10.xlsx']);
    const { sheets } = await readXlsx(readFileSync(join(folder, 'bao-cao-2026-02-10.xlsx')));
    expect(sheets.find(({ name }) => name === 'Cân đối')?.rows[1]?.slice(2)).toEqual([0, 1, 0, 0, 1]);
    const seq = yard.seq();
    await look(CUT_OFF + 16);
    expect(yard.seq()).toBe(seq);
    expect(files()).toEqual([
      ['bao-cao-2026-02-10-csv.zip', 1, null, true],
      ['bao-cao-2026-02-10.xlsx', 1, null, true],
    ]);
    expect(alarms()).toEqual([]);
    expect(ways.defects).toEqual([]);
  });

  it('[RP37] of a day that was frozen by then it is the frozen version', async () => {
    yard.at(CUT_OFF + 1);
    yard.ok('report.sign', { on: ON });
    plan({});
    await look(CUT_OFF + 15);
    expect(readdirSync(folder)).toEqual(['bao-cao-2026-02-10-ban-1.xlsx']);
  });

  it('[RP37] a day that is frozen after it was filed is filed again, and every later version too', async () => {
    plan({});
    yard.ok('visit.arrive', { plate: '12C-111.11', direction: 'export', crossing: 'HN' });
    await look(CUT_OFF + 15);
    const asItWas = readFileSync(join(folder, 'bao-cao-2026-02-10.xlsx'));
    yard.at(CUT_OFF + 30);
    yard.ok('report.sign', { on: ON });
    await look(CUT_OFF + 31);
    expect(readdirSync(folder).sort()).toEqual(['bao-cao-2026-02-10-ban-1.xlsx', 'bao-cao-2026-02-10.xlsx']);
    // Weeks later somebody writes down a truck of that day, and the day is frozen anew, twice before anybody looks.
    const late = {
      direction: 'export',
      crossing: 'HN',
      occurredAt: later(START, HOUR_MS),
      reason: 'mất điện',
    } as const;
    const coordinator = actorWith('coordinator');
    yard.at(20 * DAY);
    yard.ok('visit.arrive', { plate: '12C-222.22', ...late }, coordinator);
    yard.ok('report.sign', { on: ON, reason: 'ghi bù' });
    yard.ok('visit.arrive', { plate: '12C-333.33', ...late }, coordinator);
    yard.ok('report.sign', { on: ON, reason: 'ghi bù tiếp' });
    rmSync(join(root, 'gone'), { recursive: true, force: true });
    plan({ folder: join(root, 'gone') });
    await look(20 * DAY + 1);
    await look(20 * DAY + 2);
    expect(alarms()).toMatchObject([{ details: { problem: 'report.folder-missing' } }]);
    plan({});
    await look(20 * DAY + 10);
    await look(20 * DAY + 11);
    const versions = [
      'bao-cao-2026-02-10-ban-1.xlsx',
      'bao-cao-2026-02-10-ban-2.xlsx',
      'bao-cao-2026-02-10-ban-3.xlsx',
    ];
    expect(readdirSync(folder).filter((name) => name.includes('2026-02-10'))).toEqual([
      ...versions,
      'bao-cao-2026-02-10.xlsx',
    ]);
    expect(alarms()).toEqual([]);
    const trucksIn = async (name: string) => {
      const { sheets } = await readXlsx(readFileSync(join(folder, name)));
      return sheets.find(({ name: sheet }) => sheet === 'Cân đối')?.rows[1]?.[3];
    };
    expect(await Promise.all(versions.map(trucksIn))).toEqual([1, 2, 3]);
    expect(readFileSync(join(folder, 'bao-cao-2026-02-10.xlsx')).equals(asItWas)).toBe(true);
    expect(yard.ask('report.due', {}).due).toEqual([]);
    expect(stateOf(yard.db)).toEqual(replayedState(yard.stores));
  });

  it('[RP37] what could not be filed before the day was frozen is not wanted any more', async () => {
    plan({ folder: join(root, 'gone') });
    await look(CUT_OFF + 15);
    await look(CUT_OFF + 16);
    expect(yard.ask('report.files', {}).failed).toBe(1);
    yard.ok('report.sign', { on: ON });
    plan({});
    await look(CUT_OFF + 17);
    expect(readdirSync(folder)).toEqual(['bao-cao-2026-02-10-ban-1.xlsx']);
    expect([yard.ask('report.files', {}).failed, alarms()]).toEqual([0, []]);
  });

  it('[RP13] a shift is written after its hand-over, by its own time', async () => {
    plan({ isDaily: false, isEachShift: true, afterMinutes: 0 });
    yard.ok('visit.arrive', { plate: '12C-111.11', direction: 'export', crossing: 'HN' });
    yard.at(6 * 60);
    // Its leader went without anybody to take over.
    const leader = { user: 'quanly', displayName: 'quanly', roles: ['gate'] } as const;
    const input = {
      from: { user: 'quanly', pin: '1234' },
      to: null,
      cashCountedDong: 0,
    };
    const approvals = { from: { ok: true, value: leader } } as const;
    expect(yard.run('shift.hand-over', input, { prepared: { approvals } })).toHaveProperty('ok');
    await look(6 * 60);
    expect(readdirSync(folder)).toEqual(['bao-cao-ca-2026-02-10-0800-2026-02-10-1400.xlsx']);
    const [filed] = yard.ask('report.files', {}).files;
    expect(filed).toMatchObject({ scope: 'shift', onDay: ON, problem: null });
  });

  it('[RP14] a week off is made up for when the host is back, newest first', async () => {
    yard.at(10 * DAY + CUT_OFF + 60);
    plan({});
    await look(10 * DAY + CUT_OFF + 60);
    await look(10 * DAY + CUT_OFF + 61);
    const days = [4, 5, 6, 7, 8, 9, 10].map((n) => `bao-cao-${addDays(ON, n)}.xlsx`);
    expect(readdirSync(folder).sort()).toEqual(days);
    expect(files().map(([name]) => name)).toContain(days.at(-1));
    expect(yard.ask('report.due', {})).toMatchObject({ folder, due: [] });
  });

  it('[RP14, RP16] what fails is tried again, told from the second time on, and closes itself once it is there', async () => {
    plan({});
    rmSync(folder, { recursive: true });
    const failing = CUT_OFF + 15;
    await look(failing);
    expect(files()).toEqual([['bao-cao-2026-02-10.xlsx', 1, 'report.folder-missing', false]]);
    expect(alarms()).toEqual([]);
    await look(failing + 0.5);
    expect(files()[0]?.[1]).toBe(1);
    await look(failing + 1);
    expect(files()[0]?.[1]).toBe(2);
    expect(alarms()).toMatchObject([{ details: { count: 1, on: ON, problem: 'report.folder-missing' } }]);
    expect(yard.refused('alarm.resolve', { alarmId: 'alm_1' })).toMatchObject({ code: 'alarm.closes-itself' });
    rmSync(root, { recursive: true });
    await look(failing + 3);
    expect(alarms()).toMatchObject([{ details: { problem: 'report.drive-gone' } }]);
    mkdirSync(folder, { recursive: true });
    await look(failing + 8);
    expect(files()).toEqual([['bao-cao-2026-02-10.xlsx', 4, null, true]]);
    expect(alarms()).toEqual([]);
    expect(existsSync(join(folder, 'bao-cao-2026-02-10.xlsx'))).toBe(true);
    expect(stateOf(yard.db)).toEqual(replayedState(yard.stores));
  });

  it('[RP16] the alarm closes when nobody wants the report any more', async () => {
    plan({ folder: join(root, 'other') });
    await look(CUT_OFF + 15);
    await look(CUT_OFF + 16);
    expect(alarms()).toHaveLength(1);
    expect(yard.ask('report.files', {}).failed).toBe(1);
    plan({ folder: '' });
    expect(yard.ask('report.files', {}).failed).toBe(0);
    runDue(yard, 'report.watch');
    expect(alarms()).toEqual([]);
  });

  it('[RP19] without anything to print with the PDF fails by name, the workbook is written', async () => {
    plan({ forms: ['pdf', 'xlsx'] });
    await look(CUT_OFF + 15);
    expect(files()).toEqual([
      ['bao-cao-2026-02-10.xlsx', 1, null, true],
      ['bao-cao-2026-02-10.pdf', 1, 'print.unavailable', false],
    ]);
    expect(readdirSync(folder)).toEqual(['bao-cao-2026-02-10.xlsx']);
  });

  it('what was filed cannot be undone', async () => {
    plan({});
    await look(CUT_OFF + 15);
    expect(yard.refused('change.undo', { seq: yard.seq() })).toMatchObject({ code: 'change.not-reversible' });
  });
});
