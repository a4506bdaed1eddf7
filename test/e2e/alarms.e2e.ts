import type { Locator, Page } from 'playwright/test';
import { HOUR_MS } from '../../shared/kernel/instant.ts';
import { expect, expectAccessible, expectNoPageScroll, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

/** The engine looks at the ground every twenty seconds. */
const NOTICED = { timeout: 40_000 };

const alarms = (page: Page): Locator => page.getByRole('dialog', { name: 'Báo động và sự cố' });
const budget = (page: Page): Locator => page.getByRole('dialog', { name: 'Mức đầy các khu' });
const line = (page: Page, words: string | RegExp): Locator =>
  alarms(page).getByRole('listitem').filter({ hasText: words });

/** A truck that was written down late: it has been here for so many hours. */
async function arrivedBefore(plate: string, hours: number, more: object = {}): Promise<string> {
  const { siteNow } = await site.api.query('yard.now', {});
  const at = new Date(new Date(siteNow as unknown as string).getTime() - hours * HOUR_MS).toISOString();
  const truck = { plate, direction: 'export', crossing: 'Hữu Nghị', cargoClass: 'general', loaded: true } as const;
  return (await site.api.command('visit.arrive', { ...truck, occurredAt: at, reason: 'ghi bù', ...more })).visitId;
}

test('clocks that ran out come as a list of what to do, most pressing first, and end with their cause', async ({
  station,
}) => {
  test.setTimeout(180_000);
  for (const n of [1, 2, 3, 4, 5, 6]) await arrivedBefore(`12C-300.0${String(n)}`, 49 + n);
  const reefer = await arrivedBefore('12C-300.07', 1.5, { needsPower: true, temperatureC: -18 });
  await arrivedBefore('桂A·12345', 22, { direction: 'import' });
  const page = await station(site);
  await expect(page.getByRole('banner').getByRole('button', { name: /báo động/ })).toContainText('3 báo động', NOTICED);

  await page.keyboard.press('Alt+Digit0');
  await expect(alarms(page).getByRole('listitem')).toHaveCount(3);
  await expect(alarms(page).getByRole('listitem').first()).toContainText(
    /12C-300\.07 xe lạnh chưa cắm điện · đã 1 g 3\d/,
  );
  await expect(line(page, 'sắp hết giờ được ở lại')).toContainText(/桂A·12345.* · còn (1 g 5\d|2 g 00)/);
  await expectNoPageScroll(page);
  await expectAccessible(page);

  const many = line(page, '6 xe: ở quá lâu');
  await expect(many.getByRole('button', { name: /^12C-300/ })).toHaveCount(5);
  await expect(many.getByRole('button', { name: /^12C-300/ }).first(), 'the longest over').toContainText('12C-300.06');
  await many.getByRole('button', { name: 'và 1 xe nữa' }).press('Enter');
  await expect(many.getByRole('button', { name: /^12C-300/ })).toHaveCount(6);
  await many.getByRole('button', { name: 'Đã nhận cả 6' }).press('Enter');
  await expect(many).toContainText(/an nhận \d\d:\d\d/);
  await expect(many.getByRole('button', { name: 'Đã xử lý' }), 'what closes itself').toHaveCount(0);

  // A plug ends the alarm of the reefer, also where nobody has seen it.
  const { slots } = await site.api.query('yard.now', {});
  const plug = slots.find((slot) => slot.hasPower && slot.lengthCm >= 1850 && slot.visitId === null);
  await site.api.command('slot.assign', { visitId: reefer, slotId: plug?.slotId ?? '' });
  await expect(line(page, 'xe lạnh chưa cắm điện')).toHaveCount(0, NOTICED);
});

test('a reefer’s alarm leads to where it would find a plug', async ({ station }) => {
  test.setTimeout(120_000);
  await arrivedBefore('12C-400.01', 2, { needsPower: true, temperatureC: 4 });
  const page = await station(site);
  await page.keyboard.press('Alt+Digit0');
  await expect(line(page, '12C-400.01 xe lạnh chưa cắm điện')).toHaveCount(1, NOTICED);
  await line(page, '12C-400.01 xe lạnh chưa cắm điện').getByRole('button', { name: 'Xếp ô có điện' }).press('Enter');
  await expect(alarms(page)).toHaveCount(0);
  await expect(page.locator('#screen')).toContainText('12C-400.01');
});

test('what people close is closed by name', async ({ station }) => {
  const visitId = await arrivedBefore('12C-500.01', 0.1);
  await site.api.command('visit.depart', { visitId, departure: 'left-unrecorded' });
  const page = await station(site);
  await page.keyboard.press('Alt+Digit0');
  const gone = line(page, /Xe đi không ghi 12C-500\.01/);
  await gone.getByRole('button', { name: 'Đã xử lý' }).press('Enter');
  await expect(gone).toHaveCount(0);
});

test('how full each zone is and how long it lasts opens from the strip by keys', async ({ station }) => {
  const page = await station(site);
  const cell = page.getByRole('banner').getByRole('button', { name: /chỗ trống/ });
  await cell.press('Enter');
  await expect(budget(page)).toBeVisible();
  const { site: whole, zones } = await site.api.query('yard.budget', {});
  await expect(budget(page).getByRole('row')).toHaveCount(zones.length + 2);
  await expect(budget(page).getByRole('row').nth(1)).toContainText(`${String(whole.free)}/${String(whole.places)}`);
  await expect(cell).toContainText(`${String(whole.free)}/${String(whole.places)} chỗ trống`);
  await expectAccessible(page);
  await expectNoPageScroll(page);
  await page.keyboard.press('Escape');
  await expect(cell).toBeFocused();
});
