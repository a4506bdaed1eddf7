import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOf, type Day } from '../../shared/kernel/calendar.ts';
import { instant } from '../../shared/kernel/instant.ts';
import { reportDayOf } from '../../shared/domain/reports/cut-off.ts';
import { defaultSettings } from '../../shared/domain/site/settings.ts';
import { intervalLines } from '../../electron/transport/interval-csv.ts';
import type { RawInterval } from '../../shared/contract/report-queries.ts';
import { USERS } from '../support/a-site.ts';
import { startRoom, type Room, type Seat } from '../support/room.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const TRUCK = { direction: 'export', crossing: 'HN' };

let room: Room;
let seat: Seat;
let today: Day;
beforeAll(async () => {
  room = await startRoom({ users: USERS });
  seat = await room.seat('over HTTP');
  today = dayOf(room.engine.siteNow(), ZONE);
  const done = async (name: string, input: object): Promise<Readonly<Record<string, string>>> => {
    const answer = await seat.send(name, input);
    expect(answer, `${name}: ${JSON.stringify(answer)}`).toHaveProperty('ok');
    return answer.ok as Readonly<Record<string, string>>;
  };
  const lines = [
    { kind: 'parking', vehicleTypes: null, loaded: null, freeMinutes: 0, perDayDong: 50_000 },
    { kind: 'service', code: 'weighing', name: '=1+1', amountDong: 20_000 },
  ];
  await done('tariff.save', { name: 'Biểu giá', validFromOn: today, lines });
  const visits = [];
  for (const plate of ['12C-000.01', '12C-000.02', '12C-000.03'])
    visits.push((await done('visit.arrive', { plate, ...TRUCK }))['visitId']);
  await done('charge.add', { visitId: visits[0], code: 'weighing', quantity: 3 });
  await done('charge.settle', { visitId: visits[0], how: 'cash', gate: '@2' });
  await done('charge.settle', { visitId: visits[1], how: 'waived', reason: '=HYPERLINK("http://x")' });
  const { paymentId } = await done('charge.settle', { visitId: visits[2], how: 'transfer' });
  await done('payment.reverse', { paymentId, reason: '+nhầm; "xe"' });
});
afterAll(async () => {
  expect(room.defects).toEqual([]);
  await room.close();
});

const fetchAs = async (token: string | null, path: string): Promise<Response> =>
  fetch(`http://127.0.0.1:${String(room.port)}${path}`, {
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
  });
const pathOf = (kind: 'csv' | 'xlsx', from: Day = today, to: Day = today): string =>
  `/api/exports/receipts.${kind}?from=${from}&to=${to}`;

describe('receipts for accounting', () => {
  it('[CH1] as a workbook: real numbers and times by the yard, every sum the sum of its lines, no formula', async () => {
    const response = await fetchAs(seat.token, pathOf('xlsx'));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="bien-lai-${today}-${today}.xlsx"`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    for (const [name, part] of Object.entries(unzipSync(bytes)))
      if (name.startsWith('xl/worksheets/')) expect(strFromU8(part)).not.toMatch(/<f[ >]/);
    const { sheets } = await readXlsx(bytes);
    expect(sheets.map(({ name }) => name)).toEqual(['Biên lai', 'Khoản thu', 'Cộng theo cách thu']);
    const [receipts = [], lines = [], sums = []] = sheets.map(({ rows }) => rows);
    const head = (receipts[0] ?? []).map(String);
    const column = (name: string): readonly unknown[] => receipts.slice(1).map((row) => row[head.indexOf(name)]);
    expect(column('Số biên lai').map((no) => String(no).slice(3))).toEqual(['000001', '000002', '000003', '000004']);
    expect(column('Biển số')).toEqual(['12C-000.01', '12C-000.02', '12C-000.03', '12C-000.03']);
    expect(column('Cách thu')).toEqual(['tiền mặt', 'miễn', 'chuyển khoản', 'chuyển khoản']);
    expect(column('Số tiền (đồng)')).toEqual([110_000, 50_000, 50_000, -50_000]);
    expect(column('lưu bãi')).toEqual([50_000, 50_000, 50_000, -50_000]);
    expect(column('dịch vụ')).toEqual([60_000, 0, 0, 0]);
    expect(column('Lý do')[1]).toBe('=HYPERLINK("http://x")');
    for (const at of column('Lúc')) {
      // What the sheet shows is the wall clock of the yard: read as UTC, it is seven hours ahead.
      const wallMs = at instanceof Date ? at.getTime() : (Number(at) - 25_569) * 86_400_000;
      const seenAt = instant(Math.round(wallMs) - 7 * 3_600_000);
      expect(Math.abs(seenAt - room.engine.siteNow())).toBeLessThan(10 * 60_000);
    }
    expect(lines.slice(1).map((row) => row.slice(1))).toContainEqual(['dịch vụ', '=1+1', 3, 20_000, 60_000]);
    expect(sums.slice(1)).toEqual([
      ['tiền mặt', 1, 110_000],
      ['chuyển khoản', 2, 0],
      ['ghi nợ', 0, 0],
      ['miễn', 1, 50_000],
      ['Tổng', 4, 160_000],
    ]);
  });

  it('as CSV: the mark of UTF-8, semicolons, and no text that a spreadsheet would run', async () => {
    const response = await fetchAs(seat.token, pathOf('csv'));
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = parse(bytes, { bom: true, delimiter: ';', columns: true }) as readonly Readonly<
      Record<string, string>
    >[];
    expect(rows.map((row) => row['Số tiền (đồng)'])).toEqual(['110000', '50000', '50000', '-50000']);
    expect(rows.map((row) => row['Lúc']?.slice(0, 10))).toEqual([today, today, today, today]);
    expect(rows[0]?.['Cổng']).toBe("'@2");
    expect(rows[1]?.['Lý do']).toBe('\'=HYPERLINK("http://x")');
    expect(rows[3]?.['Lý do']).toBe('\'+nhầm; "xe"');
    expect(rows[3]?.['Đảo biên lai']).toBe(rows[2]?.['Số biên lai']);
  });

  it('in English on request, and empty for days without any', async () => {
    const { text } = await room.client.call('GET', `${pathOf('csv', addDays(today, -9), addDays(today, -1))}&lang=en`, {
      token: seat.token,
    });
    const [head, ...rows] = parse(text, { bom: true, delimiter: ';' }) as readonly (readonly string[])[];
    expect(head?.slice(0, 5)).toEqual(['At', 'Receipt', 'Plate', 'Way', 'Amount (dong)']);
    expect(rows).toEqual([]);
  });

  it.each([
    ['moi', 200],
    ['cong', 200],
    ['dieuphoi', 200],
    ['quanly', 200],
    ['nghi', 403],
    ['xem', 403],
  ])('only for whoever may see takings: %s gets %i', async (user, status) => {
    const { token } = await room.seat('over HTTP', user);
    expect((await fetchAs(token, pathOf('csv'))).status).toBe(status);
  });

  it('only for whoever is signed in', async () => {
    expect((await fetchAs(null, pathOf('csv'))).status).toBe(401);
    expect((await fetchAs('guessed', pathOf('xlsx'))).status).toBe(401);
  });

  it.each([
    ['no days', '/api/exports/receipts.csv'],
    ['a day that does not exist', pathOf('csv', '2026-02-31' as Day, '2026-03-01' as Day)],
    ['the end before the beginning', pathOf('xlsx', '2026-03-02' as Day, '2026-03-01' as Day)],
    ['more than a year', pathOf('csv', '2024-01-01' as Day, '2026-03-01' as Day)],
  ])('refuses %s', async (_what, path) => {
    expect((await fetchAs(seat.token, path)).status).toBe(400);
  });
});

describe('the lodging list for the police', () => {
  const listOf = (kind: 'csv' | 'xlsx'): string => `/api/exports/lodging.${kind}?on=${today}`;

  it('[RE15] as a workbook and a CSV: numbers of papers stay whole, foreigners last, no formula', async () => {
    const lodge = async (plate: string, name: string, more: object): Promise<void> => {
      const { visitId } = (await seat.send('visit.arrive', { plate, ...TRUCK })).ok as { visitId: string };
      // Until past the night, whatever hour it is now.
      const until = new Date(room.engine.siteNow() + 48 * 3_600_000).toISOString();
      const stay = await seat.send('rest.check-in', { visitId, person: { name }, until });
      const { personId } = stay.ok as { personId: string };
      expect(await seat.send('person.amend', { personId, ...more })).toHaveProperty('ok');
    };
    const paper = { bornOn: '1988-09-05', address: 'Cao Lộc; Lạng Sơn' };
    await lodge('桂A12345', '=ZHANG()', {
      documentNo: 'E12345678',
      identity: { kind: 'passport', ...paper, issuedBy: 'CN' },
    });
    await lodge('29C-555.55', 'Nguyễn Văn Đức', {
      documentNo: '020088001234',
      isWoman: false,
      identity: { kind: 'cccd', ...paper, issuedBy: 'VN' },
    });
    const workbook = await readXlsx(new Uint8Array(await (await fetchAs(seat.token, listOf('xlsx'))).arrayBuffer()));
    const text = await (await fetchAs(seat.token, listOf('csv'))).text();
    const rows = parse(text, { bom: true, delimiter: ';' }) as readonly (readonly string[])[];
    expect(rows.map((row) => row.slice(0, 8))).toEqual([
      ['STT', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Loại giấy tờ', 'Số giấy tờ', 'Quốc tịch', 'Nơi thường trú'],
      ['1', 'Nguyễn Văn Đức', '05/09/1988', 'nam', 'CCCD', '020088001234', 'VN', 'Cao Lộc; Lạng Sơn'],
      ['2', "'=ZHANG()", '05/09/1988', '', 'Hộ chiếu', 'E12345678', 'CN', 'Cao Lộc; Lạng Sơn'],
    ]);
    expect(workbook.sheets[0]?.rows.slice(1).map((row) => row.slice(0, 2))).toEqual([
      [1, 'Nguyễn Văn Đức'],
      [2, '=ZHANG()'],
    ]);
  });

  it.each([
    ['nghi', 200],
    ['dieuphoi', 200],
    ['quanly', 403],
    ['xem', 403],
  ])('[JO3] only for whoever may see identity papers: %s gets %i', async (user, status) => {
    const { token } = await room.seat('over HTTP', user);
    expect((await fetchAs(token, listOf('csv'))).status).toBe(status);
    expect((await fetchAs(token, '/api/exports/lodging.csv')).status).toBe(400);
  });
});

describe('raw intervals for other programs', () => {
  /** The report day of now: from the cut-off on, it is the next calendar day. */
  let onDay: Day;
  beforeAll(() => {
    onDay = reportDayOf(room.engine.siteNow(), defaultSettings('').cutOffMinute, ZONE);
  });
  const listOf = (kind: string, from: string = onDay, to: string = onDay): string =>
    `/api/exports/intervals.csv?kind=${kind}&from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`;

  it('[RP35] are the intervals of the query, as CSV with the mark of UTF-8, commas and times with their offset', async () => {
    const response = await fetchAs(seat.token, listOf('standings'));
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="khoang-standings-${onDay}-${onDay}.csv"`,
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString().split('\r\n').at(-1)).toBe('');
    const rows = parse(bytes, { bom: true, columns: true }) as readonly Readonly<Record<string, string>>[];
    const { intervals } = (await seat.query('report.intervals', {
      kind: 'standings',
      fromOn: onDay,
      toOn: onDay,
    })) as unknown as { readonly intervals: readonly RawInterval[] };
    expect(rows.map((row) => [row['Mã lượt xe'], row['Khu'], row['Đến']])).toEqual(
      intervals.map(({ visitId, place }) => [visitId, place, '']),
    );
    expect(rows.map((row) => row['Biển số'])).toEqual(
      expect.arrayContaining(['12C-000.01', '12C-000.02', '12C-000.03']),
    );
    // Over HTTP the query writes times with their offset too.
    expect(rows.map((row) => row['Từ'])).toEqual(intervals.map(({ from }) => from));
    expect(rows[0]?.['Từ']).toMatch(/\+07:00$/);
  });

  it('[RP35] of a time from one instant to another, and in English', async () => {
    const response = await fetchAs(
      seat.token,
      `${listOf('visits', `${today}T00:00:00+07:00`, `${today}T23:59:59+07:00`)}&lang=en`,
    );
    const [head, ...rows] = parse(await response.text(), { bom: true }) as readonly (readonly string[])[];
    expect(head).toEqual(['Visit', 'Plate', 'Direction', 'Cargo class', 'Crossing', 'From', 'To']);
    expect(rows.map(([, plate]) => plate)).toEqual(expect.arrayContaining(['12C-000.01', '12C-000.02', '12C-000.03']));
  });

  it('[RP35] an open interval that ends between two pages is told once', async () => {
    const truck: RawInterval = {
      kind: 'standings',
      visitId: 'v1' as RawInterval['visitId'],
      plate: '12C00001',
      direction: 'export',
      cargoClass: 'fresh',
      place: 'A',
      from: instant(1000),
      to: null,
    };
    const second = {
      intervals: [
        { ...truck, to: instant(2000) },
        { ...truck, from: instant(500), to: instant(900) },
      ],
      next: null,
    };
    const told = [];
    for await (const text of intervalLines(
      { intervals: [truck], next: 'more' },
      () => Promise.resolve({ answer: second }),
      'standings',
      ZONE,
      'en',
    ))
      told.push(text);
    const rows = parse(told.join(''), { bom: true, columns: true }) as readonly Readonly<Record<string, string>>[];
    expect(rows.map(({ From }) => Date.parse(From ?? ''))).toEqual([1000, 500]);
    expect(rows[0]?.['To']).toBe('');
  });

  it.each([
    ['moi', 200],
    ['dieuphoi', 200],
    ['quanly', 200],
    ['cong', 403],
    ['xem', 403],
  ])('only for whoever may see reports: %s gets %i', async (user, status) => {
    const { token } = await room.seat('over HTTP', user);
    expect((await fetchAs(token, listOf('waits'))).status).toBe(status);
  });

  it.each([
    ['an unknown kind', () => listOf('names'), 400],
    ['no time', () => '/api/exports/intervals.csv?kind=visits', 400],
    ['a day against an instant', () => listOf('visits', today, `${today}T00:00:00+07:00`), 400],
    ['the end before the beginning', () => listOf('visits', today, addDays(today, -2)), 400],
  ])('refuses %s', async (_what, path, status) => {
    expect((await fetchAs(seat.token, path())).status).toBe(status);
    expect((await fetchAs(null, path())).status).toBe(401);
  });
});
