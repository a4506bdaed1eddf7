import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { withBuildLock } from './build-lock.ts';
import { DIST, ENTRIES, PAGE_ENTRY, PRELOAD_ENTRY, PROJECT_ROOT } from './paths.ts';
import { clearStamp, isBuildStale, sourceDigest, stampBuild } from './stale.ts';
import { LAUNCH_TEXTS } from './texts/launch-texts.ts';

/**
 * Builds everything that runs from `dist`: main, host, workers, preload and the renderer.
 * `--if-stale` returns at once when the sources are those of the last build. Prints to stderr only, so that a
 * script that starts a host has its own standard output to itself.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const missing = [...Object.values(ENTRIES), PRELOAD_ENTRY, PAGE_ENTRY].filter(
    (path) => !existsSync(join(PROJECT_ROOT, path)),
  );
  if (missing.length > 0) {
    console.error(LAUNCH_TEXTS.entriesMissing(missing));
    return 1;
  }
  return withBuildLock(async () => {
    if (argv.includes('--if-stale') && !isBuildStale()) return 0;
    try {
      await buildAll();
      return 0;
    } catch (error: unknown) {
      console.error(error);
      console.error(LAUNCH_TEXTS.buildFailed);
      return 1;
    }
  });
}

async function buildAll(): Promise<void> {
  const { build } = await import('vite');
  const digest = sourceDigest();
  clearStamp();
  const electronConfig = join(PROJECT_ROOT, 'electron', 'vite.config.ts');
  await build({ configFile: electronConfig, mode: 'production', logLevel: 'warn' });
  await build({ configFile: electronConfig, mode: 'preload', logLevel: 'warn' });
  await build({ configFile: join(PROJECT_ROOT, 'renderer', 'vite.config.ts'), logLevel: 'warn' });
  // Sources that changed while building make the build stale again, so the digest is the one taken before it.
  stampBuild(digest);
  console.error(`built ${DIST}`);
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
