import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { VITEST_PROJECTS } from './projects.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export default defineConfig({
  root,
  cacheDir: join(root, 'node_modules', '.cache', 'vitest'),
  test: {
    pool: 'forks',
    // Two cores; hosts and databases under test need their share too.
    maxWorkers: 2,
    projects: VITEST_PROJECTS.map(({ name, timeoutMs, runsAlone }) => ({
      root,
      // A file of its own in every project, or each would look for a config and find this one.
      extends: false as const,
      test: {
        name,
        root,
        include: [`test/${name}/**/*.test.{ts,tsx}`],
        setupFiles: ['test/config/seeded.ts'],
        environment: 'node',
        pool: 'forks' as const,
        fileParallelism: !runsAlone,
        testTimeout: timeoutMs,
        hookTimeout: Math.max(timeoutMs, 30_000),
        teardownTimeout: 10_000,
        restoreMocks: true,
      },
    })),
  },
});
