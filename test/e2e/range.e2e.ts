import { expect, expectAccessible, expectNoPageScroll, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

test.beforeAll(async () => {
  for (const plate of ['29H-820.01', '29H-820.02'])
    await site.api.command('visit.arrive', { plate, crossing: 'Hữu Nghị', direction: 'export' });
});

test('many days by keyboard: typed days, hour by hour, the course, a day of it, its files', async ({ station }) => {
  const page = await station(site);
  await page.keyboard.press('Alt+r');
  // Days are typed; today is one of them.
  const { on } = await site.api.query('report.dashboard', {});
  const last = page.getByLabel('Đến hết ngày');
  await last.fill(`${on.slice(8, 10)}/${on.slice(5, 7)}/${on.slice(0, 4)}`);
  await last.press('Enter');
  const days = page.getByRole('region', { name: 'Từng ngày' });
  await expect(days.locator('tbody tr')).toHaveCount(1);
  await expect(days.locator('tfoot td').nth(3)).toHaveText('2');
  await expectNoPageScroll(page);
  await expectAccessible(page, 'everything');

  // The hour pointed at is told in figures.
  const heat = page.getByRole('region', { name: /^Xe trong bãi theo giờ/ });
  await heat.getByRole('application').focus();
  for (let hour = 0; hour < 24; hour += 1) await page.keyboard.press('ArrowUp', { delay: 60 });
  await expect(heat.getByRole('status')).toContainText(/\d{2}:00/);

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải khoảng thô' }).press('Enter'),
  ]);
  expect(file.suggestedFilename()).toMatch(/^khoang-standings-.*\.csv$/);
  const [workbook] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải XLSX' }).press('Enter'),
  ]);
  expect(workbook.suggestedFilename()).toMatch(/\.xlsx$/);

  // A day opens its own report.
  await days.getByRole('button').first().press('Enter');
  await expect(page.getByRole('heading', { name: 'Báo cáo', exact: true })).toBeVisible();
});
