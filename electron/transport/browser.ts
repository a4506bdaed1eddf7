import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const ON_PATH = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
] as const;
const WINDOWS_PLACES = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
] as const;
const UNIX_PLACES = [
  '/opt/google/chrome/chrome',
  '/opt/microsoft/msedge/msedge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
] as const;

type Machine = {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isProgram: (path: string) => boolean;
};

/**
 * A Chromium, Chrome or Edge of this machine, or null: the one that `BEN_BAI_BROWSER` names, on the PATH, or where
 * installers put it. Windows always has Edge.
 */
export function findBrowser(
  machine: Machine = { platform: process.platform, env: process.env, isProgram },
): string | null {
  const { platform, env } = machine;
  const isWindows = platform === 'win32';
  const folders = (env['PATH'] ?? env['Path'] ?? '')
    .split(isWindows ? ';' : delimiter)
    .filter((folder) => folder !== '');
  const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => env[name] ?? []);
  const named = env['BEN_BAI_BROWSER'];
  const places = [
    ...(named === undefined ? [] : [named]),
    ...ON_PATH.flatMap((name) => folders.map((folder) => (isWindows ? `${folder}\\${name}.exe` : join(folder, name)))),
    ...(isWindows ? WINDOWS_PLACES.flatMap((place) => roots.map((root) => `${root}\\${place}`)) : UNIX_PLACES),
  ];
  return places.find(machine.isProgram) ?? null;
}

/** Whether there is something at this place that can be run. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
