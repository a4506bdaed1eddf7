import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../support/source-tree.ts';
import { closingLine, honest, linesOf, NOTHING, sum, tallyOfPlaywright, tallyOfVitest } from '../../support/tally.ts';

const folder = mkdtempSync(join(tmpdir(), 'tally-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(report: unknown): string {
  const path = join(folder, 'report.json');
  writeFileSync(path, JSON.stringify(report));
  return path;
}

const A_FAILURE = { file: 'test/unit/a.test.ts', name: 'a > b', message: 'no' };

describe('counting tests', () => {
  it('names skipped tests only when there are some', () => {
    expect(closingLine({ passed: 3, failed: [], skipped: 0 })).toBe('3 passed, 0 failed');
    expect(closingLine({ passed: 3, failed: [A_FAILURE], skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });

  it('names each failed test, and counts a file that does not load as a failure', () => {
    const passed = { status: 'passed', ancestorTitles: [], title: 'c', failureMessages: [] };
    const failed = { status: 'failed', ancestorTitles: ['a'], title: 'b', failureMessages: ['no'] };
    const file = (name: string) => join(ROOT, 'test', 'unit', name);
    const testResults = [
      { name: file('x.test.ts'), status: 'passed', assertionResults: [passed, { ...passed, status: 'skipped' }] },
      { name: file('y.test.ts'), status: 'failed', message: 'no such file', assertionResults: [] },
      { name: file('a.test.ts'), status: 'failed', message: '', assertionResults: [failed, passed] },
    ];
    expect(tallyOfVitest(written({ testResults }))).toEqual({
      passed: 2,
      failed: [{ file: 'test/unit/y.test.ts', name: '', message: 'no such file' }, A_FAILURE],
      skipped: 1,
    });
  });

  it('names each failed browser test, also one that passed only on a second try', () => {
    const spec = (title: string, status: string, ...messages: readonly string[]) => ({
      title,
      file: 'q.e2e.ts',
      tests: [{ status, results: messages.map((message) => ({ errors: [{ message }] })) }],
    });
    const inner = { title: 'the queue', specs: [spec('opens', 'unexpected', 'no'), spec('closes', 'flaky', 'late')] };
    const suites = [{ title: 'q.e2e.ts', suites: [inner], specs: [spec('reads', 'expected')] }];
    const report = { stats: { expected: 4, skipped: 1 }, suites, errors: [{ message: 'no browser' }] };
    expect(tallyOfPlaywright(written(report))).toEqual({
      passed: 4,
      failed: [
        { file: 'q.e2e.ts', name: 'the queue > opens', message: 'no' },
        { file: 'q.e2e.ts', name: 'the queue > closes', message: 'late' },
        { file: 'playwright', name: '', message: 'no browser' },
      ],
      skipped: 1,
    });
  });

  it('never calls a bad end a success', () => {
    const failed = [{ file: 'vitest', name: '', message: expect.stringContaining('code 1') as string }];
    expect(honest(tallyOfVitest(join(folder, 'absent.json')), 'vitest', 1)).toEqual({ ...NOTHING, failed });
    expect(honest({ ...NOTHING, passed: 5 }, 'vitest', 0).failed).toEqual([]);
    expect(honest({ ...NOTHING, failed: [A_FAILURE] }, 'vitest', 1).failed).toEqual([A_FAILURE]);
    expect(sum([NOTHING, { passed: 1, failed: [A_FAILURE], skipped: 3 }])).toEqual({
      passed: 1,
      failed: [A_FAILURE],
      skipped: 3,
    });
  });

  it('reads a failure in a few lines, without colours and places in code', () => {
    const message = `\u001b[31mProperty failed\u001b[39m\n{ seed: 7 }\n\n    at fail (a.ts:1:2)\n${'x'.repeat(50)}\nmore`;
    expect(linesOf({ ...A_FAILURE, message }, { lines: 3, characters: 20 })).toEqual([
      '  test/unit/a.test.ts > a > b',
      '    Property failed',
      '    { seed: 7 }',
      `    ${'x'.repeat(20)}…`,
    ]);
  });
});
