import type { Locator, Page } from 'playwright/test';
import { localTimeOf } from '../../shared/kernel/calendar.ts';
import { instant, MINUTE_MS, type Instant } from '../../shared/kernel/instant.ts';
import { expect, expectAccessible, expectNoPageScroll, printedBy, test, useSite } from '../support/e2e-test.ts';
import { handOn, type Hand } from '../support/hand.ts';

const site = useSite();

const EXPORT = { direction: 'export', crossing: 'Hữu Nghị' } as const;
const COORDINATOR = { user: 'hai.dieuphoi', pin: '4711' };
/** A key every fifth of a second, for six minutes. */
const MOST_KEYS = 6 * 60 * 5;

async function siteNow(): Promise<Instant> {
  const { siteNow: now } = await site.api.query('yard.now', {});
  return instant(Date.parse(String(now)));
}

/** A time as a hand writes it on a slip. */
function written(at: Instant): string {
  const { hour, minute } = localTimeOf(at, 'Asia/Ho_Chi_Minh');
  return `${String(hour).padStart(2, '0')}${String(minute).padStart(2, '0')}`;
}

async function atTable(page: Page): Promise<Hand> {
  await page.keyboard.press('Control+KeyK');
  await page.getByRole('dialog').getByRole('combobox').fill('Ghi bù');
  await expect(page.getByRole('option', { name: /Ghi bù phiếu giấy/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('.late-table input:focus')).toBeVisible();
  return handOn(page, 0);
}

const plateOf = (page: Page, line: number): Locator =>
  page.getByLabel(`Biển số, dòng ${String(line)}`, { exact: true });
const numberOf = (page: Page, line: number): Locator =>
  page.getByLabel(`Số phiếu, dòng ${String(line)}`, { exact: true });
const lineOf = (page: Page, line: number): Locator => page.locator('.late-table tbody tr').nth(line - 1);
const send = (page: Page): Locator => page.locator('.late-send');

/** Types one slip: plate, time, and the way where it is another one than on the line before. */
async function slip(hand: Hand, plate: string, at: Instant, way?: 'v' | 'r'): Promise<void> {
  await hand.type(plate);
  await hand.press('Enter');
  await hand.type(written(at));
  if (way !== undefined) await hand.press(way);
  await hand.press('Enter');
}

/** Has the slips recorded by the coordinator's PIN. */
async function record(page: Page, hand: Hand, pin = COORDINATOR.pin): Promise<void> {
  await hand.press('Control+Enter');
  const name = page.getByLabel('Điều độ bãi', { exact: true });
  if ((await name.inputValue()) === '') {
    await expect(name).toBeFocused();
    await hand.type(COORDINATOR.user);
    await hand.press('Tab');
  }
  await expect(page.getByLabel('Mã PIN')).toBeFocused();
  await hand.type(pin);
  await hand.press('Enter');
}

test.beforeAll(async () => {
  await site.api.command('slip.print', { gate: '1', count: 100 });
  await site.api.command('user.save', {
    ...COORDINATOR,
    displayName: 'Hải',
    roles: ['coordinator'],
    secret: 'mat khau cua hai',
  });
});

test('sixty slips of a power cut are entered by keys alone, in six minutes of typing, by a coordinator’s PIN', async ({
  station,
}) => {
  const plate = (n: number): string => `29C${String(30_000 + n * 7)}`;
  const inside = Array.from({ length: 24 }, (_, n) => plate(100 + n));
  const now = await siteNow();
  const early = { occurredAt: now - 300 * MINUTE_MS, reason: 'ca trước' };
  for (const one of inside)
    await site.api.command('visit.arrive', { plate: one, cargoClass: 'general', ...EXPORT, ...early });
  for (let n = 0; n < 24; n += 1)
    await site.api.command('expected.add', { plate: plate(n), cargoClass: 'fresh', goods: 'sầu riêng', ...EXPORT });
  const page = await station(site, 'gate');
  const hand = await atTable(page);
  await expect(plateOf(page, 1)).toBeFocused();
  await expect(numberOf(page, 1)).toHaveValue('G1-000001');

  // Two thirds come in, a third of them undeclared, and every third slip is one going out.
  let came = 0;
  let went = 0;
  let before = 'v';
  for (let n = 0; n < 60; n += 1) {
    const isOut = n % 5 === 1 || n % 5 === 3;
    const way = isOut ? 'r' : 'v';
    const truck = isOut ? (inside[went++] ?? '') : plate(came++);
    await slip(hand, truck, instant(now - (61 - n) * MINUTE_MS), way === before ? undefined : way);
    before = way;
  }
  await expect(lineOf(page, 60)).toContainText('chưa khai');
  await expect(send(page)).toContainText('60 phiếu ghi được');
  await expectNoPageScroll(page);
  await expectAccessible(page);
  await record(page, hand);
  await expect(send(page)).toContainText('Đã ghi 60 phiếu · không còn phiếu nào');
  expect(hand.count()).toBeLessThanOrEqual(MOST_KEYS);
  await expect(page.locator('.late-table tbody tr')).toHaveCount(1);

  const yard = await site.api.query('yard.now', {});
  expect(yard.passes.filter(({ slipNo }) => slipNo?.startsWith('G1-') === true)).toHaveLength(60);
  expect((await site.api.query('slip.blocks', {})).blocks).toMatchObject([{ entered: 60, missing: [] }]);
  const { entries } = await site.api.query('queue.order', EXPORT);
  const fresh = entries.filter(({ stream }) => stream === 'fresh').map((entry) => entry.plate);
  expect(fresh, 'in the order in which they came').toEqual(Array.from({ length: 24 }, (_, n) => plate(n)));
});

test('duplicates are marked at once, and a reload loses no line', async ({ station }) => {
  const now = await siteNow();
  const at = instant(now - 30 * MINUTE_MS);
  const page = await station(site, 'gate');
  const hand = await atTable(page);
  await hand.type('15c44401');
  await hand.press('Enter');
  await hand.type('2561');
  await hand.press('Enter');
  await expect(lineOf(page, 1)).toContainText('thiếu giờ');
  for (let n = 0; n < 4; n += 1) await hand.press('Backspace');
  await hand.type(written(at));
  await hand.press('Enter');
  await slip(hand, '15c44401', at);
  await expect(lineOf(page, 2)).toContainText('trùng biển và giờ với dòng 1');
  await hand.press('ArrowUp');
  await hand.press('Shift+Tab');
  await expect(numberOf(page, 2)).toBeFocused();
  await hand.type((await numberOf(page, 1).inputValue()).slice(3));
  await hand.press('Enter');
  await expect(lineOf(page, 2)).toContainText('trùng số với dòng 1');
  await page.reload();
  await expect(page.locator('#screen .bar h1').first()).toBeVisible();
  await atTable(page);
  await expect(plateOf(page, 2)).toHaveValue('15C44401');
  await plateOf(page, 2).focus();
  await hand.press('Control+Delete');
  await expect(send(page)).toContainText('1 phiếu ghi được');

  await record(page, hand, '0000');
  await expect(send(page).getByRole('alert')).toContainText('Sai tên hoặc mã PIN');
  await expect(plateOf(page, 1)).toHaveValue('15C44401');
  await record(page, hand);
  await expect(send(page)).toContainText('Đã ghi 1 phiếu');
});

test('a truck that is here asks for the way on; one that was not inside goes back to be typed', async ({ station }) => {
  const now = await siteNow();
  const early = { occurredAt: now - 300 * MINUTE_MS, reason: 'ca trước' };
  await site.api.command('visit.arrive', { plate: '98C-555.01', cargoClass: 'general', ...EXPORT, ...early });
  const at = instant(now - 20 * MINUTE_MS);
  const page = await station(site, 'gate');
  const hand = await atTable(page);
  await slip(hand, '98c55501', at);
  await expect(lineOf(page, 1)).toContainText('sổ ghi đang trong bãi từ');
  await slip(hand, '98c55599', at, 'r');
  await expect(lineOf(page, 2)).toContainText('sổ chưa ghi trong bãi');
  await record(page, hand);
  const ways = page.getByRole('group', { name: /^Chọn cách ghi dòng 1/ });
  await expect(ways).toBeFocused();
  await expect(lineOf(page, 2)).toContainText('Sổ không ghi xe 98C-555.99 trong bãi vào giờ ấy');
  await hand.press('3');
  await expect(lineOf(page, 1)).toContainText('đã chọn: hai xe cùng biển');
  await expect(plateOf(page, 2)).toBeFocused();
  await hand.press('Control+Delete');
  await expect(send(page)).toContainText('không dòng nào phải xem lại');
  await record(page, hand);
  await expect(send(page)).toContainText('Đã ghi 1 phiếu');
  await expect(send(page)).toContainText('Hai xe cùng biển trong bãi');
  const { visits } = await site.api.query('yard.now', {});
  expect(visits.filter((visit) => visit.plate === '98C55501')).toHaveLength(2);
});

test('a coordinator prints a block, a spoilt slip is declared, and what is missing is entered', async ({ station }) => {
  const page = await station(site, 'coordinator');
  const hand = await atTable(page);
  await page.keyboard.press('F9');
  const sheet = page.getByRole('dialog', { name: 'In tập phiếu giấy' });
  await expect(sheet.getByLabel('Số phiếu')).toBeFocused();
  await page.keyboard.press('Control+KeyA');
  await hand.type('10');
  await sheet.getByLabel('Cổng').selectOption('2');
  await sheet.getByLabel('Số phiếu').press('Enter');
  await expect.poll(() => printedBy(page)).toHaveLength(1);
  const [paper = ''] = await printedBy(page);
  expect(paper).toContain('G2-000001');
  expect(paper).toContain('G2-000010');
  expect(paper).toContain('请保管此票');

  // The first slip at hand is the third of the pile; the one after it is torn.
  await numberOf(page, 1).focus();
  await hand.press('Control+KeyA');
  await hand.type('g2 3');
  await hand.press('Enter');
  const at = instant((await siteNow()) - 15 * MINUTE_MS);
  await slip(hand, '15c66601', at);
  await expect(numberOf(page, 2)).toHaveValue('G2-000004');
  await hand.press('*');
  await hand.press('Enter');
  await expect(numberOf(page, 3)).toHaveValue('G2-000005');
  await expect(send(page)).toContainText('2 phiếu ghi được');
  await hand.press('Control+Enter');
  await expect(send(page)).toContainText('Đã ghi 2 phiếu');

  await page.getByRole('radio', { name: 'Tập phiếu đã in' }).press('Enter');
  const block = page.locator('.late-blocks tr').filter({ hasText: 'G2-000001' });
  await expect(block).toBeFocused();
  await expect(page.getByRole('list', { name: 'Số còn thiếu' })).toContainText('G2-000002');
  await expectAccessible(page);
  await hand.press('Enter');
  await expect(numberOf(page, 1)).toHaveValue('G2-000001');
  await expect(numberOf(page, 2)).toHaveValue('G2-000002');
  await hand.press('Escape');
  await expect(page.locator('#plate')).toBeVisible();
});
