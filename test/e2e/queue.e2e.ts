import type { Locator, Page } from 'playwright/test';
import type { CargoClass, Direction } from '../../shared/domain/vocabulary.ts';
import { expect, expectNoPageScroll, goTo, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

const list = (page: Page): Locator => page.getByRole('region', { name: 'Hàng chờ theo thứ tự gọi' });
const row = (page: Page, plate: string): Locator => list(page).locator('[role=row][row-id]').filter({ hasText: plate });
const inspector = (page: Page, plate: string): Locator => page.getByRole('complementary', { name: plate });
const calledList = (page: Page): Locator => page.getByRole('list', { name: /^Đã gọi/ });
const processingList = (page: Page): Locator => page.getByRole('list', { name: /^Đang làm/ });
const outcome = (page: Page): Locator => page.locator('.keys .last');

const arrive = (plate: string, crossing: string, direction: Direction, cargoClass: CargoClass): Promise<unknown> =>
  site.api.command('visit.arrive', { plate, crossing, direction, cargoClass, vehicleType: 'tractor-40' });

async function openQueue(page: Page, crossing: string, direction: string): Promise<void> {
  await goTo(page, 'queue');
  await page.getByRole('radio', { name: new RegExp(`^${crossing}, ${direction}`) }).click();
}

async function choose(page: Page, plate: string): Promise<void> {
  await row(page, plate).locator('[col-id=plate]').click();
  await expect(inspector(page, plate)).toBeVisible();
}

test('shows the order with a reason for each place', async ({ station }) => {
  await arrive('29H10001', 'Chi Ma', 'export', 'general');
  await arrive('29H10002', 'Chi Ma', 'export', 'fresh');
  await arrive('29H10003', 'Chi Ma', 'export', 'general');
  const page = await station(site);
  await openQueue(page, 'Chi Ma', 'xuất');
  await expectNoPageScroll(page);
  await expect(list(page).locator('[role=row][row-id]')).toHaveCount(3);
  const { entries } = await site.api.query('queue.order', { crossing: 'Chi Ma', direction: 'export' });
  expect(entries.map(({ rank }) => rank)).toEqual([1, 2, 3]);
  for (const { rank, queueNumber, plate } of entries) {
    const shown = row(page, queueNumber);
    await expect(shown.locator('[col-id=rank]')).toHaveText(String(rank));
    await expect(shown.locator('[col-id=plate]')).toHaveText(plate.replace(/^(\d\d[A-Z])(\d{3})(\d\d)$/, '$1-$2.$3'));
    await expect(shown.locator('[col-id=stream]')).toHaveText(/\S/);
    await expect(shown.locator('[col-id=why]')).toHaveText(/\S/);
    await expect(shown.locator('[col-id=ready]')).toHaveText(/✓|\?/);
  }
  await choose(page, '29H-100.03');
  await expect(inspector(page, '29H-100.03')).toContainText(/thứ \d trong 3/);
  await expect(inspector(page, '29H-100.03')).toContainText(/QU[12]/);
  await page.keyboard.press('s');
  await page.getByLabel('Số thứ tự hoặc biển số xe kia').fill('10001');
  await expect(page.locator('.compare-answer')).toHaveText('29H-100.01 đứng trước 29H-100.03');
  await expect(page.locator('.reasons li').first()).toHaveText(/\S/);
});

test('calls the next two, one reaches the crossing and is gone, all by keyboard', async ({ station }) => {
  for (const end of ['1', '2', '3']) await arrive(`29H2000${end}`, 'Hữu Nghị', 'export', 'general');
  const page = await station(site);
  await openQueue(page, 'Hữu Nghị', 'xuất');
  await expect(row(page, '29H-200.03')).toBeVisible();
  await page.keyboard.press('2');
  await expect(page.getByRole('button', { name: 'Gọi 2 xe kế' })).toBeEnabled();
  await page.keyboard.press('F6');
  await expect(calledList(page).getByRole('listitem')).toHaveCount(2);
  await expect(list(page).locator('[role=row][row-id]')).toHaveCount(1);

  await calledList(page)
    .getByRole('button', { name: /29H-200\.01/ })
    .click();
  await expect(inspector(page, '29H-200.01')).toBeVisible();
  await page.keyboard.press('r');
  await expect(processingList(page).getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('m');
  const steps = page.getByRole('dialog', { name: 'Bước đã qua của 29H-200.01' });
  await expect(steps).toBeVisible();
  await page.keyboard.press('1');
  await expect(steps).toBeHidden();
  await expect(inspector(page, '29H-200.01')).toContainText('Các bước đã qua');
  await page.keyboard.press('d');
  await expect(processingList(page)).toBeHidden();
  await expect(outcome(page)).toContainText('29H-200.01');
  const { visits } = await site.api.query('visit.find', { text: '29H20001' });
  expect(visits).toMatchObject([{ stage: 'departed', plate: '29H20001' }]);
});

test('an import goes to inspection and is cleared inland', async ({ station }) => {
  await arrive('桂A12345', 'Tân Thanh', 'import', 'machinery');
  const page = await station(site);
  await openQueue(page, 'Tân Thanh', 'nhập');
  await expect(row(page, '桂A·12345')).toBeVisible();
  await page.keyboard.press('F6');
  await calledList(page)
    .getByRole('button', { name: /桂A·12345/ })
    .click();
  await expect(inspector(page, '桂A·12345')).toBeVisible();
  await page.keyboard.press('r');
  await expect(processingList(page).getByRole('listitem')).toHaveCount(1);
  await inspector(page, '桂A·12345').getByRole('button', { name: 'Thông quan, vào nội địa' }).click();
  await expect(processingList(page)).toBeHidden();
  const { visits } = await site.api.query('visit.find', { text: '桂A12345' });
  expect(visits).toMatchObject([{ stage: 'departed', departure: 'cleared-inland' }]);
});

test('a no-show needs three logged attempts and costs places', async ({ station }) => {
  for (const end of ['1', '2']) await arrive(`29H3000${end}`, 'Cốc Nam', 'export', 'general');
  await site.api.command('queue.call', { crossing: 'Cốc Nam', direction: 'export', count: 1 });
  const page = await station(site);
  await openQueue(page, 'Cốc Nam', 'xuất');
  await calledList(page)
    .getByRole('button', { name: /29H-300\.01/ })
    .click();
  await expect(inspector(page, '29H-300.01')).toBeVisible();
  await page.keyboard.press('k');
  const form = page.getByRole('dialog', { name: 'Lỡ lượt 29H-300.01' });
  const go = form.getByRole('button', { name: 'Ghi lỡ lượt' });
  await expect(go).toBeDisabled();
  const tries = form.locator('.tries button');
  await expect(tries).toHaveCount(3);
  const logged = form.getByRole('list', { name: 'Đã ghi' }).getByRole('listitem');
  await page.keyboard.press('1');
  await expect(logged).toHaveCount(1);
  await page.keyboard.press('2');
  await expect(logged).toHaveCount(2);
  await expect(go).toBeDisabled();
  await page.keyboard.press('3');
  await expect(logged).toHaveCount(3);
  await expect(go).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(form).toBeHidden();
  await expect(page.getByText('Không có xe đang gọi')).toBeVisible();
  await expect(row(page, '29H-300.01').locator('[col-id=rank]')).toHaveText('2');
  await expect(inspector(page, '29H-300.01')).toContainText('Được và mất chỗ');
});

test('two people call the same truck: the second reads who called whom and who is next', async ({ station }) => {
  for (const end of ['1', '2', '3']) await arrive(`29H7000${end}`, 'Cốc Nam', 'import', 'general');
  const page = await station(site);
  await openQueue(page, 'Cốc Nam', 'nhập');
  await expect(row(page, '29H-700.03')).toBeVisible();
  // The key goes with what this station sees; somebody else's call gets there before it.
  let isFirst = true;
  await page.route('**/api/commands/queue.call', async (route) => {
    if (isFirst) await site.api.command('queue.call', { crossing: 'Cốc Nam', direction: 'import', count: 1 });
    isFirst = false;
    await route.continue();
  });
  await page.keyboard.press('1');
  await page.keyboard.press('F6');
  const refusal = page.locator('.call').getByRole('alert');
  await expect(refusal).toContainText('Chưa gọi ai');
  await expect(refusal).toContainText('đã gọi 29H-700.01');
  await expect(refusal).toContainText('Kế tiếp bây giờ: 29H-700.02');
  await page.keyboard.press('F6');
  await expect(calledList(page).getByRole('listitem')).toHaveCount(2);
  await expect(refusal).toBeHidden();
});

test('compares with a truck of another line, and sets how a line is called', async ({ station }) => {
  await arrive('29H80001', 'Tân Thanh', 'import', 'general');
  await arrive('29H80002', 'Hữu Nghị', 'import', 'general');
  const page = await station(site);
  await openQueue(page, 'Tân Thanh', 'nhập');
  await choose(page, '29H-800.01');
  await page.keyboard.press('s');
  await page.getByLabel('Số thứ tự hoặc biển số xe kia').fill('80002');
  await expect(page.locator('.compare-answer')).toHaveText(/hai xe ở hai hàng khác nhau/i);
  await expect(page.locator('.reasons li')).toHaveCount(2);
  await page.keyboard.press('Escape');

  await page.keyboard.press('a');
  const form = page.getByRole('dialog', { name: 'Cách gọi Tân Thanh, chiều nhập' });
  await form.getByLabel('Số xe mỗi lượt tự gọi').fill('0');
  await page.keyboard.press('Enter');
  await expect(form.getByRole('alert')).toBeVisible();
  await form.getByLabel('Số xe mỗi lượt tự gọi').fill('1');
  await form.getByLabel('Cách gọi', { exact: true }).selectOption('auto');
  await form.getByLabel('Số xe mỗi lượt tự gọi').press('Enter');
  await expect(form).toBeHidden();
  await expect(page.locator('.call .mode')).toContainText('tự gọi, mỗi lượt 1 xe');
  await expect(calledList(page)).toContainText('29H-800.01');
});

test('a suspended queue calls nobody and says why', async ({ station }) => {
  await arrive('29H40001', 'Chi Ma', 'import', 'general');
  const page = await station(site);
  await openQueue(page, 'Chi Ma', 'nhập');
  await expect(page.getByRole('button', { name: 'Gọi 1 xe kế' })).toBeEnabled();
  await page.getByRole('button', { name: 'Tạm dừng hàng' }).click();
  const form = page.getByRole('dialog', { name: 'Tạm dừng Chi Ma, chiều nhập' });
  await form.getByLabel('Lý do').fill('phía bạn mất điện');
  await page.keyboard.press('Enter');
  await expect(page.locator('.stop-line')).toContainText('phía bạn mất điện');
  await expect(page.getByRole('button', { name: /^Gọi \d+ xe kế/ })).toBeDisabled();
  await expect(page.getByText('Hàng chờ đang tạm dừng')).toBeVisible();
  const sheet = page.getByRole('dialog', { name: 'Chi Ma đang dừng, chiều nhập' });
  await expect(sheet).toContainText('0 xe đã gọi về chỗ cũ');
  await sheet.getByRole('button', { name: 'Cho chạy lại' }).click();
  await expect(page.getByRole('button', { name: /^Gọi \d+ xe kế/ })).toBeEnabled();
});

test('a long line shows its head and the part around the chosen truck, and stays so when the next are called', async ({
  station,
}) => {
  for (let end = 1; end <= 60; end += 1)
    await arrive(`29H600${String(end).padStart(2, '0')}`, 'Chi Ma', 'import', 'general');
  const page = await station(site);
  await openQueue(page, 'Chi Ma', 'nhập');
  await expect(row(page, '29H-600.01')).toBeVisible();
  await page.locator('#screen .bar h1').first().click();
  for (let down = 0; down < 55; down += 1) await page.keyboard.press('ArrowDown');
  const gap = list(page).locator('.gap-line');
  await expect(gap).toHaveText(/^\d+ xe ở giữa/);
  const chosen = list(page).locator('.ag-row-selected');
  await expect(chosen).toBeInViewport();
  await expect(list(page).locator('.ag-row-pinned').first()).toBeInViewport();
  const plate = await chosen.locator('[col-id=plate]').textContent();

  await page.keyboard.press('F6');
  await expect(calledList(page).getByRole('listitem')).toHaveCount(2);
  await expect(chosen.locator('[col-id=plate]')).toHaveText(plate ?? '');
  await expect(chosen).toBeInViewport();
  await expect(gap).toBeVisible();

  // On by the arrows alone: to who is called, and back to the line.
  await page.keyboard.press('ArrowRight');
  await expect(calledList(page).getByRole('button').first()).toBeFocused();
  await expect(page.getByRole('button', { name: 'Đã đến' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(calledList(page).getByRole('button').nth(1)).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(list(page).locator(':focus')).toBeVisible();
});

test.describe('at 150 % on a 1366 × 768 screen', () => {
  // The fixture opens its own browser context; the window is made as small as the scale makes it.
  const SMALL = { width: 911, height: 512 };

  test('the line needs no scrolling sideways, and nothing is out of reach', async ({ station }) => {
    for (let end = 1; end <= 20; end += 1)
      await arrive(`29H500${String(end).padStart(2, '0')}`, 'Tân Thanh', 'export', 'general');
    const page = await station(site);
    await page.setViewportSize(SMALL);
    await openQueue(page, 'Tân Thanh', 'xuất');
    await expectNoPageScroll(page);
    await choose(page, '29H-500.03');
    const beyond = await list(page)
      .locator('.ag-grid-viewport')
      .evaluate((viewport) => viewport.scrollWidth - viewport.clientWidth);
    expect(beyond).toBeLessThanOrEqual(0);
    const right = (await list(page).boundingBox())?.x ?? 0;
    const width = (await list(page).boundingBox())?.width ?? 0;
    const range = await row(page, '29H-500.03').locator('[col-id=range]').boundingBox();
    expect((range?.x ?? 0) + (range?.width ?? 0)).toBeLessThanOrEqual(right + width);
    for (const column of ['rank', 'plate', 'why', 'ready', 'waited'])
      await expect(row(page, '29H-500.03').locator(`[col-id=${column}]`)).toBeVisible();
    await expect(page.getByRole('button', { name: /^Gọi \d+ xe kế/ })).toBeInViewport({ ratio: 1 });

    await page.keyboard.press('F6');
    await expect(inspector(page, '29H-500.03')).toBeVisible();
    await expect(calledList(page)).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(inspector(page, '29H-500.03')).toBeHidden();
    await calledList(page).getByRole('button').first().click();
    await expect(page.getByRole('button', { name: 'Đã đến' })).toBeInViewport({ ratio: 1 });
    await expect(outcome(page)).toContainText('Gọi');
    await expect(outcome(page)).toBeInViewport({ ratio: 0.9 });
    await page.getByRole('radio', { name: 'Đã gọi, đang làm' }).click();
    await expect(calledList(page)).toBeVisible();
  });

  test('the usual screen shows the line, the point and the truck side by side', async ({ station }) => {
    const page = await station(site);
    await openQueue(page, 'Tân Thanh', 'xuất');
    await choose(page, '29H-500.05');
    for (const column of ['number', 'stream', 'why', 'range', 'band'])
      await expect(row(page, '29H-500.05').locator(`[col-id=${column}]`)).toBeVisible();
    await expect(calledList(page)).toBeVisible();
    await expect(page.getByRole('radio', { name: 'Đã gọi, đang làm' })).toBeHidden();
  });
});
