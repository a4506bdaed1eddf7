import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { isoOf } from '../../../shared/kernel/calendar.ts';
import { LIST_ERRORS, LIST_WARNINGS } from '../../../shared/domain/expected/list-codes.ts';
import { NOW, readOk, refusalOf, ZONE } from './list-support.ts';

const HEADER =
  'Biển số,Chiều,Cửa khẩu,Tên hàng,Dự kiến đến,Trọng lượng,Nhiệt độ,Container,Rơ moóc,Điện thoại,Số người,Loại xe,Số tờ khai,Lái xe';

async function rowOf(cells: Readonly<Record<string, string>>) {
  const names = HEADER.split(',');
  const all: Readonly<Record<string, string>> = {
    'Biển số': '12C-123.45',
    Chiều: 'XK',
    'Cửa khẩu': 'Tân Thanh',
    'Tên hàng': 'mít',
    ...cells,
  };
  const list = await readOk(
    `${HEADER}\n${names.map((name) => `"${(all[name] ?? '').replaceAll('"', '""')}"`).join(',')}`,
  );
  const [row] = list.rows;
  if (row === undefined) throw new Error('no row');
  return row;
}

const ERRORS: Readonly<Record<(typeof LIST_ERRORS)[number], Readonly<Record<string, string>>>> = {
  'plate.missing': { 'Biển số': '' },
  'plate.lost-in-encoding': { 'Biển số': '?A12345' },
  'plate.unreadable': { 'Biển số': 'chưa có' },
  'direction.missing': { Chiều: '' },
  'direction.unknown': { Chiều: 'lên' },
  'crossing.missing': { 'Cửa khẩu': '' },
  'crossing.unknown': { 'Cửa khẩu': 'Móng Cái' },
  'expected-at.unreadable': { 'Dự kiến đến': 'sáng mai' },
  'weight.unreadable': { 'Trọng lượng': 'nặng' },
  'temperature.unreadable': { 'Nhiệt độ': 'lạnh' },
  'cell.control-character': { 'Tên hàng': 'm\u0000ít' },
  'cell.too-long': { 'Tên hàng': 'mít '.repeat(1_000) },
};

const WARNINGS: Readonly<Record<(typeof LIST_WARNINGS)[number], Readonly<Record<string, string>>>> = {
  'plate.unknown-form': { 'Biển số': '12-3456' },
  'plate.typing-undone': { 'Biển số': '29Á2345' },
  'plate.is-trailer': { 'Biển số': '12R-123.45' },
  'trailer.unknown-form': { 'Rơ moóc': '12C-123.45' },
  'container.form': { Container: 'MSC 12' },
  'container.check-digit': { Container: 'MSCU6639871' },
  'container.several': { Container: 'CSQU3054383 / CSQU3054383' },
  'goods.unknown': { 'Tên hàng': 'đồ lạ lùng' },
  'vehicle-type.unknown': { 'Loại xe': 'to' },
  'weight.read-as-tonnes': { 'Trọng lượng': '24,3' },
  'weight.implausible': { 'Trọng lượng': '900.000' },
  'temperature.implausible': { 'Nhiệt độ': '99' },
  'phone.unreadable': { 'Điện thoại': '12' },
  'people.unreadable': { 'Số người': 'nhiều' },
  'declaration.lost-digits': { 'Số tờ khai': '3,05E+11' },
  'expected-at.past': { 'Dự kiến đến': '08/02/2026 18:59' },
  'expected-at.far': { 'Dự kiến đến': '10/02/2036 02:23' },
  'text.lost-in-encoding': { 'Lái xe': '???' },
};

describe('rows', () => {
  it.each(LIST_ERRORS)('is an error: %s', async (code) => {
    const row = await rowOf(ERRORS[code]);
    expect(row.truck).toBeNull();
    expect(row.errors).toHaveLength(1);
    expect(row.errors[0]).toMatchObject({ row: 2, code, column: Object.keys(ERRORS[code])[0] });
  });

  it.each(LIST_WARNINGS)('[GA2] warns and takes the truck: %s', async (code) => {
    const row = await rowOf(WARNINGS[code]);
    expect(row.errors).toEqual([]);
    expect(row.truck).not.toBeNull();
    expect(row.warnings).toHaveLength(1);
    expect(row.warnings[0]).toMatchObject({ row: 2, code, column: Object.keys(WARNINGS[code])[0] });
  });

  it('[GA2] takes a row of up to a day ago without a word, and warns of every older one', async () => {
    const codes = async (when: string): Promise<readonly string[]> =>
      (await rowOf({ 'Dự kiến đến': when })).warnings.map(({ code }) => code);
    expect(isoOf(NOW, ZONE)).toBe('2026-02-09T19:00:00+07:00');
    expect(await codes('08/02/2026 19:00')).toEqual([]);
    expect(await codes('10/02/2026 02:00')).toEqual([]);
    expect(await codes('08/02/2026 18:59')).toEqual(['expected-at.past']);
    expect(await codes('10/02/2025 02:00')).toEqual(['expected-at.past']);
    expect(await codes('10/02/2023 02:00')).toEqual(['expected-at.far']);
  });

  it('finds columns in English, in another order, below titles and a two-line header', async () => {
    const english = await readOk(
      'ETA;Border gate;Direction;Goods;Truck plate\n2026-02-10 07:31;Chi Ma;import;machinery;12C12345',
    );
    expect(english.rows[0]?.truck).toMatchObject({
      plate: '12C12345',
      crossingId: 3,
      direction: 'import',
      cargoClass: 'machinery',
    });
    const merged = await readOk(
      'DANH SÁCH XE NHẬP KHẨU;;\n\nTT;Biển số;;Cửa khẩu\n;Đầu kéo;Rơ moóc;\n1;12C-123.45;12R-012.34;CK Tân Thanh',
    );
    expect(merged.rows[0]).toMatchObject({
      row: 5,
      truck: { plate: '12C12345', trailerPlate: '12R01234', direction: 'import', crossingId: 2 },
    });
  });

  it('reads tractor and trailer out of one cell', async () => {
    expect((await rowOf({ 'Biển số': '12C-123.45/12R-012.34' })).truck).toMatchObject({
      plate: '12C12345',
      trailerPlate: '12R01234',
    });
  });

  it('skips blank lines, totals and signatures, and counts them', async () => {
    const list = await readOk(
      'STT,Biển số,Chiều,Cửa khẩu\n\n1,12C12345,XK,Chi Ma\n2,,,\n,,,\n3,12C12346,XK,Chi Ma\nCộng,2 xe,,\n,,,\n,Người lập biểu,,\n',
    );
    expect(list.rows.map((row) => row.row)).toEqual([3, 6]);
    expect(list.skipped).toBe(6);
  });

  it('reads numbers and dates of a workbook, and results instead of formulas', async () => {
    const rows = [
      ['Biển số', 'Chiều', 'Cửa khẩu', 'Trọng lượng (kg)', 'Ngày đến', 'Giờ đến', 'Điện thoại', 'Ghi chú'],
      ['12C12345', 'XK', 'Chi Ma', 24300, 46063, 0.0993055556, 918302983, '=HYPERLINK("http://x")'],
      ['12C12346', 'XK', 'Chi Ma', 24300.5, new Date(Date.UTC(2026, 1, 10)), '14:30', null, null],
    ];
    const list = await readOk(
      await writeXlsx({
        sheets: [
          { name: 'Bìa', rows: [['bìa']] },
          { name: 'DS', rows },
        ],
      }),
    );
    expect(list.rows.map((row) => row.errors)).toEqual([[], []]);
    const [first, second] = list.rows.map((row) => row.truck);
    expect(first).toMatchObject({ weightKg: 24_300, phone: '0918302983', note: '=HYPERLINK("http://x")' });
    expect(second?.weightKg).toBe(24_301);
    expect([first, second].map((truck) => truck?.expectedAt && isoOf(truck.expectedAt, ZONE))).toEqual([
      '2026-02-10T02:23:00+07:00',
      '2026-02-10T14:30:00+07:00',
    ]);
  });

  it('merges rows of one trip and keeps what only the later one says', async () => {
    const list = await readOk(
      [
        'Biển số,Chiều,Cửa khẩu,Dự kiến đến,Lái xe',
        '12C12345,XK,Chi Ma,10/02/2026 02:00,',
        '12C-123.45,XK,Chi Ma,10/02/2026 08:00,Lê Văn A',
        '12C12345,XK,Chi Ma,10/02/2026 08:01,',
      ].join('\n'),
    );
    expect(list.rows.map((row) => row.mergedInto)).toEqual([null, 2, null]);
    expect(list.rows[0]?.truck?.driver).toBe('Lê Văn A');
  });

  it('reads a list of the other side in its own encoding', async () => {
    // 车牌号,Chiều,口岸 / 桂A12345,XK,友谊关 in GB 18030.
    const bytes = Uint8Array.from(
      Buffer.from(
        'b3b5c5c6bac52cd3c9c0b42cbfdab0b62cb7bdcff20ab9f041313233343520202cd1bd2cd3d1d2eab9d82cb3f6bfda0a',
        'hex',
      ),
    );
    const list = await readOk(bytes);
    expect(list.rows[0]?.truck).toMatchObject({ plate: '桂A12345', crossingId: 1, direction: 'export' });
  });

  it('refuses what is no list', async () => {
    expect(await refusalOf('')).toEqual({ code: 'list.empty' });
    expect(await refusalOf(' \n \n')).toEqual({ code: 'list.empty' });
    expect(await refusalOf('Biển số,Chiều,Cửa khẩu\n')).toEqual({ code: 'list.empty' });
    expect(await refusalOf('a,b,c\n1,2,3\n')).toEqual({ code: 'list.not-a-list' });
  });
});
