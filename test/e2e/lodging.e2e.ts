import { expect, expectAccessible, expectNoPageScroll, letIn, printedBy, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

const CARD = '020088001234||Nguyễn Văn Đức|05091988|Nam|Thôn Nà Lầu, Cao Lộc, Lạng Sơn|10052021';
const PASSPORT = [
  'P<CHNZHANG<<WEI<<<<<<<<<<<<<<<<<<<<<<<<<<<<<',
  'E123456782CHN8003155M3001019<<<<<<<<<<<<<<06',
] as const;

async function sleeper(plate: string, driver: string): Promise<void> {
  const visitId = await letIn(site, plate, driver);
  await site.api.command('rest.check-in', { visitId, person: { name: driver } });
}

test('papers are scanned in, the list is handed over and printed, by keyboard', async ({ station }) => {
  await sleeper('29H-600.01', 'Duc');
  await sleeper('桂A12345', 'Zhang Wei');
  const page = await station(site, 'rest');
  await page.keyboard.press('Alt+u');
  await expect(page.getByRole('heading', { name: 'Danh sách lưu trú' })).toBeVisible();
  const rows = page.locator('tr[data-person]');
  await expect(rows).toHaveCount(2);
  await expect(page.getByText('2 người thiếu giấy tờ')).toBeVisible();
  await expectNoPageScroll(page);
  await expectAccessible(page);

  const sheet = page.getByRole('dialog');
  const field = (name: string) => sheet.getByRole('textbox', { name, exact: true });
  await rows.filter({ hasText: 'Duc' }).focus();
  await page.keyboard.press('Enter');
  await expect(field('Quét CCCD hoặc hộ chiếu')).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type(CARD);
  await page.keyboard.press('Enter');
  await expect(sheet.getByRole('status')).toHaveText('Đã đọc CCCD.');
  await expect(field('Họ và tên')).toHaveValue('Nguyễn Văn Đức');
  await expect(field('Ngày sinh')).toHaveValue('05/09/1988');
  await expect(field('Quét CCCD hoặc hộ chiếu')).toHaveValue('');
  await page.keyboard.press('Enter');
  await expect(sheet).toHaveCount(0);
  await expect(rows.filter({ hasText: '020088001234' })).toContainText('Nguyễn Văn Đức');
  await expect(page.getByText('1 người thiếu giấy tờ')).toBeVisible();

  // The scan lands in another field, behind what was typed there, a line at a time.
  await rows.filter({ hasText: 'Zhang Wei' }).focus();
  await page.keyboard.press('Enter');
  await expect(field('Quét CCCD hoặc hộ chiếu')).toBeFocused();
  await field('Điện thoại').focus();
  await page.keyboard.type('139 0000 0000');
  await page.keyboard.type(PASSPORT[0]);
  await page.keyboard.press('Enter');
  await expect(sheet.getByRole('status')).toHaveText('Đã nhận một dòng, quét tiếp dòng sau.');
  await page.keyboard.type(PASSPORT[1]);
  await page.keyboard.press('Enter');
  await expect(sheet.getByRole('status')).toContainText('Đã đọc hộ chiếu.');
  await expect(field('Điện thoại')).toHaveValue('139 0000 0000');
  await expect(field('Số giấy tờ')).toHaveValue('E12345678');
  await expect(sheet.getByRole('combobox', { name: 'Đọc tiếng' })).toHaveValue('zh');
  await page.keyboard.press('Enter');
  await expect(sheet).toHaveCount(0);
  await expect(page.getByText('1 người nước ngoài')).toBeVisible();
  await expect(page.getByText('đủ giấy tờ')).toBeVisible();
  await expect(page.getByRole('rowheader', { name: /Người nước ngoài/ })).toBeVisible();

  await page.keyboard.press('g');
  await expect(sheet).toContainText('2 người, trong đó 1 người nước ngoài.');
  await page.keyboard.type('công an xã, qua điện thoại');
  await page.keyboard.press('Enter');
  await expect(sheet).toHaveCount(0);
  await expect(page.getByText(/đã gửi 2 người lúc/)).toBeVisible();

  await page.keyboard.press('F9');
  await expect.poll(() => printedBy(page)).toHaveLength(1);
  const [paper = ''] = await printedBy(page);
  for (const text of ['DANH SÁCH LƯU TRÚ', 'Nguyễn Văn Đức', '020088001234', 'Zhang Wei', 'E12345678', 'Trung Quốc'])
    expect(paper).toContain(text);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lưu Excel' }).click();
  expect((await download).suggestedFilename()).toMatch(/^luu-tru-\d{4}-\d\d-\d\d\.xlsx$/);
});

test('identity papers are for the rest desk and coordinators only', async ({ station }) => {
  const page = await station(site, 'manager');
  await page.keyboard.press('Alt+u');
  await expect(page.getByText('chỉ người trực khu nghỉ và điều hành xem được')).toBeVisible();
  await expect(page.locator('tr[data-person]')).toHaveCount(0);
});
