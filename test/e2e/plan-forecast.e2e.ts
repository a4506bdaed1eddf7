import { addDays } from '../../shared/kernel/calendar.ts';
import { expect, expectAccessible, expectNoPageScroll, test, useSite } from '../support/e2e-test.ts';

const site = useSite();
const HEAD = 'Ngày;Cửa khẩu;Chiều;Số xe';

test('a forecast by keyboard: its lines, what is known ahead, counts of earlier years', async ({ station }) => {
  const { on: today } = await site.api.query('report.dashboard', {});
  const page = await station(site);
  await page.keyboard.press('Alt+6');
  await page.getByRole('radio', { name: 'Dự báo' }).click();
  const chart = page.getByRole('img', { name: /^Xe đến mỗi ngày/ });
  await expect(chart).toHaveAccessibleName('Xe đến mỗi ngày: Cả bãi');
  await expect(page.getByText('Chưa có số đếm nào.', { exact: false })).toBeVisible();
  const days = page.getByRole('region', { name: 'Dự báo theo ngày' });
  await expect(days.getByRole('row')).toHaveCount(61);
  await expectNoPageScroll(page);
  await expectAccessible(page, 'everything');

  // From line to line and back round to the site.
  const focusScreen = (): Promise<void> => days.focus();
  await focusScreen();
  await page.keyboard.press('ArrowRight');
  await expect(chart).toHaveAccessibleName(/^Xe đến mỗi ngày: HN /);
  await page.keyboard.press('ArrowLeft');
  await expect(chart).toHaveAccessibleName('Xe đến mỗi ngày: Cả bãi');

  // A day by its hours, the next day, and back.
  await page.keyboard.press('ArrowDown');
  await expect(days.getByRole('row').nth(2)).toHaveAttribute('aria-current', 'date');
  await page.keyboard.press('Enter');
  const hours = page.getByRole('region', { name: 'Dự báo theo giờ' });
  await expect(hours.getByRole('row')).toHaveCount(25);
  const shown = addDays(today, 1).split('-').toReversed().join('/');
  await expect(page.getByRole('img', { name: `Xe đến mỗi giờ: Cả bãi, ngày ${shown}` })).toBeVisible();
  await expectNoPageScroll(page);
  await expectAccessible(page, 'everything');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('img', { name: /^Xe đến mỗi giờ/ })).not.toHaveAccessibleName(new RegExp(shown));
  const atSix = hours.getByRole('row').nth(7).getByRole('cell').nth(1);
  const sixBefore = Number(await atSix.textContent());
  await page.keyboard.press('g');
  await expect(days.getByRole('row').nth(1)).toHaveAttribute('aria-current', 'date');
  await expect(days).toBeFocused();

  // A convoy that somebody knows of: the first day has 40 trucks more.
  const firstDay = days.getByRole('row').nth(1).getByRole('cell').nth(3);
  const before = Number(((await firstDay.textContent()) ?? '').replaceAll('.', ''));
  await page.keyboard.press('n');
  const sheet = page.getByRole('dialog', { name: 'Thêm điều biết trước' });
  await expect(sheet.getByRole('radio', { name: 'Vụ mùa' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await sheet.getByLabel('Số xe mỗi ngày').fill('40');
  await sheet.getByLabel('Ghi chú').fill('đoàn xe linh kiện');
  await expectAccessible(page, 'everything');
  await page.keyboard.press('Enter');
  await expect(sheet).toBeHidden();
  const known = page.getByRole('region', { name: 'Điều biết trước' }).getByRole('button');
  await expect(known).toContainText('40 xe lúc 06:00');
  await expect(firstDay).toHaveText(String(before + 40));
  // They come in their hour; taken back they are gone from it too.
  await focusScreen();
  await page.keyboard.press('Enter');
  await expect(atSix).toHaveText(String(sixBefore + 40));
  await known.focus();
  await page.keyboard.press('Delete');
  await expect(known).toHaveCount(0);
  await expect(atSix).toHaveText(String(sixBefore));
  await page.keyboard.press('g');
  await expect(firstDay).toHaveText(String(before));

  // A file with a wrong row is named and not taken; mended it is.
  await focusScreen();
  await page.keyboard.press('i');
  const counts = page.getByRole('dialog', { name: 'Số đếm theo ngày của các năm trước' });
  await expect(counts.getByRole('button', { name: 'Chọn tệp' })).toBeFocused();
  const pick = (name: string, rows: readonly string[]): Promise<void> =>
    counts
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from([HEAD, ...rows].join('\n')) });
  const good = [70, 69, 68].map((ago) => `${addDays(today, -ago)};Hữu Nghị;Xuất;120`);
  await pick('dem-sai.csv', [...good, `${addDays(today, -67)};Hữu Nghị;Xuất;-7`]);
  const problems = counts.getByRole('list', { name: 'Chỗ sai và chỗ lạ' });
  await expect(problems.getByRole('listitem').first()).toContainText('Dòng 5');
  await expect(problems.getByRole('listitem').first()).toContainText('-7');
  await expect(counts.getByRole('button', { name: /^Nhận 0 số đếm/ })).toBeDisabled();
  await expectAccessible(page, 'everything');
  expect((await site.api.query('plan.counts', {})).sheets).toEqual([]);

  await pick('dem.csv', good);
  await expect(counts.getByRole('button', { name: /^Nhận 3 số đếm/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(counts).toBeHidden();
  expect((await site.api.query('plan.counts', {})).sheets).toMatchObject([{ fileName: 'dem.csv', trucks: 360 }]);
  await focusScreen();
  await page.keyboard.press('i');
  await expect(counts.getByText('dem.csv')).toBeVisible();
  await counts.getByRole('button', { name: 'Bỏ', exact: true }).press('Enter');
  await expect(counts.getByText('Chưa nhập bảng nào.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(counts).toBeHidden();
});
