import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { homedir } from 'node:os';
import { defaultDataFolder } from './data-folder.ts';
import { electronBinary, fetchElectron, hasDisplay } from './electron-binary.ts';
import { ensureBuild } from './ensure-build.ts';
import { openAddress } from './open-address.ts';
import { BUILT_HOST, PROJECT_ROOT } from './paths.ts';
import { writeProblemPage } from './problem-page.ts';
import { LAUNCH_TEXTS } from './texts/launch-texts.ts';

/** The host's exit code when its data folder cannot be used; its last line says why. */
const DATA_FOLDER_PROBLEM = 3;

/**
 * `npm start`: builds when stale, then opens the application — in Electron where there is one and a display to show
 * it on, otherwise the same host on loopback and the person's own browser.
 */
export async function main(argv: readonly string[]): Promise<number> {
  if (!(await ensureBuild())) return 1;
  const electron = hasDisplay() ? (electronBinary() ?? (await fetchElectron())) : null;
  const args = withDataFolder(argv);
  if (electron !== null) return startDesktop(electron, args);
  console.log(LAUNCH_TEXTS.shellMissing);
  return startInBrowser(args);
}

function startDesktop(electron: string, argv: readonly string[]): Promise<number> {
  // Chromium refuses its sandbox to root on Linux; nobody else gets this flag.
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const child = spawn(electron, [...(isRoot ? ['--no-sandbox'] : []), PROJECT_ROOT, ...argv], {
    cwd: PROJECT_ROOT,
    stdio: 'inherit',
  });
  return ended(child);
}

async function startInBrowser(argv: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [BUILT_HOST, ...argv], {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let lastWord = '';
  createInterface({ input: child.stderr }).on('line', (line) => {
    console.error(line);
    lastWord = line;
  });
  let isOpened = false;
  createInterface({ input: child.stdout }).on('line', (line) => {
    console.log(line);
    // The second address opens a window with the rights of this machine: set-up, demo.
    const address = /https?:\/\/\S+#code=\S+/.exec(line)?.[0];
    if (isOpened || address === undefined) return;
    isOpened = true;
    void showAddress(address);
  });
  const code = await ended(child);
  if (code === DATA_FOLDER_PROBLEM && hasDisplay()) await openAddress(writeProblemPage(lastWord));
  return code;
}

async function showAddress(address: string): Promise<void> {
  if (!hasDisplay() || !(await openAddress(address))) console.log(LAUNCH_TEXTS.openByHand(address));
}

/** Ends as the child ends. Ctrl+C reaches the child by itself, as it does the whole group; SIGTERM is passed on. */
function ended(child: ChildProcess): Promise<number> {
  const passOn = (signal: NodeJS.Signals): void => void child.kill(signal);
  const stay = (): void => undefined;
  process.on('SIGINT', stay);
  process.on('SIGTERM', passOn);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.off('SIGINT', stay);
      process.off('SIGTERM', passOn);
      resolve(code ?? (signal === null ? 1 : 0));
    });
  });
}

function withDataFolder(argv: readonly string[]): readonly string[] {
  if (argv.some((arg) => arg === '--data' || arg.startsWith('--data='))) return argv;
  const at = argv.indexOf('--demo');
  const demo = at < 0 ? null : (argv[at + 1] ?? null);
  const surroundings = { platform: process.platform, env: process.env, home: homedir() };
  return ['--data', defaultDataFolder(surroundings, demo), ...argv];
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
