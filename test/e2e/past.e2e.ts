import { expect, expectAccessible, expectNoPageScroll, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

test('[YP10, YP12] the yard is looked back at from a story, is not taken for now, and one key leads back', async ({
  station,
}) => {
  await site.api.command('visit.arrive', { plate: '29H-830.01', crossing: 'Hữu Nghị', direction: 'export' });
  const page = await station(site);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('83001', { delay: 60 });
  await expect(page.locator('#find-hits').getByRole('option').first()).toContainText('29H-830.01');
  await page.keyboard.press('Shift+Enter');
  const story = page.getByRole('region', { name: /29H-830\.01/ });
  await site.api.command('visit.arrive', {
    plate: '29H-830.02',
    crossing: 'Hữu Nghị',
    direction: 'export',
  });
  await story.getByRole('button', { name: 'Xem lại' }).first().press('Enter');

  // As it was recorded then: the truck that came later is not there yet.
  const sign = page.getByRole('status').filter({ hasText: 'Đang xem lại' });
  await expect(sign).toContainText('Không phải lúc này.');
  const lines = page.getByRole('table', { name: 'Hàng chờ' });
  await expect(lines.locator('tbody tr').filter({ hasText: 'Hữu Nghị xuất' }).locator('td').nth(1)).toHaveText('1');
  await expectNoPageScroll(page);
  await expectAccessible(page, 'everything');

  // A time to come is said and not taken.
  const time = page.getByRole('textbox', { name: 'Giờ', exact: true });
  const day = page.getByRole('textbox', { name: 'Ngày', exact: true });
  const shown = await day.inputValue();
  await day.fill(shown.replace(/\d{4}$/, (year) => String(Number(year) + 1)));
  await time.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Lúc đó chưa đến');
  await day.fill(shown);
  await day.press('Enter');

  await page.locator('.past').focus();
  await page.keyboard.press('n', { delay: 60 });
  await expect(page.getByRole('heading', { name: 'Bãi', exact: true })).toBeVisible();
});
