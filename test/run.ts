import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { electronBinary, hasDisplay } from '../electron/launch/electron-binary.ts';
import { ensureBuild } from '../electron/launch/ensure-build.ts';
import { E2E, VITEST_PROJECTS } from './config/projects.ts';
import { ensureBrowser } from './support/browser.ts';
import { closingLine, honest, NOTHING, sum, tallyOfPlaywright, tallyOfVitest, type Tally } from './support/tally.ts';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Runs the tests and ends with one line that counts them all. Arguments choose: names of kinds (`unit`, `e2e`, …)
 * restrict the kinds, everything else restricts the files.
 */
async function main(argv: readonly string[]): Promise<void> {
  const kinds = [...VITEST_PROJECTS.map(({ name }) => name), E2E];
  const named = argv.filter((arg) => kinds.includes(arg));
  const filters = argv.filter((arg) => !kinds.includes(arg)).map((filter) => filter.replaceAll('\\', '/'));
  const chosen = kinds.filter((kind) => (named.length === 0 || named.includes(kind)) && hasFiles(kind, filters));
  const reports = mkdtempSync(join(tmpdir(), 'ben-bai-tests-'));
  try {
    const tallies = await runAll(chosen, filters, reports);
    const total = sum(tallies);
    if (total.passed + total.failed === 0) console.error(`no test matches ${argv.join(' ')}`);
    process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
    await say(closingLine(total));
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

async function runAll(chosen: readonly string[], filters: readonly string[], reports: string): Promise<Tally[]> {
  const projects = VITEST_PROJECTS.filter(({ name }) => chosen.includes(name));
  const needsBuild = chosen.includes(E2E) || projects.some((project) => project.needsBuild);
  const isBuilt = !needsBuild || (await ensureBuild());
  const runnable = projects.filter((project) => isBuilt || !project.needsBuild);
  const tallies: Tally[] = [];
  // Kinds that want the machine to themselves come after those that share it.
  for (const alone of [false, true]) {
    const names = runnable.filter(({ runsAlone }) => runsAlone === alone).map(({ name }) => name);
    if (names.length > 0) tallies.push(await runVitest(names, filters, join(reports, `vitest-${alone}.json`)));
  }
  if (!isBuilt) {
    const lost = [...projects.filter((project) => project.needsBuild).map(({ name }) => name)];
    console.error(`not run, for want of a build: ${[...lost, ...(chosen.includes(E2E) ? [E2E] : [])].join(', ')}`);
    tallies.push({ ...NOTHING, failed: 1 });
  } else if (chosen.includes(E2E)) {
    tallies.push(await runPlaywright(filters, join(reports, 'playwright.json')));
  }
  return tallies;
}

async function runVitest(names: readonly string[], filters: readonly string[], report: string): Promise<Tally> {
  const code = await run([
    join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    ...['--config', join('test', 'config', 'vitest.config.ts')],
    ...names.flatMap((name) => ['--project', name]),
    ...['--reporter', 'default', '--reporter', 'json', `--outputFile.json=${report}`],
    '--passWithNoTests',
    ...filters,
  ]);
  return honest(tallyOfVitest(report), code);
}

async function runPlaywright(filters: readonly string[], report: string): Promise<Tally> {
  let browser: string;
  try {
    browser = ensureBrowser((line) => console.log(line));
  } catch (error: unknown) {
    console.error(error instanceof Error ? error.message : error);
    return { ...NOTHING, failed: 1 };
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
  return honest(tallyOfPlaywright(report), code);
}

function hasFiles(kind: string, filters: readonly string[]): boolean {
  const pattern = kind === E2E ? `test/${E2E}/**/*.e2e.ts` : `test/${kind}/**/*.test.{ts,tsx}`;
  const files = globSync(pattern, { cwd: ROOT }).map((path) => path.replaceAll('\\', '/'));
  return files.some((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)));
}

async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<number> {
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

/** Writes a line and waits until it is out: nothing may follow the closing line, and nothing may cut it off. */
function say(line: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(`${line}\n`, () => resolve()));
}

await main(process.argv.slice(2));
