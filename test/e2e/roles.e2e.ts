import { expect, goTo, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

test('a viewer sees the yard and lets no truck in', async ({ station }) => {
  await site.api.command('visit.arrive', {
    plate: '29H-800.01',
    driver: 'Trần Văn Kín',
    direction: 'export',
    crossing: 'Hữu Nghị',
    cargoClass: 'general',
  });
  const page = await station(site, 'viewer');
  await expect(page.getByRole('banner').getByText('Trong bãi')).toBeVisible();
  await page.keyboard.press('F2');
  await page.keyboard.type('29h80002', { delay: 40 });
  await page.keyboard.press('Enter');
  await page.keyboard.press('3');
  await page.keyboard.press('Enter');
  await expect(page.locator('.said')).toContainText('Vai trò của anh chị không làm được việc này');
  const { visits } = await site.api.query('yard.now', {});
  expect(visits.map(({ plate }) => plate)).toEqual(['29H80001']);

  await goTo(page, 'queue');
  await expect(page.locator('.call').getByRole('button', { name: /^Gọi/ })).toBeDisabled();
  await goTo(page, 'rest');
  await expect(page.getByText('Trần Văn Kín'), 'names are for those who need them').toHaveCount(0);
});

test('a gate user calls nobody, on the screen or past it', async ({ station }) => {
  await site.api.command('visit.arrive', {
    plate: '29H-800.03',
    direction: 'export',
    crossing: 'Tân Thanh',
    cargoClass: 'general',
  });
  const page = await station(site, 'gate');
  await expect(page.locator('#plate'), 'a gate begins at the gate').toBeVisible();
  await goTo(page, 'queue');
  await page.getByRole('radio', { name: /^Tân Thanh, xuất/ }).click();
  await expect(page.locator('.call').getByRole('button', { name: /^Gọi/ })).toBeDisabled();
  await expect(page.getByText('Chỉ điều độ bãi gọi xe')).toBeVisible();
  await page.keyboard.press('F6');
  const outcome = await site.api.tryCommand(await site.api.sessionOf('gate'), 'queue.call', {
    crossing: 'Tân Thanh',
    direction: 'export',
    count: 1,
  });
  expect(outcome).toMatchObject({ fault: { code: 'session.not-allowed' } });
  const { entries } = await site.api.query('queue.order', { crossing: 'Tân Thanh', direction: 'export' });
  expect(entries.map(({ plate }) => plate)).toEqual(['29H80003']);
});

test('somebody with several roles is called by the one that says most', async ({ station }) => {
  const page = await station(site, 'administrator');
  const { roles } = await site.api.sessionOf('administrator');
  expect(roles.length).toBeGreaterThan(1);
  const badge = page.getByRole('navigation').locator('.who');
  await expect(badge).toContainText(`quản trị +${String(roles.length - 1)} vai`);
  await expect(badge).toHaveAccessibleName(/quản trị.*trực cổng/);
  await badge.click();
  await expect(page.getByRole('dialog')).toContainText(/Vai trò\s*quản trị, .*trực cổng/);
});
