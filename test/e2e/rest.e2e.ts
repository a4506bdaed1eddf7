import type { Locator, Page } from 'playwright/test';
import { expect, expectNoPageScroll, goTo, letIn, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

const find = (page: Page): Locator =>
  page.getByRole('combobox', { name: 'Quét phiếu, gõ biển số, số thứ tự hoặc tên' });
/** The key that gives the bed proposed. */
const proposed = (page: Page): Locator =>
  page.getByRole('form', { name: 'Nhận giường' }).getByRole('button', { name: /^Nhận giường \S/ });
const share = (page: Page, name: string): Locator => page.locator('.serve').filter({ hasText: name });

test('a driver takes a bed and leaves it, by keyboard', async ({ station }) => {
  await letIn(site, '29H-600.01', 'Phạm Văn Đông', { people: 2 });
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
  await expect(proposed(page)).toBeFocused();
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
  const visitId = await letIn(site, '29H-600.02', 'Hoàng Văn Bình', { people: 2 });
  const page = await station(site, 'rest');
  await find(page).fill('60002');
  await page.keyboard.press('Enter');
  await expect(page.locator('.counter .who')).toContainText('Hoàng Văn Bình');
  await expect(proposed(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('gridcell', { name: /^Giường .*, có người$/i })).toHaveCount(1);
  const { people } = await site.api.query('rest.person', { visitId: visitId });
  const again = await site.api.tryCommand(await site.api.sessionOf('rest'), 'rest.check-in', {
    visitId: visitId,
    person: { personId: people[0]?.personId ?? '' },
  });
  expect(again).toMatchObject({ refusal: { code: 'rest.already-resting' } });
});

test('a second free meal is refused with who had the first and when, and can be paid for', async ({ station }) => {
  await letIn(site, '29H-600.03', 'Vi Văn Thành', { people: 2 });
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
  await letIn(site, '29H-600.04', 'Lâm Văn Quý', { people: 2 });
  await expect(people).toHaveText(`${String(before + 2)} người trong khu bãi`);
  const load = page.getByRole('table', { name: 'Tải từng cơ sở so với chuẩn' });
  await expect(load.getByRole('row').nth(1)).toContainText('%');
});

test('rooms on the plan: by slip into the bed proposed, longer, woken, moved, out', async ({ station }) => {
  await site.api.command('facility.save', {
    code: 'N9',
    kind: 'dormitory',
    name: 'Nhà 9',
    capacity: 6,
    rooms: [
      { code: '101', floor: '1' },
      { code: '102', floor: '1', forWhom: 'women', isQuiet: true },
    ],
    beds: [1, 2, 3, 4, 5, 6].map((n) => ({ code: `N9-0${String(n)}`, room: n <= 4 ? '101' : '102' })),
  });
  const visitId = await letIn(site, '29H-600.05', 'Đặng Văn Sáu', { people: 2 });
  const page = await station(site);
  await goTo(page, 'rest');
  const plan = page.getByRole('grid', { name: 'Sơ đồ giường' });
  await expect(plan).toContainText('102 nữ · yên tĩnh');

  await page.keyboard.press('F7');
  await page.keyboard.type(visitId);
  await expect(page.getByRole('listbox').getByRole('option')).toContainText('29H-600.05');
  await page.keyboard.press('Enter');
  const go = proposed(page);
  await expect(go).toBeFocused();
  await expect(page.locator('.proposals li').first()).not.toBeEmpty();
  const first = await page.locator('.bed.proposed').getAttribute('data-bed');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator(`.bed.proposed:not([data-bed="${first ?? ''}"])`)).toHaveCount(1);
  const second = (await page.locator('.bed.proposed').getAttribute('data-bed')) ?? '';
  await page.keyboard.press('Enter');
  await expect(page.locator(`[data-bed="${second}"]`)).toHaveClass(/occupied/);

  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'Ở đến' }).fill('2345');
  await page.keyboard.press('Enter');
  await expect(page.locator('.counter')).toContainText(/Ở đến .*23:45/);
  await page.keyboard.press('h');
  await page.getByRole('textbox', { name: 'Gọi dậy lúc' }).fill('2570');
  await expect(page.getByText('Gõ giờ như 0515 hoặc 5:15.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Gọi dậy lúc' }).fill('2330');
  await page.keyboard.press('Enter');
  await expect(page.locator(`[data-bed="${second}"]`)).toContainText('23:30');
  // While an answer is on its way the keys rest.
  await expect(page.getByRole('button', { name: 'Không thưa' })).toBeEnabled();
  await page.keyboard.press('k');
  await expect(page.locator('.counter')).toContainText('không thưa');
  await expect(page.getByRole('button', { name: 'Đã dậy' })).toBeEnabled();
  await page.keyboard.press('a');
  await expect(page.locator('.counter')).toContainText('Đã dậy lúc');
  await expect(page.getByRole('button', { name: 'Đổi giường' })).toBeEnabled();

  await page.keyboard.press('d');
  await expect(page.getByRole('button', { name: /^Đổi sang \S/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator(`[data-bed="${second}"]`)).not.toHaveClass(/occupied/);
  await expect(page.locator('.bed.occupied[aria-selected="true"]')).toHaveCount(1);
  await page.keyboard.press('Shift+F7');
  await expect(page.locator('.bed.occupied[aria-selected="true"]')).toHaveCount(0);
});

test('a bed of a closed room, and a person already in a bed, are refused with what to do', async ({ station }) => {
  const page = await station(site);
  await goTo(page, 'rest');
  const plan = page.getByRole('grid', { name: 'Sơ đồ giường' });
  const bed = plan.getByRole('gridcell', { name: /^Giường N9-05/ });
  await bed.click();
  await page.keyboard.press('b');
  await page.getByRole('textbox', { name: 'Lý do' }).fill('sơn lại');
  await page.keyboard.press('Enter');
  await expect(bed).toHaveClass(/closed/);
  await expect(page.locator('.counter')).toContainText('Mở phòng: B');
  await expect(page.locator('.counter')).toContainText('sơn lại');

  // Somebody else gave the person a bed while the proposal was open.
  const visitId = await letIn(site, '29H-600.06', 'Lò Văn Bảy', { people: 2 });
  await find(page).fill('lo van bay');
  await page.keyboard.press('Enter');
  await expect(proposed(page)).toBeFocused();
  const { people } = await site.api.query('rest.person', { visitId });
  const { bedId } = await site.api.command('rest.check-in', {
    visitId,
    person: { personId: people[0]?.personId ?? '' },
  });
  await page.keyboard.press('F7');
  const problem = page.locator('.counter').getByRole('alert');
  await expect(problem).toContainText('đã có giường');
  await expect(problem.getByRole('button', { name: /^Xem giường/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator(`[data-bed="${bedId}"]`)).toHaveAttribute('aria-selected', 'true');

  // The grid shows the same beds, and finds by name without marks.
  await page.keyboard.press('v');
  await page.getByRole('searchbox', { name: 'Tìm giường, phòng, tên, biển số, hãng' }).fill('lo van bay');
  await expect(page.getByRole('region', { name: 'Bảng giường' }).getByRole('row')).toHaveCount(2);
  await expectNoPageScroll(page);
  // A letter right after Enter is a hand's, however fast.
  await page.getByRole('region', { name: 'Bảng giường' }).getByRole('gridcell').first().focus();
  await Promise.all([page.keyboard.press('Enter'), page.keyboard.press('v')]);
  await expect(page.locator(`[data-bed="${bedId}"]`)).toBeVisible();
});

test('the state of a facility is told in the table and in its pane', async ({ station }) => {
  const page = await station(site);
  await goTo(page, 'rest');
  const first = page.getByRole('table', { name: 'Tải từng cơ sở so với chuẩn' }).getByRole('button').first();
  await expect(first).toBeVisible();
  await page.keyboard.press('c');
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  const facility = page.locator('.counter').getByRole('button', { name: /^N9/ });
  await facility.focus();
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: 'Trạng thái N9' });
  await form.getByRole('textbox', { name: /^Chỗ hỏng/ }).fill('2');
  await form.getByRole('textbox', { name: 'Lý do' }).fill('nệm ướt');
  await page.keyboard.press('Enter');
  await expect(facility).toContainText('2 chỗ hỏng · nệm ướt');
  await expect(page.getByRole('table', { name: 'Tải từng cơ sở so với chuẩn' })).toContainText('N9 2 chỗ hỏng');
});
