import type { Page } from 'playwright/test';
import { expect, expectAccessible, expectNoPageScroll, goTo, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

async function openSection(page: Page, name: string): Promise<void> {
  await goTo(page, 'settings');
  await page.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name })).toBeVisible();
}

test('[QU27] a paper of the site is added by keyboard, asked of the trucks, and known by its name', async ({
  station,
}) => {
  const page = await station(site, 'administrator');
  await openSection(page, 'Giấy tờ, giờ lái');
  await expect(page.getByRole('combobox', { name: 'Giấy tờ 1', exact: true })).toHaveValue('customs-declaration');
  await expectNoPageScroll(page);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Thêm dòng' }).focus();
  await page.keyboard.press('Enter');
  const name = page.getByRole('textbox', { name: 'Tên tiếng Việt 11' });
  await expect(page.getByRole('alert')).toContainText('có giấy chưa ghi tên');
  await name.focus();
  await page.keyboard.type('giấy cân xe');
  await page.keyboard.press('Tab');
  await page.keyboard.type('过磅单');
  // Up one line, still in the same field.
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.getByRole('textbox', { name: 'Tên tiếng Việt 10' })).toHaveValue('giấy cân xe');
  await page.getByRole('checkbox', { name: 'giấy tờ' }).check();
  await page.getByRole('textbox', { name: 'Tên tiếng Việt 10' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/đã lưu/)).toHaveCount(1);
  const [saved] = (await site.api.query('yard.now', {})).sites;
  expect(saved?.settings.requiredDocuments[9]).toMatchObject({
    kind: 'giay-can-xe',
    names: { vi: 'giấy cân xe', zh: '过磅单' },
  });
  expect(saved?.settings.blockingUnknowns).toEqual(['documents']);

  await page.getByRole('textbox', { name: 'Lái liên tục (giờ)' }).fill('3,5');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/đã lưu/)).toHaveCount(2);
  expect((await site.api.query('yard.now', {})).sites[0]?.settings.driverHours.sinceBreakMinutes).toBe(210);
});

test('[QU23] the points of imports are listed by keyboard: a line added, filled, moved up, saved', async ({
  station,
}) => {
  const page = await station(site, 'administrator');
  await site.api.command('settings.save', {
    values: { importRoutes: [{ cargoClass: 'fresh', points: ['quarantine', 'main'] }] },
  });
  await openSection(page, 'Điểm xe nhập qua');
  const region = page.getByRole('region', { name: 'Điểm xe nhập qua' });
  await expect(region.getByRole('combobox', { name: 'Điểm thứ 1, dòng 1' })).toHaveValue('quarantine');
  await region.getByRole('button', { name: 'Thêm dòng' }).focus();
  await page.keyboard.press('Enter');
  await region.getByRole('combobox', { name: 'Nhóm hàng 2' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(region.getByRole('alert')).toContainText('dòng 2: dòng trên đã nhận hết nhóm hàng này');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  // What was chosen is there again after another section was looked at.
  await openSection(page, 'Giấy tờ, giờ lái');
  await openSection(page, 'Điểm xe nhập qua');
  await region.getByRole('combobox', { name: 'Điểm thứ 1, dòng 2' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(region.getByRole('combobox', { name: 'Điểm thứ 1, dòng 1' })).toBeFocused();
  await expectNoPageScroll(page);
  await expectAccessible(page);
  await region.getByRole('button', { name: 'Lưu' }).focus();
  await page.keyboard.press('Enter');
  await expect(region.getByText(/đã lưu/)).toBeVisible();
  expect((await site.api.query('yard.now', {})).sites[0]?.settings.importRoutes).toEqual([
    { cargoClass: 'machinery', points: ['transshipment', 'main'] },
    { cargoClass: 'fresh', points: ['quarantine', 'main'] },
  ]);
});

test('[QU31] the driver team: hours of duty over midnight, who is on duty stands first', async ({ station }) => {
  const page = await station(site, 'coordinator');
  await openSection(page, 'Đội lái chuyên trách');
  await page.getByRole('textbox', { name: 'Mã' }).fill('TX-07');
  await page.getByRole('textbox', { name: 'Họ tên' }).fill('Hoàng Văn Sơn');
  await page.getByRole('textbox', { name: 'Thứ hai' }).fill('sáng');
  await expect(page.getByRole('alert')).toContainText('Thứ hai: viết như 06:00–14:00');
  await page.getByRole('textbox', { name: 'Thứ hai' }).fill('22:00–06:00');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /Hoàng Văn Sơn/ })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('textbox', { name: 'Thứ ba' })).toHaveValue('00:00–06:00');
  await expect(page.getByText(/đã lưu/)).toBeVisible();
  await expectNoPageScroll(page);
  await expectAccessible(page);

  const duty = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, fromMinute: 0, toMinute: 1440 }));
  await site.api.command('team.save', { code: 'TX-08', name: 'Nông Thị Mai', duty });
  await page.reload();
  await openSection(page, 'Đội lái chuyên trách');
  const list = page.getByRole('list', { name: 'Đội lái chuyên trách' }).getByRole('button');
  await expect(list.first()).toContainText('Nông Thị Mai');
  for (const [field, hours] of [
    ['Từ lần nghỉ trước', '0'],
    ['Hôm nay', '0'],
    ['Tuần này', '47'],
  ] as const)
    await page.getByRole('textbox', { name: field }).fill(hours);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Giờ lái không khớp|còn được lái/).first()).toBeVisible();
});

test('a new user is filled in, told that a role is missing, and saved', async ({ station }) => {
  const page = await station(site, 'administrator');
  await openSection(page, 'Người dùng');
  await page.getByRole('button', { name: /^\+ / }).click();
  await page.getByRole('textbox', { name: 'Tên đăng nhập' }).fill('thu');
  await page.locator('form .field input').nth(1).fill('Nông Văn Thử');
  await page.locator('input[type=password]').first().fill('mật khẩu thử');
  await expect(page.getByRole('alert')).toHaveText('Chọn ít nhất một vai trò.');
  await page.getByRole('checkbox', { name: 'điều độ bãi' }).check();
  await page.getByRole('textbox', { name: 'Tên đăng nhập' }).press('Enter');
  await expect(page.getByRole('button', { name: /Nông Văn Thử/ })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText(/đã lưu/)).toBeVisible();
});
