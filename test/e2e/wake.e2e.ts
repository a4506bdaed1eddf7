import type { Locator, Page } from 'playwright/test';
import { expect, expectAccessible, goTo, letIn, printedBy, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

const sheet = (page: Page, name: string): Locator => page.getByRole('dialog', { name });

test('[RE40] who is to be woken: up, no answer, and the list on paper, by keys alone', async ({ station }) => {
  const wakeAt = new Date(Date.now() + 40 * 60_000).toISOString();
  for (const [plate, name] of [
    ['29H-720.01', 'Lý Văn Sớm'],
    ['29H-720.02', 'Mã Văn Muộn'],
  ] as const)
    await site.api.command('rest.check-in', { visitId: await letIn(site, plate, name), person: { name }, wakeAt });
  const page = await station(site);
  await goTo(page, 'rest');
  await page.keyboard.press('w');
  const list = sheet(page, 'Gọi dậy');
  const row = (name: string): Locator => list.getByRole('row').filter({ hasText: name });
  await expect(row('Lý Văn Sớm')).toContainText('chưa gọi');
  await expect(list).toContainText('2 người cần gọi, 0 quá giờ, 0 đã dậy');
  await expectAccessible(page);
  await expect(row('Lý Văn Sớm')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(row('Lý Văn Sớm')).toContainText(/đã dậy \d\d:\d\d/);
  await expect(row('Mã Văn Muộn')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Shift+Enter');
  await expect(row('Mã Văn Muộn')).toContainText(/không thưa \d\d:\d\d/);
  await page.keyboard.press('F9');
  await expect.poll(async () => (await printedBy(page)).at(-1) ?? '').toContain('Danh sách gọi dậy');
  const paper = (await printedBy(page)).at(-1) ?? '';
  expect(paper).toContain('29H-720.02');
  expect(paper).toContain('Mã Văn Muộn');
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
});

test('[RE43, RE44] a driver’s rest begins, ends, and is told afterwards; one before he came is not', async ({
  station,
}) => {
  await letIn(site, '29H-720.03', 'Nông Văn Lái', { crossing: 'Tân Thanh' });
  await site.api.command('queue.call', { crossing: 'Tân Thanh', direction: 'export', count: 1 });
  const page = await station(site);
  await goTo(page, 'rest');
  await page.keyboard.press('l');
  const list = sheet(page, 'Lái xe: giờ nghỉ và giờ lái');
  const row = list.getByRole('row').filter({ hasText: 'Nông Văn Lái' });
  await expect(row).toContainText('chưa ghi');
  await expectAccessible(page);
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(row).toContainText('đang nghỉ từ');
  await page.keyboard.press('Enter');
  await expect(row).toContainText(/\d\d:\d\d–\d\d:\d\d/);
  await page.keyboard.press('t');
  await expect(list.getByRole('textbox', { name: 'Nghỉ từ' })).toBeFocused();
  await page.keyboard.type('0100', { delay: 60 });
  await page.keyboard.press('Tab');
  await page.keyboard.type('0200', { delay: 60 });
  await page.keyboard.press('Enter');
  await expect(list.getByRole('alert')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list.getByRole('textbox', { name: 'Nghỉ từ' })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
});
