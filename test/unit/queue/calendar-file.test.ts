import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCalendar } from '../../../electron/areas/crossings/calendar-file/read-calendar.ts';

const read = (text: string) => readCalendar(Buffer.from(text));

describe('a calendar file', () => {
  it('[QU13] is read as it is published', () => {
    const file = readCalendar(
      readFileSync(new URL('../../../resources/data/crossing-calendars.json', import.meta.url)),
    );
    expect(file?.problems).toEqual([]);
    expect(file?.entries).toHaveLength(24);
    expect(file?.entries[0]).toEqual({
      row: 1,
      crossing: 'Hữu Nghị',
      entry: { from: '2023-01-21', to: '2023-01-27', state: 'closed' },
    });
    expect(file?.entries[18]).toEqual({
      row: 19,
      crossing: 'Hữu Nghị',
      entry: { on: '2025-04-15', fromMinute: 420, toMinute: 600, state: 'closed' },
    });
  });

  it('[QU13] is read as an office of old writes it, in windows-1258', () => {
    const text =
      'C\xfd\xd2a kh\xe2\xd2u;T\xfd\xcc ng\xe0y;Tra\xf2ng th\xe1i\nH\xfd\xdeu Nghi\xf2;15/02/2026;\xf0\xf3ng\n';
    const cp1258 = Buffer.from(text, 'latin1');
    expect(readCalendar(cp1258)?.entries).toMatchObject([
      { row: 2, crossing: 'Hữu Nghị', entry: { from: '2026-02-15', to: '2026-02-15', state: 'closed' } },
    ]);
  });

  it.each([';', ',', '\t'])('[QU13] is read from a table with Vietnamese headers, cells between "%s"', (separator) => {
    const lines = [
      ['LỊCH CỬA KHẨU'],
      ['Trạng thái', 'Từ ngày', 'Đến ngày', 'Cửa khẩu', 'Từ giờ', 'Đến giờ'],
      ['Đóng', '15/02/2026', '18/02/2026', 'Hữu Nghị', '', ''],
      ['Chỉ xe đăng ký trước', '19/2/2026', '', 'Tân Thanh', '', ''],
      [],
      ['đóng cửa', '2025-04-15', '', 'Hữu Nghị', '7h', '10h30'],
      ['bình thường', '2025-04-15', '2025-04-15', 'Hữu Nghị', '22:00', '24:00'],
    ];
    const text = `\uFEFF${lines.map((cells) => cells.join(separator)).join('\r\n')}`;
    expect(read(text)).toEqual({
      problems: [],
      entries: [
        { row: 3, crossing: 'Hữu Nghị', entry: { from: '2026-02-15', to: '2026-02-18', state: 'closed' } },
        { row: 4, crossing: 'Tân Thanh', entry: { from: '2026-02-19', to: '2026-02-19', state: 'preregistered' } },
        { row: 6, crossing: 'Hữu Nghị', entry: { on: '2025-04-15', fromMinute: 420, toMinute: 630, state: 'closed' } },
        {
          row: 7,
          crossing: 'Hữu Nghị',
          entry: { on: '2025-04-15', fromMinute: 1320, toMinute: 1440, state: 'normal' },
        },
      ],
    });
  });

  it('[QU13] is read in English, in UTF-16, with hours of a day by `on`', () => {
    const text = 'crossing,on,start,end,state\nChi Ma,2026-03-01,07:00,09:00,closed\n';
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    expect(readCalendar(wide)?.entries).toEqual([
      { row: 2, crossing: 'Chi Ma', entry: { on: '2026-03-01', fromMinute: 420, toMinute: 540, state: 'closed' } },
    ]);
  });

  it('[QU13] says of each line that makes no sense what stands there', () => {
    const file = read(
      'cửa khẩu;từ ngày;đến ngày;từ giờ;đến giờ;trạng thái\n' +
        'Chi Ma;31/02/2026;01/03/2026;;;đóng\n' +
        'Chi Ma;01/03/2026;02/03/2026;;;nửa mở\n' +
        ';01/03/2026;02/03/2026;;;đóng\n' +
        'Chi Ma;01/03/2026;02/03/2026;07:00;09:00;đóng\n' +
        'Chi Ma;01/03/2026;;25:00;26:00;đóng\n',
    );
    expect(file?.entries).toEqual([]);
    expect(file?.problems.map(({ row, code, entry }) => [row, code, entry])).toEqual([
      [2, 'calendar.unreadable', '31/02/2026'],
      [3, 'calendar.unreadable', 'nửa mở'],
      [4, 'calendar.unreadable', ' · 01/03/2026 · 02/03/2026 ·  ·  · đóng'],
      [5, 'calendar.unreadable', 'Chi Ma · 01/03/2026 · 02/03/2026 · 07:00 · 09:00 · đóng'],
      [6, 'calendar.unreadable', 'Chi Ma · 01/03/2026 ·  · 25:00 · 26:00 · đóng'],
    ]);
    const json = read('{"days": [{"crossing": "Chi Ma", "from": "2026-03-01", "to": "x", "state": "closed"}, 7]}');
    expect(json?.problems.map(({ row }) => row)).toEqual([1, 2]);
  });

  it.each([
    ['no table', 'xin chào'],
    ['a header alone', 'cửa khẩu;từ ngày;đến ngày;trạng thái\n'],
    ['another table', 'biển số;cửa khẩu;hàng hoá\n12C-123.45;Hữu Nghị;Thanh long\n'],
    ['broken JSON', '{"days": ['],
    ['other JSON', '{"zones": []}'],
    ['a list', '[]'],
    ['bytes', 'PK\u0003\u0004\0\0'],
    ['nothing', ''],
  ])('[QU13] is none: %s', (_, text) => {
    expect(read(text)).toBeNull();
  });
});
