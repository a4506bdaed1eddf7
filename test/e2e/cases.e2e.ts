import type { Locator, Page } from 'playwright/test';
import { expect, expectAccessible, expectNoPageScroll, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

const EXPORT = { direction: 'export', crossing: 'Hữu Nghị', cargoClass: 'general' } as const;

async function leftUnrecorded(plate: string): Promise<string> {
  const { visitId } = await site.api.command('visit.arrive', { plate, ...EXPORT });
  await site.api.command('visit.depart', { visitId, departure: 'left-unrecorded' });
  return visitId;
}

async function atCases(page: Page): Promise<void> {
  await page.keyboard.press('Control+KeyK');
  await page.getByRole('dialog').getByRole('combobox').fill('Chờ xác nhận');
  await expect(page.getByRole('option', { name: /Chờ xác nhận/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Việc chờ xác nhận' })).toBeVisible();
}

const row = (page: Page, plate: string): Locator => page.locator('.cases-table tbody tr').filter({ hasText: plate });

test('a coordinator clears the list by keys: confirms with a note, or says that the truck is still here', async ({
  station,
}) => {
  const first = await leftUnrecorded('98C-111.01');
  const second = await leftUnrecorded('98C-111.02');
  await leftUnrecorded('98C-111.03');
  const page = await station(site, 'coordinator');
  await atCases(page);
  await expect(row(page, '98C-111.01')).toBeFocused();
  await expect(row(page, '98C-111.01')).toContainText('đi không ghi');
  await expectNoPageScroll(page);
  await expectAccessible(page);

  await page.keyboard.press('n');
  await page.keyboard.type('bảo vệ thấy xe ra');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Đã xác nhận 98C-111.01.' })).toBeVisible();
  await expect(row(page, '98C-111.01')).toHaveCount(0);
  await expect(row(page, '98C-111.02')).toBeFocused();
  const story = await site.api.query('visit.story', { visitId: first as never });
  expect(story.visit.isToConfirm).toBe(false);
  expect(story.events.at(-1)).toMatchObject({ type: 'alarm.cleared', reason: 'bảo vệ thấy xe ra' });

  await page.keyboard.press('u');
  await expect(page.getByRole('status').filter({ hasText: 'Đã hoàn tác 98C-111.02.' })).toBeVisible();
  await expect(row(page, '98C-111.03')).toBeFocused();
  const { visits } = await site.api.query('yard.now', {});
  expect(visits.find(({ visitId }) => visitId === second)).toMatchObject({ stage: 'waiting', isToConfirm: false });

  await page.keyboard.press('s');
  await expect(page.getByRole('complementary').filter({ hasText: '98C-111.03' })).toBeVisible();
  await atCases(page);
  await expect(row(page, '98C-111.03')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Không còn việc nào chờ xác nhận.')).toBeVisible();
  await page.keyboard.press('Escape');
});

test('an operator at the gate sees the list and leaves it to the coordinator', async ({ station }) => {
  await leftUnrecorded('98C-222.01');
  const page = await station(site, 'gate');
  await atCases(page);
  await expect(row(page, '98C-222.01')).toBeFocused();
  await expect(page.getByRole('button', { name: /xác nhận/ })).toBeDisabled();
  await page.keyboard.press('Enter');
  await expect(row(page, '98C-222.01')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('#plate')).toBeVisible();
});

test('what is typed for a case that somebody else confirmed meanwhile is heard by no other case', async ({
  station,
}) => {
  const first = await leftUnrecorded('98C-333.01');
  await leftUnrecorded('98C-333.02');
  const page = await station(site, 'coordinator');
  await atCases(page);
  await row(page, '98C-333.01').click();
  await page.keyboard.press('n');
  await page.keyboard.type('xe của H');
  await site.api.command('visit.confirm', { visitId: first as never });
  await expect(row(page, '98C-333.01')).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: 'Việc đang chọn đã có người xử lý.' })).toBeVisible();
  await page.keyboard.type('us');
  await page.keyboard.press('Enter');
  await expect(row(page, '98C-333.02')).toBeVisible();
  const { cases } = await site.api.query('gate.cases', {});
  expect(cases.map(({ plate }) => plate)).toContain('98C33302');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.cases-table tr.sel')).toBeFocused();
});
