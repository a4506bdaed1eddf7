import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { expect, expectAccessible, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

test.beforeAll(async () => {
  const { visitId } = await site.api.command('visit.arrive', {
    ...{ plate: '29H-700.01', direction: 'export', crossing: 'Hữu Nghị' },
    ...{ driver: 'Lý Văn Hùng', goods: 'xoài', people: 1 },
  });
  await site.api.command('visit.amend', { visitId, goods: 'mít', weightKg: 27_450 });
  await site.api.command('visit.amend', { visitId, phone: '0912345678' });
});

async function openStory(page: Page): Promise<void> {
  await page.keyboard.press('Control+KeyK');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.type('29h70001', { delay: 60 });
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('29H-700.01');
  await page.keyboard.press('Shift+Enter');
  await expect(page.locator('.journal-screen .story .pl')).toHaveText('29H-700.01');
}

test('[YP20, YP21] a story tells old and new values, and is printed with names only after it is said for whom', async ({
  station,
}) => {
  const page = await station(site, 'coordinator');
  await openStory(page);
  const story = page.locator('.journal-screen .story');
  await expect(story.locator('.corrections').first()).toHaveText('tên hàng: xoài → míttrọng lượng: – → 27.450 kg');
  await expect(story).toContainText('thông tin cá nhân: đã sửa');
  await expect(story).not.toContainText('0912345678');

  await expect(story).toBeFocused();
  await page.keyboard.press('n');
  const sheet = page.getByRole('dialog', { name: 'In lượt xe 29H-700.01 kèm tên người' });
  const to = sheet.getByRole('textbox', { name: 'Cung cấp cho (cơ quan)' });
  await expect(to).toBeFocused();
  await expect(to).toHaveValue('');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(sheet.getByRole('alert')).toHaveText('Ghi cơ quan nhận tên.');
  // Esc closes the sheet and leaves the story.
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(story).toBeFocused();
  await expect(story).not.toContainText('Cung cấp tên');

  await page.keyboard.press('n');
  await page.keyboard.type('Công an tỉnh', { delay: 60 });
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-');
  await expect(story).toContainText('Cung cấp tên người trên xe');
  await expect(story).toContainText('cho Công an tỉnh');
});
