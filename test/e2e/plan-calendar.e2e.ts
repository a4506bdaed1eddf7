import { expect, expectAccessible, expectNoPageScroll, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

test('a proposed season is made the crossing’s calendar by one key, and not before', async ({ station }) => {
  const page = await station(site);
  const spoken = async (): Promise<number> =>
    (await site.api.query('yard.now', {})).crossings.reduce((sum, { calendar }) => sum + calendar.days.length, 0);
  const before = await spoken();
  await page.keyboard.press('Alt+6');
  await page.getByRole('radio', { name: 'Lịch' }).click();
  const season = page.getByRole('region', { name: /^Mùa Tết/ });
  await expect(season.getByText(/ĐỀ XUẤT theo Tết \d{4}/).first()).toBeVisible();
  await expectNoPageScroll(page);
  await expectAccessible(page, 'everything');
  expect(await spoken()).toBe(before);

  const strip = season.getByRole('slider', { name: 'Hữu Nghị' });
  await strip.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(strip).toHaveAttribute('aria-valuenow', '-1');
  await expect(strip).toHaveAttribute('aria-valuetext', /trước Tết 1 ngày · đóng · đề xuất/);
  await page.keyboard.press('Enter');
  await expect(season.getByRole('status')).toContainText('Đã lấy đề xuất làm lịch');
  await expect(strip).not.toHaveAttribute('aria-valuetext', /đề xuất/);
  expect(await spoken()).toBeGreaterThan(before);

  // The next year is proposed from what was taken over now.
  await strip.focus();
  await page.keyboard.press('PageDown');
  await expect(season.getByText(/lịch của chính cửa khẩu/)).toBeVisible();
});
