import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { citedRules, statedRules } from '../support/rule-ids.ts';
import { filesIn, syntaxOf, textOf } from '../support/source-tree.ts';

const ruleFiles = filesIn(['shared/domain'], /(^|\/)RULES\.md$/);
const stated = ruleFiles.map((path) => ({ path, ...statedRules(textOf(path)) }));
const testFiles = filesIn(['test'], /\.(test|e2e)\.tsx?$/).filter((path) => !path.startsWith('test/arch/'));
const cited = new Map<string, string>();
for (const path of testFiles) for (const id of citedRules(testNames(path))) cited.set(id, path);

describe('rules and tests agree', () => {
  it('every rule that is built has a test that cites it', () => {
    const untested = stated.flatMap(({ path, built }) =>
      [...new Set(built)].filter((id) => !cited.has(id)).map((id) => `${id} (${path})`),
    );
    expect(untested).toEqual([]);
  });

  it('every cited rule is stated in a RULES.md', () => {
    const known = new Set(stated.flatMap(({ built, notYetBuilt }) => [...built, ...notYetBuilt]));
    const unknown = [...cited].filter(([id]) => !known.has(id)).map(([id, path]) => `${id} (${path})`);
    expect(unknown).toEqual([]);
  });

  it('a rule is stated in one place', () => {
    const places = Map.groupBy(
      stated.flatMap(({ path, built, notYetBuilt }) =>
        [...new Set([...built, ...notYetBuilt])].map((id) => ({ id, path })),
      ),
      ({ id }) => id,
    );
    const twice = [...places]
      .filter(([, all]) => all.length > 1)
      .map(([id, all]) => [id, ...all.map(({ path }) => path)]);
    expect(twice).toEqual([]);
  });
});

describe('reading rules', () => {
  it('reads ids from lists, headings, tables and bold text', () => {
    const text =
      '# Slots\n- SL1 One truck.\n## SL2 Fit\n| SL3 | x |\n**SL4** y\nsee SL9\n## Not yet built\n- SL5 z\n# Next\n- SL6 w';
    expect(statedRules(text)).toEqual({ built: ['SL1', 'SL2', 'SL3', 'SL4', 'SL6'], notYetBuilt: ['SL5'] });
  });

  it('reads ids from test names', () => {
    expect(citedRules('[SL1] refuses; [SL2, SL3] both; [1] no; SL9 no')).toEqual(['SL1', 'SL2', 'SL3']);
  });
});

/** The names given to tests and groups in a file; ids elsewhere in it prove nothing. */
function testNames(path: string): string {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const [first] = ts.isCallExpression(node) ? node.arguments : [];
    if (first !== undefined && isTestCall((node as ts.CallExpression).expression)) names.push(first.getText());
    ts.forEachChild(node, visit);
  };
  visit(syntaxOf(path));
  return names.join('\n');
}

function isTestCall(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return /^(it|test|describe)$/.test(callee.text);
  if (ts.isPropertyAccessExpression(callee)) return isTestCall(callee.expression);
  return ts.isCallExpression(callee) && isTestCall(callee.expression);
}
