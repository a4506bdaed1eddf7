import type { Locator, Page } from 'playwright/test';
import { expect, expectAccessible, expectNoPageScroll, letIn, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

const field = (page: Page): Locator => page.getByRole('combobox', { name: /để lấy số$/ });
const line = (page: Page, number: number): Locator =>
  page.locator('.turn-line', { has: page.locator('.number', { hasText: new RegExp(`^${String(number)}$`) }) });
const told = (page: Page): Locator => page.locator('.turns-foot');

/** The turns screen, over a bath house with one place. */
async function atTurns(station: (one: typeof site) => Promise<Page>): Promise<Page> {
  const { facilities } = await site.api.query('yard.now', {});
  for (const { facilityId, code, kind, name, capacity } of facilities)
    if (kind === 'shower')
      await site.api.command('facility.save', { facilityId, code, kind, name, capacity, isOpen: false });
  if (!facilities.some(({ code }) => code === 'VT9'))
    await site.api.command('facility.save', {
      code: 'VT9',
      kind: 'shower',
      name: 'Tắm 9',
      capacity: 1,
      turnMinutes: 12,
    });
  else
    await site.api.command('facility.save', { code: 'VT9', kind: 'shower', name: 'Tắm 9', capacity: 1, isOpen: true });
  const page = await station(site);
  await page.keyboard.press('Alt+KeyT');
  await expect(page.getByRole('heading', { name: 'Lượt tắm, giặt' })).toBeVisible();
  await expect(page.locator('.turn-places').first()).toContainText('Tắm 9');
  return page;
}

test('[RE20, RE21] numbers by slip, plate and name; called, in, out, missed and given back, by keys alone', async ({
  station,
}) => {
  const visitId = await letIn(site, '29H-710.01', 'Bàn Văn Một');
  await letIn(site, '29H-710.02', 'Bàn Văn Hai');
  await letIn(site, '29H-710.03', 'Chu Thị Ba');
  const page = await atTurns(station);
  const take = async (text: string, number: number): Promise<void> => {
    await field(page).focus();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await expect(told(page)).toContainText(`Số ${String(number)} của`);
    await expect(line(page, number)).toBeVisible();
  };
  await take(visitId, 1);
  await take('71002', 2);
  await take('chu thi ba', 3);
  // Who has a number is shown it, and gets no other.
  await field(page).focus();
  await page.keyboard.type('71002');
  await page.keyboard.press('Enter');
  await expect(line(page, 2)).toHaveAttribute('aria-selected', 'true');
  await expectNoPageScroll(page);
  await expectAccessible(page);

  await page.keyboard.press('F6');
  await expect(told(page)).toContainText('Đã gọi số 1 vào Tắm 9.');
  await page.keyboard.press('Enter');
  await expect(told(page)).toContainText('Số 1 đã vào.');
  // One place: nobody is called while somebody is in.
  await page.keyboard.press('F6');
  await expect(told(page).getByRole('alert')).toContainText('Các nơi đang đủ người hoặc đóng.');
  await page.keyboard.press('Enter');
  await expect(told(page)).toContainText('Số 1 xong.');
  await page.keyboard.press('F6');
  await expect(told(page)).toContainText('Đã gọi số 2');
  await page.keyboard.press('Delete');
  await expect(told(page)).toContainText('Số 2 vắng');
  await page.keyboard.press('F6');
  await expect(told(page)).toContainText('Đã gọi số 3');
  await page.keyboard.press('Shift+Delete');
  await expect(told(page)).toContainText('Số 3 đã trả.');
});

test('[RE24] who has had the free one goes in all the same, and the money is written down with Ctrl Enter', async ({
  station,
}) => {
  const visitId = await letIn(site, '29H-710.04', 'Đào Văn Bốn');
  await site.api.command('rest.serve', { visitId, service: 'shower' });
  const page = await atTurns(station);
  await field(page).focus();
  await page.keyboard.type('71004');
  await page.keyboard.press('Enter');
  await expect(told(page)).toContainText(/Số \d+ của 29H-710\.04/);
  await page.keyboard.press('F6');
  await expect(told(page)).toContainText('Đã gọi số');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'hết suất miễn phí' })).toBeVisible();
  // Keys act again once the list shows what was done.
  await expect(told(page)).toContainText('đã vào');
  await page.keyboard.press('Control+Enter');
  await expect(told(page)).toContainText('Đã ghi thu tiền cho số');
  const { people } = await site.api.query('rest.person', { visitId });
  expect(people[0]?.served.find(({ service }) => service === 'shower')).toMatchObject({ free: 1, paid: 1 });
});
