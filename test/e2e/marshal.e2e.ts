import type { Locator, Page } from 'playwright/test';
import type { Snapshot, SlotRow } from '../../shared/contract/rows.ts';
import { formatPlate } from '../../shared/domain/vehicles/plate.ts';
import { expect, expectAccessible, expectNoPageScroll, printedBy, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

const EXPORT = { direction: 'export', crossing: 'Hữu Nghị', cargoClass: 'general', lengthCm: 1200 } as const;

async function arrived(plate: string, slot?: SlotRow, crossing: string = EXPORT.crossing): Promise<string> {
  const { visitId } = await site.api.command('visit.arrive', { plate, ...EXPORT, crossing });
  if (slot !== undefined) await site.api.command('slot.assign', { visitId, slotId: slot.slotId });
  return visitId;
}

function now(): Promise<Snapshot> {
  return site.api.query('yard.now', {});
}

/** Slots that take any truck, in the order of the yard. */
async function freeSlots(): Promise<readonly SlotRow[]> {
  const { slots } = await now();
  return slots.filter(
    (slot) => slot.visitId === null && slot.status === 'open' && !slot.isKeepClear && slot.lengthCm >= 1600,
  );
}

function at<T>(list: readonly T[], index: number): T {
  const one = list[index];
  if (one === undefined) throw new Error(`nothing at ${String(index)}`);
  return one;
}

async function atMarshal(page: Page): Promise<void> {
  await page.keyboard.press('Control+KeyK');
  await page.getByRole('dialog').getByRole('combobox').fill('Điều bãi');
  await expect(page.getByRole('option', { name: /Điều bãi/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Điều bãi' })).toBeVisible();
}

const line = (page: Page, text: string): Locator =>
  page.locator('.marshal-lines tbody tr').filter({ hasText: text }).first();
const says = (page: Page, text: string | RegExp): Promise<void> =>
  expect(page.locator('.marshal-foot [role=status]')).toHaveText(text);

test('[MV2] an order is given, handed to a tractor, printed and done by keys; a slot that is gone offers the next best', async ({
  station,
}) => {
  const free = (await freeSlots()).filter(({ access }) => access === 'through');
  const visitId = await arrived('29C-101.01', at(free, 0));
  const target = at(free, 1);
  await site.api.command('visit.arrive', { plate: '29X-900.01', ...EXPORT, kind: 'internal' });
  const page = await station(site, 'coordinator');
  await atMarshal(page);
  await page.keyboard.press('n');
  await page.keyboard.type('10101');
  await expect(page.getByRole('option', { name: /29C-101\.01/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type(target.code);
  await expect(page.getByText(`ô ${target.code}`, { exact: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await says(page, 'Đã ra lệnh cho 29C-101.01.');
  await expect(line(page, '29C-101.01')).toContainText(target.code);
  await expectNoPageScroll(page);
  await expectAccessible(page);

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('g');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(line(page, '29C-101.01')).toContainText('29X-900.01');
  // The line may know before the sheet does.
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await page.keyboard.press('u');
  await says(page, '29C-101.01: ưu tiên 3.');
  await page.keyboard.press('F9');
  await expect.poll(async () => (await printedBy(page)).join(' ')).toContain('29C-101.01');

  // The slot closes before the tractor is there.
  await site.api.command('slot.close', { slotId: target.slotId, reason: 'hố' });
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: '29C-101.01: đặt ở ô nào' });
  await expect(sheet.getByRole('alert')).toBeVisible();
  await expect(sheet.locator('.marshal-pick').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await says(page, '29C-101.01 đã đến nơi.');
  await expect(line(page, '29C-101.01')).toHaveCount(0);
  const { visits, moves } = await now();
  expect(moves.filter((move) => move.visitId === visitId)).toEqual([]);
  expect(visits.find((visit) => visit.visitId === visitId)?.slotCode).not.toBe(at(free, 0).code);
  await site.api.command('slot.open', { slotId: target.slotId });
});

test('[SL5] a called truck that is blocked is listed with what blocks it, and freed by a proposal', async ({
  station,
}) => {
  const lanes = Map.groupBy(
    (await freeSlots()).filter(({ access }) => access === 'lane'),
    ({ laneKey }) => laneKey,
  );
  const lane = at(
    [...lanes.values()].filter((slots) => slots.length >= 2),
    0,
  ).toSorted((a, b) => a.depth - b.depth);
  await arrived('29C-202.01', at(lane, lane.length - 1), 'Cốc Nam');
  await arrived('29C-202.02', at(lane, 0));
  await site.api.command('queue.call', { crossing: 'Cốc Nam', direction: 'export', count: 1 });
  const page = await station(site, 'coordinator');
  await atMarshal(page);
  await expect(page.getByText('Không có lệnh nào đang mở.', { exact: false })).toBeVisible();
  const blocked = line(page, '29C-202.01');
  await expect(blocked).toContainText('29C-202.02');
  await expect(blocked).toContainText('đã gọi');
  await page.keyboard.press('Tab');
  await expect(blocked).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(line(page, '29C-202.02')).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await says(page, 'Đã ra 1 lệnh.');
  await expect(line(page, '29C-202.02')).toBeFocused();
  await page.keyboard.press('x');
  await page.keyboard.type('xe đã tự đi');
  await page.keyboard.press('Enter');
  await says(page, 'Đã bỏ lệnh của 29C-202.02.');
});

test('trucks without a slot are placed together; what became stale comes back with its reason', async ({ station }) => {
  const ids = [await arrived('29C-303.01'), await arrived('29C-303.02'), await arrived('29C-303.03')];
  const page = await station(site, 'coordinator');
  await atMarshal(page);
  await page.keyboard.press('2');
  await expect(line(page, '29C-303.01')).toBeFocused();
  await expectNoPageScroll(page);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Nhận 3 chỗ' })).toBeVisible();
  await expectAccessible(page);
  const planned = await line(page, '29C-303.02').locator('td').nth(2).innerText();
  const slot = (await now()).slots.find(({ code }) => code === planned);
  await site.api.command('slot.close', { slotId: slot?.slotId ?? '', reason: 'hố' });
  await page.keyboard.press('Enter');
  await says(page, 'Đã xếp 2 xe.');
  await expect(page.locator('.marshal-notes li')).toContainText(['29C-303.02']);
  await page.keyboard.press('r');
  await expect(page.getByRole('button', { name: 'Nhận 1 chỗ' })).toBeVisible();
  await page.keyboard.press('Enter');
  await says(page, 'Đã xếp 1 xe.');
  const { visits } = await now();
  for (const id of ids) expect(visits.find(({ visitId }) => visitId === id)?.slotId).not.toBeNull();
  await site.api.command('slot.open', { slotId: slot?.slotId ?? '' });
});

test('a place is wished for a truck and for a firm; who waits is seen, and who is let go', async ({ station }) => {
  const slot = at(await freeSlots(), 5);
  await arrived('29C-404.01');
  const page = await station(site, 'coordinator');
  await atMarshal(page);
  await page.keyboard.press('3');
  await expect(page.getByText('Không giữ chỗ nào.')).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.type(slot.code);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('40401');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await says(page, /^Đã giữ 1 chỗ\.$/);
  await page.keyboard.press('n');
  await page.keyboard.type(slot.code);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Sao Mai');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('+3');
  await page.keyboard.press('Enter');
  await says(page, /1 chỗ có người giữ trước/);
  await expect(line(page, '29C-404.01')).toContainText('đang giữ');
  await expect(line(page, 'Sao Mai')).toContainText('chờ sau');
  await expect(page.getByText('2 người muốn chỗ này')).toBeVisible();
  await expectNoPageScroll(page);
  await expectAccessible(page);
  await page.keyboard.press('Home');
  await expect(line(page, '29C-404.01')).toBeFocused();
  await page.keyboard.press('x');
  await page.keyboard.press('Enter');
  await says(page, `Đã bỏ giữ ${slot.code}.`);
  await expect(line(page, 'Sao Mai')).toContainText('đang giữ');
});

test('[CL1] a row is closed, cleared by a proposal, and opened again', async ({ station }) => {
  const slot = at(
    (await freeSlots()).filter(({ access }) => access === 'through'),
    9,
  );
  await arrived('29C-505.01', slot);
  const page = await station(site, 'coordinator');
  await atMarshal(page);
  await page.keyboard.press('4');
  await expect(page.getByText('Không có chỗ nào tạm đóng theo lệnh.')).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Tab');
  await page.keyboard.type(slot.code);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('vá nền');
  await page.keyboard.press('Enter');
  await says(page, /Đã ra lệnh đóng 1 ô\..*còn 1 xe phải dẹp/);
  await expect(line(page, slot.code)).toBeFocused();
  await expectNoPageScroll(page);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(line(page, formatPlate('29C50501'))).toBeFocused();
  await page.keyboard.press('Enter');
  await says(page, 'Đã ra 1 lệnh.');
  await expect(page.getByText('chưa có lệnh')).toHaveCount(0);
  expect((await now()).moves).toMatchObject([{ plate: '29C50501', why: 'zone-closing' }]);
  await page.keyboard.press('x');
  await page.keyboard.press('Enter');
  await says(page, `Đã mở lại ${slot.code}.`);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Điều bãi' })).toHaveCount(0);
});
