import { writeFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright/test';
import { aJpeg, aPng } from '../support/pictures.ts';
import { expect, expectAccessible, expectNoPageScroll, goTo, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

const strip = (page: Page): Locator => page.locator('.photos');
const tiles = (page: Page): Locator => strip(page).locator('.photo-tiles button');
const pictures = (page: Page): Locator => strip(page).locator('.photo-tiles img');
const camera = (page: Page): Locator => page.getByRole('dialog', { name: 'Chụp ảnh' });

let trucks = 0;

/** A truck in the yard, and a station that looks at it; only keys are pressed. */
async function atTruck(station: (one: typeof site) => Promise<Page>): Promise<{ page: Page; visitId: string }> {
  trucks += 1;
  const plate = `29H6000${String(trucks)}`;
  const { visitId } = await site.api.command('visit.arrive', { plate, direction: 'export', crossing: 'Hữu Nghị' });
  const page = await station(site);
  await page.keyboard.press('Control+KeyK');
  await page.keyboard.type(plate);
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(plate.slice(-2));
  await page.keyboard.press('Enter');
  await expect(strip(page)).toContainText('chưa có ảnh');
  // The finder closes after its truck is shown.
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  return { page, visitId };
}

async function chooseFiles(
  page: Page,
  files: readonly { readonly name: string; readonly buffer: Buffer }[],
): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.keyboard.press('Alt+KeyA');
  await (await choosing).setFiles(files.map((file) => ({ ...file, mimeType: 'image/png' })));
}

const photosOf = async (visitId: string) => (await site.api.query('photo.list', { visitId })).photos;

test('[PH1] pictures from files are kept, shown, and looked at by keys alone', async ({ station }) => {
  const { page, visitId } = await atTruck(station);
  await chooseFiles(page, [
    { name: 'truoc.png', buffer: aPng({ grey: 60 }) },
    { name: 'sau.png', buffer: aPng({ grey: 200 }) },
  ]);
  await expect(pictures(page)).toHaveCount(2);
  await expect(page.locator('.keys .last')).toContainText('Thêm ảnh');
  expect(await photosOf(visitId)).toMatchObject([
    { bytes: aPng({ grey: 60 }).byteLength, mediaType: 'image/png', addedBy: 'an', isKept: true },
    { bytes: aPng({ grey: 200 }).byteLength },
  ]);
  await expectNoPageScroll(page);
  await expectAccessible(page);

  await tiles(page).first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Ảnh 1 / 2' }).getByRole('img')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('ArrowRight');
  const second = page.getByRole('dialog', { name: 'Ảnh 2 / 2' });
  await expect(second.getByRole('img')).toBeVisible();
  await expect(second).toContainText('· an');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('dialog', { name: 'Ảnh 1 / 2' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(tiles(page).first()).toBeFocused();
});

test('[PH1] a large picture is made smaller before it is sent', async ({ station }) => {
  const { page, visitId } = await atTruck(station);
  await chooseFiles(page, [{ name: 'lon.png', buffer: aPng({ width: 6000, height: 4500, grey: 90 }) }]);
  await expect(pictures(page)).toHaveCount(1);
  const [photo] = await photosOf(visitId);
  expect(photo).toMatchObject({ mediaType: 'image/jpeg' });
  const size = await pictures(page).evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight]);
  expect(size).toEqual([2000, 1500]);
});

test('[PH1] what is no picture is refused by name, and the others are kept', async ({ station }, testInfo) => {
  const { page, visitId } = await atTruck(station);
  await chooseFiles(page, [
    { name: 'hop-dong.png', buffer: Buffer.from('đây là một văn bản') },
    { name: 'xe.png', buffer: aPng({ grey: 33 }) },
  ]);
  await expect(pictures(page)).toHaveCount(1);
  await expect(strip(page).getByRole('alert')).toHaveText(
    'Chưa lưu hop-dong.png: máy không mở được. Dùng ảnh JPEG, PNG hay WebP.',
  );

  // 200 MB that cannot be opened: one clear outcome, and nothing is sent. So much is chosen from the disk only.
  const huge = testInfo.outputPath('to.jpg');
  writeFileSync(huge, aJpeg(200 * 1024 * 1024));
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/commands/')) sent.push(request.url());
  });
  const choosing = page.waitForEvent('filechooser');
  await page.keyboard.press('Alt+KeyA');
  await (await choosing).setFiles(huge);
  await expect(strip(page).getByRole('alert')).toHaveText(
    'Chưa lưu to.jpg: 200 MB, máy không mở được để giảm cỡ. Chụp nhỏ hơn rồi thêm lại.',
  );
  expect(sent).toEqual([]);
  expect(await photosOf(visitId)).toHaveLength(1);
});

test('[PH1] a picture is taken by the camera, seen, taken again, and kept', async ({ station }) => {
  const { page, visitId } = await atTruck(station);
  await page.keyboard.press('Alt+KeyC');
  await expect(camera(page).getByRole('button', { name: 'Chụp', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(camera(page).getByRole('img', { name: 'Ảnh vừa chụp' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(camera(page).getByRole('button', { name: 'Chụp', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(camera(page).getByRole('button', { name: 'Giữ ảnh này' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(camera(page)).toHaveCount(0);
  await expect(pictures(page)).toHaveCount(1);
  expect(await photosOf(visitId)).toMatchObject([{ mediaType: 'image/jpeg' }]);
});

test('a station without a camera says so, and Esc leaves without loss', async ({ station }) => {
  const { page, visitId } = await atTruck(station);
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('none', 'NotFoundError'));
  });
  await page.keyboard.press('Alt+KeyC');
  await expect(camera(page).getByRole('alert')).toHaveText('Máy này không có máy ảnh. Thêm ảnh từ tệp.');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(camera(page)).toHaveCount(0);
  expect(await photosOf(visitId)).toEqual([]);
});

test('[PH3] settings say how long pictures are kept', async ({ station }) => {
  const page = await station(site);
  await goTo(page, 'settings');
  await page.getByRole('navigation', { name: 'Cài đặt' }).getByRole('button', { name: 'Sao lưu' }).click();
  const field = page.getByLabel('Ảnh xe, ngày');
  await expect(field).toHaveValue('90');
  await field.fill('0');
  await expect(page.getByText('từ 1 đến 3.650')).toBeVisible();
  await field.fill('120');
  await field.press('Enter');
  await expect(page.getByText(/✓ đã lưu/)).toBeVisible();
  const { sites } = await site.api.query('yard.now', {});
  expect(sites[0]?.settings.photos).toEqual({ keepDays: 120, keepIncidentDays: 730 });
  await expectNoPageScroll(page);
  await expectAccessible(page);
});
