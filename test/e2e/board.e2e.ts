import type { Locator, Page } from 'playwright/test';
import { expect, expectAccessible, expectNoPageScroll, test, useSite } from '../support/e2e-test.ts';

const site = useSite();
const HN = { crossing: 'Hữu Nghị', direction: 'export' } as const;

const called = (page: Page): Locator => page.getByRole('region', { name: 'Mời lên cửa khẩu' });
const next = (page: Page): Locator => page.getByRole('region', { name: 'Chuẩn bị, ở gần xe' });
const numbersOf = (page: Page): Promise<readonly string[]> => next(page).locator('.number').allTextContents();

const arrive = (plate: string): Promise<unknown> =>
  site.api.command('visit.arrive', { plate, ...HN, cargoClass: 'general' });
const call = (): Promise<unknown> => site.api.command('queue.call', { ...HN, count: 1 });

/** The board as on a television, with a clock that the test can put forward. */
async function openBoard(openPage: (address: string) => Promise<Page>): Promise<Page> {
  const page = await openPage(`${site.host().address}/board/HN`);
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.clock.install();
  await page.reload();
  return page;
}

test('[QU41] shows who is called and who comes next, and a new call by itself', async ({ openPage }) => {
  for (const end of ['1', '2', '3']) await arrive(`29H6000${end}`);
  await call();
  const page = await openBoard(openPage);
  await expect(called(page)).toContainText('29H-600.01');
  await expect(called(page)).toContainText('Vừa gọi刚叫号');
  await expect(page.getByRole('heading', { name: 'Mời lên cửa khẩu 请前往口岸' })).toBeVisible();
  await expect.poll(() => numbersOf(page)).toEqual(['K 0002', 'K 0003']);
  await expect(next(page)).toContainText('chưa xác định 待定');
  await expectNoPageScroll(page);
  await expectAccessible(page);
  await call();
  await expect(called(page).locator('.row').first()).toContainText('29H-600.02');
  await expect.poll(() => numbersOf(page)).toEqual(['K 0003']);
});

test('[QU42] without a connection it says how old it is, louder as it grows, and comes back by itself', async ({
  openPage,
}) => {
  await arrive('29H60011');
  await call();
  const page = await openBoard(openPage);
  const board = page.locator('.signboard');
  await expect(board).toHaveAttribute('data-freshness', 'fresh');
  await page.context().setOffline(true);
  await page.clock.fastForward(10_000);
  await expect(page.getByRole('status')).toContainText(/Mất kết nối, bảng của 1\d giây trước连接中断，内容为1\d秒前/);
  await page.clock.fastForward('01:00');
  await expect(board).toHaveAttribute('data-freshness', 'old');
  await page.clock.fastForward('02:30');
  await expect(page.getByRole('status')).toContainText('Mất kết nối 3 phút, đừng theo bảng này: nghe loa');
  await expect(called(page).locator('.row').first()).toHaveCSS('text-decoration-line', 'line-through');
  await arrive('29H60012');
  await call();
  await page.context().setOffline(false);
  await expect(board).toHaveAttribute('data-freshness', 'fresh');
  await expect(page.getByRole('status')).toBeHidden();
});

test('[QU55] after the device slept, what it showed before is as old as it is', async ({ openPage }) => {
  const page = await openPage(`${site.host().address}/board/HN`);
  await expect(page.locator('.signboard')).toHaveAttribute('data-freshness', 'fresh');
  await page.context().setOffline(true);
  // The steady clock stood, the clock of the day went on.
  await page.evaluate(() => {
    const before = Date.now;
    Date.now = () => before() + 1_800_000;
  });
  await expect(page.getByRole('status')).toContainText('Mất kết nối 30 phút');
  await page.context().setOffline(false);
  await expect(page.locator('.signboard')).toHaveAttribute('data-freshness', 'fresh');
});

test('[QU56] while the crossing is suspended it says so, and in which order it will go on', async ({ openPage }) => {
  const page = await openBoard(openPage);
  await site.api.command('crossing.suspend', { crossing: 'HN', reason: 'phía bạn mất điện' });
  await expect(page.locator('.alerts')).toContainText('Tạm dừng gọi: phía bạn mất điện · chưa biết khi nào mở lại');
  await expect(page.locator('.alerts')).toContainText('暂停叫号 · 恢复时间待定');
  await expect(next(page)).toContainText('Chưa gọi xe nào · thứ tự khi mở lại');
  await expect(next(page)).toContainText('暂不叫号');
  expect(await numbersOf(page)).not.toEqual([]);
  await site.api.command('crossing.resume', { crossing: 'HN' });
  await expect(page.locator('.alerts')).toBeEmpty();
});

test('[QU42] it outlives the host: what it had stays, and it goes on with the next one', async ({ openPage }) => {
  await arrive('29H60021');
  await call();
  const page = await openPage(`${site.host().address}/board/HN`);
  const shown = await called(page).locator('.plate').first().textContent();
  await site.host().stop();
  await expect(page.getByRole('status')).toContainText('Mất kết nối', { timeout: 20_000 });
  await expect(called(page).locator('.plate').first()).toHaveText(shown ?? '');
  await site.startAgain();
  await expect(page.locator('.signboard')).toHaveAttribute('data-freshness', 'fresh', { timeout: 20_000 });
});

test('a board of no crossing says so', async ({ openPage }) => {
  const page = await openPage(`${site.host().address}/board/HN`);
  await expect(page.locator('.signboard')).toHaveAttribute('data-freshness', 'fresh');
  await page.route('**/public/board/**', (route) =>
    route.fulfill({ status: 404, json: { fault: { code: 'request.not-found' } } }),
  );
  await expect(page.getByRole('alert')).toContainText('Bảng này không còn được phát此看板已停止显示');
});
