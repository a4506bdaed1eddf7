import type { Locator, Page } from 'playwright/test';
import { expect, expectAccessible, expectNoPageScroll, goTo, printedBy, test, useSite } from '../support/e2e-test.ts';
import { handOn } from '../support/hand.ts';

const site = useSite();

const said = (page: Page): Locator => page.locator('.said');
const out = (page: Page): Locator => page.getByRole('group', { name: 'Ra vì' }).first();
const course = { direction: 'export', crossing: 'Hữu Nghị', cargoClass: 'general' } as const;

async function atExit(page: Page): Promise<void> {
  await page.keyboard.press('F3');
  await expect(page.locator('#plate')).toBeFocused();
}

test.describe.configure({ mode: 'serial' });

test('a truck is out with six keys, and its pass is printed', async ({ station }) => {
  await site.api.command('visit.arrive', { plate: '12C-345.01', trailerPlate: '12R-001.01', ...course });
  const page = await station(site, 'gate');
  await atExit(page);
  const hand = handOn(page);
  await hand.type('4501');
  await hand.press('Enter');
  await expect(out(page)).toBeFocused();
  await hand.press('Enter');
  await expect(said(page)).toContainText('12C-345.01');
  await expect(said(page)).toContainText('Đã cho ra');
  expect(hand.count()).toBeLessThanOrEqual(6);
  await expect.poll(() => printedBy(page)).toHaveLength(1);
  const [pass = ''] = await printedBy(page);
  expect(pass).toContain('Phiếu ra cổng');
  expect(pass).toContain('12C-345.01');
  expect(pass).toContain('12R-001.01');
});

test('keys that the yard kept are named and handed back by the same Enter', async ({ station }) => {
  const { visitId } = await site.api.command('visit.arrive', { plate: '12C-345.02', ...course });
  const page = await station(site);
  await goTo(page, 'yard');
  await page.keyboard.press('Control+KeyK');
  await page.keyboard.type('34502');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Chìa khoá' }).click();
  await page.keyboard.type('móc 7');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Bãi giữ chìa khoá: móc 7/)).toBeVisible();

  await atExit(page);
  await handOn(page).type('34502');
  await page.keyboard.press('Enter');
  await expect(out(page)).toContainText('Bãi giữ chìa khoá: móc 7. Enter là đã trả.');
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('Đã cho ra');
  const { visits } = await site.api.query('visit.find', { text: '12C34502' });
  expect(visits).toMatchObject([{ visitId, stage: 'departed' }]);
});

test('a tractor leaves its trailer, which waits with its number and is pulled by another one', async ({ station }) => {
  const { visitId, queueNumber } = await site.api.command('visit.arrive', {
    plate: '12C-345.03',
    trailerPlate: '12R-345.03',
    ...course,
  });
  const page = await station(site);
  await atExit(page);
  await handOn(page).type('12c34503');
  await page.keyboard.press('Enter');
  await expect(out(page).getByRole('button', { name: /Cắt moóc, đầu kéo ra/ })).toBeVisible();
  await page.keyboard.press('5');
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('đầu kéo ra, moóc ở lại');
  const now = await site.api.query('yard.now', {});
  expect(now.visits.find((visit) => visit.visitId === visitId)).toMatchObject({
    plate: '12R34503',
    hasTractor: false,
    queueNumber,
  });

  await goTo(page, 'yard');
  await page.keyboard.press('Control+KeyK');
  await page.keyboard.type('12R34503');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Ghép đầu kéo' }).click();
  await page.keyboard.type('29C-777.03');
  await page.keyboard.press('Enter');
  await expect(page.locator('.yard-insp .pl')).toHaveText('29C-777.03');
});

test('[QU58] a truck goes to the other side’s yard and is let in again on the same visit', async ({ station }) => {
  const { visitId, queueNumber } = await site.api.command('visit.arrive', { plate: '12C-345.31', ...course });
  const stageOf = async (): Promise<unknown> =>
    (await site.api.query('yard.now', {})).visits.find((visit) => visit.visitId === visitId);
  const page = await station(site, 'gate');
  await atExit(page);
  await handOn(page).type('34531');
  await page.keyboard.press('Enter');
  await expect(out(page).getByRole('button', { name: /Sang bãi bên kia, sẽ về/ })).toBeVisible();
  await page.keyboard.press('5');
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('sang bãi bên kia, sẽ quay lại');
  expect(await stageOf()).toMatchObject({ stage: 'abroad' });
  await expect.poll(async () => (await printedBy(page)).at(-1)).toContain('sang bãi bên kia, sẽ quay lại');

  await page.keyboard.press('F2');
  await expect(page.locator('#plate')).toBeFocused();
  await handOn(page).type('34531');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('Đã cho vào');
  await expect.poll(stageOf).toMatchObject({ stage: 'waiting', visitId });
  expect(((await stageOf()) as { readonly queueNumber: string }).queueNumber).not.toBe(queueNumber);
});

test('a guest comes in without a queue, by one more key', async ({ station }) => {
  const page = await station(site, 'gate');
  await page.keyboard.press('F2');
  await expect(page.locator('#plate')).toBeFocused();
  await handOn(page).type('30a12399');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'phím đơn chọn, Enter cho vào' })).toBeFocused();
  for (const kind of ['xe nội bộ', 'xe dịch vụ', 'khách']) {
    await page.keyboard.press('k');
    await expect(page.getByRole('button', { name: `K ${kind}` })).toBeVisible();
  }
  await page.keyboard.press('Shift+Enter');
  await expect(said(page)).toContainText('30A-123.99');
  const now = await site.api.query('yard.now', {});
  expect(now.visits.find(({ plate }) => plate === '30A12399')).toMatchObject({ kind: 'guest', queueNumber: null });
});

test('the wrong gate lets a truck through and says where it belongs', async ({ station }) => {
  await site.api.command('settings.save', {
    values: {
      gates: [
        { gate: '1', lanes: ['1'], side: 'border' },
        { gate: '2', lanes: ['1'], side: 'inland' },
      ],
    },
  });
  const page = await station(site);
  await page.keyboard.press('F2');
  await expect(page.locator('#plate')).toBeFocused();
  await handOn(page).type('12c34505');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'phím đơn chọn, Enter cho vào' })).toBeFocused();
  // The border's gate takes imports for granted; this one is an export.
  await expect(page.getByRole('button', { name: /^C Nhập/ })).toBeVisible();
  await page.keyboard.press('c');
  for (let n = 0; n < 8 && !(await page.getByRole('button', { name: /^C Xuất/ }).isVisible()); n += 1)
    await page.keyboard.press('c');
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('khác cổng');
  const { moves } = await site.api.query('yard.now', {});
  expect(moves).toMatchObject([{ plate: '12C34505', target: 'gate:2', why: 'wrong-gate' }]);

  await goTo(page, 'yard');
  await page.keyboard.press('Control+KeyK');
  await page.keyboard.type('12C34505');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Lệnh dời đến cổng 2: vào nhầm cổng')).toBeVisible();
  await page.getByRole('button', { name: 'Đã dời' }).click();
  await expect(page.getByText('Lệnh dời đến cổng 2')).toHaveCount(0);
});

test('what a truck owes is taken by the same Enter, on six keys, and stands on its pass', async ({ station }) => {
  await site.api.command('user.save', {
    user: 'lan.dieuphoi',
    displayName: 'Lan',
    roles: ['coordinator'],
    secret: 'bi-mat-cua-lan',
    pin: '4711',
  });
  const today = (await site.api.query('yard.now', {})).siteNow as unknown as string;
  await site.api.command('tariff.save', {
    name: 'Biểu giá',
    validFromOn: today.slice(0, 10),
    lines: [{ kind: 'parking', vehicleTypes: null, loaded: null, freeMinutes: 0, perDayDong: 150_000 }],
  });
  await site.api.command('visit.arrive', { plate: '12C-345.07', ...course });
  const page = await station(site, 'gate');
  await atExit(page);
  const hand = handOn(page);
  await hand.type('4507');
  await hand.press('Enter');
  await expect(out(page)).toContainText('còn 150.000 đồng');
  await expect(page.getByRole('button', { name: /^Thu 150.000 tiền mặt và cho ra/ })).toBeVisible();
  await hand.press('Enter');
  await expect(said(page)).toContainText('Đã cho ra');
  expect(hand.count()).toBeLessThanOrEqual(6);
  await expect.poll(() => printedBy(page)).toHaveLength(1);
  const [pass = ''] = await printedBy(page);
  expect(pass).toContain('150.000 đồng');
  expect(pass).toMatch(/Biên lai.*\d\d-000001/);
});

test('waiving takes a reason and the PIN of a coordinator, and a wrong one changes nothing', async ({ station }) => {
  const { visitId } = await site.api.command('visit.arrive', { plate: '12C-345.08', ...course });
  const page = await station(site, 'gate');
  await atExit(page);
  const hand = handOn(page);
  await hand.type('34508');
  await hand.press('Enter');
  await expect(out(page)).toContainText('còn 150.000 đồng');
  const waive = async (pin: string): Promise<void> => {
    await expect(out(page)).toBeFocused();
    await hand.press('m');
    const sheet = page.getByRole('dialog', { name: 'Miễn thu 150.000 đồng' });
    await expect(sheet.getByLabel('Lý do miễn')).toBeFocused();
    await hand.type('xe cứu trợ');
    await hand.press('Tab');
    await hand.type('lan.dieuphoi');
    await hand.press('Tab');
    await hand.type(pin);
    await hand.press('Enter');
    await expect(sheet).toHaveCount(0);
    await expect(out(page)).toBeFocused();
    await hand.press('Enter');
  };
  await waive('0000');
  await expect(said(page)).toContainText('Sai tên hoặc mã PIN');
  expect((await site.api.query('visit.find', { text: '12C34508' })).visits).toMatchObject([{ stage: 'waiting' }]);
  await waive('4711');
  await expect(said(page)).toContainText('Đã cho ra');
  const now = (await site.api.query('yard.now', {})).siteNow as unknown as string;
  const { receipts } = await site.api.query('charge.takings', { from: `${now.slice(0, 10)}T00:00:00+07:00`, to: now });
  expect(receipts.find((receipt) => receipt.visitId === visitId)).toMatchObject({
    how: 'waived',
    approvedBy: 'lan.dieuphoi',
    reason: 'xe cứu trợ',
  });
});

test('a waiver that was begun for one truck is nothing to the next one', async ({ station }) => {
  await site.api.command('visit.arrive', { plate: '12C-345.10', ...course });
  await site.api.command('visit.arrive', { plate: '12C-345.11', ...course });
  const page = await station(site, 'gate');
  await atExit(page);
  const hand = handOn(page);
  await hand.type('34510');
  await hand.press('Enter');
  await expect(out(page)).toContainText('còn 150.000 đồng');
  await hand.press('m');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('F3');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('#plate')).toBeFocused();
  await hand.type('34511');
  await hand.press('Enter');
  await expect(out(page)).toBeFocused();
  await expect(out(page)).toContainText('còn 150.000 đồng');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Escape');
});

test('the barrier key before the amount is on the screen opens nothing, and the amount is shown', async ({
  station,
}) => {
  await site.api.command('visit.arrive', { plate: '12C-345.12', ...course });
  const page = await station(site, 'gate');
  await atExit(page);
  await page.keyboard.type('34512', { delay: 40 });
  await page.evaluate(() => {
    const press = (): void => {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { code: 'Enter', key: 'Enter', bubbles: true, cancelable: true }),
      );
    };
    // The second Enter comes as soon as the panel has the focus, before the host has answered.
    const panel = document.querySelector('.gate-options');
    panel?.addEventListener('focus', press, { once: true });
    press();
  });
  await expect(out(page)).toContainText('còn 150.000 đồng');
  await expect(said(page)).toContainText('Số tiền đã đổi: 150.000 đồng');
  expect((await site.api.query('visit.find', { text: '12C34512' })).visits).toMatchObject([{ stage: 'waiting' }]);
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('Đã cho ra');
});

test('what the camera reads waits for a hand, and two Enters take it', async ({ station }) => {
  await site.api.command('settings.save', { values: { gates: [{ gate: '1', lanes: ['1'] }] } });
  const page = await station(site, 'gate');
  await page.keyboard.press('F2');
  await expect(page.locator('#plate')).toBeFocused();
  await site.api.command('candidate.report', { plate: '29C-345.09', gate: '1', lane: '1', confidence: 0.97 });
  await expect(page.getByRole('group', { name: /Máy ảnh/ })).toContainText('29C-345.09');
  expect((await site.api.query('visit.find', { text: '29C34509' })).visits).toEqual([]);
  const hand = handOn(page);
  await hand.press('Enter');
  await expect(page.locator('#plate')).toHaveValue(/29C/);
  await hand.press('Enter');
  await expect(page.getByRole('group', { name: 'phím đơn chọn, Enter cho vào' })).toBeFocused();
  await hand.press('3');
  await hand.press('Enter');
  await expect(said(page)).toContainText('29C-345.09');
  expect((await site.api.query('yard.now', {})).candidates).toEqual([]);
});

test('a reading that was taken and typed over is not of the truck that came instead', async ({ station }) => {
  const page = await station(site, 'gate');
  await page.keyboard.press('F2');
  await expect(page.locator('#plate')).toBeFocused();
  await site.api.command('candidate.report', { plate: '29C-345.13', gate: '1', lane: '1', confidence: 0.97 });
  await expect(page.getByRole('group', { name: /Máy ảnh/ })).toContainText('29C-345.13');
  const hand = handOn(page);
  await hand.press('Enter');
  await expect(page.locator('#plate')).toHaveValue(/29C/);
  await hand.press('Control+A');
  await hand.type('15c77712');
  await hand.press('Enter');
  await expect(page.getByRole('group', { name: 'phím đơn chọn, Enter cho vào' })).toBeFocused();
  await hand.press('3');
  await hand.press('Enter');
  await expect(said(page)).toContainText('15C-777.12');
  expect((await site.api.query('yard.now', {})).candidates).toMatchObject([{ plate: '29C34513' }]);
});

test('the way out fits the screen and is open to everybody, by day and by night', async ({ station }) => {
  await site.api.command('visit.arrive', { plate: '12C-345.06', trailerPlate: '12R-345.06', ...course });
  const page = await station(site);
  await atExit(page);
  await handOn(page).type('34506');
  await page.keyboard.press('Enter');
  await expect(out(page)).toBeFocused();
  await expectNoPageScroll(page);
  await expectAccessible(page);
  await page.evaluate(() => {
    document.documentElement.dataset['theme'] = 'night';
  });
  await expectAccessible(page, 'colours');
});
