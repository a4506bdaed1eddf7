import { join } from 'node:path';
import { defineConfig, type UserConfig } from 'vite';
import { DIST, ENTRIES, PRELOAD_ENTRY, PROJECT_ROOT } from './launch/paths.ts';

const outDir = join(DIST, 'electron');
const target = 'node24';

/** Main, host and workers: ES modules, packages left outside, every file flat in one folder. */
const programs: UserConfig = {
  root: PROJECT_ROOT,
  publicDir: false,
  build: {
    ssr: true,
    target,
    outDir,
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    reportCompressedSize: false,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(ENTRIES).map(([name, path]) => [name, join(PROJECT_ROOT, path)])),
      external: ['electron'],
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        // Flat: `new URL('./engine-worker.js', import.meta.url)` must mean the same in an entry and in a shared part.
        chunkFileNames: 'part-[name]-[hash].js',
      },
    },
  },
};

/** The preload: one CommonJS file with everything in it but `electron`. */
const preload: UserConfig = {
  root: PROJECT_ROOT,
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target,
    outDir,
    emptyOutDir: false,
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { preload: join(PROJECT_ROOT, PRELOAD_ENTRY) },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
};

export default defineConfig(({ mode }) => (mode === 'preload' ? preload : programs));
