import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { BUILT_HOST } from '../../../electron/launch/paths.ts';
import { BULK_USER } from '../../support/bulk.ts';

export type HostProcess = {
  readonly address: string;
  /** What proves that a caller sits at the machine. */
  readonly localCode: string;
  readonly port: number;
  readonly child: ChildProcess;
  /** Resident memory of the whole process now, and the most it ever was; Linux only. */
  readonly residentMb: () => { readonly now: number; readonly most: number };
  readonly stop: () => Promise<void>;
};

/** Starts the built host over a data folder, as `npm run serve` would. */
export async function startHostProcess(folder: string, more: readonly string[] = []): Promise<HostProcess> {
  const child = spawn(process.execPath, [BUILT_HOST, '--data', folder, '--port', '0', ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const lines = createInterface({ input: child.stdout });
  // The address of the host's own window comes last: with the code of whoever sits at the machine.
  const [address, localCode] = await new Promise<readonly [string, string]>((resolve, reject) => {
    lines.on('line', (line) => {
      const [, found, code] = /(http:\/\/127\.0\.0\.1:\d+)\/#code=(\S+)/.exec(line) ?? [];
      if (found !== undefined && code !== undefined) resolve([found, code]);
    });
    child.once('exit', (code) => reject(new Error(`the host ended with ${String(code)}`)));
  });
  return {
    address,
    localCode,
    port: Number(new URL(address).port),
    child,
    residentMb() {
      const status = readFileSync(`/proc/${String(child.pid)}/status`, 'utf8');
      const read = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
      return { now: read('VmRSS'), most: read('VmHWM') };
    },
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

export type Caller = {
  readonly post: (
    path: string,
    body: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<{ readonly status: number; readonly body: Buffer }>;
  readonly close: () => void;
};

/** Calls a host over kept connections, at most so many at once. */
export function createCaller(port: number, token: string | null, sockets: number): Caller {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  return {
    post: (path, body, headers = {}) =>
      new Promise((resolve, reject) => {
        const text = JSON.stringify(body);
        const call = request(
          {
            agent,
            port,
            host: '127.0.0.1',
            method: 'POST',
            path,
            headers: {
              'content-type': 'application/json',
              'content-length': Buffer.byteLength(text),
              ...(token !== null && { authorization: `Bearer ${token}` }),
              ...headers,
            },
          },
          (response) => {
            const parts: Buffer[] = [];
            response.on('data', (part: Buffer) => parts.push(part));
            response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts) }));
            response.on('error', reject);
          },
        );
        call.on('error', reject);
        call.end(text);
      }),
    close: () => agent.destroy(),
  };
}

/** Signs the bulk yard's user in; answers the token. */
export async function signIn(port: number, station = 'bench'): Promise<string> {
  const caller = createCaller(port, null, 1);
  const answer = await caller.post('/api/session', { ...BULK_USER, station });
  caller.close();
  if (answer.status !== 200) throw new Error(`sign-in: ${answer.body.toString('utf8')}`);
  return (JSON.parse(answer.body.toString('utf8')) as { readonly token: string }).token;
}
