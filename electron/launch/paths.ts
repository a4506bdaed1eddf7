import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, from wherever the launch scripts are called. */
export const PROJECT_ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where builds go; git-ignored. */
export const DIST = join(PROJECT_ROOT, 'dist');

/** The built headless host. */
export const BUILT_HOST = join(DIST, 'electron', 'host.js');

/**
 * Source files that become one built file each, flat in `dist/electron/<name>.js`: a worker is started by its file
 * beside the caller's, so none may move into a folder of its own.
 */
export const ENTRIES: Readonly<Record<string, string>> = {
  main: 'electron/main.ts',
  host: 'electron/host.ts',
  'engine-worker': 'electron/engine/engine-worker.ts',
  'reader-worker': 'electron/engine/reader-worker.ts',
  'list-worker': 'electron/areas/expected/list-worker.ts',
  'count-worker': 'electron/areas/forecast/count-worker.ts',
  'backup-check-worker': 'electron/engine/backup-check-worker.ts',
  'photo-backup-worker': 'electron/engine/photo-backup-worker.ts',
};

/** The preload is bundled alone, as CommonJS: a sandboxed preload can load nothing else. */
export const PRELOAD_ENTRY = 'electron/preload.ts';

/** The page everything in the renderer hangs from. */
export const PAGE_ENTRY = 'renderer/index.html';
