import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesIn, syntaxOf } from '../support/source-tree.ts';

const SAFE = { contextIsolation: 'true', sandbox: 'true', nodeIntegration: 'false' };

describe('window security', () => {
  const windows = filesIn(['electron'], /\.ts$/).flatMap(webPreferencesIn);

  it('finds the options of at least one window', () => {
    expect(windows.length).toBeGreaterThan(0);
  });

  it.each(Object.entries(SAFE))('every window says %s: %s', (name, value) => {
    expect(windows.filter(({ options }) => options[name] !== value).map(({ path }) => path)).toEqual([]);
  });

  it.each([
    'webSecurity',
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'webviewTag',
    'nodeIntegrationInWorker',
  ])('no window weakens %s', (name) => {
    const harmless = name === 'webSecurity' ? 'true' : 'false';
    expect(windows.filter(({ options }) => (options[name] ?? harmless) !== harmless).map(({ path }) => path)).toEqual(
      [],
    );
  });
});

type Found = { readonly path: string; readonly options: Readonly<Record<string, string>> };

/** Object literals given as `webPreferences`, or named so. */
function webPreferencesIn(path: string): readonly Found[] {
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    const isOptions =
      (ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) &&
      /^(webPreferences|WEB_PREFERENCES)$/.test(node.name.getText());
    if (isOptions && node.initializer) {
      const object = unwrap(node.initializer);
      if (ts.isObjectLiteralExpression(object)) {
        const pairs = object.properties.filter(ts.isPropertyAssignment);
        found.push({
          path,
          options: Object.fromEntries(pairs.map((p) => [p.name.getText(), p.initializer.getText()])),
        });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(syntaxOf(path));
  return found;
}

function unwrap(node: ts.Expression): ts.Expression {
  return ts.isAsExpression(node) || ts.isSatisfiesExpression(node) ? unwrap(node.expression) : node;
}
