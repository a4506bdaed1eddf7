import type { Locator, Page } from 'playwright/test';
import { expect, expectNoPageScroll, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

const map = (page: Page): Locator => page.getByRole('application', { name: 'Bản đồ bãi' });
/** What the map tells those who do not see it: the slot chosen on it. */
const onMap = (page: Page): Locator => map(page).getByRole('status');
const inspector = (page: Page): Locator => page.getByRole('complementary', { name: 'Việc làm được' });
const rows = (page: Page): Locator => page.locator('.yard-grid [role=row][row-id]');
const chosenRow = (page: Page): Locator => page.locator('.yard-grid [role=row][aria-selected=true]');
const action = (page: Page, name: string): Locator =>
  page.getByRole('group', { name: 'Việc làm được' }).getByRole('button', { name });

/** Shows one slot in the table and chooses it there. */
async function chooseSlot(page: Page, code: string): Promise<void> {
  const search = page.getByRole('searchbox', { name: 'Lọc theo ô, biển số, hàng, cửa khẩu' });
  await search.fill(code);
  const wanted = rows(page).filter({ has: page.locator('[col-id=slot]', { hasText: new RegExp(`^${code}$`) }) });
  await wanted.locator('[col-id=slot]').click();
  await expect(onMap(page)).toContainText(`Ô ${code},`);
  await search.fill('');
}

test('map and table show the same slots with one selection', async ({ station }) => {
  const page = await station(site);
  await expectNoPageScroll(page);
  await expect(page.getByRole('button', { name: /^Trống/ })).toContainText('300');
  const code = (await rows(page).first().locator('[col-id=slot]').textContent()) ?? '';
  await rows(page).first().locator('[col-id=slot]').click();
  await expect(onMap(page)).toContainText(`Ô ${code}, Trống`);
  await expect(inspector(page)).toContainText(code);

  await map(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(onMap(page)).not.toContainText(`Ô ${code},`);
  const next = /^Ô (\S+),/.exec((await onMap(page).textContent()) ?? '')?.[1] ?? '';
  await expect(chosenRow(page).locator('[col-id=slot]')).toHaveText(next);
  await expect(inspector(page)).toContainText(next);

  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expect(onMap(page)).not.toContainText(`Ô ${next},`);
  const below = (await chosenRow(page).locator('[col-id=slot]').textContent()) ?? '';
  await expect(onMap(page)).toContainText(`Ô ${below},`);
});

test('assigns the first suggestion by keyboard, moves, vacates', async ({ station }) => {
  await site.api.command('visit.arrive', {
    plate: '29H50001',
    direction: 'export',
    crossing: 'Hữu Nghị',
    cargoClass: 'general',
    vehicleType: 'tractor-40',
  });
  const page = await station(site);
  await expect(page.getByRole('button', { name: /^Chưa xếp ô/ })).toContainText('1');
  await page.keyboard.press('F4');
  await page.getByRole('textbox', { name: 'Biển số' }).fill('50001');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Xếp ô cho 29H-500.01' })).toBeVisible();
  const best = page.locator('.yard-pick');
  await expect(best).toHaveCount(3);
  await expect(best.first().locator('.s'), 'with reasons').toHaveText(/lối ra cách/i);
  const first = (await best.first().locator('b').textContent()) ?? '';
  await page.keyboard.press('1');
  await expect(inspector(page).locator('.pl')).toHaveText('29H-500.01');
  await expect(onMap(page)).toHaveText(`Ô ${first}, Có xe, 29H-500.01`);
  await expect(chosenRow(page)).toContainText('29H-500.01');

  await page.keyboard.press('F4');
  await expect(page.getByRole('heading', { name: 'Đổi ô cho 29H-500.01' })).toBeVisible();
  await expect(best).toHaveCount(3);
  const second = (await best.first().locator('b').textContent()) ?? '';
  expect(second).not.toBe(first);
  await page.getByLabel('Hoặc gõ mã ô').fill(second.toLowerCase());
  await page.keyboard.press('Enter');
  await expect(onMap(page)).toHaveText(`Ô ${second}, Có xe, 29H-500.01`);

  await action(page, 'Rời ô').click();
  await expect(inspector(page)).toContainText('chưa có ô');
  await expect(page.getByRole('button', { name: /^Chưa xếp ô/ })).toContainText('1');
  await expect(page.getByRole('button', { name: /^Có xe/ })).toContainText('0');
});

test('closes a slot with a reason, puts no truck there, and opens it again', async ({ station }) => {
  const { slots } = await site.api.query('yard.now', {});
  const slot = slots.findLast(({ isKeepClear, status }) => !isKeepClear && status === 'open');
  const code = slot?.code ?? '';
  const { visitId } = await site.api.command('visit.arrive', {
    plate: '29H50002',
    direction: 'export',
    crossing: 'Hữu Nghị',
    cargoClass: 'general',
  });
  const page = await station(site);
  await chooseSlot(page, code);
  await action(page, 'Đóng ô').click();
  const go = inspector(page).getByRole('button', { name: 'Đóng ô này' });
  await expect(go).toBeDisabled();
  await inspector(page).getByLabel('Lý do').fill('sụt nền');
  await page.keyboard.press('Enter');
  await expect(inspector(page).locator('.hd')).toContainText('Khoá');
  await expect(inspector(page)).toContainText('sụt nền');
  const refused = await site.api.tryCommand(await site.api.sessionOf('administrator'), 'slot.assign', {
    visitId,
    slotId: slot?.slotId ?? '',
  });
  expect(refused).toMatchObject({ refusal: { code: 'slot.closed' } });
  await action(page, 'Mở ô').click();
  await expect(inspector(page).locator('.hd')).toContainText('Trống');
});

test('the table finds without marks, and the legend filters', async ({ station }) => {
  const { visitId } = await site.api.command('visit.arrive', {
    plate: '29H50003',
    direction: 'export',
    crossing: 'Hữu Nghị',
    cargoClass: 'fresh',
    goods: 'sầu riêng',
  });
  const { suggestions } = await site.api.query('slot.suggest', { visitId, limit: 1 });
  await site.api.command('slot.assign', { visitId, slotId: suggestions[0]?.slotId ?? '' });
  const page = await station(site);
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('Slash');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('sau rieng');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('29H-500.03');
  await page.getByRole('searchbox').fill('');
  await page.getByRole('button', { name: /^Có xe/ }).click();
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('button', { name: /^Có xe/ }).click();
  await expect(rows(page)).not.toHaveCount(1);
});

/** The heads of groups in the table. */
const heads = (page: Page): Locator => page.locator('.yard-grid .yard-group-head');

test('groups the table by zone, closes and opens a group by keyboard, and counts in its heads', async ({ station }) => {
  const page = await station(site);
  await expect(rows(page).first()).toBeVisible();
  await page.getByLabel('Nhóm').selectOption('zone');
  await expect(heads(page).first()).toContainText(/Khu A.*ô.*xe.*trống/);
  const ofSlots = page.locator('.yard-grid [row-id^=slt_]');
  await expect(ofSlots.first()).toBeVisible();
  await heads(page).first().click();
  await expect(heads(page).first()).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowRight');
  await expect(heads(page).first()).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowDown');
  // The head that was chosen before is no slot: its row is left first.
  const chosenSlot = chosenRow(page).locator('[col-id=slot]');
  await expect(chosenSlot).toHaveText(/^[A-Z]\d+-\d+$/);
  const code = (await chosenSlot.textContent()) ?? '';
  await expect(onMap(page)).toContainText(`Ô ${code},`);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(ofSlots).toHaveCount(0);
  await page.keyboard.press('Shift+ArrowRight');
  await expect(ofSlots.first()).toBeVisible();
});

test('a saved view survives a reload, and is shown again by its number', async ({ station }) => {
  const page = await station(site);
  await expect(rows(page).first()).toBeVisible();
  await map(page).focus();
  await page.keyboard.press('6');
  await expect(page.getByLabel('Cách xem khác')).toHaveValue('plugs');
  await page.getByLabel('Nhóm').selectOption('row');
  await map(page).focus();
  await page.keyboard.press('v');
  await page.getByLabel('Lưu cách xem bây giờ với tên').fill('ổ điện theo dãy');
  await page.keyboard.press('Enter');
  const kept = page.getByRole('group', { name: 'Cách xem đã lưu' }).getByText('ổ điện theo dãy', { exact: true });
  await expect(kept).toBeVisible();

  await page.reload();
  await expect(rows(page).first()).toBeVisible();
  await expect(page.getByLabel('Nhóm')).toHaveValue('none');
  await map(page).focus();
  await page.keyboard.press('v');
  await expect(kept).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.getByLabel('Nhóm')).toHaveValue('row');
  await expect(page.getByLabel('Cách xem khác')).toHaveValue('plugs');
  await expect(heads(page).first()).toContainText('dãy');
});

test('exports what is shown as CSV', async ({ station }) => {
  const page = await station(site);
  await expect(rows(page).first()).toBeVisible();
  const code = (await rows(page).first().locator('[col-id=slot]').textContent()) ?? '';
  await page.getByRole('searchbox').fill(code);
  await expect(rows(page)).toHaveCount(1);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Xuất CSV những ô đang hiện' }).click();
  const stream = await (await download).createReadStream();
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  const lines = Buffer.concat(parts).toString('utf8').trimEnd().split('\r\n');
  expect(lines[0]).toMatch(/^\uFEFFÔ;Trạng thái;/);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(new RegExp(`^${code};`));
});

test('follows a truck as it is moved', async ({ station }) => {
  const { visitId } = await site.api.command('visit.arrive', {
    plate: '29H50009',
    direction: 'export',
    crossing: 'Hữu Nghị',
    cargoClass: 'general',
  });
  const suggested = await site.api.query('slot.suggest', { visitId, limit: 2 });
  await site.api.command('slot.assign', { visitId, slotId: suggested.suggestions[0]?.slotId ?? '' });
  const page = await station(site);
  await page.keyboard.press('Slash');
  await page.keyboard.type('29H50009');
  await page.keyboard.press('Enter');
  await expect(inspector(page).locator('.pl')).toHaveText('29H-500.09');
  await page.keyboard.press('t');
  const stop = inspector(page).getByRole('button', { name: 'Thôi theo' });
  await expect(stop).toBeVisible();
  const to = suggested.suggestions[1];
  await site.api.command('slot.move', { visitId, slotId: to?.slotId ?? '' });
  await expect(onMap(page)).toHaveText(`Ô ${to?.code ?? ''}, Có xe, 29H-500.09`);
  await expect(stop).toBeVisible();
  await page.keyboard.press('t');
  await expect(inspector(page).getByRole('button', { name: 'Theo xe' })).toBeVisible();
});

test('reports a truck in a keep-clear area by keyboard alone', async ({ station }) => {
  const page = await station(site);
  await map(page).focus();
  await page.keyboard.press('k');
  await expect(inspector(page).getByLabel('Biển số (nếu thấy)')).toBeFocused();
  await page.keyboard.type('30A12345');
  // No area is guessed for an alarm that sends people running.
  await page.keyboard.press('Enter');
  await expect(inspector(page).getByRole('alert')).toHaveText('Chọn chỗ nào bằng phím mũi tên.');
  await page.keyboard.press('ArrowDown');
  await expect(inspector(page).getByRole('option', { selected: true })).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Có xe ở chỗ cấm đỗ' })).toHaveCount(0);
  const { alarms } = await site.api.query('yard.now', {});
  expect(alarms.filter(({ areaId, clearedAt }) => areaId !== null && clearedAt === null)).toHaveLength(1);
});

test('a key that is held too long does not answer what it opened', async ({ station }) => {
  await site.api.command('visit.arrive', {
    plate: '29H-500.77',
    direction: 'export',
    crossing: 'Hữu Nghị',
    cargoClass: 'general',
  });
  const page = await station(site);
  await page.keyboard.press('F4');
  await page.getByRole('textbox', { name: 'Biển số' }).fill('50077');
  await page.keyboard.down('Enter');
  await expect(page.getByRole('heading', { name: 'Xếp ô cho 29H-500.77' })).toBeVisible();
  await expect(inspector(page).locator('.yard-pick').first()).toBeVisible();
  await page.keyboard.down('Enter');
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(page.getByRole('heading', { name: 'Xếp ô cho 29H-500.77' })).toBeVisible();
  const { visits } = await site.api.query('yard.now', {});
  expect(visits.find(({ plate }) => plate === '29H50077')?.slotId).toBeNull();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Xếp ô cho 29H-500.77' })).toHaveCount(0);
});
