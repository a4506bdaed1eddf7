import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../shared/kernel/calendar.ts';
import { readCounts, type ReadSheet } from '../../../electron/areas/forecast/counts/read-counts.ts';

const CROSSINGS = [
  { id: 1, code: 'HN', name: 'Hữu Nghị', aliases: ['Hữu Nghị Quan'] },
  { id: 2, code: 'TT', name: 'Tân Thanh', aliases: [] },
];

async function read(text: string): Promise<ReadSheet> {
  const input = {
    bytes: Buffer.from(text),
    crossings: CROSSINGS,
    todayOn: '2026-02-10' as Day,
    ownFromOn: '2026-02-01' as Day,
  };
  const sheet = await readCounts(input);
  if (!sheet.ok) throw new Error(sheet.refusal.code);
  return sheet.value;
}

const HEAD = 'Ngày;Cửa khẩu;Chiều;Số xe';
const codes = ({ errors, warnings }: ReadSheet) =>
  [...errors, ...warnings].map(({ row, code }) => `${String(row)} ${code}`);
const oneRow = async (row: string) => codes(await read(`${HEAD}\n${row}`));

describe('a sheet of daily counts', () => {
  it('[FC10] is read a number a row, in any order of columns, with titles, classes, totals and thousand separators', async () => {
    const sheet = await read(
      '\uFEFFSỐ XE QUA CỬA KHẨU 2025\n\nSố xe,Nhóm hàng,Ngày,Chiều,Cửa khẩu\n"1.204",Hàng tươi,05/01/2025,Xuất khẩu,CK Hữu Nghị\n' +
        '87,electronics,2025-01-05,import,HN\nTổng cộng,,,,\n',
    );
    expect(sheet).toEqual({
      rows: 2,
      skipped: 1,
      counts: [
        { on: '2025-01-05', crossing: 'HN', direction: 'export', cargoClass: 'fresh', trucks: 1204 },
        { on: '2025-01-05', crossing: 'HN', direction: 'import', cargoClass: 'electronics', trucks: 87 },
      ],
      errors: [],
      warnings: [],
    });
  });

  it('[FC10] is read with a column for each crossing and direction', async () => {
    const { counts, errors } = await read(
      'Date\tHữu Nghị xuất\tHữu Nghị nhập\tTân Thanh - xuất\n1/3/2025\t210\t480\t150\n2/3/2025\t214\t\t149\n',
    );
    expect(errors).toEqual([]);
    expect(counts.map(({ on, crossing, direction, trucks }) => [on, crossing, direction, trucks])).toEqual([
      ['2025-03-01', 'HN', 'export', 210],
      ['2025-03-01', 'HN', 'import', 480],
      ['2025-03-01', 'TT', 'export', 150],
      ['2025-03-02', 'HN', 'export', 214],
      ['2025-03-02', 'TT', 'export', 149],
    ]);
  });

  it('[FC10] names columns of a crossing that nobody knows, and leaves them out', async () => {
    const sheet = await read('Ngày;Hữu Nghị xuất;Ma Lù Thàng xuất;Tổng xuất\n01/03/2025;210;30;240\n');
    expect(sheet.counts.map(({ crossing, trucks }) => [crossing, trucks])).toEqual([['HN', 210]]);
    expect(sheet.warnings).toEqual([{ row: 1, column: 'Ma Lù Thàng xuất', code: 'column.left-out', value: '' }]);
  });

  it.each([
    ['05/01/2568;HN;Xuất;12', 'day.buddhist-year'],
    ['30/02/2025;HN;Xuất;12', 'day.lunar'],
    ['23/12 âm lịch;HN;Xuất;12', 'day.lunar'],
    ['45678;HN;Xuất;12', 'day.serial'],
    ['02/28/2025;HN;Xuất;12', 'day.month-first'],
    ['hôm qua;HN;Xuất;12', 'day.unreadable'],
    [';HN;Xuất;12', 'day.missing'],
    ['01/01/1999;HN;Xuất;12', 'day.long-ago'],
    ['11/02/2026;HN;Xuất;12', 'day.not-over'],
    ['01/01/2025;Móng Cái;Xuất;12', 'crossing.unknown'],
    ['01/01/2025;;Xuất;12', 'crossing.missing'],
    ['01/01/2025;HN;ngang;12', 'direction.unknown'],
    ['01/01/2025;HN;;12', 'direction.missing'],
    ['01/01/2025;HN;Xuất;-12', 'trucks.negative'],
    ['01/01/2025;HN;Xuất;12,5', 'trucks.not-whole'],
    ['01/01/2025;HN;Xuất;nhiều', 'trucks.unreadable'],
    ['01/01/2025;HN;Xuất;120000', 'trucks.absurd'],
    ['01/01/2025;HN;Xuất;-', 'trucks.missing'],
    ['05/02/2026;HN;Xuất;12', 'day.own'],
  ])('[FC10] names what is wrong with %s', async (row, code) => {
    expect(await oneRow(row)).toEqual([`2 ${code}`]);
  });

  it('[FC10] names days twice, classes beside a sum, an unknown class', async () => {
    expect(await oneRow('01/01/2025;HN;Xuất;12\n2025-01-01;Hữu Nghị;export;13')).toEqual(['3 day.twice']);
    const head = 'Ngày;Cửa khẩu;Chiều;Nhóm hàng;Số xe\n';
    expect(codes(await read(`${head}01/01/2025;HN;Xuất;;12\n01/01/2025;HN;Xuất;fresh;7`))).toEqual(['3 class.mixed']);
    expect(codes(await read(`${head}01/01/2025;HN;Xuất;abcxyz;12`))).toEqual(['2 class.unknown']);
  });

  it('[FC10] warns of gaps and of counts unlike their neighbours, and takes them as they stand', async () => {
    const rows = Array.from(
      { length: 20 },
      (_, n) => `${addDays('2025-03-01' as Day, n)};HN;Xuất;${n === 8 ? '900' : n === 15 ? '0' : '100'}`,
    );
    rows.splice(11, 2);
    const sheet = await read(`${HEAD}\n${rows.join('\n')}`);
    expect(sheet.errors).toEqual([]);
    expect(sheet.warnings).toEqual([
      { row: 10, column: 'Số xe', code: 'trucks.unlike-neighbours', value: '900 / 100' },
      { row: 13, column: 'Số xe', code: 'day.gap', value: '2025-03-12 – 2025-03-13' },
      { row: 15, column: 'Số xe', code: 'trucks.zero', value: '100' },
    ]);
    expect(sheet.counts.map(({ trucks }) => trucks).filter((trucks) => trucks !== 100)).toEqual([900, 0]);
  });
});
