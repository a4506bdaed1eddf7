import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ContractFault, type Fault } from '../../shared/contract/errors.ts';
import { findBrowser as findInstalled } from './browser.ts';
import { compactPdf } from './compact-pdf.ts';

/** A browser that begins on a busy machine takes its time; who waits for paper waits rather than asks again. */
const LIMIT_MS = 45_000;
/** Time for scripts, data and fonts as the page sees it; waiting for the host does not count. */
const PAGE_MS = 8000;

/** Turns a page into a PDF. */
export type Printer = { readonly printToPdf: (url: string) => Promise<Uint8Array> };

/**
 * Prints pages through a browser of this machine, one at a time, each in a profile of its own that goes away
 * afterwards. Throws the faults `print.unavailable` (no browser) and `print.failed`.
 */
export function createPrinter(options: {
  /** Folder in which the browser keeps its profile while it prints. */
  readonly userDataRoot: string;
  readonly findBrowser?: () => string | null;
  readonly log?: (error: unknown) => void;
  readonly limitMs?: number;
}): Printer {
  const { userDataRoot, findBrowser = findInstalled, log = () => undefined, limitMs = LIMIT_MS } = options;
  let last: Promise<unknown> = Promise.resolve();

  const print = async (url: string): Promise<Uint8Array> => {
    const browser = findBrowser();
    if (browser === null) throw new ContractFault({ code: 'print.unavailable' });
    const folder = await mkdtemp(join(userDataRoot, 'ben-bai-print-'));
    try {
      const file = join(folder, 'page.pdf');
      await run(browser, argumentsOf(url, file, join(folder, 'profile')), limitMs);
      const pdf = await readFile(file);
      if (pdf.subarray(0, 5).toString('latin1') !== '%PDF-') throw new Error('the browser wrote no PDF');
      return compactPdf(pdf);
    } catch (error) {
      log(error);
      throw new ContractFault({ code: 'print.failed' } satisfies Fault);
    } finally {
      // A browser on Windows may hold its files a moment longer.
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }).catch(log);
    }
  };

  return {
    printToPdf(url) {
      const next = last.then(() => print(url));
      last = next.catch(() => undefined);
      return next;
    },
  };
}

function argumentsOf(url: string, file: string, profile: string): readonly string[] {
  const isRoot = process.getuid?.() === 0;
  return [
    '--headless',
    `--user-data-dir=${profile}`,
    `--print-to-pdf=${file}`,
    '--no-pdf-header-footer',
    '--generate-pdf-document-outline',
    '--export-tagged-pdf',
    `--virtual-time-budget=${String(PAGE_MS)}`,
    '--run-all-compositor-stages-before-draw',
    '--disable-gpu',
    '--disable-quic',
    '--disable-extensions',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-dev-shm-usage',
    '--no-first-run',
    '--no-default-browser-check',
    // The page is our own host's; a proxy of the machine has nothing to do with it.
    '--no-proxy-server',
    '--hide-scrollbars',
    '--mute-audio',
    // Chromium's sandbox refuses to start as root.
    ...(isRoot ? ['--no-sandbox'] : []),
    url,
  ];
}

function run(program: string, args: readonly string[], limitMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], windowsHide: true });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString('utf8')}`.slice(-4000);
    });
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`printing took longer than ${String(limitMs)} ms: ${said}`));
    }, limitMs);
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      if (code === 0) resolve();
      else reject(new Error(`the browser ended with ${String(code)}: ${said}`));
    });
  });
}
