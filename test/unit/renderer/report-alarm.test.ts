import { expect, it } from 'vitest';
import { wordsOf } from '../../../renderer/client/app-context.ts';
import { createFormat } from '../../../renderer/ui/format.ts';

it('[RP16] the alarm tells how many reports are missing, of which day, and what to do about it', () => {
  const { word } = wordsOf('vi', createFormat('vi', 'Asia/Ho_Chi_Minh'));
  const details = { count: 3, on: '2026-02-10', problem: 'report.disk-full' };
  expect(word('alarm', 'report-not-written', details)).toBe(
    'Chưa ghi được 3 báo cáo, mới nhất ngày 10/02/2026. Ổ đĩa chứa báo cáo đã đầy. Dọn bớt rồi chương trình tự ghi lại.',
  );
  expect(word('alarm', 'report-not-written', { ...details, problem: 'print.unavailable' })).toContain('Google Chrome');
});
