import {
  expect,
  expectAccessible,
  expectNoPageScroll,
  goTo,
  SCREEN_NAMES,
  test,
  useSite,
} from '../support/e2e-test.ts';

const site = useSite();

test.beforeAll(async () => {
  const course = { direction: 'export', crossing: 'Hữu Nghị', vehicleType: 'tractor-40' } as const;
  for (let number = 1; number <= 6; number++) {
    const { visitId } = await site.api.command('visit.arrive', {
      plate: `29H-0000${String(number)}`,
      ...course,
      cargoClass: number % 2 === 0 ? 'fresh' : 'general',
      driver: `Lái Xe ${String(number)}`,
    });
    if (number > 4) continue;
    const { suggestions } = await site.api.query('slot.suggest', { visitId: visitId, limit: 1 });
    await site.api.command('slot.assign', { visitId: visitId, slotId: suggestions[0]?.slotId ?? '' });
    if (number > 1) continue;
    await site.api.command('visit.hold', { visitId: visitId, authority: 'Hải quan', reason: 'soi chiếu lại' });
    await site.api.command('rest.check-in', { visitId: visitId, person: { name: 'Phụ Xe' } });
  }
  await site.api.command('queue.call', { crossing: 'Hữu Nghị', direction: 'export', count: 1 });
  await site.api.command('incident.open', { kind: 'fire', place: 'B3', note: 'khói ở đầu kéo' });
});

for (const theme of ['Ngày', 'Đêm']) {
  test(`every screen is open to everybody and fits its window (${theme})`, async ({ station }) => {
    const page = await station(site);
    await page.getByRole('navigation').locator('.who').click();
    await page
      .getByRole('radiogroup', { name: 'Nền màn hình' })
      .getByRole('radio', { name: theme, exact: true })
      .click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme === 'Ngày' ? 'day' : 'night');
    await page.getByRole('button', { name: 'Đóng', exact: true }).click();
    for (const screen of Object.keys(SCREEN_NAMES) as (keyof typeof SCREEN_NAMES)[]) {
      await goTo(page, screen);
      await expect(page.locator('#screen').getByText(/^Đang (?:mở…|lấy số liệu)$/)).toHaveCount(0);
      await test.step(screen, async () => {
        await expectNoPageScroll(page);
        await expectAccessible(page, theme === 'Ngày' ? 'everything' : 'colours');
      });
    }
  });
}

test('every screen speaks English as well', async ({ station }) => {
  const page = await station(site);
  await page.getByRole('navigation').locator('.who').click();
  await page.getByRole('radio', { name: 'EN', exact: true }).click();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  for (const [key, name] of [
    ['Digit1', 'Yard'],
    ['Digit2', 'Gate'],
    ['Digit3', 'Queue'],
    ['Digit4', 'Rest'],
    ['Digit5', 'Report'],
  ] as const) {
    await page.keyboard.press(`Alt+${key}`);
    await expect(page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${name}`) })).toHaveAttribute(
      'aria-current',
      'page',
    );
    await expectNoPageScroll(page);
  }
});

test('sheets and the finder work by keyboard and hide nothing from a reader', async ({ station }) => {
  const page = await station(site);
  await page.keyboard.press('Control+KeyK');
  const finder = page.getByRole('dialog');
  await expect(finder.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('29H00003');
  await expect(finder.getByRole('option').first()).toContainText('29H-000.03');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(finder).toBeHidden();
  await expect(page.locator('.yard-insp .pl')).toHaveText('29H-000.03');

  await page.keyboard.press('F10');
  await expect(page.getByRole('dialog', { name: 'Mở sự cố' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog', { name: 'Phím trên mọi màn hình' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('banner').getByRole('button').last().click();
  const alarms = page.getByRole('dialog', { name: 'Báo động và sự cố' });
  await expect(alarms).toContainText('khói ở đầu kéo');
  await expectAccessible(page);
});
