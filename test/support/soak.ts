import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { ensureBuild } from '../../electron/launch/ensure-build.ts';
import { VITEST_PROJECTS } from '../config/projects.ts';
import { runVitest } from './runners.ts';
import { filesIn, textOf } from './source-tree.ts';
import { closingLine, linesOf, NOTHING, sum, type Tally } from './tally.ts';

/** What makes a test random: properties, or a seed of its own choice. */
const IS_RANDOM = /from 'fast-check'|\bSEED\b/;

/**
 * Runs the random tests again and again, each round with a new seed, until the minutes are over; at least once. A
 * failure is printed with what it takes to repeat it.
 */
export async function soak(minutes: number, filters: readonly string[], reports: string): Promise<Tally> {
  const files = filesIn(['test'], /\.test\.tsx?$/)
    .filter((path) => filters.length === 0 || filters.some((filter) => path.includes(filter)))
    .filter((path) => IS_RANDOM.test(textOf(path)));
  const projects = VITEST_PROJECTS.filter(({ name }) => files.some((path) => path.startsWith(`test/${name}/`)));
  if (projects.some(({ needsBuild }) => needsBuild) && !(await ensureBuild()))
    return { ...NOTHING, failed: [{ file: 'build', name: '', message: 'did not succeed' }] };
  const names = projects.map(({ name }) => name);
  const end = Date.now() + minutes * 60_000;
  let total = NOTHING;
  do {
    const seed = randomInt(1, 2 ** 31);
    const report = join(reports, `${seed}.json`);
    const env = { BEN_BAI_SEED: String(seed) };
    const tally = await runVitest({ names, filters: files, report, env, isQuiet: true });
    console.log(`BEN_BAI_SEED=${seed}: ${closingLine(tally)}`);
    for (const failure of tally.failed) console.log(linesOf(failure, { lines: 60, characters: 8000 }).join('\n'));
    total = sum([total, tally]);
  } while (files.length > 0 && Date.now() < end);
  return total;
}
