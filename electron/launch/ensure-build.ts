import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_HOST, PROJECT_ROOT } from './paths.ts';
import { isBuildStale } from './stale.ts';
import { LAUNCH_TEXTS } from './texts/launch-texts.ts';

/**
 * Makes sure `dist` is built from the sources here. The build runs in a process of its own that is gone afterwards,
 * so that the host that follows does not carry the builder's memory. A packaged copy without sources passes.
 */
export async function ensureBuild(): Promise<boolean> {
  if (!isBuildStale()) return true;
  if (!existsSync(join(PROJECT_ROOT, 'node_modules', 'vite')) && existsSync(BUILT_HOST)) return true;
  console.error(LAUNCH_TEXTS.building);
  const script = join(PROJECT_ROOT, 'electron', 'launch', 'build.ts');
  const child = spawn(process.execPath, [script, '--if-stale'], {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', process.stderr, process.stderr],
  });
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (exitCode) => resolve(exitCode ?? 1));
  });
  return code === 0;
}
