import type { Page } from 'playwright/test';
import { expect, goTo } from './e2e-test.ts';

/** Goes to the settings of tariffs and receipts with the keyboard alone. */
export async function openTariffs(page: Page): Promise<void> {
  await goTo(page, 'settings');
  await pressUntilOn(page, 'ArrowDown', 'Biểu giá và biên lai');
  await expect(page.getByRole('radiogroup', { name: 'Biểu giá và biên lai' })).toBeVisible();
}

/** Goes on by Tab until a button has the focus. */
export async function tabTo(page: Page, name: string): Promise<void> {
  await pressUntilOn(page, 'Tab', name);
}

async function pressUntilOn(page: Page, key: string, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  for (let presses = 0; presses < 60; presses += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never reaches ${name}`);
}
