import type { Page } from 'playwright/test';
import { expect, expectAccessible, expectNoPageScroll, goTo, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

async function openSection(page: Page, name: string): Promise<void> {
  await goTo(page, 'settings');
  await page.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name })).toBeVisible();
}

async function press(page: Page, button: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: button, exact: typeof button === 'string' }).focus();
  await page.keyboard.press('Enter');
}

test('a bath house is set up by keyboard: hours, minutes of a turn, its place; wrong hours are told, nothing is lost', async ({
  station,
}) => {
  const page = await station(site, 'administrator');
  const section = 'Cơ sở nghỉ và giường';
  await openSection(page, section);
  await press(page, /thêm cơ sở/);
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  await field('Mã').fill('VT9');
  await page.getByRole('combobox', { name: 'Loại' }).selectOption('shower');
  await field('Tên').fill('Nhà tắm 9');
  await field('Sức chứa').fill('12');
  await page.getByRole('combobox', { name: 'Dành cho' }).selectOption('women');
  await field('Giờ mở').fill('05:00–12:00, 11:00–23:00');
  await expect(page.getByRole('alert').filter({ hasText: 'hai khoảng chồng nhau' })).toBeVisible();
  await field('Giờ mở').fill('05:00–12:00, 13:00–23:00');
  await field('Một lượt, phút').fill('12');
  await field('Từ trái sang').fill('40,5');
  await expect(page.getByRole('alert').filter({ hasText: 'ghi cả hai số' })).toBeVisible();
  await field('Từ trên xuống').fill('60');
  await openSection(page, 'Sơ đồ bãi');
  await openSection(page, section);
  await press(page, /thêm cơ sở/);
  await expect(field('Giờ mở')).toHaveValue('05:00–12:00, 13:00–23:00');
  await expectNoPageScroll(page);
  await expectAccessible(page);
  await field('Từ trên xuống').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/đã lưu/)).toBeVisible();
  const { facilities } = await site.api.query('yard.now', {});
  expect(facilities.find(({ code }) => code === 'VT9')).toMatchObject({
    kind: 'shower',
    capacity: 12,
    forWhom: 'women',
    turnMinutes: 12,
    xCm: 4050,
    yCm: 6000,
    openHours: [
      { fromMinute: 300, toMinute: 720 },
      { fromMinute: 780, toMinute: 1380 },
    ],
  });
});

test('rooms and their beds are made in one go, and sittings of the canteen', async ({ station }) => {
  const page = await station(site, 'administrator');
  await openSection(page, 'Cơ sở nghỉ và giường');
  await press(page, /^N1 · /);
  const before = (await site.api.query('yard.now', {})).beds.length;
  await press(page, 'Thêm phòng và giường');
  await page.getByRole('textbox', { name: 'Phòng từ số' }).fill('501');
  await page.getByRole('textbox', { name: 'Đến số' }).fill('500');
  await expect(page.getByRole('alert').filter({ hasText: 'số phòng sau không nhỏ hơn' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Đến số' }).fill('503');
  await page.getByRole('textbox', { name: 'Tầng', exact: true }).fill('5');
  await expect(page.getByText('thêm 3 phòng N1-501 … N1-503, 24 giường')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/đã lưu/)).toBeVisible();
  const { rooms, beds } = await site.api.query('yard.now', {});
  expect(beds).toHaveLength(before + 24);
  const room = rooms.find(({ code }) => code === 'N1-502');
  expect(room).toMatchObject({ floor: '5', status: 'open' });
  expect(beds.filter(({ roomId }) => roomId === room?.roomId)).toHaveLength(8);

  const canteen = (await site.api.query('yard.now', {})).facilities.find(({ kind }) => kind === 'canteen');
  await press(page, new RegExp(`^${canteen?.code ?? ''} · `));
  await press(page, 'Thêm bữa');
  await page.getByRole('textbox', { name: 'Tên bữa 1' }).fill('Trưa');
  await page.getByRole('textbox', { name: 'Từ 1' }).fill('10:30');
  await page.getByRole('textbox', { name: 'Đến 1' }).fill('10:00');
  await expect(page.getByRole('alert').filter({ hasText: 'giờ cuối muộn hơn giờ đầu' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Đến 1' }).fill('13:00');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/đã lưu/)).toBeVisible();
  const saved = (await site.api.query('yard.now', {})).facilities.find(({ kind }) => kind === 'canteen');
  expect(saved?.sittings).toEqual([{ code: 's1', name: 'Trưa', fromMinute: 630, toMinute: 780 }]);
});

test('a sponsor and the walking speed are kept with everything else of driver rest', async ({ station }) => {
  const page = await station(site, 'administrator');
  const standards = (await site.api.query('yard.now', {})).sites[0]?.settings.rest.standards;
  await openSection(page, 'Chuẩn khu nghỉ');
  await page.getByRole('textbox', { name: 'Đi bộ mỗi phút, mét' }).fill('60');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/đã lưu/)).toHaveCount(1);
  await press(page, 'Thêm nhà tài trợ');
  await expect(page.getByRole('alert').filter({ hasText: 'ghi tên nhà tài trợ' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Tên 1' }).fill('Quỹ Ải Bắc');
  await page.getByRole('textbox', { name: 'Suất một ngày 1' }).fill('300');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/đã lưu/)).toHaveCount(2);
  const rest = (await site.api.query('yard.now', {})).sites[0]?.settings.rest;
  expect(rest?.walkMetresPerMinute).toBe(60);
  expect(rest?.standards).toEqual(standards);
  expect(rest?.sponsors).toMatchObject([{ name: 'Quỹ Ải Bắc', service: 'meal', perDay: 300, untilOn: null }]);
  await expectAccessible(page);
});

test('[RE47] the map tells of facilities and how long people walk, and the plan moves a door', async ({ station }) => {
  const page = await station(site, 'administrator');
  await goTo(page, 'yard');
  await page.keyboard.press('n');
  const panel = page.getByRole('complementary', { name: 'Việc làm được' });
  await expect(panel.getByRole('heading', { name: 'Khu nghỉ' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(panel.getByText('Đi bộ từ các khu')).toBeVisible();
  await expect(panel.getByText(/^\d+ ph$/).first()).toBeVisible();
  await expectNoPageScroll(page);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(panel.getByText('Đi bộ từ các khu')).toBeHidden();

  const [facility] = (await site.api.query('yard.now', {})).facilities;
  await page.keyboard.press('Alt+s');
  await expect(page.getByRole('application', { name: 'Bản vẽ sơ đồ bãi' })).toBeFocused();
  await page.keyboard.press('d');
  await page.getByRole('combobox', { name: 'Cơ sở' }).selectOption(facility?.facilityId ?? '');
  await page.getByRole('textbox', { name: 'Từ trái sang, m' }).fill('33');
  await page.keyboard.press('Tab');
  await expect(page.getByText(`đã đặt cửa ${facility?.code ?? ''}`)).toBeVisible();
  expect((await site.api.query('yard.now', {})).facilities[0]).toMatchObject({ xCm: 3300 });
});
