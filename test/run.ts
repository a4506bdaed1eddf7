import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuild } from '../electron/launch/ensure-build.ts';
import { E2E, VITEST_PROJECTS } from './config/projects.ts';
import { runPlaywright, runVitest } from './support/runners.ts';
import { soak } from './support/soak.ts';
import { ROOT } from './support/source-tree.ts';
import { closingLine, linesOf, NOTHING, sum, type Tally } from './support/tally.ts';

const SOAK_MINUTES = 10;

/**
 * Runs the tests and ends with what failed and one line that counts them all. Arguments choose: names of kinds
 * (`unit`, `e2e`, …) restrict the kinds, everything else restricts the files. `soak [minutes]` runs the random tests
 * with ever new seeds instead.
 */
async function main(argv: readonly string[]): Promise<void> {
  const reports = mkdtempSync(join(tmpdir(), 'ben-bai-tests-'));
  try {
    const total = argv[0] === 'soak' ? await soakFor(argv.slice(1), reports) : sum(await runAll(argv, reports));
    const count = total.passed + total.failed.length;
    if (count === 0) console.error(`no test matches ${argv.join(' ')}`);
    process.exitCode = total.failed.length > 0 || count === 0 ? 1 : 0;
    const failed = total.failed.flatMap((failure) => linesOf(failure));
    await say([...(failed.length === 0 ? [] : ['', 'failed:', ...failed]), closingLine(total)]);
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

function soakFor(argv: readonly string[], reports: string): Promise<Tally> {
  const isNumber = argv[0] !== undefined && Number(argv[0]) > 0;
  return soak(isNumber ? Number(argv[0]) : SOAK_MINUTES, isNumber ? argv.slice(1) : argv, reports);
}

async function runAll(argv: readonly string[], reports: string): Promise<readonly Tally[]> {
  const kinds = [...VITEST_PROJECTS.map(({ name }) => name), E2E];
  const named = argv.filter((arg) => kinds.includes(arg));
  const filters = argv.filter((arg) => !kinds.includes(arg)).map((filter) => filter.replaceAll('\\', '/'));
  const chosen = kinds.filter((kind) => (named.length === 0 || named.includes(kind)) && hasFiles(kind, filters));
  const projects = VITEST_PROJECTS.filter(({ name }) => chosen.includes(name));
  const needsBuild = chosen.includes(E2E) || projects.some((project) => project.needsBuild);
  const isBuilt = !needsBuild || (await ensureBuild());
  const runnable = projects.filter((project) => isBuilt || !project.needsBuild);
  const tallies: Tally[] = [];
  // Kinds that want the machine to themselves come after those that share it.
  for (const alone of [false, true]) {
    const names = runnable.filter(({ runsAlone }) => runsAlone === alone).map(({ name }) => name);
    if (names.length > 0)
      tallies.push(await runVitest({ names, filters, report: join(reports, `vitest-${alone}.json`) }));
  }
  if (!isBuilt) {
    const lost = projects.filter((project) => project.needsBuild).map(({ name }) => name);
    const message = `not run: ${[...lost, ...(chosen.includes(E2E) ? [E2E] : [])].join(', ')}`;
    tallies.push({ ...NOTHING, failed: [{ file: 'build', name: '', message }] });
  } else if (chosen.includes(E2E)) {
    tallies.push(await runPlaywright(filters, join(reports, 'playwright.json')));
  }
  return tallies;
}

function hasFiles(kind: string, filters: readonly string[]): boolean {
  const pattern = kind === E2E ? `test/${E2E}/**/*.e2e.ts` : `test/${kind}/**/*.test.{ts,tsx}`;
  const files = globSync(pattern, { cwd: ROOT }).map((path) => path.replaceAll('\\', '/'));
  return files.some((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)));
}

/** Writes the last lines and waits until they are out: nothing may follow them, and nothing may cut them off. */
function say(lines: readonly string[]): Promise<void> {
  return new Promise((resolve) => process.stdout.write(`${lines.join('\n')}\n`, () => resolve()));
}

await main(process.argv.slice(2));
