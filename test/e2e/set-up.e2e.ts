import { startHost, type Host } from '../support/e2e-host.ts';
import { expect, expectAccessible, expectNoPageScroll, test } from '../support/e2e-test.ts';

test.describe('the first screen', () => {
  let host: Host | null = null;
  test.beforeEach(async () => {
    host = await startHost({ hasSite: false });
  });
  test.afterEach(async () => {
    await host?.stop();
    host?.removeFolder();
  });

  test('sets a yard up in four steps, signs in, and keeps both over a reload', async ({ openPage }) => {
    const page = await openPage(host?.window ?? '');
    await expect(page.getByRole('heading', { name: 'Bến Bãi' })).toBeVisible();
    expect(page.url(), 'the code is not left in the address').not.toContain('code=');
    await expect(page.getByRole('button', { name: /Xem một ngày trước Tết/ })).toBeEnabled();
    await expectNoPageScroll(page);
    await expectAccessible(page);

    await page.getByRole('button', { name: /Lập bãi này/ }).click();
    await page.getByLabel('Tên bãi hay trung tâm').fill('Bãi xe Nà Sầm');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('checkbox', { name: 'Dùng Hữu Nghị' })).toBeChecked();
    await page.getByRole('checkbox', { name: 'Dùng Chi Ma' }).check();
    await page.getByRole('checkbox', { name: 'Dùng Tân Thanh' }).uncheck();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Tiếp' }).click();
    await page.getByRole('radio', { name: /300 ô/ }).click();
    await expect(page.getByRole('radio', { name: /300 ô/ })).toBeChecked();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Tiếp' }).click();
    await page.getByLabel('Tên đăng nhập').fill('lan');
    await page.getByLabel('Tên hiển thị').fill('Hoàng Thị Lan');
    await page.getByLabel(/^Mật khẩu/).fill('na-sam-2026');
    await page.getByLabel('Gõ lại mật khẩu').fill('na-sam-2025');
    await expect(page.getByText('Hai lần gõ không giống nhau.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Lập bãi và vào ca' })).toBeDisabled();
    await page.getByLabel('Gõ lại mật khẩu').fill('na-sam-2026');
    await page.getByRole('button', { name: 'Lập bãi và vào ca' }).click();

    await expect(page.getByRole('button', { name: /^Hoàng Thị Lan/ })).toBeVisible();
    await expect(page.getByText('Bãi xe Nà Sầm · 300/300 chỗ trống')).toBeVisible();
    await page.keyboard.press('Alt+Digit3');
    const queues = page.getByRole('radiogroup', { name: 'Cửa khẩu và chiều' });
    await expect(queues.getByRole('radio')).toHaveCount(4);
    await expect(queues.getByRole('radio', { name: /Chi Ma/ })).toHaveCount(2);
    await expect(queues.getByRole('radio', { name: /Tân Thanh/ })).toHaveCount(0);

    await page.reload();
    await expect(page.getByRole('button', { name: /^Hoàng Thị Lan/ })).toBeVisible();
  });

  test('tells a window without the host’s code where to set up, and opens neither door', async ({ openPage }) => {
    for (const ending of ['', '/#code=not-the-one']) {
      const page = await openPage(`${host?.address ?? ''}${ending}`);
      await expect(page.getByText('Chỉ lập bãi được từ cửa sổ mở ngay trên máy chủ')).toBeVisible();
      await expect(page.getByRole('button', { name: /Xem một ngày trước Tết/ })).toBeDisabled();
      await expect(page.getByRole('button', { name: /Lập bãi này/ })).toBeDisabled();
    }
  });
});

test('refuses a wrong secret in words and takes the right one', async ({ openPage }) => {
  const host = await startHost();
  try {
    const page = await openPage(host.address);
    await expect(page.getByRole('heading', { name: 'Bến bãi Lạng Sơn' })).toBeVisible();
    await expectAccessible(page);
    await expectNoPageScroll(page);
    await page.getByLabel('Tên đăng nhập').fill('an');
    await page.getByLabel('Mật khẩu').fill('wrong-secret');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveText('Sai tên hoặc mật khẩu.');
    await expect(page.getByLabel('Mật khẩu')).toHaveValue('');
    await page.getByLabel('Mật khẩu').fill('bai-xe-lang-son');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /^an/ })).toBeVisible();
    await page.getByRole('button', { name: /^an/ }).click();
    await page.getByRole('button', { name: 'Thoát phiên' }).click();
    await expect(page.getByLabel('Mật khẩu')).toBeVisible();
  } finally {
    await host.stop();
    host.removeFolder();
  }
});
