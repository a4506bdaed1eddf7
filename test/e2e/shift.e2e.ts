import type { Locator, Page } from 'playwright/test';
import { expect, expectAccessible, expectNoPageScroll, printedBy, test, useSite } from '../support/e2e-test.ts';
import { handOn, type Hand } from '../support/hand.ts';

const site = useSite();

/** A hand-over takes three minutes: three seconds to read each of the ten blocks, and 200 ms for each key. */
const MOST_KEYS = (180_000 - 10 * 3000) / 200;

const TUAN = { user: 'tuan', displayName: 'Lý Văn Tuấn', roles: ['gate'], pin: '2468' } as const;
const HOANG = { user: 'hoang', displayName: 'Nguyễn Huy Hoàng', roles: ['coordinator'], pin: '13579' } as const;

test.beforeAll(async () => {
  for (const { roles, ...user } of [TUAN, HOANG])
    await site.api.command('user.save', { ...user, roles: [...roles], secret: `mat-khau-${user.user}` });
  const course = { direction: 'export', crossing: 'Hữu Nghị', cargoClass: 'general' } as const;
  for (let number = 1; number <= 8; number += 1) {
    const { visitId } = await site.api.command('visit.arrive', { plate: `29H-7000${String(number)}`, ...course });
    if (number <= 6) await site.api.command('visit.hold', { visitId, authority: 'Hải quan', reason: 'soi chiếu' });
    if (number === 7) await site.api.command('visit.depart', { visitId, departure: 'left-unrecorded' });
  }
  await site.api.command('incident.open', { kind: 'leak', place: 'cổng 2' });
});

/** The keys that open the screen are counted too. */
async function atShift(page: Page): Promise<Hand> {
  const hand = handOn(page);
  await hand.press('Alt+Digit9');
  await expect(counted(page)).toBeFocused();
  return hand;
}

const block = (page: Page, key: string): Locator => page.locator(`[data-block='${key}']`);
const counted = (page: Page): Locator => page.getByLabel('Tiền mặt đếm được, đồng');
const go = (page: Page): Locator => page.getByRole('button', { name: /^Bàn giao cho ca/ });
const pinOf = (page: Page, who: 'giao' | 'nhận'): Locator => page.getByLabel(`Mã PIN của người ${who}`);

test('a shift is handed over with the keyboard alone, by two PINs, and its page is printed', async ({ station }) => {
  const page = await station(site);
  const hand = await atShift(page);
  await expect(block(page, 'zones').locator('h2 b')).toHaveText('7');
  await expect(block(page, 'cases')).toContainText('29H-700.07đi không ghi');
  await expect(block(page, 'holds').locator('h2 b')).toHaveText('6');
  await expect(block(page, 'holds'), 'what has no room is counted').toContainText('và 3 nữa');
  await expect(block(page, 'incidents')).toContainText('rò rỉ · cổng 2');
  await expectNoPageScroll(page);
  await expectAccessible(page);

  await hand.type('2500000');
  await expect(counted(page)).toHaveValue('2.500.000');
  await expect(page.getByText('Thừa 2.500.000 đồng so với sổ.')).toBeVisible();
  await hand.press('Enter');
  await hand.type('500000');
  await hand.press('Enter');
  await hand.type('2');
  await hand.press('Enter');
  await hand.type('Đèn cột 3 khu B chập chờn, đã báo điện');
  await hand.press('Enter');
  await hand.type('L');
  await hand.press('Enter');
  await hand.type(TUAN.pin);
  await hand.press('Enter');
  await hand.type('N');
  await hand.press('Enter');
  await hand.type(HOANG.pin);
  await hand.press('Enter');
  await expect(go(page), 'the last step is to confirm, with the difference in sight').toBeFocused();
  await expect(page.getByText('Thừa 2.500.000 đồng so với sổ.')).toBeVisible();
  expect((await site.api.query('shift.list', {})).shifts).toEqual([]);
  await hand.press('Enter');

  await expect(page.getByText(/^✓ Đã bàn giao lúc \d\d:\d\d/)).toBeVisible();
  expect(hand.count()).toBeLessThanOrEqual(MOST_KEYS);
  await expect.poll(() => printedBy(page)).toHaveLength(1);
  const [printed = ''] = await printedBy(page);
  for (const words of [
    'BIÊN BẢN BÀN GIAO CA',
    'thừa 2.500.000',
    '29H-700.07 · đi không ghi',
    '29H-700.06 · Hải quan',
    'Đèn cột 3 khu B chập chờn, đã báo điện',
    'Người giao ca(ký, ghi rõ họ tên)Lý Văn Tuấn',
    'Người nhận ca(ký, ghi rõ họ tên)Nguyễn Huy Hoàng',
  ])
    expect(printed).toContain(words);
  const { shifts } = await site.api.query('shift.list', {});
  expect(shifts).toMatchObject([
    { givenBy: 'tuan', takenBy: 'hoang', cashCountedDong: 2_500_000, cashLeftDong: 500_000, paperSlipsLeft: 2 },
  ]);
  const { shift } = await site.api.query('shift.now', {});
  await expect(page.getByRole('navigation').getByRole('button', { name: `Ca ${shift.name}` })).toBeVisible();
  await expect(page.locator('.bar').getByText('Nguyễn Huy Hoàng trực')).toBeVisible();
  await expect(page.getByText('sổ: 500.000 đ')).toBeVisible();
  await expect(counted(page)).toHaveValue('');

  await hand.press('F9');
  await expect.poll(() => printedBy(page)).toHaveLength(2);
});

test('a wrong PIN is told where it was typed, and nothing typed before is lost', async ({ station }) => {
  const page = await station(site);
  const hand = await atShift(page);
  const before = (await site.api.query('shift.list', {})).shifts.length;
  await hand.type('480000');
  await hand.press('Enter', 'Enter', 'Enter', 'Enter');
  await hand.type('N');
  await hand.press('Enter');
  await hand.type(HOANG.pin);
  await hand.press('Enter');
  await hand.type('N');
  await expect(page.getByText('Người giao và người nhận ca phải là hai người khác nhau.')).toBeVisible();
  await hand.press('ArrowUp', 'Enter');
  await hand.type('0000');
  await hand.press('Enter', 'Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'Sai tên hoặc mã PIN của tuan.' }).first()).toBeVisible();
  await expect(pinOf(page, 'nhận')).toBeFocused();
  await expect(pinOf(page, 'nhận')).toHaveValue('');
  await expect(pinOf(page, 'giao')).toHaveValue(HOANG.pin);
  await expect(counted(page)).toHaveValue('480.000');
  expect((await site.api.query('shift.list', {})).shifts).toHaveLength(before);

  // Esc goes back step by step; another screen and back again keeps what was typed, but no PIN.
  await hand.press('Escape', 'Escape');
  await expect(pinOf(page, 'giao')).toBeFocused();
  await page.keyboard.press('Alt+Digit1');
  await page.keyboard.press('Alt+Digit9');
  await expect(counted(page)).toHaveValue('480.000');
  await expect(pinOf(page, 'giao')).toHaveValue('');
});

test('the box is counted note by note, and nobody there to take over is recorded as such', async ({ station }) => {
  const page = await station(site);
  const hand = await atShift(page);
  await hand.press('t');
  await expect(page.getByLabel('Số tờ 500.000')).toBeFocused();
  await hand.type('3');
  await hand.press('Enter');
  await hand.type('2');
  await hand.press('ArrowDown', 'ArrowDown', 'Enter', 'Enter', 'Enter', 'Enter', 'Enter');
  await expect(page.getByLabel('Số tờ 1.000')).toBeFocused();
  await hand.type('7');
  await expectNoPageScroll(page);
  await expectAccessible(page);
  await hand.press('Enter');
  await expect(counted(page)).toHaveValue('1.907.000');
  await expect(page.getByLabel('Để lại trong hộp')).toBeFocused();
  await hand.type('9999999');
  await expect(page.getByText('Nhiều hơn tiền đếm được.')).toBeVisible();
  await page.getByLabel('Để lại trong hộp').fill('');
  await hand.press('Enter', 'Enter', 'Enter');
  await hand.type('L');
  await hand.press('Enter');
  await hand.type(TUAN.pin);
  await hand.press('Enter', '0');
  await expect(page.getByText('Sẽ ghi: không có người nhận.')).toBeVisible();
  await hand.press('Enter');
  await expect(go(page)).toBeFocused();
  await hand.press('Enter');
  await expect.poll(() => printedBy(page)).toHaveLength(1);
  expect((await printedBy(page))[0]).toContain('Không có người nhận');
  expect(hand.count()).toBeLessThanOrEqual(MOST_KEYS);
  expect((await site.api.query('shift.list', { limit: 1 })).shifts).toMatchObject([
    { givenBy: 'tuan', takenBy: null, cashCountedDong: 1_907_000, cashLeftDong: 1_907_000 },
  ]);
  await expect(page.locator('.bar').getByText('chưa có người đứng tên')).toBeVisible();
});

test('a past shift is looked up and printed by keyboard, as it was', async ({ station }) => {
  await site.api.command('shift.hand-over', {
    cashCountedDong: 100_000,
    notes: 'ca để xem lại',
    from: { user: 'tuan', pin: TUAN.pin },
    to: { user: 'hoang', pin: HOANG.pin },
  });
  await site.api.command('shift.hand-over', {
    cashCountedDong: 100_000,
    from: { user: 'hoang', pin: HOANG.pin },
    to: { user: 'tuan', pin: TUAN.pin },
  });
  const { visitId } = await site.api.command('visit.arrive', {
    plate: '29H-700.99',
    direction: 'export',
    crossing: 'Hữu Nghị',
  });
  const page = await station(site);
  await atShift(page);
  await expect(block(page, 'zones').locator('h2 b')).toHaveText('8');
  await page.getByRole('radio', { name: 'Đang trực' }).focus();
  await page.keyboard.press('ArrowRight');
  const list = page.getByRole('listbox', { name: 'Các ca đã bàn giao' });
  await expect(list).toBeFocused();
  await expect(block(page, 'zones').locator('h2 b'), 'as it was then').toHaveText('7');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('ca để xem lại')).toBeVisible();
  await expectNoPageScroll(page);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect.poll(() => printedBy(page)).toHaveLength(1);
  expect((await printedBy(page))[0]).toContain('ca để xem lại');
  await site.api.command('visit.depart', { visitId });
});

test('who does not work at the gate sees the shift and hands nothing over', async ({ station }) => {
  const page = await station(site, 'rest');
  await page.keyboard.press('Alt+Digit9');
  await expect(block(page, 'zones').locator('h2 b')).toHaveText('7');
  await expect(page.getByText('Chỉ xem. Trực cổng, điều độ bãi, quản trị bàn giao được.')).toBeVisible();
  await expect(go(page)).toHaveCount(0);
});

test('what was typed for a shift that was handed over elsewhere is not the next one’s', async ({ station }) => {
  const page = await station(site);
  const hand = await atShift(page);
  await hand.type('123000');
  await expect(counted(page)).toHaveValue('123.000');
  await site.api.command('shift.hand-over', {
    cashCountedDong: 0,
    from: { user: TUAN.user, pin: TUAN.pin },
    to: { user: HOANG.user, pin: HOANG.pin },
  });
  await expect(counted(page)).toHaveValue('');
});
