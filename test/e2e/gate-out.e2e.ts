import type { Locator, Page } from 'playwright/test';
import { expect, expectAccessible, expectNoPageScroll, goTo, printedBy, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

/** Keys as a hand sends them: a scanner is faster, and is taken for one. */
const HAND_MS = 40;

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
  const keys = ['4', '5', '0', '1', 'Enter', 'Enter'];
  for (const key of keys.slice(0, 5)) await page.keyboard.press(key, { delay: HAND_MS });
  await expect(out(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('12C-345.01');
  await expect(said(page)).toContainText('Đã cho ra');
  expect(keys.length).toBeLessThanOrEqual(6);
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
  await page.keyboard.type('34502', { delay: HAND_MS });
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
  await page.keyboard.type('12c34503', { delay: HAND_MS });
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

test('a guest comes in without a queue, by one more key', async ({ station }) => {
  const page = await station(site, 'gate');
  await page.keyboard.press('F2');
  await expect(page.locator('#plate')).toBeFocused();
  await page.keyboard.type('30a12399', { delay: HAND_MS });
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
  await page.keyboard.type('12c34505', { delay: HAND_MS });
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

test('the way out fits the screen and is open to everybody, by day and by night', async ({ station }) => {
  await site.api.command('visit.arrive', { plate: '12C-345.06', trailerPlate: '12R-345.06', ...course });
  const page = await station(site);
  await atExit(page);
  await page.keyboard.type('34506', { delay: HAND_MS });
  await page.keyboard.press('Enter');
  await expect(out(page)).toBeFocused();
  await expectNoPageScroll(page);
  await expectAccessible(page);
  await page.evaluate(() => {
    document.documentElement.dataset['theme'] = 'night';
  });
  await expectAccessible(page, 'colours');
});
