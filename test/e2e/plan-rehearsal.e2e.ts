import type { Page } from 'playwright/test';
import { expect, expectAccessible, expectNoPageScroll, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

const allRuns = async (page: Page): Promise<void> => {
  await expect(page.getByRole('status').filter({ hasText: /^200 lần thử$/ })).toBeVisible({ timeout: 60_000 });
};

test('a season is rehearsed by keyboard, kept, compared and made a surge plan', async ({ station }) => {
  // Four times two hundred runs beside a browser on the same machine.
  test.slow();
  for (const plate of ['29H-840.01', '29H-840.02', '29H-840.03'])
    await site.api.command('visit.arrive', { plate, crossing: 'Hữu Nghị', direction: 'export', people: 2 });
  const page = await station(site);
  await page.keyboard.press('Alt+6');
  await page.getByRole('radio', { name: 'Diễn tập' }).click();
  await allRuns(page);
  await expectNoPageScroll(page);
  await expectAccessible(page, 'everything');

  // From slider to slider with the arrows; what is moved shows at once.
  const overtime = page.getByRole('slider', { name: 'Giờ làm thêm ở HN' });
  await overtime.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(overtime).toHaveAttribute('aria-valuetext', '+1 giờ');
  await page.keyboard.press('ArrowDown');
  await expect(overtime).not.toBeFocused();

  // A yard outside, and how far it is.
  const yard = page.getByRole('slider', { name: 'Thêm bãi phụ' });
  await yard.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('slider', { name: 'Bãi phụ Km 10' })).toHaveAttribute('aria-valuetext', '50 ô');
  await page.keyboard.press('Enter');
  await page.getByLabel('Tên bãi phụ').fill('Km 12');
  await page.getByLabel('Cách cửa khẩu, km').fill('12');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('slider', { name: 'Bãi phụ Km 12' })).toHaveAttribute('aria-valuetext', '50 ô');
  await allRuns(page);

  // Kept under a name; a name that is taken is said.
  const focusScreen = (): Promise<void> => page.getByRole('radio', { name: 'Diễn tập' }).focus();
  await overtime.focus();
  await page.keyboard.press('s');
  await page.getByLabel('Tên phương án').pressSequentially('phương án B', { delay: 60 });
  await page.keyboard.press('Enter');
  await expect(page.getByText('Phương án phương án B')).toBeVisible();
  const { scenarios } = await site.api.query('plan.scenarios', {});
  expect(scenarios).toMatchObject([{ name: 'phương án B', starting: 'today', levers: { overtime: [{ hours: 1 }] } }]);
  expect(scenarios[0]?.result?.runs).toBe(200);

  // Side by side with doing nothing, and opened again after all was cleared.
  await focusScreen();
  await page.keyboard.press('0');
  await expect(page.getByText('Phương án mới')).toBeVisible();
  await page.keyboard.press('o');
  const compared = page.getByRole('dialog', { name: 'So sánh phương án' });
  await expect(compared.getByRole('columnheader', { name: 'phương án B' })).toBeVisible();
  await expectAccessible(page, 'everything');
  await page.keyboard.press('Enter');
  await expect(overtime).toHaveAttribute('aria-valuetext', '+1 giờ');

  // A season of the past begins elsewhere; the surge plan begins with the yard as it is.
  await page.getByLabel('Bắt đầu từ').selectOption('16–21/12/2021: 6.200 xe tồn');
  await expect(page.getByLabel('Phần xe vào bãi này')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Lập phương án' })).toBeDisabled();
  await page.getByLabel('Bắt đầu từ').selectOption('Hôm nay');
  await expect(page.getByRole('button', { name: 'Lập phương án' })).toBeEnabled({ timeout: 60_000 });
  await focusScreen();
  await page.keyboard.press('p');
  await expect(page.getByRole('dialog').getByLabel('Tên phương án')).toBeVisible();
});

test('runs can be stopped and begun again', async ({ station }) => {
  const page = await station(site);
  await page.keyboard.press('Alt+6');
  await page.getByRole('radio', { name: 'Diễn tập' }).click();
  await page.getByRole('button', { name: 'Dừng', exact: true }).click();
  await expect(page.getByText(/đã dừng ở \d+\/200 lần thử/)).toBeVisible();
  await page.getByRole('button', { name: 'Lấy lại' }).click();
  await allRuns(page);
});
