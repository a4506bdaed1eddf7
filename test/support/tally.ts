import { existsSync, readFileSync } from 'node:fs';

/** What one runner counted. */
export type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number };

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 };

/** Sums what several runners counted. */
export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    NOTHING,
  );
}

/**
 * Makes a count agree with the runner's exit code: a runner that ended badly without a failed test (a file that does
 * not load, an error outside any test, no report at all) counts as one failure.
 */
export function honest(tally: Tally, exitCode: number): Tally {
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/** The closing line; skipped tests are named only when there are some. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

type VitestReport = {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
};

/** Reads vitest's JSON report. A file that failed before its first test counts as one failure. */
export function tallyOfVitest(path: string): Tally {
  if (!existsSync(path)) return NOTHING;
  const report = JSON.parse(readFileSync(path, 'utf8')) as VitestReport;
  return sum(
    report.testResults.map(({ status, assertionResults }) => {
      const count = (...states: string[]): number =>
        assertionResults.filter((result) => states.includes(result.status)).length;
      const failed = count('failed');
      return {
        passed: count('passed'),
        failed: failed === 0 && status === 'failed' ? 1 : failed,
        skipped: count('skipped', 'pending', 'todo', 'disabled'),
      };
    }),
  );
}

type PlaywrightReport = {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly errors: readonly unknown[];
};

/** Reads Playwright's JSON report. A test that passed only when tried again counts as failed. */
export function tallyOfPlaywright(path: string): Tally {
  if (!existsSync(path)) return NOTHING;
  const { stats, errors } = JSON.parse(readFileSync(path, 'utf8')) as PlaywrightReport;
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
}
