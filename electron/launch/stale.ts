import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { BUILT_HOST, DIST, PROJECT_ROOT } from './paths.ts';

const SOURCES = ['electron', 'renderer', 'shared', 'resources', 'package.json', 'package-lock.json', 'tsconfig.json'];
const STAMP = join(DIST, 'stamp');

/** A digest of everything a build is made from. By content: a checkout changes times without changing anything. */
export function sourceDigest(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const path of filesUnder(join(PROJECT_ROOT, source))) {
      hash.update(relative(PROJECT_ROOT, path).split(sep).join('/')).update('\0');
      hash.update(readFileSync(path)).update('\0');
    }
  }
  return hash.digest('hex');
}

/** Whether the build in `dist` was made from other sources than those here, or did not finish. */
export function isBuildStale(): boolean {
  if (!existsSync(STAMP) || !existsSync(BUILT_HOST)) return true;
  return readFileSync(STAMP, 'utf8').trim() !== sourceDigest();
}

/** Records what the finished build was made from. */
export function stampBuild(digest: string): void {
  writeFileSync(STAMP, `${digest}\n`);
}

/** Called before building, so that a broken build never passes for a whole one. */
export function clearStamp(): void {
  rmSync(STAMP, { force: true });
}

function filesUnder(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { withFileTypes: true, recursive: true, encoding: 'utf8' });
  return entries
    .filter((entry) => entry.isFile() && isBuildInput(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function isBuildInput(name: string): boolean {
  return name !== 'README.md' && name !== 'RULES.md';
}
