import { describe, expect, it } from 'vitest';
import { evacuationSheet } from '../../../shared/contract/evacuation/sheet.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import type { EvacuationList } from '../../../shared/domain/evacuation/list.ts';
import { evacuationPage } from '../../../electron/areas/evacuation/page.ts';
import { aList, aTruck } from './a-list.ts';

const SITE = { siteName: 'Bãi Hữu Nghị', at: instant(Date.UTC(2026, 10, 21, 19, 19)), timeZone: 'Asia/Ho_Chi_Minh' };
const sheetOf = (list: EvacuationList) => evacuationSheet(list, SITE);
const rowsOf = (list: EvacuationList, key: string) => sheetOf(list).sections.find((one) => one.key === key)?.rows;

describe('the evacuation sheet', () => {
  it('[IN6] says whose it is, the time of the site, and the sums', () => {
    expect(sheetOf(aList())).toMatchObject({
      title: { vi: 'Danh sách sơ tán', en: 'Evacuation list' },
      siteName: 'Bãi Hữu Nghị',
      asOf: { text: '22/11/2026 02:19' },
      sums: [{ count: 1 }, { count: 2 }],
    });
  });

  it('[IN6] gives each zone a line, an empty one too, and each zone with trucks a table', () => {
    const list = aList();
    expect(rowsOf(list, 'zones')).toEqual([
      ['A · Xuất tươi', '0', '0'],
      ['B · Xuất chung', '1', '2'],
    ]);
    expect(sheetOf(list).sections.map(({ key }) => key)).toEqual(['zones', 'zone-B']);
    expect(rowsOf(list, 'zone-B')).toEqual([
      [
        'B08',
        '12C-123.45\n12R-001.23',
        'Lê Bảo, lái xe, 0912345678, giường N1-02\nchưa rõ tên, phụ xe',
        'thanh long',
        '',
        '',
      ],
    ]);
  });

  it('[IN6] keeps a telephone number on one line', () => {
    const people = [{ name: 'Lê Bảo', role: 'driver', phone: '0912 345 678', bedCode: null }] as const;
    const zones = [{ zone: 'B', name: 'B', visits: [aTruck({ people })] }];
    expect(rowsOf(aList({ zones }), 'zone-B')?.[0]?.[2]).toBe('Lê Bảo, lái xe, 0912\u00a0345\u00a0678');
  });

  it('[IN6] puts hazardous goods and trucks without driver first, with where they stand', () => {
    const visits = [
      aTruck({ hazardClass: '8', goods: 'ắc quy' }),
      aTruck({ plate: '29C00001', trailerPlate: null, slotCode: null, isDriverless: true, keysWith: 'móc 7' }),
      aTruck({ plate: '29C00002', kind: 'guest' }),
    ];
    const list = aList({ zones: [{ zone: 'GL', name: 'GL', visits }] });
    expect(sheetOf(list).sections.map(({ key }) => key)).toEqual(['zones', 'hazards', 'driverless', 'zone-GL']);
    expect(rowsOf(list, 'hazards')).toEqual([['GL', 'B08', '12C-123.45\n12R-001.23', 'nguy hiểm loại 8\nắc quy', '']]);
    expect(rowsOf(list, 'driverless')).toEqual([
      ['GL', '', '29C-000.01', 'thanh long', 'không người lái\nchìa khoá: móc 7'],
    ]);
    expect(rowsOf(list, 'zone-GL')?.[2]?.[4]).toBe('khách');
  });

  it('[IN6] ends with who is here without a truck', () => {
    const staying: EvacuationList['staying'] = [
      { plate: '29C00001', name: 'Đức', role: 'driver', phone: null, bedCode: 'N1-04' },
      { plate: '', name: null, role: 'other', phone: null, bedCode: null },
    ];
    expect(rowsOf(aList({ staying }), 'staying')).toEqual([
      ['N1-04', 'Đức, lái xe', '29C-000.01', ''],
      ['', 'chưa rõ tên, người khác', '', ''],
    ]);
  });
});

describe('its page', () => {
  const page = evacuationPage(sheetOf(aList()));

  it('[IN6] stands alone: no script, and nothing from outside', () => {
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain('<meta charset="utf-8">');
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|https?:|src=|href=/);
  });

  it('[IN6] has every cell of the sheet, heads in both languages, and the time on top', () => {
    for (const text of ['Danh sách sơ tán <span class="en">/ Evacuation list</span>', '22/11/2026 02:19'])
      expect(page.slice(0, page.indexOf('<h2>'))).toContain(text);
    for (const { columns, rows } of sheetOf(aList()).sections) {
      for (const { head } of columns) expect(page).toContain(`>${head.vi} <span class="en">/ ${head.en}</span></th>`);
      for (const cell of rows.flat()) expect(page).toContain(`>${cell}</td>`);
    }
  });

  it('[IN6] shows what people typed as they typed it', () => {
    const typed = aTruck({ goods: '<b>"A" & B</b>', keysWith: '<script>' });
    const text = evacuationPage(sheetOf(aList({ zones: [{ zone: 'B', name: 'B', visits: [typed] }] })));
    expect(text).toContain('&lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt;');
    expect(text).not.toContain('<script>');
  });
});
