import type { Page } from 'playwright/test';
import { expect, expectAccessible, expectNoPageScroll, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

test.beforeAll(async () => {
  for (const [plate, crossing, direction] of [
    ['29H-810.01', 'Hữu Nghị', 'export'],
    ['29H-810.02', 'Hữu Nghị', 'export'],
    ['29H-810.03', 'Tân Thanh', 'import'],
  ] as const)
    await site.api.command('visit.arrive', { plate, crossing, direction });
  await site.api.command('queue.call', { crossing: 'Hữu Nghị', direction: 'export', count: 1 });
});

test('the figures are those of the strip and the report, follow the yard, and lead to their screens', async ({
  station,
}) => {
  const page = await station(site);
  await page.keyboard.press('Alt+g');
  const now = page.getByRole('region', { name: 'Lúc này' });
  await expect(now).toBeVisible();
  await expectNoPageScroll(page);
  await expectAccessible(page, 'everything');

  const { trucks, waits } = await site.api.query('report.daily', {
    on: (await site.api.query('report.dashboard', {})).on,
  });
  const today = page.getByRole('region', { name: 'Hôm nay đến giờ này' });
  await expect(today.getByRole('button', { name: /^Xe vào/ }).locator('b')).toHaveText(String(trucks.in));
  await expect(today.getByRole('button', { name: /^Lượt gọi/ }).locator('b')).toHaveText(String(waits.called));
  for (const [figure, cell] of [
    [/^Trong bãi/, 'Trong bãi'],
    [/^Đang chờ/, 'Chờ'],
    [/^Đã gọi/, 'Đã gọi'],
  ] as const) {
    const strip = page.locator('.strip .num', { hasText: cell }).locator('b');
    await expect(now.getByRole('button', { name: figure }).locator('b')).toHaveText((await strip.textContent()) ?? '');
  }

  // The first figure has the focus; a truck that comes is counted at once.
  await expect(now.getByRole('button', { name: /^Trong bãi/ })).toBeFocused();
  await site.api.command('visit.arrive', { plate: '29H-810.04', crossing: 'Hữu Nghị', direction: 'export' });
  await expect(now.getByRole('button', { name: /^Trong bãi/ }).locator('b')).toHaveText('4');
  const line = page.getByRole('region', { name: 'Hàng chờ' }).getByRole('button', { name: /Hữu Nghị xuất/ });
  await expect(line.locator('b')).toHaveText('2');

  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight', { delay: 60 });
  await expect(now.getByRole('button', { name: /^Đang chờ/ })).toBeFocused();
  await page.keyboard.press('Enter', { delay: 60 });
  await expect(page.getByRole('navigation').getByRole('button', { name: 'Hàng chờ' })).toHaveAttribute(
    'aria-current',
    'page',
  );
});

test('the wall has an address and no frame, stays one when it is loaded again, and says when the host is gone', async ({
  station,
}) => {
  const page = await station(site);
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.keyboard.press('Alt+g');
  await page.getByRole('button', { name: 'Treo tường' }).click();
  await expect(page).toHaveURL(/\/wall$/);
  await page.reload();
  const now = page.getByRole('region', { name: 'Lúc này' });
  await expect(now).toContainText('Trong bãi');
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('button')).toHaveCount(0);
  await expectNoPageScroll(page);
  await expectAccessible(page, 'everything');
  // Nothing of it is smaller than what can be read from five metres, but the word for whoever stands before it.
  const small = await page.locator('.wall :is(.figure, .line) *').evaluateAll((all) =>
    all
      .filter((element) => element.checkVisibility() && !element.classList.contains('visually-hidden'))
      .map((element) => Number.parseFloat(getComputedStyle(element).fontSize))
      .filter((size) => size < 28),
  );
  expect(small).toEqual([]);

  await page.context().setOffline(true);
  await expect(page.getByRole('alert')).toContainText('Mất kết nối máy chủ', { timeout: 20_000 });
  await page.context().setOffline(false);
  await expect(page.getByRole('alert')).toHaveCount(0, { timeout: 20_000 });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('navigation')).toBeVisible();
  await expect(page).toHaveURL(/\/$/);
});

test('[RP44] a wall signs in once, is there again when the browser was shut, has no way out, and ends when it is switched off', async ({
  openPage,
}) => {
  const secret = 'treo tường 1';
  const { userId } = await site.api.command('user.save', {
    ...{ user: 'man-hinh', displayName: 'Màn hình sảnh', roles: ['wall'], secret },
  });
  const first = await openPage(`${site.host().address}/wall`);
  await first.getByLabel('Tên đăng nhập').fill('man-hinh');
  await first.getByLabel('Mật khẩu').fill(secret);
  await first.keyboard.press('Enter');
  await expect(first.getByRole('region', { name: 'Lúc này' })).toContainText('Trong bãi');

  // Another tab knows what this one kept only as another start of the browser would.
  const second = await first.context().newPage();
  await first.close();
  await second.goto(`${site.host().address}/wall`);
  await expect(second.getByRole('region', { name: 'Lúc này' })).toContainText('Trong bãi');
  await second.keyboard.press('Escape');
  await expect(second.getByRole('navigation')).toHaveCount(0);
  // Whoever works at the same machine signs in as themselves.
  const work = await second.context().newPage();
  await work.goto(site.host().address);
  await expect(work.getByLabel('Tên đăng nhập')).toBeVisible();

  await site.api.command('user.save', {
    ...{ userId, user: 'man-hinh', displayName: 'Màn hình sảnh', roles: ['wall'] },
    isActive: false,
  });
  await expect(second.getByLabel('Tên đăng nhập')).toBeVisible({ timeout: 15_000 });
  await second.reload();
  await expect(second.getByLabel('Tên đăng nhập')).toBeVisible();
});

test('everything on the wall fits: many queues, many alarms, a long name, the host gone', async ({ station }) => {
  const page = await station(site);
  const siteName = 'Bãi xe Công ty Cổ phần Vận tải và Thương mại quốc tế Bảo Nguyên Lạng Sơn, chi nhánh cửa khẩu';
  await site.api.command('settings.save', { siteName, values: {} });
  let trucks = 0;
  for (const crossing of ['Hữu Nghị', 'Tân Thanh', 'Chi Ma', 'Cốc Nam'])
    for (const direction of ['export', 'import'] as const) {
      const plate = `29H-820.${String((trucks += 1)).padStart(2, '0')}`;
      const { visitId } = await site.api.command('visit.arrive', { plate, crossing, direction });
      await site.api.command('incident.open', { kind: 'illness', visitId });
    }
  await page.goto(`${site.host().address}/wall`);
  for (const viewport of [
    { width: 1366, height: 768 },
    { width: 1920, height: 1080 },
  ]) {
    await page.setViewportSize(viewport);
    await expect(page.getByRole('region', { name: 'Lúc này' })).toContainText('Trong bãi');
    expect(await cutOff(page), 'while all is well').toEqual([]);
    await page.context().setOffline(true);
    await expect(page.getByRole('alert')).toContainText('Mất kết nối máy chủ', { timeout: 20_000 });
    expect(await cutOff(page), 'while the host is not heard').toEqual([]);
    await page.context().setOffline(false);
    await expect(page.getByRole('alert')).toHaveCount(0, { timeout: 20_000 });
  }
});

/** What leaves the screen, and what has more in it than it can show. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.locator('.wall, .wall :is(header, .now, .dash-body, section, .line, .figure)').evaluateAll((all) =>
    all.flatMap((element) => {
      const { bottom, right } = element.getBoundingClientRect();
      const isOnScreen = bottom <= innerHeight + 1 && right <= innerWidth + 1;
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = element;
      const isWhole = scrollHeight <= clientHeight + 3 && scrollWidth <= clientWidth + 3;
      return isOnScreen && isWhole ? [] : [`${element.className}: ${element.textContent}`];
    }),
  );
}
