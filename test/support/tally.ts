import { existsSync, readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { ROOT } from './source-tree.ts';

/** A test that failed: where it stands, its whole name, and what it said. */
export type Failure = { readonly file: string; readonly name: string; readonly message: string };

/** What one runner counted, and what failed in it. */
export type Tally = { readonly passed: number; readonly failed: readonly Failure[]; readonly skipped: number };

export const NOTHING: Tally = { passed: 0, failed: [], skipped: 0 };

/** Sums what several runners counted. */
export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: [...all.failed, ...one.failed],
      skipped: all.skipped + one.skipped,
    }),
    NOTHING,
  );
}

/**
 * Makes a count agree with the runner's exit code: a runner that ended badly without a failed test (an error outside
 * any test, no report at all) counts as one failure.
 */
export function honest(tally: Tally, runner: string, exitCode: number): Tally {
  if (exitCode === 0 || tally.failed.length > 0) return tally;
  const message = `ended with code ${exitCode} although no test failed: what it wrote above says why`;
  return { ...tally, failed: [{ file: runner, name: '', message }] };
}

/** The closing line; skipped tests are named only when there are some. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed.length} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

const COLOURS = /\u001b\[[0-9;]*m/g;
const PLACE_IN_CODE = /^\s+at /;

/** A failure as it is read at the end of a run: file and name, then the first lines of its message, each cut to length. */
export function linesOf({ file, name, message }: Failure, { lines = 12, characters = 400 } = {}): readonly string[] {
  const said = message
    .replaceAll(COLOURS, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !PLACE_IN_CODE.test(line))
    .slice(0, lines)
    .map((line) => `    ${line.length > characters ? `${line.slice(0, characters)}…` : line}`);
  return [`  ${name === '' ? file : `${file} > ${name}`}`, ...said];
}

type VitestReport = {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
};

/** Reads vitest's JSON report. A file that failed before its first test counts as one failure. */
export function tallyOfVitest(written: string): Tally {
  if (!existsSync(written)) return NOTHING;
  const report = JSON.parse(readFileSync(written, 'utf8')) as VitestReport;
  return sum(
    report.testResults.map(({ name: path, status, message, assertionResults }) => {
      const file = relative(ROOT, path).split(sep).join('/');
      const count = (...states: string[]): number =>
        assertionResults.filter((result) => states.includes(result.status)).length;
      const failed = assertionResults
        .filter((result) => result.status === 'failed')
        .map(({ ancestorTitles, title, failureMessages }) => ({
          file,
          name: [...ancestorTitles, title].join(' > '),
          message: failureMessages.join('\n'),
        }));
      return {
        passed: count('passed'),
        failed: failed.length === 0 && status === 'failed' ? [{ file, name: '', message }] : failed,
        skipped: count('skipped', 'pending', 'todo', 'disabled'),
      };
    }),
  );
}

type PlaywrightError = { readonly message?: string };

type PlaywrightSuite = {
  readonly title: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly {
      readonly status: string;
      readonly results: readonly { readonly errors?: readonly PlaywrightError[] }[];
    }[];
  }[];
};

type PlaywrightReport = {
  readonly stats: { readonly expected: number; readonly skipped: number };
  readonly suites: readonly PlaywrightSuite[];
  readonly errors: readonly PlaywrightError[];
};

/** Reads Playwright's JSON report. A test that passed only when tried again counts as failed. */
export function tallyOfPlaywright(path: string): Tally {
  if (!existsSync(path)) return NOTHING;
  const { stats, suites, errors } = JSON.parse(readFileSync(path, 'utf8')) as PlaywrightReport;
  const outside = errors.map((error) => ({ file: 'playwright', name: '', message: error.message ?? '' }));
  // The outermost suites are the files, which each test names itself.
  const inside = suites.flatMap((file) => failuresIn({ ...file, title: '' }));
  return { passed: stats.expected, failed: [...inside, ...outside], skipped: stats.skipped };
}

function failuresIn({ title, suites = [], specs = [] }: PlaywrightSuite): readonly Failure[] {
  const own = specs.flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => ({
        file: spec.file,
        name: spec.title,
        message: results.flatMap(({ errors = [] }) => errors.map((error) => error.message ?? '')).join('\n'),
      })),
  );
  return [...own, ...suites.flatMap(failuresIn)].map((failure) =>
    title === '' ? failure : { ...failure, name: `${title} > ${failure.name}` },
  );
}
