import type { Page } from 'playwright/test';
import { handOn } from '../support/hand.ts';
import { expect, expectAccessible, expectNoPageScroll, letIn, printedBy, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

const TRUCKS = 600;
/** Arrivals that are sent together. */
const AT_ONCE = 25;
/** Scans that are waited for one by one, and those that follow each other without. */
const CLOCKED = 100;
const IN_A_ROW = 25;

/** What the page notes of itself: when each scan ended, and when its answer stood there. */
type Clocked = { readonly scans: number[]; readonly answers: number[] };

const plateOf = (n: number): string => `29H-${String(100 + Math.floor(n / 100))}.${String(n % 100).padStart(2, '0')}`;
const field = (page: Page) => page.getByRole('searchbox', { name: 'Quét phiếu, gõ biển số, số thứ tự hoặc tên' });
const answer = (page: Page) => page.locator('.handout-answer');

/** The canteen of the site, with one sitting that lasts all day. */
async function openCanteen(): Promise<void> {
  const { facilities } = await site.api.query('yard.now', {});
  const known = facilities.find(({ kind }) => kind === 'canteen');
  const { facilityId } = await site.api.command('facility.save', {
    ...(known !== undefined && { facilityId: known.facilityId }),
    code: known?.code ?? 'NA',
    kind: 'canteen',
    name: 'Nhà ăn',
    capacity: 200,
    portionsPerHour: 300,
    sittings: [{ code: 'ngay', name: 'Cả ngày', fromMinute: 0, toMinute: 1440 }],
  });
  const { on } = await site.api.query('rest.meals', {});
  await site.api.command('meal.plan', { facilityId, on, sitting: 'ngay', planned: TRUCKS, made: TRUCKS });
}

/** The keys of a scanner, one on the heels of the other. */
async function scan(page: Page, code: string): Promise<void> {
  await Promise.all([...code, 'Enter'].map((key) => page.keyboard.press(key)));
}

/** Notes in the page when Enter ends a scan, and when another line stands first in the list of answers. */
async function clockScans(page: Page): Promise<void> {
  await page.evaluate(() => {
    const clocked: Clocked = { scans: [], answers: [] };
    Object.assign(window, { clocked });
    // Before the scanner's own listener, which keeps the Enter.
    window.addEventListener('keydown', ({ code }) => code === 'Enter' && clocked.scans.push(performance.now()), true);
    let first = '';
    new MutationObserver(() => {
      const line = document.querySelector('.handout-last tbody tr')?.textContent ?? '';
      if (line !== first) clocked.answers.push(performance.now());
      first = line;
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

function answered(page: Page, count: number): Promise<unknown> {
  return page.waitForFunction(
    (wanted) => (window as unknown as { readonly clocked: Clocked }).clocked.answers.length >= wanted,
    count,
  );
}

test('[RE2, RE32] 600 meals in a sitting by scan, without a mouse', async ({ station }) => {
  // Half a minute where nothing else runs.
  test.setTimeout(180_000);
  await openCanteen();
  const visitIds: string[] = [];
  for (let from = 0; from < TRUCKS; from += AT_ONCE) {
    const numbers = Array.from({ length: AT_ONCE }, (_, at) => from + at);
    visitIds.push(...(await Promise.all(numbers.map((n) => letIn(site, plateOf(n), `Lái Xe ${String(n)}`)))));
  }
  const page = await station(site, 'rest');
  await page.keyboard.press('Alt+P');
  await expect(field(page)).toBeFocused();
  await expectNoPageScroll(page);
  await expectAccessible(page);
  await clockScans(page);

  // Some one by one, to see how long each takes; then as drivers in a hurry: nobody waits for the screen.
  for (const [at, visitId] of visitIds.slice(0, CLOCKED).entries()) {
    await scan(page, visitId);
    await answered(page, at + 1);
  }
  for (let at = CLOCKED; at < TRUCKS; at += IN_A_ROW) {
    for (const visitId of visitIds.slice(at, at + IN_A_ROW)) await scan(page, visitId);
    await answered(page, at + IN_A_ROW);
  }

  const { scans, answers } = await page.evaluate(() => (window as unknown as { readonly clocked: Clocked }).clocked);
  expect([scans.length, answers.length]).toEqual([TRUCKS, TRUCKS]);
  const waits = answers
    .slice(0, CLOCKED)
    .map((at, n) => at - (scans[n] ?? at))
    .sort((a, b) => a - b);
  const [median, slowest] = [0.5, 0.99].map((share) => waits[Math.floor(waits.length * share)] ?? Infinity);
  test.info().annotations.push({
    type: 'ms from scan to answer',
    description: `p50 ${(median ?? 0).toFixed(0)}, p99 ${(slowest ?? 0).toFixed(0)}`,
  });
  expect(slowest).toBeLessThan(2000);

  const last = plateOf(TRUCKS - 1);
  await expect(answer(page)).toContainText(last);
  await expect(answer(page)).toContainText('Phát 1/1');
  await scan(page, visitIds[0] ?? '');
  await expect(page.getByRole('alert').filter({ hasText: plateOf(0) })).toContainText(/Đã nhận \d\d:\d\d/);
  await expect(answer(page)).toContainText('Lái Xe 0');
  const { sittings, apart } = await site.api.query('rest.meals', {});
  expect(sittings).toMatchObject([{ servedFree: TRUCKS, servedPaid: 0, servedSponsored: 0, made: TRUCKS }]);
  expect(apart).toEqual({ free: 0, paid: 0, sponsored: 0 });
  await expect(page.locator('.handout-left')).toHaveText('còn 0 suất');
});

test('[RE28, RE31, RE32] paid, taken back, bounced and typed, all by keyboard', async ({ station }) => {
  const visitId = await letIn(site, '29H-900.01', 'Lục Văn Cường', { people: 2 });
  await letIn(site, '29H-900.02', 'Lục Thị Cúc');
  const page = await station(site, 'coordinator');
  const hand = handOn(page);
  await page.keyboard.press('Alt+P');
  await expect(field(page)).toBeFocused();

  await scan(page, visitId);
  await expect(answer(page)).toContainText('Phát 1/2');
  await scan(page, visitId);
  await expect(answer(page)).toContainText('Máy quét đọc trùng');
  await hand.press('Control+z');
  await expect(answer(page)).toContainText('Đã thu hồi');

  await hand.type('90001');
  await hand.press('Enter');
  await expect(answer(page)).toContainText('Phát 1/2');
  await hand.type('luc');
  await hand.press('Enter');
  await expect(page.getByRole('listbox', { name: 'Chọn một' }).getByRole('option')).toHaveCount(2);
  await hand.press('ArrowDown', 'Enter');
  await expect(answer(page)).toContainText('Lục Thị Cúc');
  await expect(answer(page)).toContainText('Phát 1/1');

  await hand.type('luc thi cuc');
  await hand.press('Enter');
  await expect(answer(page)).toContainText('Đã nhận');
  await expectAccessible(page);
  await hand.press('+');
  await expect(page.getByRole('textbox', { name: 'Số tiền (đồng)' })).toBeFocused();
  await hand.type('30000');
  await hand.press('Enter');
  await expect(answer(page)).toContainText('Đã bán 1');
  await expect(answer(page)).toContainText(/biên lai \d\d-000001/);
  await expect(field(page)).toBeFocused();

  await hand.type('n');
  await hand.press('Enter');
  await expect(page.getByRole('radio', { name: 'nước uống' })).toBeChecked();
  await hand.type('90002');
  await hand.press('Enter');
  await expect(answer(page)).toContainText('Phát 1/3');

  await page.getByRole('button', { name: 'Tiền thu trong ngày' }).focus();
  await hand.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Tiền thu trong ngày' });
  await expect(sheet).toContainText('30.000 đồng');
  await sheet.getByRole('row').nth(1).focus();
  await expectAccessible(page);
  await sheet.getByRole('button', { name: 'In biên lai' }).focus();
  await hand.press('Enter');
  await expect.poll(async () => (await printedBy(page)).at(-1) ?? '').toContain('30.000 đồng');
  await sheet.getByRole('button', { name: 'Thu hồi và trả tiền' }).focus();
  await hand.press('Enter');
  await hand.type('thu nham');
  await hand.press('Enter');
  await expect(sheet.getByRole('row')).toHaveCount(3);
  await expect(sheet).toContainText('đã đảo');
  await expect(sheet.locator('.handout-sum')).toContainText('0 đồng');
});
