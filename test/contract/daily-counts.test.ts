import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOf, type Day } from '../../shared/kernel/calendar.ts';
import type { CommandOutput } from '../../shared/contract/commands.ts';
import { startRoom, type Answer, type Room, type Seat } from '../support/room.ts';

type Found = CommandOutput<'daily-count.import'>;

const HEAD = ['Ngày', 'Cửa khẩu', 'Chiều', 'Nhóm hàng', 'Số xe'];
const NAME = { csv: 'dem.csv', xlsx: 'dem.xlsx' };

describe('a file of daily counts, from the desk to the record', () => {
  let room: Room;
  let seat: Seat;
  let today: Day;
  beforeAll(async () => {
    room = await startRoom();
    seat = await room.seat('over HTTP');
    today = dayOf(room.engine.siteNow(), 'Asia/Ho_Chi_Minh');
  });
  afterAll(() => room.close());

  const importFile = (fileName: string, bytes: Uint8Array, more: object = {}): Promise<Answer> =>
    seat.send('daily-count.import', { fileName, contentBase64: Buffer.from(bytes).toString('base64'), ...more });
  const csv = (rows: readonly (readonly string[])[]): Uint8Array =>
    Buffer.from([HEAD, ...rows].map((row) => row.join(';')).join('\r\n'));
  const sheets = async () => (await seat.query('plan.counts', {}))['sheets'] as readonly object[];

  it('[FC10] names what is wrong row by row, and takes nothing of it', async () => {
    const file = csv([
      ['01/03/2025', 'Hữu Nghị', 'Xuất', '', '210'],
      ['02/03/2025', 'Hữu Nghị', 'Xuất', '', '-5'],
      ['03/03/2025', 'Hữu Nghị', 'Xuất', '', '250000'],
      ['01/03/2025', 'HN', 'export', '', '211'],
      ['30/02/2025', 'Hữu Nghị', 'Xuất', '', '212'],
      ['04/03/2568', 'Hữu Nghị', 'Xuất', '', '213'],
      ['05/03/2025', 'Ma Lù Thàng', 'Xuất', '', '214'],
      ['06/03/2025', 'Hữu Nghị', 'Xuất', 'bánh xe gió', '215'],
      [addDays(today, 3), 'Hữu Nghị', 'Xuất', '', '216'],
      ['12/03/2025', 'Hữu Nghị', 'Xuất', '', '217'],
    ]);
    const tried = await importFile(NAME.csv, file, { dryRun: true });
    const { errors, warnings, ...more } = tried.ok as Found;
    expect(more).toEqual({ rows: 10, accepted: 0, skipped: 0 });
    expect(errors.map(({ row, column, code, value }) => [row, column, code, value])).toEqual([
      [3, 'Số xe', 'trucks.negative', '-5'],
      [4, 'Số xe', 'trucks.absurd', '250000'],
      [5, 'Số xe', 'day.twice', '2025-03-01'],
      [6, 'Ngày', 'day.lunar', '30/02/2025'],
      [7, 'Ngày', 'day.buddhist-year', '04/03/2568'],
      [8, 'Cửa khẩu', 'crossing.unknown', 'Ma Lù Thàng'],
      [9, 'Nhóm hàng', 'class.unknown', 'bánh xe gió'],
      [10, 'Số xe', 'day.not-over', addDays(today, 3)],
    ]);
    expect(warnings.find(({ row }) => row === 11)).toMatchObject({ code: 'day.gap', value: '2025-03-02 – 2025-03-11' });
    const taken = await importFile(NAME.csv, file);
    expect(taken.refusal).toEqual({ code: 'daily-count.errors', count: 8, row: 3 });
    expect(await sheets()).toEqual([]);
  });

  it('[FC10] takes the same counts from a CSV and from a workbook with days as days', async () => {
    const days = Array.from({ length: 9 }, (_, n) => addDays('2025-02-25' as Day, n));
    const local = (on: Day): string => on.split('-').toReversed().join('/');
    const text = csv(days.map((on, n) => [local(on), 'Tân Thanh', 'Nhập', 'Linh kiện điện tử', String(300 + n)]));
    const book = await writeXlsx({
      sheets: [
        { name: 'Ghi chú', rows: [['Số xe qua cửa khẩu']] },
        {
          name: '2025',
          rows: [
            ['SỐ XE THEO NGÀY', null, null, null, null],
            HEAD,
            ...days.map((on, n) => [new Date(`${on}T00:00:00Z`), 'Tân Thanh', 'Nhập', 'Linh kiện điện tử', 300 + n]),
          ],
        },
      ],
    });
    const clean = { rows: 9, accepted: 9, skipped: 0, warnings: [], errors: [] };
    expect((await importFile(NAME.xlsx, book, { dryRun: true })).ok).toEqual(clean);
    expect(await sheets(), 'a trial takes nothing').toEqual([]);
    expect((await importFile(NAME.xlsx, book)).ok).toMatchObject(clean);
    expect((await importFile(NAME.csv, text)).ok).toMatchObject(clean);
    const span = { fromOn: '2025-02-25', untilOn: '2025-03-05', rows: 9, trucks: 2736, importedBy: 'moi' };
    expect(await sheets()).toMatchObject([
      { ...span, fileName: NAME.xlsx },
      { ...span, fileName: NAME.csv },
    ]);
  });

  it('[FC10] says that a file is no table of counts', async () => {
    expect((await importFile('ghi-chu.csv', Buffer.from('chào\nbạn\n'))).refusal?.code).toMatch(/^list\./);
  });
});
