import type { Locator, Page } from 'playwright/test';
import { expect, expectAccessible, expectNoPageScroll, goTo, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

const canvas = (page: Page): Locator => page.getByRole('application', { name: 'Bản vẽ sơ đồ bãi' });
const button = (page: Page, name: string | RegExp): Locator => page.locator('.layout').getByRole('button', { name });
const inspector = (page: Page): Locator => page.getByRole('complementary', { name: 'Thuộc tính' });
const facts = (page: Page): Locator => page.locator('.layout .bar.sub .facts').first();

async function openLayout(page: Page): Promise<void> {
  await goTo(page, 'settings');
  await page.getByRole('navigation', { name: 'Cài đặt' }).getByRole('button', { name: 'Sơ đồ bãi' }).click();
  await page.getByRole('button', { name: 'Mở bản vẽ' }).click();
  await expect(canvas(page)).toBeFocused();
}

async function startFrom(page: Page, name: RegExp): Promise<void> {
  await button(page, 'Mở từ…').click();
  await page.getByRole('dialog').getByRole('button', { name }).click();
}

/** Counts what a person does: each key, each typed value, each click or drag is one. */
function hand(page: Page) {
  let gestures = 0;
  return {
    gestures: () => gestures,
    async key(name: string): Promise<void> {
      gestures += 1;
      await page.keyboard.press(name);
    },
    async fill(label: string, value: string): Promise<void> {
      gestures += 1;
      await inspector(page).getByLabel(label, { exact: true }).fill(value);
      await page.keyboard.press('Tab');
    },
    async choose(label: string, value: string): Promise<void> {
      gestures += 1;
      await inspector(page).getByLabel(label, { exact: true }).selectOption(value);
    },
    async drag(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
      gestures += 1;
      const box = await canvas(page).boundingBox();
      const { x, y } = box ?? { x: 0, y: 0 };
      await page.mouse.move(x + from[0], y + from[1]);
      await page.mouse.down();
      await page.mouse.move(x + to[0], y + to[1], { steps: 4 });
      await page.mouse.up();
    },
  };
}

test('draws two zones and a yard of 1,200 slots from nothing, saves it, and the map shows it', async ({ station }) => {
  const page = await station(site);
  await openLayout(page);
  await expectNoPageScroll(page);
  await expectAccessible(page);
  await startFrom(page, /^Nền trống/);
  await expect(facts(page)).toContainText('0 ô');

  const began = Date.now();
  const me = hand(page);
  // Two zones by dragging, then blocks of rows by their form: 2 × 15 × 40 slots.
  await me.key('z');
  await me.drag([60, 90], [430, 560]);
  await me.drag([470, 90], [840, 560]);
  await expect(facts(page)).toContainText('5 khu');
  await me.key('r');
  await me.fill('Ô mỗi dãy', '40');
  await me.fill('Số dãy', '15');
  for (const zone of ['A', 'B']) {
    await me.choose('Khu', zone);
    await button(page, /^Đặt vào chỗ kế tiếp/).click();
    await page.keyboard.press('Escape');
  }
  const seconds = (Date.now() - began) / 1000;
  await expect(facts(page)).toContainText('1.200 ô · 5 khu · 30 dãy');
  await expect(page.getByText('Không thấy gì sai.')).toBeVisible();
  expect(me.gestures() + 4, 'gestures for 1,200 slots').toBeLessThanOrEqual(20);
  test
    .info()
    .annotations.push({ type: 'drawn', description: `${me.gestures() + 4} gestures, ${seconds.toFixed(1)} s` });

  await page.keyboard.press('Control+s');
  await expect(page.getByText(/^Đã lưu: thêm/)).toBeVisible();
  await expect(page.getByText('đã lưu hết')).toBeVisible();
  const { slots } = await site.api.query('yard.now', {});
  expect(slots.filter(({ status }) => status === 'open')).toHaveLength(1200);
  await goTo(page, 'yard');
  await expect(page.getByRole('button', { name: /^Trống/ })).toContainText('1.200');
});

test('Ctrl+S counts the field that is still being typed in', async ({ station }) => {
  const page = await station(site);
  await openLayout(page);
  await page.keyboard.press('BracketRight');
  const length = inspector(page).getByLabel(/^Dài/).first();
  await length.fill('17');
  await page.keyboard.press('Control+KeyS');
  await expect
    .poll(async () => (await site.api.query('yard.now', {})).slots.some(({ lengthCm }) => lengthCm === 1700))
    .toBe(true);
  await expect(page.getByText(/^Đã lưu:/)).toBeVisible();
  await expect(length).toBeFocused();
});

test('takes every step back and does it again, and a reload loses nothing', async ({ station }) => {
  const page = await station(site);
  await openLayout(page);
  await expect(page.getByText('đã lưu hết')).toBeVisible();
  await page.keyboard.press(']');
  await expect(inspector(page)).toContainText('40 ô');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('e');
  await page.keyboard.press('Control+d');
  await expect(facts(page)).toContainText('1.240 ô');
  await expect(page.getByText('chưa lưu: 81 thay đổi')).toBeVisible();

  await page.keyboard.press('Control+z');
  await expect(facts(page)).toContainText('1.200 ô');
  await page.keyboard.press('Control+y');
  await expect(facts(page)).toContainText('1.240 ô');

  // Leaving the screen, and the page itself.
  await goTo(page, 'queue');
  await openLayout(page);
  await expect(facts(page)).toContainText('1.240 ô');
  await page.reload();
  await expect(page.locator('#screen .bar h1').first()).toBeVisible();
  await openLayout(page);
  await expect(facts(page)).toContainText('1.240 ô');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z');
  await expect(page.getByText('đã lưu hết')).toBeVisible();
});

test('says what is wrong and leads there; a plan with problems is not saved', async ({ station }) => {
  const page = await station(site);
  await openLayout(page);
  await page.keyboard.press(']');
  await page.keyboard.press('Control+d');
  for (let step = 0; step < 18; step += 1) await page.keyboard.press('Shift+ArrowUp');
  const problems = page.getByRole('region', { name: 'Chỗ chưa đúng' });
  await expect(problems).toContainText(/chồng lên ô khác/);
  await expect(button(page, /^Lưu sơ đồ/)).toBeDisabled();
  await problems.getByRole('button').first().click();
  await expect(inspector(page)).toContainText(/^2 ô/);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await startFrom(page, /^Sơ đồ đang dùng/);
  await expect(page.getByText('đã lưu hết')).toBeVisible();
});

test('reads a file only when it is right, and names row and reason when it is not', async ({ station }) => {
  const page = await station(site);
  await openLayout(page);
  const exported = await (await site.api.get('/api/exports/layout.csv')).text();
  const lines = exported.split(/\r?\n/);
  const slotLine = lines.findIndex((line) => /A1-02/.test(line));
  const broken = lines.with(slotLine, (lines[slotLine] ?? '').replace('A1-02', 'A1-01')).join('\r\n');
  await button(page, 'Mở từ…').click();
  await page
    .locator('input[type=file][accept*=csv]')
    .setInputFiles({ name: 'bai.csv', mimeType: 'text/csv', buffer: Buffer.from(broken) });
  const refused = page.getByRole('dialog', { name: 'Tệp chưa dùng được' });
  await expect(refused).toContainText('Chưa thay gì');
  await expect(refused.getByRole('row').nth(1)).toContainText(/\d/);
  await expect(refused).toContainText('Trùng mã A1-01');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByText('đã lưu hết')).toBeVisible();

  await button(page, 'Mở từ…').click();
  await page
    .locator('input[type=file][accept*=csv]')
    .setInputFiles({ name: 'bai.csv', mimeType: 'text/csv', buffer: Buffer.from(exported) });
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(facts(page)).toContainText('1.200 ô');
});

test('closes an occupied slot that is taken off the plan', async ({ station }) => {
  const { visitId } = await site.api.command('visit.arrive', {
    plate: '29H50009',
    direction: 'export',
    crossing: 'Hữu Nghị',
    cargoClass: 'general',
    vehicleType: 'truck-2-axle',
  });
  const { slots } = await site.api.query('yard.now', {});
  const slot = slots.find(({ code, status }) => code === 'A1-01' && status === 'open');
  await site.api.command('slot.assign', { visitId, slotId: slot?.slotId ?? '' });
  const page = await station(site);
  await openLayout(page);
  await expect(facts(page)).toContainText('1 ô có xe');
  await page.keyboard.press(']');
  await expect(inspector(page)).toContainText('1 ô đang có xe');
  await page.keyboard.press('Delete');
  await expect(page.getByText(/^1 ô bỏ khỏi sơ đồ còn xe/)).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/đóng 1 ô còn xe/)).toBeVisible();
  const after = await site.api.query('yard.now', {});
  expect(after.slots.find(({ code, visitId: on }) => code === 'A1-01' && on === visitId)?.status).toBe('closing');
});

test('shows the plan to others and tells them who may save', async ({ station }) => {
  const page = await station(site, 'gate');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('sơ đồ bãi');
  await expect(page.getByRole('option', { name: /Sơ đồ bãi/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(canvas(page)).toBeVisible();
  await expect(page.getByText(/^Chỉ xem\. Lưu được:/)).toBeVisible();
  await expect(button(page, /^Lưu sơ đồ/)).toBeDisabled();
});
