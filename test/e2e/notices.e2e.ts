import { expect, expectNoPageScroll, test, useSite } from '../support/e2e-test.ts';

const site = useSite();

test('a notice is written, put in force and shown over its queue', async ({ station }) => {
  const page = await station(site);
  await page.keyboard.press('Alt+n');
  await expect(page.getByRole('heading', { name: 'Thông báo, lệnh' })).toBeVisible();
  await expectNoPageScroll(page);
  const editor = page.getByRole('form', { name: 'Thông báo mới' });
  await editor.getByLabel('Số thông báo').fill('41/TB-BQL');
  await editor.getByLabel('Ngày thông báo').fill('20/01/2027');
  await editor.getByRole('radio', { name: 'Theo chi phí chờ' }).click();
  await editor.getByLabel('Số thông báo').fill('');
  await expect(editor.getByRole('status')).toHaveText('Xếp theo chi phí chờ cần số và ngày văn bản.');
  await expect(editor.getByRole('button', { name: 'Cho có hiệu lực' })).toBeDisabled();
  await editor.getByRole('radio', { name: 'Theo luồng' }).click();
  await editor.getByLabel('Số thông báo').fill('41/TB-BQL');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Thông báo của hàng này' })).toContainText('41/TB-BQL');
  await page.keyboard.press('Alt+3');
  await expect(page.locator('.queue-screen .notice')).toContainText('41/TB-BQL');
});

test('the lists that the public may read are there, empty or not', async ({ station }) => {
  const page = await station(site);
  await page.keyboard.press('Alt+n');
  await page.getByRole('radio', { name: 'Lệnh của cơ quan' }).click();
  await page.getByLabel(/^Dán danh sách/).fill('1; 29H-123.45\n2; 29H-123.46');
  await expect(page.getByRole('form', { name: 'Nhận lệnh' })).toContainText('2 dòng');
  await page.getByRole('radio', { name: 'Gọi ngoài lượt' }).click();
  await expect(page.getByText('Ngày này không gọi xe nào ngoài lượt.')).toBeVisible();
  await page.getByRole('radio', { name: 'Đổi xe, hàng' }).click();
  await expect(page.getByText('Ngày này không xe nào đổi phương tiện hay hàng.')).toBeVisible();
  await expectNoPageScroll(page);
});
