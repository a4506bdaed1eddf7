import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from './paths.ts';

const PACKAGE = join(PROJECT_ROOT, 'node_modules', 'electron');
const FETCH_LIMIT_MS = 20_000;

/** The Electron program, or null when only its package is here: the program itself is fetched on first use. */
export function electronBinary(): string | null {
  const pathFile = join(PACKAGE, 'path.txt');
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : defaultName();
  const path = join(override ?? join(PACKAGE, 'dist'), name);
  return existsSync(path) ? path : null;
}

/** Tries once, quietly and within a time limit, to fetch the Electron program; offline this fails at once. */
export async function fetchElectron(): Promise<string | null> {
  const script = join(PACKAGE, 'install.js');
  if (!existsSync(script) || process.env['ELECTRON_SKIP_BINARY_DOWNLOAD'] !== undefined) return null;
  const child = spawn(process.execPath, [script], { cwd: PROJECT_ROOT, stdio: 'ignore', timeout: FETCH_LIMIT_MS });
  await new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  return electronBinary();
}

/** Whether a window could be shown at all; on Linux that takes a display. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);
}

function defaultName(): string {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}
