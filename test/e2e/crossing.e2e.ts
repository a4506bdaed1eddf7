import type { Locator, Page } from 'playwright/test';
import { expect, expectAccessible, expectNoPageScroll, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

const grid = (page: Page): Locator => page.getByRole('grid').first();
const day = (page: Page, on: string): Locator => page.locator(`[data-day="${on}"]`);
const calendarOf = async (code: string) =>
  (await site.api.query('yard.now', {})).crossings.find((crossing) => crossing.code === code)?.calendar;

async function open(page: Page, crossing: string): Promise<void> {
  await page.keyboard.press('Alt+KeyL');
  await expect(page.getByRole('heading', { name: /^Cửa khẩu/ })).toBeVisible();
  await page.getByRole('navigation', { name: 'Cửa khẩu', exact: true }).getByRole('button', { name: crossing }).click();
  await expect(page.getByRole('heading', { name: `Cửa khẩu · ${crossing}` })).toBeVisible();
}

/** Puts the cursor on the first day of Tết by the bar's key. */
async function atTet(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^Tết \d{4}$/ }).press('Enter');
  const on = (await page.locator('td.day[tabindex="0"]').getAttribute('data-day')) ?? '';
  await day(page, on).focus();
  return on;
}

test('[QU11] by keys: days are painted, hours set, a stroke taken back, and the calendar saved with its reason', async ({
  station,
}) => {
  const page = await station(site, 'coordinator');
  await open(page, 'Hữu Nghị');
  await expect(grid(page)).toBeVisible();
  await expectNoPageScroll(page);
  await expectAccessible(page);
  const tet = await atTet(page);

  // Two days before Tết to a day after it are closed.
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('3');
  await expect(day(page, tet)).toContainText(/đóng, 1\/1 ÂL, mùng 1 Tết/);
  await expect(day(page, tet)).toContainText('×');
  await expect(day(page, tet)).toContainText('đóng');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('2');
  await expect(page.getByText('2 thay đổi chưa lưu')).toBeVisible();
  await page.keyboard.press('Control+KeyZ');
  await expect(page.getByText('1 thay đổi chưa lưu')).toBeVisible();

  // The day after is closed from seven to nine.
  await page.keyboard.press('Enter');
  await expect(page.getByRole('slider')).toBeFocused();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('3');
  await expect(page.getByRole('complementary')).toContainText('07:00–09:00 đóng');
  await page.keyboard.press('Escape');
  await page.getByLabel('Lý do hoặc số văn bản (nếu có)').fill('Công văn 12');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Đã lưu lịch Hữu Nghị.')).toBeVisible();
  const calendar = await calendarOf('HN');
  expect(calendar?.days).toHaveLength(1);
  expect(calendar?.days[0]?.state).toBe('closed');
  expect(calendar?.hours).toMatchObject([{ fromMinute: 420, toMinute: 540, state: 'closed' }]);

  // The history tells who did it and why.
  await day(page, tet).focus();
  await page.keyboard.press('KeyH');
  const told = page.getByRole('row').filter({ hasText: 'Công văn 12' });
  await expect(told).toContainText('07:00–09:00 đóng');
  await expectNoPageScroll(page);
});

test('[QU12] the days around Tết are shown at the same distance from the next one, then laid', async ({ station }) => {
  const page = await station(site, 'coordinator');
  await site.api.command('calendar.save', {
    crossing: 'TT',
    calendar: {
      daily: [{ fromMinute: 420, toMinute: 1200 }],
      days: [{ from: '2026-02-15', to: '2026-02-18', state: 'closed' }],
      hours: [],
    },
  });
  await open(page, 'Tân Thanh');
  await page.keyboard.press('KeyR');
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Lấy của năm').fill('2026');
  await sheet.getByLabel('Đặt cho năm').fill('2027');
  await expect(sheet.getByRole('listitem')).toContainText('04/02/2027 – 07/02/2027 đóng');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(sheet).toHaveCount(0);
  await expect(day(page, '2027-02-04')).toContainText('đóng');
  expect((await calendarOf('TT'))?.days).toContainEqual({ from: '2027-02-04', to: '2027-02-07', state: 'closed' });
});

test('[QU13] a file with a wrong row is shown row by row and not taken; mended it is', async ({ station }) => {
  const page = await station(site, 'coordinator');
  await open(page, 'Chi Ma');
  const before = await calendarOf('CM');
  await page.keyboard.press('KeyI');
  const sheet = page.getByRole('dialog');
  const head = 'cửa khẩu;từ ngày;đến ngày;trạng thái\nChi Ma;15/02/2029;18/02/2029;đóng\n';
  const file = (text: string) => ({ name: 'lich.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await sheet.getByLabel('Chọn tệp').setInputFiles(file(`${head}Chi Ma;18/02/2029;19/02/2029;đăng ký trước\n`));
  await expect(sheet.getByRole('alert')).toContainText('1 dòng sai');
  await expect(sheet.getByRole('row').nth(1)).toContainText('chồng Chi Ma 15/02/2029–18/02/2029 đóng');
  await expect(sheet.getByRole('button', { name: 'Nhập' })).toBeDisabled();
  expect(await calendarOf('CM')).toEqual(before);
  await sheet.getByLabel('Chọn tệp').setInputFiles(file(head));
  await expect(sheet.getByRole('status')).toContainText('Sẽ thêm 1 dải ngày');
  await sheet.getByRole('button', { name: 'Nhập' }).press('Enter');
  await expect(sheet).toHaveCount(0);
  expect((await calendarOf('CM'))?.days).toContainEqual({ from: '2029-02-15', to: '2029-02-18', state: 'closed' });
});

test('[QU57] lines of crossings that are not here are left out by a tick, and named', async ({ station }) => {
  const page = await station(site, 'coordinator');
  await open(page, 'Chi Ma');
  await page.keyboard.press('KeyI');
  const sheet = page.getByRole('dialog');
  const rows = 'Chi Ma;15/02/2030;18/02/2030;đóng\nMóng Cái;15/02/2030;18/02/2030;đóng\n';
  const buffer = Buffer.from(`cửa khẩu;từ ngày;đến ngày;trạng thái\n${rows}`);
  await sheet.getByLabel('Chọn tệp').setInputFiles({ name: 'lich.csv', mimeType: 'text/csv', buffer });
  await expect(sheet.getByRole('alert')).toContainText('1 dòng sai');
  const tick = sheet.getByRole('checkbox', { name: 'Bỏ qua dòng của cửa khẩu không có ở đây' });
  await tick.press('Space');
  await expect(sheet.getByRole('status')).toContainText('Bỏ qua: Móng Cái.');
  await expect(tick).toBeFocused();
  await expectAccessible(page);
  await sheet.getByRole('button', { name: 'Nhập' }).press('Enter');
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: 'Bỏ qua: Móng Cái.' })).toBeVisible();
  expect((await calendarOf('CM'))?.days).toContainEqual({ from: '2030-02-15', to: '2030-02-18', state: 'closed' });
});

test('keys in haste: paint, history, back to the queue and here again shows the calendar and what was painted', async ({
  station,
}) => {
  const page = await station(site);
  await open(page, 'Hữu Nghị');
  await day(page, await atTet(page)).press('2');
  await page.keyboard.press('KeyH');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+KeyL');
  await expect(page.getByText('1 thay đổi chưa lưu')).toBeVisible();
  await page.getByRole('button', { name: 'Bỏ hết' }).press('Enter');
});

test('[QU7] a point is changed by keys, with the buffer that its capacity and way up suggest', async ({ station }) => {
  const page = await station(site);
  await open(page, 'Chi Ma');
  await page.keyboard.press('KeyD');
  const form = page.getByRole('complementary', { name: /xuất/ });
  await form.getByLabel('Năng lực, xe mỗi giờ').fill('57');
  await form.getByLabel('Chạy từ bãi lên, phút').fill('20');
  await expect(form).toContainText('gợi ý 52: 26 xe trên đường');
  await form.getByRole('button', { name: 'Lấy số gợi ý' }).press('Enter');
  await form.getByLabel('Làn, cách nhau dấu phẩy').fill('1, 2, 2');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(form.getByRole('status')).toContainText('Đã lưu');
  const { queues } = await site.api.query('yard.now', {});
  expect(queues.find((queue) => queue.crossingCode === 'CM' && queue.direction === 'export')).toMatchObject({
    capacityPerHour: 57,
    buffer: 52,
    walkUpMs: 1_200_000,
    lanes: ['1', '2'],
  });
});
