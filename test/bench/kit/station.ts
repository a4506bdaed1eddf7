import type { Browser, Page } from 'playwright';
import { signIn } from './host-process.ts';

const SESSION_KEY = 'ben-bai.session';

/** A page of a second station, signed in to a filled host as a coordinator; it has no address yet. */
export async function stationPage(browser: Browser, port: number): Promise<Page> {
  const token = await signIn(port, 'second');
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
  await page.addInitScript(([key, session]) => sessionStorage.setItem(key, session), [
    SESSION_KEY,
    JSON.stringify({ token, user: 'an', displayName: 'An', roles: ['coordinator'] }),
  ] as const);
  return page;
}
