import type { Locator, Page } from 'playwright/test';
import { formatPlate } from '../../shared/domain/vehicles/plate.ts';
import { expect, expectAccessible, expectNoPageScroll, test, useSite } from '../support/e2e-test.ts';
import { aDeclaredCsv } from '../support/declared-list.ts';
import { encodeTcvn3, sampleBytes, sampleText, sampleTruth } from '../unit/expected/list-support.ts';

const site = useSite();
const SAMPLE = 'declared-2026-02-10.csv';

const filter = (page: Page): Locator => page.getByRole('radiogroup', { name: 'Lọc theo kết quả' });
const rows = (page: Page): Locator => page.locator('[role=row][row-id]');

async function openFile(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.keyboard.press('Control+KeyI');
  await expect(page.getByRole('heading', { name: 'Danh sách dự kiến' })).toBeVisible();
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
}

test('a file in TCVN3 is refused by name, and nothing is taken', async ({ station }) => {
  const page = await station(site);
  await openFile(page, 'tcvn3.csv', encodeTcvn3(sampleText()));
  const refused = page.getByRole('alert').filter({ hasText: 'tcvn3.csv' });
  await expect(refused).toContainText('TCVN3');
  await expect(refused).toContainText('Sổ không đổi gì');
  expect((await site.api.query('yard.now', {})).visits).toHaveLength(0);
});

test('the sample list: every row’s verdict, then all of it', async ({ station }) => {
  const page = await station(site);
  await openFile(page, SAMPLE, sampleBytes());
  await expect(filter(page).getByRole('radio', { name: 'Tất cả 122' })).toBeVisible();
  await expect(filter(page).getByRole('radio', { name: 'Mới 120' })).toBeVisible();
  await expect(filter(page).getByRole('radio', { name: 'Gộp 2' })).toBeVisible();
  await expect(filter(page).getByRole('radio', { name: 'Không nhận 0' })).toBeVisible();
  await expectNoPageScroll(page);
  await expectAccessible(page);

  await filter(page).getByRole('radio', { name: 'Gộp 2' }).click();
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).nth(0)).toContainText('= gộp dòng 21');
  await expect(rows(page).nth(1)).toContainText('= gộp dòng 88');
  await filter(page).getByRole('radio', { name: 'Tất cả 122' }).click();
  await rows(page).first().locator('[col-id=plate]').click();
  await expect(page.locator('.insp').getByText('66A09494').first(), 'what the file says').toBeVisible();
  expect((await site.api.query('yard.now', {})).visits, 'a preview changes nothing').toHaveLength(0);

  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.result')).toContainText(`Đã nhận 120 xe từ ${SAMPLE}`);
  await expect(page.locator('.result')).toContainText('gộp 2');
  await expect(page.getByRole('radio', { name: 'Xe dự kiến 120' })).toBeVisible();

  const { visits } = await site.api.query('yard.now', {});
  const taken = visits.map(({ plate, trailerPlate, containerNo, direction, crossing, cargoClass, weightKg }) =>
    [plate, trailerPlate ?? '', containerNo ?? '', direction, crossing, cargoClass, weightKg ?? 0].join(' '),
  );
  const truth = sampleTruth().map((one) =>
    [one.plate, one.trailer, one.container, one.direction, one.crossing, one.class, one.kg].join(' '),
  );
  expect(taken.sort()).toEqual(truth.sort());
  for (const { plate } of sampleTruth().slice(0, 3)) {
    await page.getByRole('searchbox').fill(plate);
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText(formatPlate(plate));
  }

  await openFile(page, SAMPLE, sampleBytes());
  await expect(filter(page).getByRole('radio', { name: 'Mới 0' }), 'the same list again adds nobody').toBeVisible();
});

test('a list of thousands is written part by part, and other stations see it grow', async ({ station }) => {
  const page = await station(site);
  const gate = await station(site);
  await openFile(page, 'tet.csv', Buffer.from(aDeclaredCsv(4000)));
  await expect(filter(page).getByRole('radio', { name: /^Tất cả 4.000$/ })).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('Control+Enter');
  const writing = page.locator('#screen').filter({ hasText: /đang ghi vào sổ: dòng [\d.]+\/4.000/ });
  const noWayBack = page.getByRole('button', { name: 'Huỷ', disabled: true });
  await expect(writing.filter({ has: noWayBack }), 'too late to take it back').toBeVisible();
  await expect(page.locator('.result')).toContainText(/Đã nhận [\d.]+ xe từ tet.csv/, { timeout: 30_000 });
  const { visits } = await site.api.query('yard.now', {});
  const expected = visits.filter(({ stage }) => stage === 'expected').length;
  expect(expected).toBeGreaterThan(2000);
  await gate.keyboard.press('Control+KeyI');
  await expect(gate.getByRole('radio', { name: `Xe dự kiến ${expected.toLocaleString('vi-VN')}` })).toBeVisible();
});
