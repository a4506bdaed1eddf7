import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesIn, syntaxOf, textOf } from '../support/source-tree.ts';

/** How often a lint rule is switched off by a comment. This number may only fall. */
const DISABLES_AT_MOST = 0;

const SOURCES = ['electron', 'renderer', 'shared'];
const code = filesIn([...SOURCES, 'test'], /\.tsx?$/);

/** Where words of the field are data, not texts of the program. */
const MAY_SPEAK_VIETNAMESE = [
  /\/texts\//,
  /^shared\/domain\/expected\//,
  // Words by which goods are known.
  /^shared\/domain\/queue\/default-documents/,
  // House rules that a site begins with.
  /^shared\/domain\/site\/default-slip-rules/,
  // Signatures of file kinds, read as letters.
  /^electron\/areas\/expected\/list\//,
  /^shared\/domain\/layout\/(templates|plans)/,
  /^electron\/(.*\/)?demo\//,
  /^shared\/domain\/(.*\/)?demo\//,
];

const VIETNAMESE = /[àáâãèéêìíòóôõùúýăđĩũơưÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ\u1EA0-\u1EF9]/;

describe('conventions', () => {
  it(`switches lint rules off in at most ${DISABLES_AT_MOST} places`, () => {
    const places = code.flatMap((path) =>
      [...textOf(path).matchAll(/(?:\/\/|\/\*)\s*eslint-disable[^\n]*/g)].map(([text]) => `${path}: ${text}`),
    );
    expect(places.length, places.join('\n')).toBeLessThanOrEqual(DISABLES_AT_MOST);
  });

  it('exports by name only', () => {
    const defaults = code.filter((path) => !path.endsWith('.config.ts') && hasDefaultExport(path));
    expect(defaults).toEqual([]);
  });

  it('keeps Vietnamese texts in catalogs', () => {
    const spoken = filesIn(SOURCES, /\.tsx?$/)
      .filter((path) => !MAY_SPEAK_VIETNAMESE.some((place) => place.test(path)))
      .flatMap((path) => literalsOf(path).map((text) => `${path}: ${text.slice(0, 60)}`));
    expect(spoken).toEqual([]);
  });

  it('focuses and skips no test', () => {
    const marks = /\b(?:it|test|describe)\.(?:only|skip|todo|fixme)\b/;
    expect(code.filter((path) => path.startsWith('test/') && marks.test(textOf(path)))).toEqual([]);
  });
});

function hasDefaultExport(path: string): boolean {
  return syntaxOf(path).statements.some(
    (statement) =>
      ts.isExportAssignment(statement) ||
      (ts.canHaveModifiers(statement) &&
        (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)),
  );
}

/** String literals, template parts and JSX texts with Vietnamese letters. Regular expressions and comments are free. */
function literalsOf(path: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isText =
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node) ||
      ts.isJsxText(node);
    // A single letter is a matter of spelling, not a text.
    if (isText && VIETNAMESE.test(node.text) && /\p{L}{2}/u.test(node.text)) found.push(node.text.trim());
    ts.forEachChild(node, visit);
  };
  visit(syntaxOf(path));
  return found;
}
