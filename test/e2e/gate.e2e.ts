import type { Locator, Page } from 'playwright/test';
import { expect, expectNoPageScroll, goTo, printedBy, test, useSite } from '../support/e2e-test.ts';
import { handOn, type Hand } from '../support/hand.ts';

const site = useSite();

const plateField = (page: Page): Locator => page.locator('#plate');
const options = (page: Page): Locator => page.getByRole('group', { name: 'phím đơn chọn, Enter cho vào' });
const said = (page: Page): Locator => page.locator('.said');
const slip = (page: Page): Locator => page.locator('.gate-slip .slip');
const pass = (page: Page, plate: string): Locator => page.locator('.gate-passes tr').filter({ hasText: plate });

/** Waits until the plate was taken and single keys choose. */
async function expectOptions(page: Page): Promise<void> {
  await expect(options(page)).toBeFocused();
}

async function atGate(page: Page, keyMs?: number): Promise<Hand> {
  await page.keyboard.press('F2');
  await expect(plateField(page)).toBeFocused();
  return handOn(page, keyMs);
}

/** A slow hand, and how long the truck in front of it may wait. */
const SLOW_KEY_MS = 200;
const LONGEST_MS = 8000;

test('a declared truck is in after a fragment of its plate, with slot, number and slip', async ({ station }) => {
  await site.api.command('expected.add', {
    plate: '29C-123.45',
    trailerPlate: '29R-004.56',
    direction: 'export',
    crossing: 'Hữu Nghị',
    cargoClass: 'fresh',
    goods: 'sầu riêng',
    vehicleType: 'tractor-40',
    driver: 'Lê Xuân Cường',
    people: 2,
  });
  const page = await station(site);
  const hand = await atGate(page, SLOW_KEY_MS);
  await expectNoPageScroll(page);

  const begun = Date.now();
  await hand.type('2345');
  const candidate = page.getByRole('listbox').getByRole('option').first();
  await expect(candidate).toContainText('29C-123.45');
  await expect(page.locator('.declared')).toContainText('Lê Xuân Cường');
  await hand.press('Enter');
  await expectOptions(page);
  await expect(page.locator('.slot-line b').first()).toHaveText(/^[A-Z]/);
  const suggested = (await page.locator('.slot-line b').first().textContent()) ?? '';
  await expect(slip(page), 'the slip is seen before it is printed').toContainText(suggested);
  await expect(slip(page)).toContainText('29C-123.45');
  await hand.press('Enter');

  await expect(said(page)).toContainText(`Đã cho vào, ô ${suggested}`);
  expect(Date.now() - begun).toBeLessThanOrEqual(LONGEST_MS);
  expect(hand.count()).toBeLessThanOrEqual(20);
  await expect(plateField(page)).toBeFocused();
  await expect(plateField(page)).toHaveValue('');
  await expect(pass(page, '29C-123.45')).toContainText(suggested);
  await expect(slip(page).locator('.slip-number strong')).toHaveText(/^HN-\S+ \d{4}$/);
  await expect(slip(page).getByRole('img', { name: /^vis_/ }), 'the code of the visit').toBeVisible();
  await expect.poll(() => printedBy(page)).toHaveLength(1);
  expect((await printedBy(page))[0]).toContain('29C-123.45');
  const { visits } = await site.api.query('visit.find', { text: '29C12345' });
  expect(visits).toMatchObject([{ plate: '29C12345', slotCode: suggested, stage: 'waiting' }]);
});

test('an undeclared truck comes in by its plate, a key for the type, one for the load', async ({ station }) => {
  const page = await station(site);
  const hand = await atGate(page);
  await hand.type('15c88812');
  await hand.press('Enter');
  await expectOptions(page);
  await hand.press('3');
  await hand.press('r');
  await expect(page.getByRole('button', { name: '3 chân' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('button', { name: 'Rỗng' })).toHaveAttribute('aria-pressed', 'true');
  await hand.press('Enter');
  await expect(said(page)).toContainText('15C-888.12');
  await expect(said(page)).toContainText('Xe chưa khai trước; ghi là xe vãng lai.');
  expect(hand.count()).toBeLessThanOrEqual(20);
  await expect(pass(page, '15C-888.12')).toBeVisible();
  const now = await site.api.query('yard.now', {});
  expect(now.visits.find(({ plate }) => plate === '15C88812')).toMatchObject({
    vehicleType: 'truck-3-axle',
    loaded: false,
    isDeclared: false,
    classProvenBy: null,
  });

  // Ctrl+Z takes the arrival back, with the slot that came along.
  await page.keyboard.press('Control+KeyZ');
  await expect(pass(page, '15C-888.12')).toHaveCount(0);
});

test('a truck taken back leaves no slip to print and no word of it, and the plate is next', async ({ station }) => {
  const page = await station(site);
  const hand = await atGate(page);
  const f9 = page.getByRole('contentinfo', { name: 'Phím tắt' }).getByRole('button', { name: /^F9/ });
  await hand.type('15c77701');
  await hand.press('Enter');
  await expectOptions(page);
  await hand.press('3');
  await hand.press('Enter');
  await expect(slip(page)).toContainText('15C-777.01');
  await expect(f9).toBeEnabled();
  await expect.poll(() => printedBy(page)).toHaveLength(1);

  await page
    .getByRole('contentinfo')
    .getByRole('button', { name: /hoàn tác/ })
    .click();
  await expect(pass(page, '15C-777.01')).toHaveCount(0);
  await expect(slip(page)).toHaveCount(0);
  await expect(f9).toBeDisabled();
  await expect(said(page)).toContainText('Đã hoàn tác: xe chưa vào bãi');
  await expect(said(page)).not.toContainText('Đã cho vào');
  await expect(plateField(page)).toBeFocused();
  await hand.press('F9');
  expect(await printedBy(page)).toHaveLength(1);
});

test('Ctrl+Z takes back no earlier truck while another one is being entered', async ({ station }) => {
  const page = await station(site);
  const hand = await atGate(page);
  await hand.type('15c77702');
  await hand.press('Enter');
  await expectOptions(page);
  await hand.press('3');
  await hand.press('Enter');
  await expect(pass(page, '15C-777.02')).toBeVisible();
  await expect(plateField(page)).toHaveValue('');
  await expect(plateField(page)).toBeFocused();
  const isIn = async (): Promise<boolean> =>
    (await site.api.query('yard.now', {})).visits.some((visit) => visit.plate === '15C77702');

  await hand.type('15c77703');
  await hand.press('Control+KeyZ');
  await plateField(page).fill('15C77703');
  await hand.press('Enter');
  await expectOptions(page);
  await expect(page.locator('.gate-passes .facts')).toHaveText(/^ô biển số trống mới hoàn tác/);
  await hand.press('Control+KeyZ');
  await expect(said(page)).toContainText('Xe này chưa ghi');
  await expectOptions(page);
  expect(await isIn()).toBe(true);
  await expect(pass(page, '15C-777.02')).toBeVisible();

  await hand.press('Escape');
  await hand.press('Escape');
  await expect(plateField(page)).toHaveValue('');
  await expect(page.locator('.gate-passes .facts')).toHaveText(/^hoàn tác xe trước/);
  await hand.press('Control+KeyZ');
  await expect(pass(page, '15C-777.02')).toHaveCount(0);
  expect(await isIn()).toBe(false);
});

test('a truck let out and taken back is in the yard again, and the gate says so', async ({ station }) => {
  await site.api.command('visit.arrive', {
    plate: '15C-777.04',
    direction: 'export',
    crossing: 'Hữu Nghị',
    cargoClass: 'general',
  });
  const page = await station(site);
  await page.keyboard.press('F3');
  const hand = handOn(page);
  await expect(plateField(page)).toBeFocused();
  await hand.type('77704');
  await hand.press('Enter');
  await expect(page.getByRole('group', { name: 'Ra vì' }).first()).toBeFocused();
  await hand.press('Enter');
  await expect(said(page)).toContainText('Đã cho ra');
  await expect(plateField(page)).toHaveValue('');
  await hand.press('Control+KeyZ');
  await expect(said(page)).toContainText('Đã hoàn tác: xe vẫn trong bãi');
  await expect(plateField(page)).toBeFocused();
});

test('a plate of no known form is warned of and let in', async ({ station }) => {
  const page = await station(site);
  const hand = await atGate(page);
  await hand.type('ZZ9911QX7');
  await expect(page.getByText('Biển số lạ, vẫn ghi được')).toBeVisible();
  await hand.press('Enter');
  await expectOptions(page);
  await hand.press('5');
  await hand.press('Shift+Enter');
  await expect(said(page)).toContainText('Biển số không theo mẫu nào đã biết; vẫn ghi như đã gõ.');
  await expect(pass(page, 'ZZ9911QX7')).toBeVisible();
});

test('a Chinese plate comes in without a Chinese keyboard', async ({ station }) => {
  const page = await station(site);
  const hand = await atGate(page);
  await hand.type('f12345');
  await hand.press('Enter');
  await expectOptions(page);
  await expect(page.getByRole('button', { name: 'G 桂' })).toBeVisible();
  await hand.press('g');
  await expect(page.getByRole('button', { name: 'G 粤' })).toBeVisible();
  await expect(options(page).getByRole('button', { name: /Nhập/ }), 'it comes from abroad').toBeVisible();
  await hand.press('6');
  await hand.press('Enter');
  await expect(said(page)).toContainText('粤F·12345');
  await expect(pass(page, '粤F·12345')).toContainText('Nhập');
  await expect(slip(page)).toContainText('粤F·12345');
});

test('a wrong container digit is warned of and let in', async ({ station }) => {
  await site.api.command('expected.add', {
    plate: '51D-777.01',
    containerNo: 'CSQU3054384',
    direction: 'export',
    crossing: 'Tân Thanh',
    cargoClass: 'general',
    vehicleType: 'tractor-40',
  });
  const page = await station(site);
  const hand = await atGate(page);
  await hand.type('CSQU305');
  await hand.press('Enter');
  await expectOptions(page);
  await hand.press('Enter');
  await expect(said(page)).toContainText('Số công-te-nơ sai số kiểm tra; vẫn ghi, xem lại khi rảnh.');
  await expect(pass(page, '51D-777.01')).toContainText('sai số kiểm tra');
});

test.describe('a truck that the record says is here', () => {
  const course = { direction: 'export', crossing: 'Hữu Nghị', cargoClass: 'general' } as const;
  const enterAgain = async (page: Page, plate: string, digits: string): Promise<Hand> => {
    await site.api.command('visit.arrive', { plate, ...course });
    const hand = await atGate(page);
    await hand.type(digits);
    await expect(page.getByRole('listbox').getByRole('option').first()).toContainText('đang trong bãi, sẽ hỏi lại');
    await hand.press('Enter');
    await expectOptions(page);
    await hand.press('Enter');
    await expect(page.getByRole('group', { name: 'Sổ ghi xe này đang trong bãi' })).toBeFocused();
    return hand;
  };
  const staying = async (plate: string): Promise<number> =>
    (await site.api.query('yard.now', {})).visits.filter((visit) => visit.plate === plate).length;

  test('1: the old visit left unrecorded, a new one begins', async ({ station }) => {
    const page = await station(site);
    const hand = await enterAgain(page, '12C11101', '11101');
    await hand.press('1');
    await expect(said(page)).toContainText('Lượt cũ ghi là đi không ghi');
    expect(await staying('12C11101')).toBe(1);
  });

  test('2: the plate was mistyped, back to it', async ({ station }) => {
    const page = await station(site);
    const hand = await enterAgain(page, '12C11102', '11102');
    await hand.press('2');
    await expect(plateField(page)).toBeFocused();
    await expect(plateField(page)).toHaveValue('11102');
    expect(await staying('12C11102')).toBe(1);
  });

  test('3: two trucks of one plate, and an alarm for the coordinator', async ({ station }) => {
    const page = await station(site);
    const hand = await enterAgain(page, '12C11103', '11103');
    await hand.press('3');
    await expect(said(page)).toContainText('Hai xe cùng biển trong bãi');
    expect(await staying('12C11103')).toBe(2);
    await expect(page.getByRole('banner').getByRole('button', { name: /báo động/ })).toContainText(/▲ \d+ báo động/);
  });
});

test('a scan of the slip lets the truck out', async ({ station }) => {
  const { visitId } = await site.api.command('visit.arrive', {
    plate: '98C-222.33',
    direction: 'export',
    crossing: 'Hữu Nghị',
    cargoClass: 'machinery',
    driver: 'Nông Văn Thắng',
  });
  const page = await station(site);
  await page.keyboard.press('F3');
  await expect(plateField(page)).toBeFocused();
  await page.keyboard.type(visitId);
  await page.keyboard.press('Enter');
  const out = page.getByRole('group', { name: 'Ra vì' }).first();
  await expect(out).toBeFocused();
  await expect(out).toContainText('Nông Văn Thắng');
  await page.keyboard.press('4');
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('98C-222.33');
  await expect(said(page)).toContainText('Đã cho ra');
  await expect(pass(page, '98C-222.33').filter({ hasText: '↑ ra' })).toBeVisible();
  expect((await site.api.query('yard.now', {})).visits.some((visit) => visit.visitId === visitId)).toBe(false);

  await goTo(page, 'yard');
  await expect(page.getByRole('contentinfo', { name: 'Phím tắt' })).toBeVisible();
});
