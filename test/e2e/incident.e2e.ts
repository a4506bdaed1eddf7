import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import {
  expect,
  expectAccessible,
  expectNoPageScroll,
  printedBy,
  test,
  useSite,
  type Site,
} from '../support/e2e-test.ts';

const site = useSite();

const sheet = (page: Page): Locator => page.getByRole('dialog', { name: 'Mở sự cố' });
const list = (page: Page): Locator => page.getByRole('listbox', { name: 'Các sự cố, mới nhất trước' });
const chosen = (page: Page): Locator => list(page).getByRole('option', { selected: true });
const steps = (page: Page): Locator => page.getByRole('checkbox');
const part = (page: Page, name: string | RegExp): Locator => page.getByRole('region', { name });

async function arrive(plate: string, more: object = {}): Promise<string> {
  const truck = { plate, direction: 'export', crossing: 'Hữu Nghị', cargoClass: 'general' } as const;
  return (await site.api.command('visit.arrive', { ...truck, ...more })).visitId;
}

/** Opens an incident of a kind with F10, its digit and Enter; answers once its screen is there. */
async function openByKeys(page: Page, digit: string): Promise<void> {
  await page.keyboard.press('F10');
  await expect(sheet(page)).toBeVisible();
  await page.keyboard.press(digit);
  await page.keyboard.press('Enter');
  await expect(sheet(page)).toHaveCount(0);
  await expect(list(page)).toBeFocused();
  await expect(steps(page).first()).toBeVisible();
}

/** Chooses a truck for every screen, as the finder does. */
async function selectTruck(page: Page, plate: string): Promise<void> {
  await page.keyboard.press('Control+KeyK');
  await page.keyboard.type(plate);
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(plate);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('a fire is opened, worked through and closed by keys alone, from any screen', async ({ station }) => {
  const page = await station(site);
  await openByKeys(page, '1');
  await expect(chosen(page)).toContainText('cháy');
  await expect(chosen(page)).toContainText('0/6 việc');
  await expectNoPageScroll(page);

  await page.keyboard.press('2');
  await expect(steps(page).nth(1)).toBeChecked();
  await expect(steps(page).nth(1)).toContainText(/Đưa người ra xa\d\d:\d\d · an/);
  await page.keyboard.press('2');
  await expect(steps(page).nth(1)).not.toBeChecked();
  await page.keyboard.press('3');
  await expect(steps(page).nth(2)).toBeChecked();
  await page.keyboard.press('Shift+Digit4');
  await expect(part(page, 'Đã gọi')).toContainText(/114 \d\d:\d\d/);
  await expect(steps(page).first(), 'the call is the step').toBeChecked();
  await expect(chosen(page)).toContainText('2/6 việc');

  await page.keyboard.press('KeyN');
  await page.keyboard.type('khói ở dãy B, 3 xe');
  await page.keyboard.press('Escape');
  await expect(list(page)).toBeFocused();
  await page.keyboard.press('KeyN');
  await page.keyboard.press('Enter');
  await expect(part(page, 'Diễn biến').getByText('khói ở dãy B, 3 xe')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.keyboard.press('KeyE');
  await expect(page.getByRole('dialog', { name: 'Kết thúc sự cố' })).toBeVisible();
  await page.keyboard.type('đã dập');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(part(page, 'Diễn biến')).toContainText('Kết quả: đã dập');
  await expect(steps(page).first()).toBeDisabled();
  const { incidents } = await site.api.query('incident.list', {});
  expect(incidents[0]).toMatchObject({ kind: 'fire', stepsDone: 2 });
  expect(incidents[0]?.closedAt).not.toBeNull();
});

test('F10 and P print who is on site, from any screen and while the host is away', async ({ station }) => {
  await arrive('29C-611.11', { driver: 'Lê Bảo', people: 2, hazardClass: '8', goods: 'ắc quy' });
  const page = await station(site);
  await page.keyboard.press('F2');
  await expect(page.locator('.gate-passes tr').filter({ hasText: '29C-611.11' })).toBeVisible();
  await page.keyboard.press('F10');
  await page.keyboard.press('KeyP');
  await expect.poll(() => printedBy(page)).toHaveLength(1);
  await expect(sheet(page)).toHaveCount(0);
  const [paper = ''] = await printedBy(page);
  for (const text of ['Danh sách sơ tán / Evacuation list', '29C-611.11', 'Lê Bảo, lái xe', 'nguy hiểm loại 8'])
    expect(paper).toContain(text);

  await site.host().stop();
  await expect(page.locator('#screen')).toHaveAttribute('data-stale', 'true', { timeout: 20_000 });
  await page.keyboard.press('F10');
  await page.keyboard.press('KeyP');
  await expect.poll(() => printedBy(page)).toHaveLength(2);
  expect((await printedBy(page))[1]).toContain('29C-611.11');
  await site.startAgain();
  await expect(page.locator('#screen')).toHaveAttribute('data-stale', 'false', { timeout: 20_000 });
});

test('a key that follows at once goes to the incident just opened, never to the one before', async ({ station }) => {
  const { incidentId } = await site.api.command('incident.open', { kind: 'quarrel', place: 'nhà ăn' });
  const page = await station(site);
  await openByKeys(page, '6');
  await page.keyboard.press('ArrowDown');
  await expect(list(page)).toHaveAttribute('aria-activedescendant', incidentId);
  await page.keyboard.press('F10');
  await page.keyboard.press('5');
  await page.keyboard.press('Enter');
  await expect(sheet(page)).toHaveCount(0);
  await page.keyboard.press('1');
  await expect(chosen(page)).toContainText('rò rỉ');
  await expect(steps(page)).toHaveCount(6);
  const { incident } = await site.api.query('incident.story', { incidentId });
  expect(incident.stepsDone).toBe(0);
});

test('a theft shows which trucks went out and prints them by one key', async ({ station }) => {
  const visitId = await arrive('12C-622.22');
  const gone = await arrive('29C-622.23', { trailerPlate: '29R-001.23' });
  await site.api.command('visit.depart', { visitId: gone, gate: '1', lane: '2' });
  const page = await station(site);
  await selectTruck(page, '12C-622.22');
  await openByKeys(page, '3');
  await expect(chosen(page)).toContainText('12C-622.22');
  const exits = part(page, /^Xe đã ra từ/);
  await expect(exits.locator('tbody tr')).toHaveText([/29C-622\.23.*29R-001\.23.*1 · làn 2/]);
  await expectNoPageScroll(page);
  await page.keyboard.press('F9');
  await expect.poll(() => printedBy(page)).toHaveLength(1);
  const [paper = ''] = await printedBy(page);
  for (const text of ['Danh sách xe đã ra khỏi bãi', 'mất cắp', '29C-622.23', ': 1 xe.']) expect(paper).toContain(text);
  await page.keyboard.press('KeyX');
  await expect(page.locator('#screen .bar h1').first()).toHaveText('Bãi');
  expect((await site.api.query('visit.story', { visitId })).visit.plate).toBe('12C62222');
});

test('an ill driver: the truck has nobody to drive it, its keys are somewhere, its place is kept', async ({
  station,
}) => {
  const visitId = await arrive('12C-633.33', { driver: 'Võ Thị Hạnh', people: 1 });
  const page = await station(site);
  await selectTruck(page, '12C-633.33');
  await page.keyboard.press('F10');
  await page.keyboard.press('2');
  await page.keyboard.press('KeyK');
  await expect(page.getByRole('checkbox', { name: /không người lái/ })).toBeChecked();
  await page.getByLabel('Chìa khoá để ở đâu, ai giữ').focus();
  await page.keyboard.type('móc 7');
  await page.keyboard.press('Enter');
  await expect(list(page)).toBeFocused();
  const truck = part(page, 'Xe');
  await expect(truck).toContainText('không người lái · giữ chỗ trong hàng chờ');
  await expect(truck).toContainText('chìa khoá: móc 7');
  await part(page, 'Người liên quan').getByRole('button', { name: 'Ghi vào' }).press('Enter');
  await expect(part(page, 'Người liên quan').locator('b')).toHaveText('Võ Thị Hạnh');
  const { entries } = await site.api.query('queue.order', { crossing: 'Hữu Nghị', direction: 'export' });
  expect(entries.find((entry) => entry.visitId === visitId)?.notReady).toEqual(['driverless']);

  // Somebody can drive it again: the same key, and Enter.
  await list(page).focus();
  await page.keyboard.press('KeyK');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(truck).not.toContainText('không người lái · giữ chỗ trong hàng chờ');
  const now = await site.api.query('yard.now', {});
  expect(now.visits.find((visit) => visit.visitId === visitId)).toMatchObject({ isDriverless: false, keysWith: null });
});

test('the alarm sheet leads to an incident, and what is suspected is for coordinators', async ({ station }) => {
  await site.api.command('incident.open', { kind: 'suspicion', place: 'lối 3', note: 'thùng kín' });
  const page = await station(site, 'gate');
  await page.getByRole('button', { name: /sự cố đang mở|báo động/ }).press('Enter');
  const lines = page.getByRole('dialog', { name: 'Báo động và sự cố' }).getByRole('listitem');
  await expect(lines.filter({ hasText: 'nghi vấn' })).not.toContainText('thùng kín');
  await lines.filter({ hasText: 'nghi vấn' }).getByRole('button', { name: 'Xem sự cố' }).press('Enter');
  await expect(chosen(page)).toContainText('nghi vấn');
  await expect(chosen(page)).not.toContainText('lối 3');
  await expect(page.getByText('Điều độ bãi xem và ghi sự cố này.')).toBeVisible();
  await expect(steps(page)).toHaveCount(0);

  const coordinator = await station(site, 'coordinator');
  await coordinator.getByRole('button', { name: /sự cố đang mở|báo động/ }).press('Enter');
  await coordinator
    .getByRole('listitem')
    .filter({ hasText: 'nghi vấn' })
    .getByRole('button', { name: 'Xem sự cố' })
    .press('Enter');
  await expect(part(coordinator, 'Diễn biến')).toContainText('thùng kín');
});

test('what is opened elsewhere moves nobody who is at work on another incident', async ({ station }) => {
  await anIncident(site);
  const page = await station(site);
  await page.keyboard.press('Control+KeyK');
  await page.getByRole('dialog').getByRole('combobox').fill('Sự cố');
  await page
    .getByRole('option', { name: /^Sự cố/ })
    .first()
    .click();
  await expect(chosen(page)).toContainText('rò rỉ');
  await expect(steps(page).first()).toBeVisible();
  await page.keyboard.press('KeyE');
  const closing = page.getByRole('dialog', { name: 'Kết thúc sự cố' });
  await expect(closing).toBeVisible();
  await page.keyboard.type('đã bịt');
  const { incidentId } = await site.api.command('incident.open', { kind: 'fire', place: 'cổng 2' });
  await expect(list(page).getByRole('option').filter({ hasText: 'cháy' }).first()).toBeVisible();
  await expect(closing.getByRole('textbox')).toHaveValue('đã bịt');
  await page.keyboard.press('Enter');
  await expect(closing).toHaveCount(0);
  const { incidents } = await site.api.query('incident.list', {});
  expect(incidents.find((one) => one.incidentId === incidentId)).toMatchObject({ closedAt: null });
});

for (const [theme, what] of [
  ['Ngày', 'everything'],
  ['Đêm', 'colours'],
] as const)
  test(`the screen and its sheet keep nobody from working (${theme})`, async ({ station }) => {
    const incidentId = await anIncident(site);
    const page = await station(site);
    await page.getByRole('navigation').locator('.who').click();
    await page.getByRole('radio', { name: theme, exact: true }).click();
    await page.getByRole('button', { name: 'Đóng', exact: true }).click();
    await page.keyboard.press('F10');
    await expect(sheet(page)).toBeVisible();
    await expectAccessible(page, what);
    await page.keyboard.press('Enter');
    await expect(list(page)).toBeFocused();
    await expectAccessible(page, what);
    await list(page).press('ArrowDown');
    await expect(list(page)).toHaveAttribute('aria-activedescendant', incidentId);
    await expect(steps(page).first()).toBeVisible();
    await expectAccessible(page, what);
    await expectNoPageScroll(page);
  });

async function anIncident({ api }: Site): Promise<string> {
  const { incidentId } = await api.command('incident.open', {
    kind: 'leak',
    place: 'B3',
    note: 'rò dầu',
    calls: ['114'],
  });
  await api.command('incident.step', { incidentId, step: 'close-drains', isDone: true });
  return incidentId;
}

test('the copy on disk is read by a browser without script and without the host', async ({ browser }) => {
  await arrive('29C-644.44', { driver: 'Phạm Quốc Bảo' });
  const { folder } = site.host();
  await site.host().stop();
  await site.startAgain();
  const path = join(folder, 'data', 'evacuation', 'so-tan.html');
  await expect.poll(() => existsSync(path) && readFileSync(path, 'utf8').includes('29C-644.44')).toBe(true);
  await site.host().stop();
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
  const page = await context.newPage();
  await page.goto(`file://${path}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Danh sách sơ tán');
  await expect(page.getByRole('row').filter({ hasText: '29C-644.44' })).toContainText('Phạm Quốc Bảo, lái xe');
  await context.close();
  await site.startAgain();
});
