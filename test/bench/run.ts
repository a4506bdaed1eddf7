import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, platform } from 'node:os';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuild } from '../../electron/launch/ensure-build.ts';
import { calls } from './cases/calls.ts';
import { commands } from './cases/commands.ts';
import { estimate, estimateOfSite } from './cases/estimate.ts';
import { gate } from './cases/gate.ts';
import { history } from './cases/history.ts';
import { hour } from './cases/hour.ts';
import { imports } from './cases/import.ts';
import { memory } from './cases/memory.ts';
import { painted } from './cases/painted.ts';
import { plan } from './cases/plan.ts';
import { publicPages } from './cases/public.ts';
import { queries } from './cases/queries.ts';
import { queue } from './cases/queue.ts';
import { report } from './cases/report.ts';
import { reportFiles } from './cases/report-files.ts';
import { rest } from './cases/rest.ts';
import { rules } from './cases/rules.ts';
import { slots } from './cases/slots.ts';
import { snapshot } from './cases/snapshot.ts';
import { start } from './cases/start.ts';
import { yard } from './cases/yard.ts';
import { tableOf, type Figure } from './kit/figures.ts';
import { createFolders, type Folders } from './kit/folders.ts';

/**
 * `npm run bench -- [case …] [--out figures.json] [--keep folder]`: each case prints its figures as one table. With
 * `--keep` the filled data folders stay there for the next run; with `--full` munkres is measured on the largest plan too.
 * `estimate --data <folder>` goes back over the past of a site instead; its database is only read.
 */
const CASES: Readonly<Record<string, (folders: Folders) => Promise<readonly Figure[]>>> = {
  calls,
  commands,
  gate,
  snapshot,
  import: imports,
  start,
  memory,
  queries,
  painted,
  yard,
  rest,
  rules,
  queue,
  slots,
  history,
  'report-files': reportFiles,
  public: publicPages,
  plan,
  estimate,
};

/** Measured only when they are asked for by name. */
const LONG_CASES: typeof CASES = { hour, report };

async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { out: { type: 'string' }, keep: { type: 'string' }, full: { type: 'boolean' }, data: { type: 'string' } },
    allowPositionals: true,
  });
  const all = { ...CASES, ...LONG_CASES };
  const unknown = positionals.filter((name) => !Object.hasOwn(all, name));
  if (unknown.length > 0) {
    console.error(`no such case: ${unknown.join(', ')}; there are ${Object.keys(all).join(', ')}`);
    return 2;
  }
  if (values.data !== undefined) {
    console.log(tableOf(estimateOfSite(values.data)));
    return 0;
  }
  if (!(await ensureBuild())) return 1;
  const folders = createFolders(values.keep ?? null);
  const results: Record<string, readonly Figure[]> = {};
  try {
    for (const [name, measure] of Object.entries(all)) {
      if (positionals.length > 0 ? !positionals.includes(name) : Object.hasOwn(LONG_CASES, name)) continue;
      const start = performance.now();
      const figures = await measure(folders);
      results[name] = figures;
      console.log(`\n${name} (${((performance.now() - start) / 1000).toFixed(0)} s)\n${tableOf(figures)}`);
    }
  } finally {
    folders.removeAll();
  }
  if (values.out !== undefined) {
    const machine = {
      platform: platform(),
      arch: arch(),
      cpus: availableParallelism(),
      model: cpus()[0]?.model ?? '',
      node: process.version,
    };
    mkdirSync(dirname(values.out), { recursive: true });
    writeFileSync(values.out, `${JSON.stringify({ machine, results }, null, 2)}\n`);
  }
  const missed = Object.values(results)
    .flat()
    .filter((figure) => figure.isReached === false);
  if (missed.length > 0) console.log(`\nmissed: ${missed.map((figure) => figure.name).join(' · ')}`);
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
