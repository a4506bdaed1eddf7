import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHttpClient, type HttpClient } from './http-client.ts';
import { ROOT } from './source-tree.ts';

export const HOST_SECRET = 'mật khẩu của máy chủ';

/** How a host that is not to run ended. */
export type HostEnd = { readonly code: number | null; readonly out: string; readonly err: string; readonly ms: number };

/** A host in a process of its own. */
export type Host = {
  readonly child: ChildProcess;
  readonly port: number;
  /** What it has printed so far, both streams. */
  readonly printed: () => { readonly out: string; readonly err: string };
  /** The code of its local window. */
  readonly localCode: string;
  readonly client: HttpClient;
  /** Asks it to stop as a service would; how it ended. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<HostEnd>;
};

/** A folder for data of a test's own. */
export function aFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'ben-bai-host-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** The arguments that make a small site with one user `an`. */
export function firstUserArguments(folder: string): readonly string[] {
  const file = `${folder}.secret`;
  writeFileSync(file, `${HOST_SECRET}\n`);
  return ['--template', '300', '--first-user', 'an', '--first-secret-file', file];
}

/** Runs the host from source until it has printed its address, or has ended. */
export function runHost(args: readonly string[]): Promise<Host | HostEnd> {
  const start = performance.now();
  const child = spawn(process.execPath, [join(ROOT, 'electron', 'host.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  const ended = new Promise<HostEnd>((resolve) => {
    child.once('close', (code) => resolve({ code, out, err, ms: performance.now() - start }));
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.stderr.setEncoding('utf8').on('data', (part: string) => (err += part));
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      out += part;
      const address = /http:\/\/127\.0\.0\.1:(\d+)\n[^]*#code=(\S+)\n/.exec(out);
      if (address === null) return;
      const [, port = '', localCode = ''] = address;
      const stop: Host['stop'] = (signal = 'SIGTERM') => {
        child.kill(signal);
        return ended;
      };
      resolve({
        child,
        port: Number(port),
        printed: () => ({ out, err }),
        localCode,
        client: createHttpClient(Number(port)),
        stop,
      });
    });
    void ended.then(resolve);
  });
}

/** Runs a host that has to come up. */
export async function startHost(args: readonly string[]): Promise<Host> {
  const host = await runHost(args);
  if (!('port' in host)) throw new Error(`the host ended: ${String(host.code)} ${host.err}`);
  return host;
}

/** Runs a host that must not come up. */
export async function failingHost(args: readonly string[]): Promise<HostEnd> {
  const host = await runHost(args);
  if ('port' in host) {
    await host.stop('SIGKILL');
    throw new Error('the host came up');
  }
  return host;
}
