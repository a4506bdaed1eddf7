import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser } from '../../../electron/transport/browser.ts';
import { createTickets } from '../../../electron/transport/paper.ts';
import { createPrinter } from '../../../electron/transport/printer.ts';

describe('finding a browser', () => {
  const machine = (platform: string, env: Readonly<Record<string, string>>, ...there: readonly string[]) => ({
    platform,
    env,
    isProgram: (path: string) => there.includes(path),
  });

  it('finds Edge where Windows keeps it', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const env = { PATH: 'C:\\Windows', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' };
    expect(findBrowser(machine('win32', env, edge))).toBe(edge);
  });

  it('takes the named one first, then the PATH, then the usual places', () => {
    const env = { PATH: '/bin:/usr/bin', BEN_BAI_BROWSER: '/my/chrome' };
    const there = ['/my/chrome', '/usr/bin/chromium', '/opt/google/chrome/chrome'];
    expect(findBrowser(machine('linux', env, ...there))).toBe('/my/chrome');
    expect(findBrowser(machine('linux', env, ...there.slice(1)))).toBe('/usr/bin/chromium');
    expect(findBrowser(machine('linux', env, ...there.slice(2)))).toBe('/opt/google/chrome/chrome');
    expect(findBrowser(machine('linux', env))).toBeNull();
  });
});

describe('printing', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ben-bai-printer-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A stand-in for a browser: a script that Node runs with the browser's arguments. */
  const browser = (script: string): string => {
    const path = join(folder, 'browser');
    writeFileSync(path, `#!${process.execPath}\n${script}\n`, { mode: 0o755 });
    return path;
  };
  const OUTPUT = `const out = process.argv.find((a) => a.startsWith('--print-to-pdf=')).slice(15);`;

  it('says that there is no browser', async () => {
    const printer = createPrinter({ userDataRoot: folder, findBrowser: () => null });
    await expect(printer.printToPdf('http://127.0.0.1/')).rejects.toMatchObject({
      fault: { code: 'print.unavailable' },
    });
  });

  it.skipIf(process.platform === 'win32')('says that printing failed, and leaves nothing behind', async () => {
    const logged: unknown[] = [];
    const options = { userDataRoot: folder, log: (error: unknown) => logged.push(error) };
    const broken = [`process.exit(3)`, `process.exit(0)`, `${OUTPUT} require('fs').writeFileSync(out, 'hello')`];
    for (const script of broken) {
      const printer = createPrinter({ ...options, findBrowser: () => browser(script) });
      await expect(printer.printToPdf('http://127.0.0.1/')).rejects.toMatchObject({ fault: { code: 'print.failed' } });
    }
    const stuck = createPrinter({
      ...options,
      limitMs: 300,
      findBrowser: () => browser('setInterval(() => {}, 1000)'),
    });
    await expect(stuck.printToPdf('http://127.0.0.1/')).rejects.toMatchObject({ fault: { code: 'print.failed' } });
    expect(logged).toHaveLength(4);
    expect(readdirSync(folder)).toEqual(['browser']);
  });

  it.skipIf(process.platform === 'win32')('prints one page after the other', async () => {
    const log = join(folder, 'log');
    const path = browser(
      `${OUTPUT} const fs = require('fs'); fs.appendFileSync(${JSON.stringify(log)}, 'begin ');
       setTimeout(() => { fs.appendFileSync(${JSON.stringify(log)}, 'end '); fs.writeFileSync(out, '%PDF-1.4'); }, 150);`,
    );
    const printer = createPrinter({ userDataRoot: folder, findBrowser: () => path });
    const pages = await Promise.all([printer.printToPdf('http://a/'), printer.printToPdf('http://b/')]);
    expect(pages.map((page) => Buffer.from(page).toString('latin1'))).toEqual(['%PDF-1.4', '%PDF-1.4']);
    const { readFileSync } = await import('node:fs');
    expect(readFileSync(log, 'utf8')).toBe('begin end begin end ');
  });
});

describe('tickets', () => {
  it('open one thing once', () => {
    const tickets = createTickets<string>();
    const ticket = tickets.give('report');
    expect(tickets.isUsed(ticket)).toBe(false);
    expect([tickets.take('another'), tickets.take(ticket), tickets.take(ticket)]).toEqual([null, 'report', null]);
    expect(tickets.isUsed(ticket)).toBe(true);
    tickets.forget(ticket);
    expect(tickets.isUsed(ticket)).toBe(false);
  });

  it('run out', async () => {
    const tickets = createTickets<string>(5);
    const ticket = tickets.give('report');
    await expect.poll(() => tickets.take(ticket), { interval: 50 }).toBeNull();
  });
});
