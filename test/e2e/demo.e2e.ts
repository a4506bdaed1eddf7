import type { Locator, Page } from 'playwright/test';
import { startHost, type Host } from '../support/e2e-host.ts';
import { expect, expectNoPageScroll, test } from '../support/e2e-test.ts';

let host: Host | null = null;
test.beforeAll(async () => {
  host = await startHost({ hasSite: false });
});
test.afterAll(async () => {
  await host?.stop();
  host?.removeFolder();
});

const speed = (page: Page): Locator => page.getByRole('radiogroup', { name: 'Tốc độ ngày mẫu' });
const clock = (page: Page): Locator => page.getByRole('banner').locator('.num.end b');
const counters = (page: Page): Promise<readonly string[]> =>
  page.getByRole('banner').locator('.num:not(.end) b').allTextContents();

async function takeRole(page: Page, role: string): Promise<string> {
  const badge = page.getByRole('navigation').locator('.who');
  await badge.click();
  await page.getByRole('radiogroup', { name: 'Đóng vai (ngày mẫu)' }).getByRole('radio', { name: role }).click();
  await expect(badge.locator('span')).toHaveText(role);
  return (await badge.locator('b').textContent()) ?? '';
}

test('the second door leads into a living day: roles, speed, pause, and back', async ({ openPage }) => {
  // Several days of history are played before the door opens.
  test.setTimeout(180_000);
  const page = await openPage(host?.window ?? '');
  await page.getByRole('button', { name: /Xem một ngày trước Tết/ }).click();
  await expect(page.getByRole('banner').getByText('Ngày mẫu')).toBeVisible({ timeout: 120_000 });
  await expectNoPageScroll(page);
  const slots = /([\d.]+)\/([\d.]+) chỗ trống/.exec((await page.getByRole('banner').textContent()) ?? '');
  expect(Number(slots?.[2]?.replace('.', ''))).toBeGreaterThan(1000);
  const [inYard = ''] = await counters(page);
  expect(Number(inYard.replace('.', '')), 'several days stand in the yard').toBeGreaterThan(300);

  const before = await counters(page);
  await speed(page).getByRole('radio', { name: '600×' }).click();
  await expect.poll(() => counters(page), { message: 'trucks come, are called and go' }).not.toEqual(before);
  await speed(page).getByRole('radio', { name: 'dừng' }).click();
  await expect(speed(page).getByRole('radio', { name: 'dừng' })).toBeChecked();

  const coordinator = (await page.getByRole('navigation').locator('.who b').textContent()) ?? '';
  const gateUser = await takeRole(page, 'trực cổng');
  await expect(page.locator('#plate')).toBeVisible();
  const stoodAt = await clock(page).textContent();
  const restUser = await takeRole(page, 'trực khu nghỉ');
  await expect(page.getByRole('grid', { name: 'Sơ đồ giường' })).toBeVisible();
  expect(new Set([coordinator, gateUser, restUser]).size, 'each role is somebody else').toBe(3);
  await expect(clock(page), 'a paused day stands still').toHaveText(stoodAt ?? '');

  await speed(page).getByRole('radio', { name: '60×', exact: true }).click();
  await expect(clock(page)).not.toHaveText(stoodAt ?? '');
  await page.getByRole('navigation').locator('.who').click();
  await page.getByRole('button', { name: 'Rời ngày mẫu' }).click();
  await expect(page.getByRole('button', { name: /Lập bãi này/ })).toBeEnabled();
});
