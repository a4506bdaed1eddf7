import { createServer } from 'node:net';
import type { WireId } from '../../shared/kernel/ids.ts';
import type { Locator, Page } from 'playwright/test';
import { expect, expectAccessible, test, useSite } from '../support/e2e-test.ts';

const site = useSite();
const PHONE = { width: 360, height: 640 };
const HN = { crossing: 'Hữu Nghị', direction: 'export' } as const;
const SECRETS = { driver: 'Nguyễn Văn Kín', phone: '0912345678', carrier: 'Vận tải Kín Tiếng' } as const;

let port = 0;

/** A port that nobody listens on. */
async function aPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

const turn = (isDriverPageOn: boolean): Promise<unknown> =>
  site.api.command('settings.save', {
    values: { publicPages: { isBoardOn: false, isDriverPageOn, port, address: '127.0.0.1' } },
  });

async function arrive(plate: string, more: object = {}): Promise<WireId<'visit'>> {
  const { visitId } = await site.api.command('visit.arrive', {
    plate,
    ...HN,
    cargoClass: 'general',
    people: 2,
    ...SECRETS,
    ...more,
  });
  return visitId as WireId<'visit'>;
}

/** The address that the code on a truck's slip holds. */
async function addressOf(visitId: WireId<'visit'>): Promise<string> {
  const { url } = await site.api.query('visit.slip', { visitId });
  if (url === null) throw new Error('the slip has no page');
  return url;
}

/** A driver's telephone with the page of his slip, and a clock that the test can put forward. */
async function openPhone(openPage: (address: string) => Promise<Page>, url: string): Promise<Page> {
  await expect
    .poll(() =>
      fetch(url).then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(200);
  const page = await openPage(url);
  await page.setViewportSize(PHONE);
  await page.clock.install();
  await page.reload();
  return page;
}

const own = (page: Page): Locator => page.locator('.own');
/** Asks until a page says so: one answer serves for three seconds (QU44). */
const refreshUntil = (page: Page, text: string): Promise<void> =>
  expect(async () => {
    await page.getByRole('button', { name: 'Xem lại' }).click();
    await expect(own(page)).toContainText(text, { timeout: 500 });
  }).toPass();
const speak = (page: Page, language: string): Promise<void> => page.getByRole('button', { name: language }).click();

test.beforeAll(async () => {
  port = await aPort();
  await turn(true);
});

test('[QU41] says my place, estimate, receipts and what is missing, in three languages, and nobody’s name', async ({
  openPage,
}) => {
  await arrive('29H70001');
  const mine = await arrive('29H70002');
  await site.api.command('queue.call', { ...HN, count: 1 });
  const page = await openPhone(openPage, await addressOf(mine));
  await expect(own(page)).toContainText('HN-K 0002');
  await expect(own(page)).toContainText('29H-700.02');
  await expect(own(page)).toContainText('Còn mấy lượt tới xe này1trong 1 xe chờ');
  await expect(own(page)).toContainText('Gọi khoảngchưa xác định');
  const steps = page.locator('.steps');
  await expect(steps.locator('li').first()).toContainText('↑1');
  await expect(steps).toContainText('HN-K 0001');
  await expectAccessible(page);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(beyond).toBeLessThanOrEqual(0);

  await speak(page, '中文');
  await expect(own(page)).toContainText('预计叫号待定');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh');
  await speak(page, 'English');
  await expect(own(page)).toContainText('Call expectednot known yet');
  await page.reload();
  await expect(own(page)).toContainText('Queue number');
  const text = await page.locator('body').innerText();
  for (const secret of [...Object.values(SECRETS), '29H70001', '700.01']) expect(text).not.toContain(secret);

  await speak(page, 'Tiếng Việt');
  await site.api.command('visit.hold', { visitId: mine, authority: 'customs', reason: 'soi chiếu' });
  await refreshUntil(page, 'chưa vào lượt: còn thiếu bên dưới');
  await expect(page.locator('.missing li')).toHaveCount(1);
  await expect(page.locator('body')).not.toContainText('soi chiếu');
});

test('says where to go and by when once the truck is called', async ({ openPage }) => {
  const mine = await arrive('29H70011');
  const page = await openPhone(openPage, await addressOf(mine));
  await expect(own(page)).toContainText('Còn mấy lượt');
  await site.api.command('queue.call', { ...HN, count: 1 });
  await refreshUntil(page, 'Đã gọi: mời lên cửa khẩu');
  await expect(own(page)).toContainText(/Có mặt trước(\d\d\/\d\d )?\d\d:\d\d/);
});

test('[QU42] when the yard cannot be reached it says how old it is, and comes back by itself', async ({ openPage }) => {
  const mine = await arrive('29H70021');
  const page = await openPhone(openPage, await addressOf(mine));
  await expect(own(page)).toContainText('29H-700.21');
  await turn(false);
  await expect
    .poll(() =>
      fetch(page.url()).then(
        () => true,
        () => false,
      ),
    )
    .toBe(false);
  await page.clock.fastForward(50_000);
  await expect(page.getByRole('status')).toContainText(/Không nối được với bãi. Nội dung này của 5\d giây trước/);
  await page.clock.fastForward('10:00');
  await expect(page.getByRole('status')).toContainText('Mất kết nối 10 phút. Đừng theo trang này');
  await expect(own(page).locator('dd').first()).toHaveCSS('text-decoration-line', 'line-through');
  await turn(true);
  await expect
    .poll(() =>
      fetch(page.url()).then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(200);
  await page.clock.fastForward(16_000);
  await expect(page.getByRole('status')).toBeHidden();
});

test('[QU40] another key opens nothing', async ({ openPage }) => {
  const url = await addressOf(await arrive('29H70031'));
  const page = await openPage(url.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a')));
  await expect(page.getByRole('alert')).toContainText('Trang này không mở được');
});
