import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const ON_PATH = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge'];
const WINDOWS_PLACES = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
const MAC_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/** A browser the tests can drive, or null: on the PATH, in the usual places, or one Playwright fetched earlier. */
export function findBrowser(): string | null {
  const named = process.env['BEN_BAI_BROWSER'];
  if (named !== undefined && isProgram(named)) return named;
  return [...onPath(), ...usualPlaces(), ...fetchedByPlaywright()].find(isProgram) ?? null;
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

function onPath(): readonly string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return ON_PATH.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
}

function usualPlaces(): readonly string[] {
  if (process.platform === 'darwin') return MAC_PLACES;
  if (process.platform !== 'win32')
    return ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium'];
  const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
  return WINDOWS_PLACES.flatMap((place) => roots.map((root) => join(root, place)));
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

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function run(command: string, args: readonly string[]): void {
  spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: 300_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
