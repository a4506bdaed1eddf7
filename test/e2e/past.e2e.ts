import { expect, expectAccessible, expectNoPageScroll, printedBy, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

test('[YP10, YP12] the yard is looked back at from a story, is not taken for now, and one key leads back', async ({
  station,
}) => {
  await site.api.command('visit.arrive', { plate: '29H-830.01', crossing: 'Hữu Nghị', direction: 'export' });
  const page = await station(site);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('83001', { delay: 60 });
  await expect(page.locator('#find-hits').getByRole('option').first()).toContainText('29H-830.01');
  await page.keyboard.press('Shift+Enter');
  const story = page.getByRole('region', { name: /29H-830\.01/ });
  await site.api.command('visit.arrive', {
    plate: '29H-830.02',
    crossing: 'Hữu Nghị',
    direction: 'export',
  });
  await story.getByRole('button', { name: 'Xem lại' }).first().press('Enter');

  // As it was recorded then: the truck that came later is not there yet.
  const sign = page.getByRole('status').filter({ hasText: 'Đang xem lại' });
  await expect(sign).toContainText('Không phải lúc này.');
  const lines = page.getByRole('table', { name: 'Hàng chờ' });
  await expect(lines.locator('tbody tr').filter({ hasText: 'Hữu Nghị xuất' }).locator('td').nth(1)).toHaveText('1');
  await expectNoPageScroll(page);
  await expectAccessible(page, 'everything');

  // A time to come is said and not taken.
  const time = page.getByRole('textbox', { name: 'Giờ', exact: true });
  const day = page.getByRole('textbox', { name: 'Ngày', exact: true });
  const shown = await day.inputValue();
  await day.fill(shown.replace(/\d{4}$/, (year) => String(Number(year) + 1)));
  await time.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Lúc đó chưa đến');
  await day.fill(shown);
  await day.press('Enter');

  await page.locator('.past').focus();
  await page.keyboard.press('n', { delay: 60 });
  await expect(page.getByRole('heading', { name: 'Bãi', exact: true })).toBeVisible();
});

test('[YP12, YP18, YP19] from an hour of the report to a mark of the day, onto paper and into a file, by keys', async ({
  station,
}) => {
  const arrived = { crossing: 'Hữu Nghị', direction: 'export', driver: 'Nông Văn Hải', people: 1 } as const;
  const { visitId } = await site.api.command('visit.arrive', { plate: '29H-830.03', ...arrived });
  await site.api.command('incident.open', { kind: 'leak', visitId });
  const page = await station(site);
  await page.keyboard.press('Alt+5');
  // Right after the cut-off the day that is over has no hour with a record yet.
  await page.getByRole('radio', { name: 'Kỳ đang chạy' }).click();
  const hours = page.getByRole('toolbar', { name: 'Xem lại bãi theo giờ' }).getByRole('button');
  await hours.and(page.locator(':enabled')).first().focus();
  // The day stays while the arrows go along its hours; those to come cannot be chosen.
  const day = page.getByRole('textbox', { name: /ngày/i }).first();
  const shown = await day.inputValue();
  for (let hour = 0; hour < 25; hour += 1) await page.keyboard.press('ArrowRight');
  expect(await day.inputValue()).toBe(shown);
  const hour = await page.evaluate(() => document.activeElement?.textContent ?? '');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Giờ', exact: true })).toHaveValue(new RegExp(`^${hour}:`));

  const sign = page.getByRole('status').filter({ hasText: 'Đang xem lại' });
  await expect(page.getByRole('button', { name: /rò rỉ/ })).toBeVisible();
  await page.keyboard.press('m', { delay: 60 });
  await expect(sign).toContainText('Sự cố: rò rỉ, 29H-830.03');
  await expectAccessible(page, 'everything');
  await expectNoPageScroll(page);
  await page.keyboard.press('Shift+M', { delay: 60 });
  await expect(sign).toContainText('không còn mốc nào trước');

  await page.keyboard.press('F9');
  await expect.poll(() => printedBy(page)).toHaveLength(1);
  const [paper = ''] = await printedBy(page);
  expect(paper).toContain('TÌNH HÌNH BÃI LÚC');
  expect(paper).toContain('29H-830.03');
  expect(paper).toContain('rò rỉ');
  expect(paper).not.toContain('Hải');

  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tệp PDF' }).press('Enter');
  expect((await file).suggestedFilename()).toMatch(/^bai-luc-\d{4}-\d\d-\d\dT\d{4}\.pdf$/);
  await expect(page.getByText('Đã tải tệp PDF')).toBeVisible();
});
