import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { BUILT_HOST } from '../../electron/launch/paths.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/contract/commands.ts';
import type { CommandOutcome, Session } from '../../shared/contract/port.ts';
import type { QueryInput, QueryName, QueryOutputs } from '../../shared/contract/queries.ts';
import type { Role } from '../../shared/domain/vocabulary.ts';

export const FIRST_USER = { user: 'an', secret: 'bai-xe-lang-son' } as const;

export type HostOptions = {
  /** A folder of an earlier host; a new empty one when missing. */
  readonly folder?: string;
  /** The port to listen on; a free one when missing. */
  readonly port?: number;
  /** Whether the folder gets the usual site with 300 slots, or stays new. */
  readonly hasSite?: boolean;
};

/** A built host in a process of its own, as a person would start it. */
export type Host = {
  readonly address: string;
  /** The address of the window on the host's own machine, with its code. */
  readonly window: string;
  readonly port: number;
  readonly folder: string;
  /** Stops it as a person would, and waits until it is gone. The folder stays. */
  readonly stop: () => Promise<void>;
  readonly removeFolder: () => void;
};

const LINES = 2;

/** Starts the built host and waits until it says where it answers. */
export async function startHost({ folder, port = 0, hasSite = true }: HostOptions = {}): Promise<Host> {
  const home = folder ?? mkdtempSync(join(tmpdir(), 'ben-bai-e2e-'));
  const args = ['--data', join(home, 'data'), '--port', String(port)];
  if (hasSite && folder === undefined) {
    const secretFile = join(home, 'secret');
    writeFileSync(secretFile, FIRST_USER.secret);
    args.push('--template', '300', '--first-user', FIRST_USER.user, '--first-secret-file', secretFile);
  }
  const child = spawn(process.execPath, [BUILT_HOST, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [address = '', window = ''] = await addressesOf(child);
  return {
    address,
    window,
    port: Number(new URL(address).port),
    folder: home,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGTERM');
      await gone;
    },
    removeFolder: () => rmSync(home, { recursive: true, force: true, maxRetries: 3 }),
  };
}

/** The two lines a host prints once it answers; rejects with what it complained of when it ends before. */
function addressesOf(child: ChildProcess): Promise<readonly string[]> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('the host has no output');
  const complaints: string[] = [];
  createInterface({ input: stderr }).on('line', (line) => complaints.push(line));
  return new Promise((resolve, reject) => {
    const found: string[] = [];
    createInterface({ input: stdout }).on('line', (line) => {
      const [address] = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(line) ?? [];
      if (address !== undefined) found.push(address);
      if (found.length === LINES) resolve(found);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the host ended with ${String(code)}: ${complaints.join('\n')}`)));
  });
}

/** The host's HTTP form, for what a test needs beside the screen that it looks at. */
export type Api = {
  readonly sessionOf: (role: Role) => Promise<Session>;
  /** Sends a command as the first user; fails the test unless it is done. */
  readonly command: <Name extends CommandName>(name: Name, input: CommandInput<Name>) => Promise<CommandOutput<Name>>;
  /** Sends a command as somebody; answers whatever the host says. */
  readonly tryCommand: <Name extends CommandName>(
    session: Session,
    name: Name,
    input: CommandInput<Name>,
  ) => Promise<CommandOutcome<CommandOutput<Name>>>;
  readonly query: <Name extends QueryName>(name: Name, input: QueryInput<Name>) => Promise<QueryOutputs[Name]>;
  readonly get: (path: string) => Promise<Response>;
};

/** Talks to a host that has the usual site. Users of single roles are made when a test asks for one first. */
export function apiOf(address: () => string): Api {
  const sessions = new Map<string, Promise<Session>>();

  const post = async (
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<unknown> => {
    const response = await fetch(`${address()}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return response.json();
  };
  const signIn = async (user: string, secret: string): Promise<Session> => {
    const answer = (await post('/api/session', { user, secret })) as Session | { readonly fault: unknown };
    if ('fault' in answer) throw new Error(`${user} cannot sign in: ${JSON.stringify(answer)}`);
    return answer;
  };
  const kept = (key: string, make: () => Promise<Session>): Promise<Session> => {
    const known = sessions.get(key) ?? make();
    sessions.set(key, known);
    return known;
  };
  const first = (): Promise<Session> => kept('first', () => signIn(FIRST_USER.user, FIRST_USER.secret));
  const bearer = ({ token }: Session): Readonly<Record<string, string>> => ({ authorization: `Bearer ${token}` });
  const tryCommand: Api['tryCommand'] = async (session, name, input) =>
    (await post(`/api/commands/${name}`, input, {
      ...bearer(session),
      'idempotency-key': randomUUID(),
    })) as CommandOutcome<never>;
  const command: Api['command'] = async (name, input) => {
    const outcome = await tryCommand(await first(), name, input);
    if (!('ok' in outcome)) throw new Error(`${name} ${JSON.stringify(input)}: ${JSON.stringify(outcome)}`);
    return outcome.ok;
  };

  return {
    sessionOf: (role) =>
      role === 'administrator'
        ? first()
        : kept(role, async () => {
            const secret = `${role}-${FIRST_USER.secret}`;
            await command('user.save', { user: role, displayName: role, roles: [role], secret });
            return signIn(role, secret);
          }),
    command,
    tryCommand,
    async query(name, input) {
      const answer = await post(`/api/queries/${name}`, input, bearer(await first()));
      if ((answer as { readonly fault?: unknown }).fault !== undefined) {
        throw new Error(`${name} ${JSON.stringify(input)}: ${JSON.stringify(answer)}`);
      }
      return answer as never;
    },
    get: async (path) => fetch(`${address()}${path}`, { headers: bearer(await first()) }),
  };
}
