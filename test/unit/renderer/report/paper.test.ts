import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { DailyReport } from '../../../../shared/contract/report-queries.ts';
import type { ReportSettings } from '../../../../shared/domain/reports/settings.ts';
import type { PaperLanguage } from '../../../../renderer/client/tongues.tsx';
import type { PaperMarks } from '../../../../renderer/features/report/page/paper.ts';
import { ReportPage } from '../../../../renderer/features/report/page/report-page.tsx';
import { madeReport } from '../../../support/made-report.ts';

const MARKS: PaperMarks = { version: null, copy: 2, printedBy: 'Nguyễn Thị Lan', shiftName: '', shiftLeader: '' };

function paper(
  settings: Partial<ReportSettings> = {},
  language: PaperLanguage = 'vi',
  marks: Partial<PaperMarks> = {},
  change: (report: DailyReport) => DailyReport = (report) => report,
): string {
  const made = madeReport();
  const report = change({ ...made, head: { ...made.head, report: { ...made.head.report, ...settings } } });
  const html = renderToStaticMarkup(createElement(ReportPage, { report, language, marks: { ...MARKS, ...marks } }));
  return html
    .replace(/<(svg|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

describe('page 1', () => {
  it('[RP20] has the frame of official papers, which the plain form leaves out', () => {
    const official = paper();
    for (const words of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Số: 26/BC-TTBB', 'Nơi nhận:', '- Như trên;'])
      expect(official).toContain(words);
    const plain = paper({ form: 'plain' });
    for (const words of ['CỘNG HÒA', 'Số: 26', 'Nơi nhận:']) expect(plain).not.toContain(words);
    expect(plain).toContain('Kính gửi: Ban Quản lý');
    expect(plain).toContain('GIÁM ĐỐC');
  });

  it('[RP20] says each label in both languages, and what is the same only once', () => {
    const both = paper({}, 'both');
    expect(both).toContain('Tổng cộng / Total');
    expect(both).toContain('SOCIALIST REPUBLIC OF VIET NAM');
    expect(both).toContain('2. Công suất. / Places.');
    expect(both).toContain('Số / No. : 26/BC-TTBB');
    expect(both.match(/26\/BC-TTBB/g)).toHaveLength(1);
    const english = paper({}, 'en');
    expect(english).toContain('SOCIALIST REPUBLIC OF VIET NAM');
    expect(english).not.toContain('CỘNG HÒA');
    expect(english).toContain('1,200');
  });

  it('[RP21] leaves out every block that is off and numbers the lines that are left', () => {
    expect(paper()).toMatch(/2\. Công suất\..*3\. Kiểm đếm tại bãi\..*6\. Kiến nghị\. Bổ sung 01 máy phát/);
    const less = paper({ blocksOff: ['motto', 'number', 'to', 'places', 'counted', 'receivers', 'signature', 'qr'] });
    expect(less).toMatch(/2\. Người và giường nghỉ\..*3\. Sự cố\..*4\. Kiến nghị\./);
    for (const words of ['CỘNG HÒA', 'Số: 26', 'Kính gửi', 'Công suất.', 'Nơi nhận', 'GIÁM ĐỐC'])
      expect(less).not.toContain(words);
  });

  it('[RP21] a deputy signs for the head', () => {
    expect(paper({ signAs: 'deputy', deputyTitle: '' })).toMatch(/KT\. GIÁM ĐỐC\s+PHÓ GIÁM ĐỐC/);
    expect(paper({ signAs: 'deputy', deputyTitle: 'Phó trưởng ban' })).toMatch(/KT\. GIÁM ĐỐC\s+Phó trưởng ban/);
  });

  it('[AC1] shows every figure of the table with a true minus', () => {
    expect(paper()).toMatch(/Tổng cộng 828 960 480 400 8 16 −1 883 208 64 8/);
  });

  it('says plainly what there is none of', () => {
    const quiet = paper({}, 'vi', {}, (report) => ({
      ...report,
      pageOne: { ...report.pageOne, counted: null, incidents: 0, incidentsOpen: 0, proposal: '', beds: 0 },
    }));
    expect(quiet).toContain('Trong kỳ không kiểm đếm.');
    expect(quiet).toContain('5. Sự cố. Không có.');
    expect(quiet).toContain('6. Kiến nghị. Không.');
    expect(quiet).toContain('Trong bãi 1.835 người.');
  });

  it('[RP22] tells a frozen version from figures as they are now, and claims no signature', () => {
    expect(paper()).toContain('Số liệu chưa chốt, đến thay đổi 48.213');
    const hash = '3f9a0c11e2d45b67'.padEnd(64, '0');
    const frozen = paper({}, 'vi', { version: { version: 2, hash } });
    expect(frozen).toContain('Đã chốt, bản 2, mã 3f9a 0c11 e2d4 5b67 (không phải chữ ký số)');
    expect(frozen).not.toContain('chưa chốt');
  });

  it('[RP25] says the how-manieth print it is and who printed it', () => {
    expect(paper()).toContain('bản in 2 · người in: Nguyễn Thị Lan');
    expect(paper({}, 'vi', { copy: null, printedBy: '' })).not.toContain('bản in');
  });
});

describe('the annexes', () => {
  it('[RP21] are those that the site prints, numbered anew', () => {
    const some = paper({ annexes: ['charges', 'queue'] });
    expect(some).toMatch(/Phụ lục I\. Hàng chờ và thứ tự phục vụ.*Phụ lục II\. Tiền đã thu/);
    expect(some).not.toContain('Phụ lục III');
    expect(some).toContain('kèm 2 phụ lục');
    expect(paper({ annexes: [] })).not.toMatch(/Phụ lục|NGƯỜI LẬP BIỂU/);
  });

  it('are signed by whoever prints and the leader of the shift, unless the settings name others', () => {
    const own = paper({}, 'vi', { shiftName: 'Ca ngày', shiftLeader: 'Trần Văn Ca' });
    expect(own).toMatch(/NGƯỜI LẬP BIỂU \(Ký, ghi rõ họ tên\) Nguyễn Thị Lan TRƯỞNG CA .* Trần Văn Ca/);
    expect(own).toContain('Ca ngày, từ 20 giờ 00');
    expect(paper({ preparedBy: 'Lê Thị Biểu', shiftLeader: 'Vũ Ca Trưởng' })).toMatch(/Lê Thị Biểu .* Vũ Ca Trưởng/);
  });

  it('say in words what stock-takes and decisions were', () => {
    const all = paper();
    expect(all).toContain('không còn trong bãi 2');
    expect(all).toContain('ô khác đề xuất');
    expect(all).toContain('Hàng không đủ điều kiện kiểm dịch');
  });

  it('say that a table has nothing in it', () => {
    const bare = paper({}, 'vi', {}, (report) => ({
      ...report,
      annexes: { ...report.annexes, holds: [], charges: [] },
    }));
    expect(bare).toContain('Tạm dừng xe Không có.');
    expect(bare).toContain('Theo khoản và cách trả Không có.');
  });
});
