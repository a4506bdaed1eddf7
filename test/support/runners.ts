import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { electronBinary, hasDisplay } from '../../electron/launch/electron-binary.ts';
import { ensureBrowser } from './browser.ts';
import { ROOT } from './source-tree.ts';
import { honest, NOTHING, tallyOfPlaywright, tallyOfVitest, type Tally } from './tally.ts';

type Environment = Readonly<Record<string, string>>;

type VitestRun = {
  /** The kinds of test. */
  readonly names: readonly string[];
  /** Parts of file names; none means all files. */
  readonly filters: readonly string[];
  /** Where the report is written. */
  readonly report: string;
  readonly env?: Environment;
  /** One file at a time and without a word. */
  readonly isQuiet?: boolean;
};

/** Runs tests with vitest and counts them. */
export async function runVitest({ names, filters, report, env, isQuiet = false }: VitestRun): Promise<Tally> {
  const code = await run(
    [
      join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      ...['--config', join('test', 'config', 'vitest.config.ts')],
      ...names.flatMap((name) => ['--project', name]),
      ...['--reporter', 'json', `--outputFile.json=${report}`],
      ...(isQuiet ? ['--maxWorkers=1'] : ['--reporter', 'default']),
      '--passWithNoTests',
      ...filters,
    ],
    env,
  );
  return honest(tallyOfVitest(report), 'vitest', code);
}

/** Runs the browser tests with Playwright and counts them. */
export async function runPlaywright(filters: readonly string[], report: string): Promise<Tally> {
  let browser: string;
  try {
    browser = ensureBrowser((line) => console.log(line));
  } catch (error: unknown) {
    const message = error instanceof Error ? error.message : String(error);
    return { ...NOTHING, failed: [{ file: 'playwright', name: '', message }] };
  }
  if (!hasDisplay() || electronBinary() === null) {
    console.log('e2e: the Electron tests do not run here (no Electron program or no display); the browser tests do');
  }
  const code = await run(
    [
      join(ROOT, 'node_modules', 'playwright', 'cli.js'),
      'test',
      ...['--config', join('test', 'config', 'playwright.config.ts')],
      '--reporter=list,json',
      '--pass-with-no-tests',
      ...filters,
    ],
    { BEN_BAI_BROWSER: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  );
  return honest(tallyOfPlaywright(report), 'playwright', code);
}

async function run(args: readonly string[], env: Environment = {}): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
