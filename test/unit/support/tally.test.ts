import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closingLine, honest, NOTHING, sum, tallyOfPlaywright, tallyOfVitest } from '../../support/tally.ts';

const folder = mkdtempSync(join(tmpdir(), 'tally-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(report: unknown): string {
  const path = join(folder, 'report.json');
  writeFileSync(path, JSON.stringify(report));
  return path;
}

describe('counting tests', () => {
  it('names skipped tests only when there are some', () => {
    expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
    expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });

  it('counts a file that does not load as a failure', () => {
    const testResults = [
      { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'skipped' }] },
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
    ];
    expect(tallyOfVitest(written({ testResults }))).toEqual({ passed: 2, failed: 2, skipped: 1 });
  });

  it('counts a browser test that passed only on a second try as failed', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 1 };
    expect(tallyOfPlaywright(written({ stats, errors: [{}] }))).toEqual({ passed: 4, failed: 3, skipped: 1 });
  });

  it('never calls a bad end a success', () => {
    expect(honest(tallyOfVitest(join(folder, 'absent.json')), 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(honest({ passed: 5, failed: 0, skipped: 0 }, 0).failed).toBe(0);
    expect(sum([NOTHING, { passed: 1, failed: 2, skipped: 3 }])).toEqual({ passed: 1, failed: 2, skipped: 3 });
  });
});
