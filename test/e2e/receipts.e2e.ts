import { readFile } from 'node:fs/promises';
import { dayOf } from '../../shared/kernel/calendar.ts';
import { instant } from '../../shared/kernel/instant.ts';
import { expect, expectAccessible, expectNoPageScroll, test, useSite } from '../support/e2e-test.ts';
import { openTariffs, tabTo } from '../support/tariffs-page.ts';

const site = useSite();

test('a receipt is looked at, taken to accounting, and reversed by a second person’s word', async ({ station }) => {
  const who = { user: 'dieuphoi', displayName: 'Điều phối', roles: ['coordinator' as const] };
  await site.api.command('user.save', { ...who, secret: 'bai-xe-dieu-phoi', pin: '4711' });
  const { sites, siteNow } = await site.api.query('yard.now', {});
  await site.api.command('tariff.save', {
    name: 'Biểu giá',
    validFromOn: dayOf(instant(new Date(siteNow).getTime()), sites[0]?.timeZone ?? 'UTC'),
    lines: [
      { kind: 'parking', vehicleTypes: null, loaded: null, freeMinutes: 120, perDayDong: 50_000 },
      { kind: 'entry', vehicleTypes: null, loaded: null, amountDong: 20_000 },
    ],
  });
  const truck = { plate: '29H-600.01', direction: 'export', crossing: 'Hữu Nghị' } as const;
  const { visitId } = await site.api.command('visit.arrive', truck);
  await site.api.command('charge.settle', { visitId, how: 'cash', gate: '1' });
  const page = await station(site, 'gate');
  await openTariffs(page);
  await expect(page.getByText('Chỉ xem. Đổi được: quản lý')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  const receipts = page.getByRole('table', { name: 'Biên lai' });
  await expect(receipts.getByRole('row')).toHaveCount(2);
  await expect(receipts.getByRole('row').nth(1)).toContainText('29H-600.01');
  await expectNoPageScroll(page);

  await tabTo(page, 'Tải CSV');
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(file.suggestedFilename()).toMatch(/^bien-lai-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
  expect(await readFile(await file.path(), 'utf8')).toContain(';29H-600.01;tiền mặt;20000;');

  await page.keyboard.press('Tab');
  await expect(receipts.getByRole('row').nth(1)).toBeFocused();
  const receipt = page.getByRole('complementary', { name: /^Biên lai \d\d-000001$/ });
  await expect(receipt).toContainText('vào bãi');
  await expectAccessible(page);
  await tabTo(page, 'Đảo biên lai');
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: /^Đảo biên lai/ });
  await expect(sheet.getByRole('textbox', { name: 'Lý do' })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type('nhầm xe');
  await page.keyboard.press('Tab');
  await page.keyboard.type('dieuphoi');
  await page.keyboard.press('Tab');
  await page.keyboard.type('0000');
  await page.keyboard.press('Enter');
  await expect(sheet.getByRole('alert')).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('4711');
  await page.keyboard.press('Enter');
  await expect(sheet).toBeHidden();
  await expect(receipts.getByRole('row')).toHaveCount(3);
  await expect(receipts.getByRole('row').nth(1)).toContainText('-20.000');
  await expect(receipts.getByRole('row').nth(2)).toContainText('đã đảo');
  await expect(page.getByText('0 2 biên lai')).toBeVisible();
});
