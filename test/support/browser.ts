import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser as findInstalledBrowser, isProgram } from '../../electron/transport/browser.ts';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** A browser the tests can drive, or null: one that the application would find itself, or that Playwright fetched. */
export function findBrowser(): string | null {
  return findInstalledBrowser() ?? fetchedByPlaywright().find(isProgram) ?? null;
}

/**
 * Finds a browser, or gets one the way this machine allows: its package on Debian as root, else Playwright's own
 * download. Throws with what to do when neither works.
 */
export function ensureBrowser(say: (line: string) => void): string {
  const found = findBrowser();
  if (found !== null) return found;
  if (isDebianAsRoot()) {
    say('no browser found; installing the Debian package chromium');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  } else {
    say('no browser found; asking Playwright to fetch its own');
    run(process.execPath, [join(ROOT, 'node_modules', 'playwright', 'cli.js'), 'install', 'chromium']);
  }
  const got = findBrowser();
  if (got === null) {
    throw new Error(
      'no browser for the end-to-end tests: install Chromium, Chrome or Edge (Debian: apt-get install chromium), ' +
        'run `npx playwright install chromium`, or set BEN_BAI_BROWSER to the program',
    );
  }
  return got;
}

function fetchedByPlaywright(): readonly string[] {
  const cache = playwrightCache();
  if (!existsSync(cache)) return [];
  const inside = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-win/chrome.exe', 'chrome-win64/chrome.exe'];
  const folders = readdirSync(cache).filter((name) => /^chromium-\d+$/.test(name));
  return folders
    .sort()
    .toReversed()
    .flatMap((folder) => inside.map((path) => join(cache, folder, path)));
}

function playwrightCache(): string {
  const named = process.env['PLAYWRIGHT_BROWSERS_PATH'];
  if (named !== undefined && named !== '0') return named;
  if (process.platform === 'win32') return join(process.env['LOCALAPPDATA'] ?? homedir(), 'ms-playwright');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'ms-playwright');
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'ms-playwright');
}

function isDebianAsRoot(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

function run(command: string, args: readonly string[]): void {
  spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: 300_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
