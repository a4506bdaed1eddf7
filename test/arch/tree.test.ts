import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, ROOT, textOf } from '../support/source-tree.ts';

const FOLDERS = ['electron', 'renderer', 'resources', 'shared', 'test'];
const FILES = ['README.md', 'electron-builder.yml', 'package-lock.json', 'package.json', 'tsconfig.json'];
/** Made by tools and ignored by git. */
const MADE = ['coverage', 'dist', 'node_modules', 'out', 'test-results'];
const CODE = filesIn(['electron', 'renderer', 'shared', 'test'], /\.tsx?$/);

describe('the tree', () => {
  it('has the agreed top level and nothing else', () => {
    const entries = readdirSync(ROOT, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
    const folders = entries.filter((entry) => entry.isDirectory() && !MADE.includes(entry.name));
    const files = entries.filter((entry) => entry.isFile() && entry.name !== 'LICENSE');
    expect(folders.map(({ name }) => name).sort()).toEqual(FOLDERS);
    expect(files.map(({ name }) => name).sort()).toEqual(FILES);
  });

  it.each(FOLDERS)('%s says in at most 40 lines what is never true there', (folder) => {
    const path = `${folder}/README.md`;
    expect(existsSync(join(ROOT, path))).toBe(true);
    expect(textOf(path).trimEnd().split('\n').length).toBeLessThanOrEqual(40);
  });

  it('names files and folders in kebab-case', () => {
    const odd = CODE.filter(
      (path) => !path.split('/').every((part) => /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/.test(part)),
    );
    expect(odd).toEqual([]);
  });

  it('has no index files but that of the contract', () => {
    expect(CODE.filter((path) => /\/index\.tsx?$/.test(path) && path !== 'shared/contract/index.ts')).toEqual([]);
  });

  it('numbers migrations without a gap', () => {
    const numbers = filesIn(['electron/db/migrations'], /\/\d[^/]*\.ts$/).map((path) => {
      const [, digits] = /\/(\d{4})-[a-z0-9-]+\.ts$/.exec(path) ?? [];
      return digits === undefined ? path : Number(digits);
    });
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });
});
