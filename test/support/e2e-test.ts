import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type BrowserContext, type ConsoleMessage, type Page } from 'playwright/test';
import type { Session } from '../../shared/contract/port.ts';
import type { Role } from '../../shared/domain/vocabulary.ts';
import { apiOf, startHost, type Api, type Host } from './e2e-host.ts';

export { expect };

/** What a page said that no page may say: errors on its console, uncaught errors, breaches of the policy. */
type Complaints = string[];

type Fixtures = {
  /** Opens a page in a browser of its own (nothing shared with other pages of the test) and watches it. */
  readonly openPage: (address: string) => Promise<Page>;
  /** The same, signed in to a host. */
  readonly station: (site: Site, role?: Role) => Promise<Page>;
};

const SESSION_KEY = 'ben-bai.session';

export const test = base.extend<Fixtures>({
  openPage: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    const complaints: Complaints = [];
    await use(async (address) => {
      const context = await browser.newContext();
      contexts.push(context);
      return openWatched(context, address, complaints);
    });
    for (const context of contexts) await context.close();
    expect(complaints, 'what the pages complained of').toEqual([]);
  },
  station: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    const complaints: Complaints = [];
    await use(async (site, role = 'administrator') => {
      const context = await browser.newContext();
      contexts.push(context);
      await context.addInitScript(keepSession, [SESSION_KEY, await site.api.sessionOf(role)] as const);
      const page = await openWatched(context, site.host().address, complaints);
      // Keys are for a screen that is there.
      await expect(page.locator('#screen .bar h1').first()).toBeVisible();
      return page;
    });
    for (const context of contexts) await context.close();
    expect(complaints, 'what the pages complained of').toEqual([]);
  },
});

/** As if this browser had signed in before; what it does with the session later is its own affair. */
function keepSession([key, session]: readonly [string, Session]): void {
  if (sessionStorage.getItem('e2e') !== null) return;
  sessionStorage.setItem('e2e', 'signed in');
  sessionStorage.setItem(key, JSON.stringify(session));
}

async function openWatched(context: BrowserContext, address: string, complaints: Complaints): Promise<Page> {
  // A headless browser has no printer: what would be printed is kept as text.
  await context.addInitScript(() => {
    const printed: string[] = [];
    Object.assign(window, {
      printed,
      print: () => printed.push(document.querySelector('.print-root')?.textContent ?? ''),
    });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`policy: ${violatedDirective} ${blockedURI}`),
    );
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' && !isPlainAnswer(message))
      complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  await page.goto(address);
  return page;
}

/** The browser itself notes refusals (409), wrong keys, ended sessions and a host that is away: answers, not defects. */
function isPlainAnswer(message: ConsoleMessage): boolean {
  if (/net::ERR_(?:CONNECTION|EMPTY|INTERNET|NETWORK|SOCKET)|status of 503\b/.test(message.text())) return true;
  if (message.location().url.includes('/public/') && /status of 404\b/.test(message.text())) return true;
  return message.location().url.includes('/api/') && /status of (?:401|403|409)\b/.test(message.text());
}

/** A host with a site, and its API. */
export type Site = {
  readonly host: () => Host;
  readonly api: Api;
  /** Starts the host again, on the folder and the port that it had. */
  readonly startAgain: () => Promise<void>;
};

/** Gives the tests of a file a host with the usual site, and stops it afterwards. */
export function useSite(): Site {
  let host: Host | null = null;
  const running = (): Host => {
    if (host === null) throw new Error('the host runs only during the tests');
    return host;
  };
  test.beforeAll(async () => {
    host = await startHost();
  });
  test.afterAll(async () => {
    await host?.stop();
    host?.removeFolder();
  });
  return {
    host: running,
    api: apiOf(() => running().address),
    async startAgain() {
      const { folder, port } = running();
      host = await startHost({ folder, port });
    },
  };
}

/** A truck for export comes in with so many people, its driver by name. Answers its visit. */
export async function letIn(
  site: Site,
  plate: string,
  driver: string,
  more: { readonly people?: number; readonly crossing?: string } = {},
): Promise<string> {
  const truck = { plate, driver, people: 1, crossing: 'Hữu Nghị', direction: 'export', cargoClass: 'fresh' } as const;
  return (await site.api.command('visit.arrive', { ...truck, ...more })).visitId;
}

/** The names of the rail, by screen. */
export const SCREEN_NAMES = {
  yard: 'Bãi',
  gate: 'Cổng',
  queue: 'Hàng chờ',
  rest: 'Khu nghỉ',
  report: 'Báo cáo',
  journal: 'Nhật ký',
  settings: 'Cài đặt',
} as const;

/** Opens a screen from the rail. */
export async function goTo(page: Page, screen: keyof typeof SCREEN_NAMES): Promise<void> {
  const rail = page.getByRole('navigation', { name: 'Các màn hình' });
  await rail.getByRole('button', { name: SCREEN_NAMES[screen], exact: true }).click();
  await expect(page.locator('#screen .bar h1').first()).toBeVisible();
}

/** What the page sent to the printer so far. */
export function printedBy(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (window as unknown as { readonly printed: string[] }).printed);
}

/** Whether the window itself scrolls: a station's frame always fits. */
export async function expectNoPageScroll(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => {
    // What a screen has no room for in itself is cut off by the frame around it.
    const frames = [document.documentElement, ...document.querySelectorAll('.app > main')];
    return {
      right: Math.max(...frames.map((frame) => frame.scrollWidth - frame.clientWidth)),
      below: Math.max(...frames.map((frame) => frame.scrollHeight - frame.clientHeight)),
    };
  });
  expect.soft(beyond.right, 'scrolls sideways').toBeLessThanOrEqual(0);
  expect.soft(beyond.below, 'scrolls down').toBeLessThanOrEqual(0);
}

/**
 * No barrier that would keep somebody from working: axe finds nothing serious or critical. What belongs to the page
 * and not to its colours needs no second look in another theme.
 */
export async function expectAccessible(page: Page, what: 'everything' | 'colours' = 'everything'): Promise<void> {
  const axe = new AxeBuilder({ page }).options({
    resultTypes: ['violations'],
    ...(what === 'colours' ? { runOnly: { type: 'rule', values: ['color-contrast'] } } : {}),
  });
  // Without it axe opens one more window for every look.
  const { violations } = await axe.setLegacyMode(true).analyze();
  const barriers = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, html, any }) => `${id} ${target.join(' ')} ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
    );
  expect.soft(barriers).toEqual([]);
}
