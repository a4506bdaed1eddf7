import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayFrom, isoOf } from '../../shared/kernel/calendar.ts';
import { instant, later, MINUTE_MS } from '../../shared/kernel/instant.ts';
import { textOf } from '../../shared/contract/texts/text-of.ts';
import { REPORT_PROBLEMS } from '../../shared/domain/reports/schedule.ts';
import { REPORT_TABLES } from '../../electron/transport/report-tables/table.ts';
import { SHEET_TITLES } from '../../electron/transport/texts/sheet-texts.ts';
import { reportWays, type ReportWays } from '../support/report-ways.ts';
import { aYard, START, type Yard } from '../support/yard.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
/** The clock starts on 10 February 2026 at 8:00; the day's figures end at 20:00. */
const ON = dayFrom(2026, 2, 10);
const DAILY = `/api/reports/daily/${ON}`;
/** Texts that a spreadsheet would run. */
const PROPOSAL = '=HYPERLINK("http://x";"mở thêm làn 2")';
const NOTE = '+SUM(1,2), cháy "lốp"';

let yard: Yard;
let ways: ReportWays;
let root: string;
beforeAll(() => {
  yard = aYard();
  root = mkdtempSync(join(tmpdir(), 'ben-bai-out-'));
  ways = reportWays(yard, root);
  arrive('12C-111.11');
  yard.ok('incident.open', { kind: 'fire', place: 'slot:slt_1', note: NOTE });
  yard.ok('report.note', { on: ON, proposal: PROPOSAL });
  yard.at(6 * 60);
  const leader = { user: 'quanly', displayName: 'quanly', roles: ['gate'] } as const;
  const handOver = { from: { user: 'quanly', pin: '1234' }, to: null, cashCountedDong: 0 };
  const prepared = { approvals: { from: { ok: true, value: leader } } } as const;
  expect(yard.run('shift.hand-over', handOver, { prepared })).toHaveProperty('ok');
  yard.at(12 * 60 + 5);
  yard.ok('report.sign', { on: ON });
  const occurredAt = isoOf(later(yard.clock.now(), -10 * MINUTE_MS), 'UTC');
  arrive('12C-222.22', occurredAt);
  yard.ok('report.sign', { on: ON, reason: '=ghi bù một xe' });
  arrive('12C-333.33', occurredAt);
});
afterAll(async () => {
  expect(yard.defects).toEqual([]);
  expect(ways.defects).toEqual([]);
  await ways.close();
  yard.close();
  rmSync(root, { recursive: true, force: true });
});

function arrive(plate: string, occurredAt?: string): void {
  const at = occurredAt === undefined ? {} : { occurredAt };
  yard.ok('visit.arrive', { plate, direction: 'export', crossing: 'HN', ...at });
}

type Sheet = { readonly name: string; readonly rows: readonly (readonly unknown[])[] };

async function workbookOf(path: string): Promise<{ readonly sheets: readonly Sheet[]; readonly bytes: Buffer }> {
  const { status, bytes } = await ways.get(path);
  expect(status).toBe(200);
  const { sheets } = await readXlsx(bytes);
  return { sheets, bytes };
}

/** A table's column by its head. */
function columnOf(sheets: readonly Sheet[], sheet: string, head: string): readonly unknown[] {
  const rows = sheets.find(({ name }) => name === sheet)?.rows ?? [];
  const at = (rows[0] ?? []).indexOf(head);
  expect(at, `${sheet}: ${head}`).toBeGreaterThanOrEqual(0);
  return rows.slice(1).map((row) => row[at]);
}

/** The instant that a cell shows by the yard's clock. */
function instantOf(cell: unknown): number {
  const wallMs = cell instanceof Date ? cell.getTime() : (Number(cell) - 25_569) * 86_400_000;
  return instant(Math.round(wallMs) - 7 * 3_600_000);
}

async function csvOf(path: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const { status, bytes } = await ways.get(path);
  expect(status).toBe(200);
  return parse(bytes, { bom: true, columns: true });
}

describe('the workbook of a report', () => {
  it('[RP18] has a sheet for each table, with real numbers, days and times, and no formula', async () => {
    const { sheets, bytes } = await workbookOf(`${DAILY}.xlsx`);
    const ofRange = ['days', 'heat', 'season-before'];
    expect(sheets).toHaveLength(REPORT_TABLES.filter((code) => !ofRange.includes(code) && code !== 'changes').length);
    for (const [name, part] of Object.entries(unzipSync(bytes)))
      if (name.startsWith('xl/worksheets/')) expect(strFromU8(part)).not.toMatch(/<f[ >]/);
    expect(columnOf(sheets, 'Tình hình xe', 'Vào').at(-1)).toBe(3);
    expect(columnOf(sheets, 'Cân đối', 'Tồn cuối')[0]).toBe(3);
    const times = columnOf(sheets, 'Theo giờ', 'Giờ').map(instantOf);
    const { siteHours } = yard.ask('report.daily', { on: ON }).occupancy;
    expect(times[0]).toBe(siteHours[0]?.hour);
    expect(instantOf(columnOf(sheets, 'Thông tin', 'Có số liệu từ')[0])).toBe(START);
    expect(columnOf(sheets, 'Theo giờ', 'Cao nhất').slice(0, siteHours.length)).toEqual(
      siteHours.map(({ max }) => max),
    );
    const [on] = columnOf(sheets, 'Thông tin', 'Ngày');
    expect(on instanceof Date ? on.getTime() : (Number(on) - 25_569) * 86_400_000).toBe(Date.UTC(2026, 1, 10));
    expect(instantOf(columnOf(sheets, 'Thông tin', 'Đến')[0])).toBe(later(START, 12 * 60 * MINUTE_MS));
  });

  it('[RP18] text that begins like a formula is text', async () => {
    const { sheets } = await workbookOf(`${DAILY}.xlsx`);
    expect(columnOf(sheets, 'Công suất', 'Kiến nghị')).toEqual([PROPOSAL]);
    expect(columnOf(sheets, 'Sự cố', 'Ghi chú')).toEqual([NOTE]);
    expect(columnOf(sheets, 'Sự cố', 'Nơi')).toEqual([yard.stores.slots.slots()[0]?.code]);
  });

  it('[RP18] in English and in both languages beside one another', async () => {
    const english = await workbookOf(`${DAILY}.xlsx?lang=en`);
    expect(english.sheets[1]?.name).toBe('Trucks');
    expect(columnOf(english.sheets, 'Trucks', 'Closing').at(-1)).toBe(3);
    const both = await workbookOf(`${DAILY}.xlsx?lang=both`);
    expect(columnOf(both.sheets, 'Tình hình xe', 'Tồn cuối / Closing').at(-1)).toBe(3);
  });

  it('[RP18] opens in LibreOffice as what it is', async (context) => {
    const office = officeOf();
    if (office === null) context.skip('LibreOffice is not on this machine: opened by another library only');
    const { bytes } = await ways.get(`${DAILY}.xlsx`);
    writeFileSync(join(root, 'report.xlsx'), bytes);
    const profile = `-env:UserInstallation=file://${join(root, 'office')}`;
    const args = [
      profile,
      '--headless',
      '--convert-to',
      'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2',
    ];
    execFileSync(office ?? '', [...args, '--outdir', root, join(root, 'report.xlsx')], { timeout: 120_000 });
    const rows = parse(readFileSync(join(root, 'report-Tình hình xe.csv'))) as readonly (readonly string[])[];
    expect(rows.at(-1)?.slice(2, 4)).toEqual(['0', '3']);
  });
});

describe('the words of the ways out', () => {
  it('a tab has room for each name, and no two are the same', () => {
    for (const titles of Object.values(SHEET_TITLES)) {
      const names = REPORT_TABLES.map((code) => titles[code]);
      expect(new Set(names).size).toBe(REPORT_TABLES.length);
      for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/);
    }
  });

  it('[RP19] without a browser it is said what to install; [RP15] every problem is said in both languages', () => {
    for (const lang of ['vi', 'en'] as const) {
      expect(textOf(lang, 'print.unavailable')).toMatch(/Microsoft Edge, Google Chrome .* Chromium/);
      for (const problem of REPORT_PROBLEMS) expect(textOf(lang, problem)).not.toBe(problem);
    }
  });
});

describe('a report as CSV', () => {
  it('[RP18] one table by its name, RFC 4180 with the mark of UTF-8, page 1 where none is named', async () => {
    const { bytes, type, name } = await ways.get(`${DAILY}.csv`);
    expect([type, name]).toEqual(['text/csv; charset=utf-8', 'bao-cao-2026-02-10-page-one.csv']);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.toString();
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const rows = await csvOf(`${DAILY}.csv`);
    expect(rows).toHaveLength(11);
    expect(rows.at(-1)).toMatchObject({ 'Tồn đầu': '0', Vào: '3', 'Tồn cuối': '3' });
    const [incident] = await csvOf(`${DAILY}.csv?table=incidents&lang=en`);
    // What a spreadsheet would run begins with an apostrophe.
    expect(incident).toMatchObject({ Note: `'${NOTE}`, Opened: isoOf(START, ZONE), Closed: '' });
  });

  it('[RP18] every table in one archive', async () => {
    const { bytes, type, name } = await ways.get(`${DAILY}.zip`);
    expect([type, name]).toEqual(['application/zip', 'bao-cao-2026-02-10-csv.zip']);
    const parts = unzipSync(bytes);
    expect(Object.keys(parts)).toContain('accounts.csv');
    const one = await ways.get(`${DAILY}.csv?table=accounts`);
    expect(Buffer.from(parts['accounts.csv'] ?? [])).toEqual(one.bytes);
  });
});

describe('a frozen version', () => {
  it('[RP17] goes out with the figures that were frozen, and says which it is', async () => {
    for (const [version, trucks] of [
      [1, 1],
      [2, 2],
    ] as const) {
      const { sheets } = await workbookOf(`${DAILY}.xlsx?version=${String(version)}`);
      expect(columnOf(sheets, 'Tình hình xe', 'Vào').at(-1)).toBe(trucks);
      expect(columnOf(sheets, 'Thông tin', 'Bản chốt')).toEqual([version]);
      const { version: signed } = yard.ask('report.frozen', { on: ON, version });
      expect(columnOf(sheets, 'Thông tin', 'Mã số liệu (SHA-256)')).toEqual([signed.hash]);
    }
    const second = await ways.get(`${DAILY}.csv?version=2&table=changes`);
    expect(second.name).toBe('bao-cao-2026-02-10-ban-2-changes.csv');
    expect(parse(second.bytes, { bom: true })).toContainEqual(['trucks.in', '1', '2']);
    const [about] = await csvOf(`${DAILY}.csv?version=2&table=about`);
    expect(about).toMatchObject({ 'Bản chốt': '2', 'Lý do': "'=ghi bù một xe" });
  });

  it.skipIf(process.platform === 'win32')('[RP17] is printed from exactly the figures that were frozen', async () => {
    const own = reportWays(yard, root, () => pageReader());
    await own.app.listen({ host: '127.0.0.1', port: 0 });
    try {
      for (const version of [1, 2]) {
        const { status, bytes, name } = await own.get(`${DAILY}.pdf?version=${String(version)}&copy=3&lang=both`);
        expect([status, name]).toEqual([200, `bao-cao-2026-02-10-ban-${String(version)}.pdf`]);
        const [address = '', data = ''] = bytes.toString().replace('%PDF-', '').split('\n');
        expect(new URL(address).searchParams.get('version')).toBe(String(version));
        const frozen = yard.ask('report.frozen', { on: ON, version });
        expect(JSON.parse(data)).toEqual({
          ...frozen,
          shiftName: null,
          printedBy: 'Nguyễn Thị Lan',
          lang: 'both',
          copy: 3,
        });
      }
      const { bytes } = await own.get(`${DAILY}.pdf`);
      expect(bytes.toString()).not.toContain('version=');
      expect(JSON.parse(bytes.toString().split('\n')[1] ?? '')).toMatchObject({ version: null, lang: 'vi' });
    } finally {
      await own.close();
    }
  });

  it('[RP17] there is none that was not frozen, and none under a number that is none', async () => {
    expect(await ways.get(`${DAILY}.xlsx?version=3`)).toMatchObject({ status: 404, fault: 'request.not-found' });
    for (const version of ['0', '-1', 'new', '1.5', ''])
      expect(await ways.get(`${DAILY}.csv?version=${version}`)).toMatchObject({
        status: 400,
        fault: 'request.invalid',
      });
  });

  it('[RP25] a print has a number that is one', async () => {
    for (const copy of ['0', '-1', 'x', '10000', ''])
      expect(await ways.get(`${DAILY}.csv?copy=${copy}`)).toMatchObject({ status: 400, fault: 'request.invalid' });
  });

  it('[RP17] what is no longer what was frozen does not go out', async () => {
    const own = aYard();
    const out = reportWays(own, root);
    own.at(12 * 60 + 5);
    own.ok('report.sign', { on: ON });
    expect((await out.get(`${DAILY}.csv?version=1`)).status).toBe(200);
    own.db.exec(`UPDATE signed_reports SET figures = replace(figures, '"in":0', '"in":9')`);
    for (const form of ['pdf', 'xlsx', 'csv', 'zip'])
      expect(await out.get(`${DAILY}.${form}?version=1`)).toMatchObject({ status: 409, fault: 'report.not-whole' });
    await out.close();
    own.close();
  });
});

describe('reports of other times', () => {
  it('[RP18] a shift by its id, with its own time', async () => {
    const { shiftId } = yard.ask('shift.list', {}).shifts[0] ?? {};
    const answer = await ways.get(`/api/reports/shift/${String(shiftId)}.csv?table=about`);
    expect(answer.name).toBe('bao-cao-ca-2026-02-10-0800-2026-02-10-1400-about.csv');
    expect(parse(answer.bytes, { bom: true, columns: true })).toMatchObject([
      { Từ: isoOf(START, ZONE), Đến: isoOf(later(START, 6 * 60 * MINUTE_MS), ZONE) },
    ]);
    expect(await ways.get('/api/reports/shift/shf_zz.pdf')).toMatchObject({ status: 404 });
  });

  it('[RP18] a range of days, with its days', async () => {
    const { sheets } = await workbookOf(`/api/reports/range.xlsx?from=${ON}&to=${ON}`);
    expect(sheets.map(({ name }) => name)).toContain('Theo ngày');
    expect((await ways.get(`/api/reports/range.csv?from=${ON}&to=${ON}&table=days`)).status).toBe(200);
  });

  it.each([
    ['a day that is none', '/api/reports/daily/2026-02-31.pdf', 404],
    ['a form that is none', `${DAILY}.doc`, 404],
    ['a table that is none', `${DAILY}.csv?table=people`, 404],
    ['a table that a day has not', `${DAILY}.csv?table=days`, 404],
    ['a range without an end', `/api/reports/range.pdf?from=${ON}`, 400],
    ['a range of ten years', '/api/reports/range.xlsx?from=2016-02-10&to=2026-02-10', 400],
  ])('refuses %s', async (_what, path, status) => {
    expect((await ways.get(path)).status).toBe(status);
  });

  it('only for whoever is signed in', async () => {
    for (const form of ['pdf', 'xlsx', 'csv', 'zip'])
      expect((await ways.app.inject({ method: 'GET', url: `${DAILY}.${form}` })).statusCode).toBe(401);
  });

  it('[RP19] a PDF without anything to print with says so; everything else goes out', async () => {
    expect(await ways.get(`${DAILY}.pdf`)).toMatchObject({ status: 503, fault: 'print.unavailable' });
    for (const form of ['xlsx', 'csv', 'zip']) expect((await ways.get(`${DAILY}.${form}`)).status).toBe(200);
  });
});

/** A stand-in for a browser: it fetches what the page is drawn from, and that with the page's address is its PDF. */
function pageReader(): string {
  const path = join(root, 'page-reader');
  const script = `
    const address = process.argv.at(-1);
    const out = process.argv.find((one) => one.startsWith('--print-to-pdf=')).slice(15);
    fetch(new URL('/print/data' + new URL(address).search, address))
      .then((answer) => answer.text())
      .then((text) => require('node:fs').writeFileSync(out, '%PDF-' + address + '\\n' + text));`;
  writeFileSync(path, `#!${process.execPath}\n${script}\n`, { mode: 0o755 });
  return path;
}

/** LibreOffice of this machine, or null. */
function officeOf(): string | null {
  for (const name of ['soffice', 'libreoffice'])
    try {
      return execFileSync('which', [name]).toString().trim();
    } catch {
      continue;
    }
  return null;
}
