import type { Locator, Page } from 'playwright/test';
import { expect, expectNoPageScroll, goTo, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

const find = (page: Page): Locator =>
  page.getByRole('combobox', { name: 'Quét phiếu, gõ biển số, số thứ tự hoặc tên' });
const share = (page: Page, name: string): Locator => page.locator('.serve').filter({ hasText: name });

async function arrive(plate: string, driver: string): Promise<string> {
  const { visitId } = await site.api.command('visit.arrive', {
    plate,
    driver,
    direction: 'export',
    crossing: 'Hữu Nghị',
    cargoClass: 'fresh',
    people: 2,
  });
  return visitId;
}

test('a driver takes a bed and leaves it, by keyboard', async ({ station }) => {
  await arrive('29H-600.01', 'Phạm Văn Đông');
  const page = await station(site);
  await goTo(page, 'rest');
  await expectNoPageScroll(page);
  await page.keyboard.press('F7');
  await expect(find(page)).toBeFocused();
  await page.keyboard.type('dong');
  await expect(page.getByRole('listbox').getByRole('option')).toContainText('Phạm Văn Đông');
  await page.keyboard.press('Enter');
  await expect(page.locator('.counter .who')).toContainText('Phạm Văn Đông');
  await expect(page.locator('.counter .who')).toContainText('29H-600.01');
  await page.keyboard.press('F7');
  const bed = page.getByRole('gridcell', { name: /^Giường .*, có người$/i });
  await expect(bed).toHaveCount(1);
  await expect(page.locator('.keys .last')).toContainText('Nhận giường');
  await expect(page.getByText(/^\d+ · có người 1 /)).toBeVisible();
  await page.keyboard.press('Shift+F7');
  await expect(bed).toHaveCount(0);
  await expect(page.getByText(/^\d+ · có người 0 /)).toBeVisible();
});

test('a person has one bed, whoever asks', async ({ station }) => {
  const visitId = await arrive('29H-600.02', 'Hoàng Văn Bình');
  const page = await station(site, 'rest');
  await find(page).fill('60002');
  await page.keyboard.press('Enter');
  await expect(page.locator('.counter .who')).toContainText('Hoàng Văn Bình');
  await page.keyboard.press('F7');
  await expect(page.getByRole('gridcell', { name: /^Giường .*, có người$/i })).toHaveCount(1);
  const { people } = await site.api.query('rest.person', { visitId: visitId });
  const again = await site.api.tryCommand(await site.api.sessionOf('rest'), 'rest.check-in', {
    visitId: visitId,
    person: { personId: people[0]?.personId ?? '' },
  });
  expect(again).toMatchObject({ refusal: { code: 'rest.already-resting' } });
});

test('a second free meal is refused with who had the first and when, and can be paid for', async ({ station }) => {
  await arrive('29H-600.03', 'Vi Văn Thành');
  const page = await station(site);
  await goTo(page, 'rest');
  await find(page).fill('vi van thanh');
  await page.keyboard.press('Enter');
  await expect(share(page, 'cơm')).toBeVisible();
  await page.keyboard.press('m');
  await expect(share(page, 'cơm')).toContainText(/1\/\d/);
  await page.keyboard.press('m');
  const problem = page.locator('.counter').getByRole('alert');
  await expect(problem).toContainText('Suất miễn phí đã phát cho Vi Văn Thành lúc');
  await expect(problem).toContainText(/\d\d:\d\d/);
  await problem.getByRole('button', { name: 'Phát có trả tiền' }).click();
  await expect(share(page, 'cơm')).toContainText('có trả tiền 1');
  await expect(problem).toBeHidden();
});

test('people on site count against each facility', async ({ station }) => {
  const page = await station(site);
  await goTo(page, 'rest');
  const people = page.locator('.bar b').filter({ hasText: 'người trong khu bãi' });
  const before = Number.parseInt((await people.textContent()) ?? '', 10);
  await arrive('29H-600.04', 'Lâm Văn Quý');
  await expect(people).toHaveText(`${String(before + 2)} người trong khu bãi`);
  const load = page.getByRole('table', { name: 'Tải từng cơ sở so với chuẩn' });
  await expect(load.getByRole('row').nth(1)).toContainText('%');
});
