import { expect, expectAccessible, expectNoPageScroll, test, useSite } from '../support/e2e-test.ts';
import { openTariffs, tabTo } from '../support/tariffs-page.ts';

const site = useSite();

test('prices are made from the proposal, changed for later, and only end once they are in force', async ({
  station,
}) => {
  const page = await station(site, 'manager');
  await openTariffs(page);
  await expect(page.getByText('Bãi chưa tính tiền xe nào')).toBeVisible();
  expect((await site.api.query('tariff.list', {})).tariffs).toEqual([]);
  await tabTo(page, 'Soạn từ mẫu');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Giá mẫu, chưa áp dụng')).toBeVisible();
  await expectNoPageScroll(page);
  await expectAccessible(page);
  // Proposed is not charged.
  expect((await site.api.query('tariff.list', {})).tariffs).toEqual([]);

  const cell = (type: string) => page.getByRole('textbox', { name: `Lưu bãi mỗi ngày, có hàng, ${type}` });
  await cell('xe tải 3 chân').focus();
  await page.keyboard.press('ArrowDown');
  await expect(cell('xe tải 4 chân')).toBeFocused();
  await page.keyboard.type('1,5');
  await expect(page.getByRole('alert')).toContainText('Ô viền đỏ cần số đồng nguyên');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('110.000');
  await page.keyboard.press('Enter');
  await expect(page.getByText('✓ đang dùng')).toBeVisible();
  const [saved] = (await site.api.query('tariff.list', {})).tariffs;
  expect(saved?.lines).toContainEqual({
    kind: 'parking',
    vehicleTypes: ['truck-4-axle'],
    loaded: true,
    freeMinutes: 120,
    perDayDong: 110_000,
  });

  // Until the first receipt by it, today's prices can still be corrected.
  const { visitId } = await site.api.command('visit.arrive', {
    plate: '29H-600.01',
    direction: 'export',
    crossing: 'Hữu Nghị',
    vehicleType: 'truck-4-axle',
  });
  await site.api.command('charge.settle', { visitId, how: 'cash', gate: '1' });
  await page.reload();
  await openTariffs(page);
  await expect(page.getByText('Đã áp dụng: giá giữ nguyên')).toBeVisible();
  await expect(cell('xe tải 4 chân')).toBeDisabled();
  await expectAccessible(page);

  await page.getByRole('button', { name: '+ lập biểu giá mới' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Tên' }).fill('Giá Tết');
  await cell('xe mới').fill('99.000');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /sắp tới/ })).toHaveAttribute('aria-pressed', 'true');
  const { tariffs } = await site.api.query('tariff.list', {});
  expect(tariffs.map(({ name }) => name)).toEqual(['Giá Tết', 'Biểu giá']);
  expect(tariffs[1]?.validToOn).not.toBeNull();

  // The same first day again is refused in words, and nothing typed is lost.
  const first = await page.getByRole('textbox', { name: 'Áp dụng từ ngày' }).inputValue();
  await page.getByRole('button', { name: '+ lập biểu giá mới' }).click();
  await page.getByRole('textbox', { name: 'Áp dụng từ ngày' }).fill(first);
  await page.keyboard.press('Enter');
  await expect(page.locator('.save-line').getByRole('alert')).toContainText(`Đã có biểu giá bắt đầu ngày ${first}`);
});

test('the firms that may owe and the grace are kept', async ({ station }) => {
  const page = await station(site, 'manager');
  await openTariffs(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('textbox', { name: 'Thu xong được ra trong, phút' })).toHaveValue('60');
  await tabTo(page, 'Thêm đơn vị');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Đơn vị 1' }).fill('Vận tải Bình Thuận');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'đã lưu' })).toBeVisible();
  const { sites } = await site.api.query('yard.now', {});
  expect(sites[0]?.settings.charges).toEqual({
    isDueAtExit: true,
    exitGraceMinutes: 60,
    accounts: ['Vận tải Bình Thuận'],
  });
});
