import type { Locator, Page } from 'playwright/test';
import { expect, expectNoPageScroll, goTo, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

test.beforeAll(async () => {
  const course = { direction: 'export', crossing: 'Hữu Nghị', cargoClass: 'fresh' } as const;
  await site.api.command('visit.arrive', { plate: '29H-700.01', ...course });
  const { visitId } = await site.api.command('visit.arrive', { plate: '29H-700.02', ...course });
  await site.api.command('visit.arrive', {
    plate: '桂A70003',
    direction: 'import',
    crossing: 'Tân Thanh',
    cargoClass: 'machinery',
  });
  await site.api.command('visit.depart', { visitId: visitId, departure: 'turned-back' });
});

const figures = (page: Page): Locator => page.getByRole('region', { name: 'Số liệu' });
const numberIn = (text: string | null): number =>
  Number((text ?? '').replaceAll('.', '').replace('−', '-').replace('+', ''));

/** Opening, in, out, adjusted, closing of a row of figures. */
async function accountOf(row: Locator): Promise<readonly number[]> {
  const cells = await row.locator('td').allTextContents();
  return cells.slice(1, 6).map(numberIn);
}

async function openRunning(page: Page): Promise<void> {
  await goTo(page, 'report');
  await page.getByRole('radio', { name: 'Kỳ đang chạy' }).click();
  await expect(page.getByText(/^số liệu đến/)).toBeVisible();
}

test('the report of the running day balances, in total and by zone and crossing', async ({ station }) => {
  const page = await station(site);
  await openRunning(page);
  await expectNoPageScroll(page);
  const table = figures(page).getByRole('table').first();
  await expect(table.locator('.total')).toBeVisible();
  expect(await accountOf(table.locator('.total'))).toEqual([0, 3, 1, 0, 2]);
  const rows = await table.locator('tbody tr').all();
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) {
    const [opening = NaN, arrived = NaN, left = NaN, adjusted = NaN, closing = NaN] = await accountOf(row);
    expect(opening + arrived - left + adjusted, (await row.textContent()) ?? '').toBe(closing);
  }
  const crossings = await Promise.all((await table.locator('tr.crossing').all()).map(accountOf));
  expect(crossings.reduce((sum, account) => sum + (account[4] ?? NaN), 0)).toBe(2);

  const paper = page.getByRole('region', { name: 'Trang in' });
  await expect(paper).toContainText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
  await expect(paper.getByRole('row', { name: /^Tổng cộng/i }).first()).toContainText(/0.*3.*1.*0.*2/);
});

test('the paper is scrolled by keys as soon as it is there, and the bar over it stays', async ({ station }) => {
  const page = await station(site);
  await goTo(page, 'report');
  const paper = page.getByRole('region', { name: 'Trang in' });
  await expect(paper).toBeFocused();
  await page.keyboard.press('End');
  await expect.poll(() => paper.evaluate((pane) => pane.scrollTop)).toBeGreaterThan(500);
  await expect(page.getByRole('heading', { name: 'Báo cáo', exact: true })).toBeInViewport();
  await expectNoPageScroll(page);
});

test('F9 prints the page alone, after other screens brought their styles', async ({ station }) => {
  const page = await station(site);
  await goTo(page, 'gate');
  await openRunning(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('article.a4')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Các màn hình' })).toBeHidden();
  await expect(figures(page)).toBeHidden();
});

test('the same report is a PDF, page 1 first and its annexes after it, on screen and over HTTP', async ({
  station,
}) => {
  const page = await station(site);
  await openRunning(page);
  const download = page.waitForEvent('download');
  await page.keyboard.press('p');
  const name = (await download).suggestedFilename();
  expect(name).toMatch(/^bao-cao-\d{4}-\d\d-\d\d\.pdf$/);
  const on = name.slice(8, 18);
  const response = await site.api.get(`/api/reports/daily/${on}.pdf`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/pdf');
  const pdf = Buffer.from(await response.arrayBuffer()).toString('latin1');
  expect(pdf.slice(0, 5)).toBe('%PDF-');
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(1);
  const paper = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/.exec(pdf);
  expect([Number(paper?.[1]), Number(paper?.[2])].map(Math.round), 'A4').toEqual([595, 842]);
  expect(pdf.includes('Tinos'), 'there is something on it').toBe(true);
  expect((await fetch(`${site.host().address}/api/reports/daily/${on}.pdf`)).status, 'nobody without sign-in').toBe(
    401,
  );
});

test('by keyboard: the proposal stands on the paper, and figures wait for the end of their day', async ({
  station,
}) => {
  const page = await station(site);
  await openRunning(page);
  await page.getByRole('radio', { name: 'Số liệu', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByLabel(/^Kiến nghị trên trang 1/).focus();
  await page.keyboard.type('Xin cấp thêm sân', { delay: 60 });
  await page.keyboard.press('Enter');
  await expect(page.getByText('Đã ghi.')).toBeVisible();
  await expect(page.locator('.bar .told'), 'letters in a field are no keys').toHaveText('');
  await expect(page.getByRole('region', { name: 'Trang in' })).toContainText('6. Kiến nghị. Xin cấp thêm sân');
  await expect(page.getByText('Chưa chốt bản nào.')).toBeVisible();
  await expect(page.getByText(/^Kỳ chưa hết: chốt được từ/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Chốt số liệu' })).toBeDisabled();
});

test('the paper speaks the language that is chosen for it', async ({ station }) => {
  const page = await station(site);
  await openRunning(page);
  const paper = page.getByRole('region', { name: 'Trang in' });
  await page.getByLabel('Tiếng trên giấy').selectOption('both');
  await expect(paper).toContainText('Tổng cộng / Total');
  await page.getByLabel('Tiếng trên giấy').selectOption('en');
  await expect(paper).toContainText('SOCIALIST REPUBLIC OF VIET NAM');
  await expect(paper).not.toContainText('CỘNG HÒA');
});
