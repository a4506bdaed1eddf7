import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'playwright/test';
import { electronBinary, hasDisplay } from '../../electron/launch/electron-binary.ts';
import { findBrowser } from '../support/browser.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const browser = process.env['BEN_BAI_BROWSER'] ?? findBrowser();
const electron = hasDisplay() ? electronBinary() : null;

const QUIET_FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A camera that shows a clock, and may be used: no machine of ours has one.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

export default defineConfig({
  testDir: join(root, 'test', 'e2e'),
  outputDir: join(root, 'test-results', 'e2e'),
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // Two cores: a browser and a host are enough at a time.
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  reporter: 'list',
  projects: [
    {
      name: 'browser',
      testMatch: '**/*.e2e.ts',
      testIgnore: '**/*.electron.e2e.ts',
      use: {
        browserName: 'chromium',
        viewport: { width: 1366, height: 768 },
        locale: 'vi-VN',
        timezoneId: 'Asia/Ho_Chi_Minh',
        screenshot: 'only-on-failure',
        trace: 'retain-on-failure',
        launchOptions: { ...(browser === null ? {} : { executablePath: browser }), args: QUIET_FLAGS },
      },
    },
    ...(electron === null ? [] : [{ name: 'electron', testMatch: '**/*.electron.e2e.ts' }]),
  ],
});
