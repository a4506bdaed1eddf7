import type { Locator, Page } from 'playwright/test';
import { expect, goTo, test, useSite } from '../support/e2e-test.ts';

const site = useSite();
const SOON = { timeout: 2000 };

const counter = (page: Page, name: string): Locator =>
  page.getByRole('banner').locator('.num').filter({ hasText: name }).locator('b');
const link = (page: Page): Locator => page.getByRole('banner').locator('.link [role=status]');

async function admit(page: Page, plate: string): Promise<void> {
  await page.keyboard.press('F2');
  await expect(page.locator('#plate')).toBeFocused();
  await page.keyboard.type(plate, { delay: 40 });
  await page.keyboard.press('Enter');
  await page.keyboard.press('5');
  await page.keyboard.press('Enter');
}

test('two stations see each other’s changes within two seconds, and a reload keeps them', async ({ station }) => {
  const [gate, yard] = [await station(site, 'gate'), await station(site, 'coordinator')];
  await expect(counter(yard, 'Trong bãi')).toHaveText('0');
  await admit(gate, '29h90001');
  await expect(gate.locator('.said')).toContainText('29H-900.01');
  await expect(counter(yard, 'Trong bãi')).toHaveText('1', SOON);
  await expect(yard.locator('.yard-grid')).toContainText('29H-900.01', SOON);

  await goTo(yard, 'queue');
  await yard.getByRole('radio', { name: /^Hữu Nghị, xuất/ }).click();
  await expect(yard.getByRole('button', { name: 'Gọi 1 xe kế' })).toBeEnabled();
  await yard.keyboard.press('F6');
  await expect(yard.getByRole('list', { name: /^Đã gọi/ })).toContainText('29H-900.01');
  await expect(counter(gate, 'Đã gọi')).toHaveText('1', SOON);
  await expect(gate.getByText('1 xe đã gọi chưa ra')).toBeVisible(SOON);

  await gate.reload();
  await expect(counter(gate, 'Đã gọi')).toHaveText('1');
  await expect(gate.locator('.gate-passes')).toContainText('29H-900.01');
});

test('a host that stops and comes back loses nothing, and the stations find it by themselves', async ({ station }) => {
  const [gate, yard] = [await station(site, 'gate'), await station(site, 'coordinator')];
  const { visitId } = await site.api.command('visit.arrive', {
    plate: '29H-900.02',
    direction: 'import',
    crossing: 'Tân Thanh',
    cargoClass: 'machinery',
    driver: 'Đặng Văn Lộc',
  });
  const { suggestions } = await site.api.query('slot.suggest', { visitId: visitId, limit: 1 });
  await site.api.command('slot.assign', { visitId: visitId, slotId: suggestions[0]?.slotId ?? '' });
  const before = await site.api.query('yard.now', {});
  const inYard = before.visits.length;
  await expect(counter(yard, 'Trong bãi')).toHaveText(String(inYard));

  await site.host().stop();
  await expect(link(gate)).toContainText('Mất máy chủ');
  await expect(link(yard)).toContainText('Mất máy chủ');
  // The gate goes on: what it sends is kept by the page and sent again.
  await admit(gate, '29h90003');
  await expect(gate.locator('.said')).toContainText('đang tự gửi lại');
  await expect(yard.locator('.keys .last')).toContainText('Số liệu cũ');
  await expect(yard.getByRole('button', { name: 'F4 Xếp ô' }), 'nothing is decided on old figures').toBeDisabled();

  await site.startAgain();
  await expect(link(gate)).toContainText('Máy chủ ✓', { timeout: 20_000 });
  await expect(link(yard)).toContainText('Máy chủ ✓', { timeout: 20_000 });
  await expect(counter(yard, 'Trong bãi')).toHaveText(String(inYard + 1), { timeout: 20_000 });
  await expect(counter(gate, 'Trong bãi')).toHaveText(String(inYard + 1));

  const after = await site.api.query('yard.now', {});
  const known = new Set(before.visits.map((visit) => visit.visitId));
  expect(after.visits.filter((visit) => known.has(visit.visitId))).toEqual(before.visits);
  expect(after.people.filter((person) => known.has(person.visitId))).toEqual(before.people);
  expect(after.passes.filter((pass) => known.has(pass.visitId))).toEqual(before.passes);
  expect(
    after.visits.filter(({ plate }) => plate === '29H90003'),
    'sent many times, in once',
  ).toHaveLength(1);
});
