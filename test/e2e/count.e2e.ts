import type { Locator, Page } from 'playwright/test';
import { expect, expectAccessible, expectNoPageScroll, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

const EXPORT = { direction: 'export', crossing: 'Hữu Nghị', cargoClass: 'general', people: 0 } as const;

type Slot = { readonly slotId: string; readonly code: string; readonly zone: string; readonly row: string };

/** The first row of plain parking slots, in its order. */
async function aRow(): Promise<readonly Slot[]> {
  const { slots, zones } = await site.api.query('yard.now', {});
  const parking = new Set(zones.filter(({ kind }) => kind === 'parking').map(({ code }) => code));
  const open = slots.filter((slot) => parking.has(slot.zone) && !slot.isKeepClear);
  const [first] = open;
  return open
    .filter(({ zone, row }) => zone === first?.zone && row === first.row)
    .toSorted((a, b) => a.position - b.position);
}

async function truckIn(plate: string, slot: Slot): Promise<string> {
  const { visitId } = await site.api.command('visit.arrive', { plate, ...EXPORT });
  await site.api.command('slot.assign', { visitId, slotId: slot.slotId, override: { reason: 'thử' } } as never);
  return visitId;
}

async function atCount(page: Page): Promise<void> {
  await page.keyboard.press('Control+KeyK');
  await page.getByRole('dialog').getByRole('combobox').fill('Kiểm bãi');
  await expect(page.getByRole('option', { name: /Kiểm bãi/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Kiểm bãi', exact: true })).toBeVisible();
}

const tile = (page: Page, { slotId }: Slot): Locator => page.locator(`[data-slot="${slotId}"]`);
const visitNow = async (visitId: string) =>
  (await site.api.query('yard.now', {})).visits.find((visit) => visit.visitId === visitId);

test('[SL7] by keys: a row is walked, differences are put right with their reasons, and the history keeps them', async ({
  station,
}) => {
  const slots = await aRow();
  const [one, two, three, four] = slots as [Slot, Slot, Slot, Slot];
  const first = await truckIn('98C-111.01', one);
  const second = await truckIn('98C-111.02', two);
  const third = await truckIn('98C-111.03', three);
  const page = await station(site, 'coordinator');
  await atCount(page);
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Bắt đầu' }).press('Enter');
  await expect(tile(page, one)).toBeFocused();
  await expect(tile(page, one)).toContainText('98C-111.01');
  await expectNoPageScroll(page);
  await expectAccessible(page);

  // The trucks of the first two slots stand the other way round, the third is gone, a stranger stands in the fourth.
  await page.keyboard.type('11102');
  await page.keyboard.press('Enter');
  await expect(tile(page, one)).toContainText('≠ 98C-111.02');
  await expect(tile(page, two)).toBeFocused();
  await page.keyboard.type('98C11101');
  await page.keyboard.press('Enter');
  await expect(tile(page, three)).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(tile(page, four)).toBeFocused();
  await page.keyboard.type('99C99999');
  await page.keyboard.press('Enter');
  await expect(tile(page, four)).toContainText('! 99C-999.99');
  await page.keyboard.press('Shift+Enter');
  await expect(page.locator('.count-tile.open')).toHaveCount(0);

  const views = page.getByRole('radiogroup', { name: 'Phần' });
  await views.getByRole('radio', { name: /Đi xem/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('4 sai lệch')).toBeVisible();
  await expectAccessible(page);
  await page.locator('.count-table tr.sel').focus();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert')).toHaveText('4 sai lệch còn thiếu lý do.');
  await page.keyboard.press('2');
  // Who looks something up on the map finds the reasons again.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Bãi', exact: true })).toBeVisible();
  await page.keyboard.press('Alt+KeyK');
  await views.getByRole('radio', { name: /Đi xem/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.count-table tr.sel input')).not.toHaveValue('');
  await page.locator('.count-table tr.sel').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+2');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+2');
  await page.keyboard.press('ArrowDown');
  // It has left: the second way to put that right, with a reason that is typed.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('r');
  await page.keyboard.type('bảo vệ thấy xe ra');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('status').filter({ hasText: /Đã xong: .* sửa 4/ })).toBeVisible();
  expect(await visitNow(first)).toMatchObject({ slotId: two.slotId });
  expect(await visitNow(second)).toMatchObject({ slotId: one.slotId });
  expect(await visitNow(third)).toBeUndefined();
  const { counts } = await site.api.query('count.list', {});
  expect(counts[0]).toMatchObject({ endedHow: 'finished', placesSeen: slots.length, placesRight: slots.length - 4 });
  await expect(page.locator('.count-history tr.sel')).toContainText('%');
  await expect(page.locator('.count-history .insp')).toContainText('bảo vệ thấy xe ra');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Bãi', exact: true })).toBeVisible();
});

test.describe('on a tablet', () => {
  test.use({ hasTouch: true, viewport: { width: 1024, height: 768 } });

  test('[SL7] by taps: one tap says as recorded, the buttons say what else; others see it at once', async ({
    station,
  }) => {
    const slots = (await aRow()).slice(4);
    const [one, two] = slots as [Slot, Slot];
    await truckIn('98C-222.01', one);
    await site.api.command('count.start', { zones: [one.zone] });
    const page = await station(site, 'gate');
    const other = await station(site, 'coordinator');
    await atCount(page);
    await atCount(other);
    await tile(page, one).tap();
    await expect(tile(page, one)).toContainText('✓ đúng');
    await expect(tile(other, one)).toContainText('✓ đúng');
    // A second tap only chooses it; the buttons change what was said.
    await tile(page, one).tap();
    await expect(tile(page, one)).toContainText('✓ đúng');
    await page.getByRole('button', { name: /^Trống/ }).tap();
    await expect(tile(page, one)).toContainText('○ trống');
    await tile(page, two).tap();
    await tile(page, two).tap();
    await page.getByRole('button', { name: /^Xe khác/ }).tap();
    await page.getByLabel(/Biển số xe ở ô/).fill('22201');
    await page
      .getByRole('button', { name: /98C-222.01/ })
      .last()
      .tap();
    await expect(tile(other, two)).toContainText('≠ 98C-222.01');
    await expectNoPageScroll(page);
    for (const target of await page.locator('.count-tile, .count-rows button, .count-foot .btn').all())
      expect.soft((await target.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(48);
    // The gate counts; the coordinator ends it.
    await page.getByRole('radio', { name: /Sai lệch/ }).tap();
    await expect(page.getByText('1 sai lệch')).toBeVisible();
    await expect(page.getByText('Điều độ bãi kết thúc lần kiểm.')).toBeVisible();
    await other.getByRole('button', { name: 'Bỏ lần kiểm này' }).tap();
    await other.getByLabel('Lý do bỏ').fill('mưa to');
    await other.getByRole('dialog').getByRole('button', { name: 'Bỏ lần kiểm này' }).tap();
    await expect(other.getByText('Bắt đầu kiểm bãi')).toBeVisible();
    await expect(page.locator('.count-tile')).toHaveCount(0);
  });
});
