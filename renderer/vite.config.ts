import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const root = dirname(fileURLToPath(import.meta.url));

/** Fonts come in many files by range; every browser that we run in reads woff2, so the older copies stay out. */
const woff2Only: Plugin = {
  name: 'woff2-only',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('@fontsource/') ? code.replace(/,\s*url\([^)]*\.woff\) format\('woff'\)/g, '') : null,
};

export default defineConfig({
  root,
  publicDir: false,
  plugins: [woff2Only, react()],
  build: {
    outDir: join(root, '..', 'dist', 'renderer'),
    emptyOutDir: true,
    target: 'es2023',
    // Board and driver's page are a small page of their own: a phone does not fetch the whole station.
    rolldownOptions: { input: [join(root, 'index.html'), join(root, 'public.html')] },
    // The content policy allows files of our own origin, not data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One sheet of styles from the start: a screen opened while the host is away must not come without its own.
    cssCodeSplit: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4096,
  },
});
