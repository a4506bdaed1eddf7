import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fault, Refusal } from '../../shared/contract/errors.ts';
import type { Outcome } from '../../electron/engine/dispatch.ts';
import { startEngine, type EnginePort } from '../../electron/engine/threads.ts';
import { startHttp } from '../../electron/transport/http.ts';
import { aSite, SECRET, USERS } from './a-site.ts';
import { createHttpClient, type HttpClient } from './http-client.ts';
import { nextCommandId } from './yard.ts';

/** An answer in whatever way it came. */
export type Answer = {
  readonly ok?: unknown;
  readonly seq?: number;
  readonly isUnchanged?: true;
  readonly refusal?: Refusal;
  readonly fault?: Fault;
};

/** Somebody signed in, over one of the ways into the contract. */
export type Seat = {
  readonly token: string;
  readonly send: (name: string, input: unknown, commandId?: string) => Promise<Answer>;
  /** The answer's fields, or a fault. */
  readonly query: (
    name: string,
    input: unknown,
  ) => Promise<Readonly<Record<string, unknown>> & { readonly fault?: Fault }>;
};

/** A way into the contract. */
export type Door = 'in process' | 'over HTTP';

/** The engine's threads over a folder of their own, with HTTP and the feed before them, in this process. */
export type Room = {
  readonly engine: EnginePort;
  readonly folder: string;
  readonly port: number;
  readonly client: HttpClient;
  readonly localCode: string;
  /** Defects that the transport logged. */
  readonly defects: readonly unknown[];
  /** Signs in once per user and door. */
  readonly seat: (door: Door, user?: string) => Promise<Seat>;
  readonly setBusy: (isBusy: boolean) => void;
  readonly close: () => Promise<void>;
};

/** `users` all have the same secret; each costs a third of a second, so most rooms have one. */
export async function startRoom(
  options: { readonly isEmpty?: boolean; readonly folder?: string; readonly users?: typeof USERS } = {},
): Promise<Room> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'ben-bai-room-'));
  const engine = await startEngine({ folder, demoSeed: null, backupEveryMs: 0 });
  if (options.isEmpty !== true && engine.status().isNew) {
    const users = (options.users ?? USERS.slice(0, 1)).map((user) => ({
      ...user,
      displayName: user.user,
      secret: SECRET,
    }));
    const made = await engine.setUp({ ...aSite(), users });
    if (!('ok' in made)) throw new Error(JSON.stringify(made));
  }
  const localCode = 'the-code-of-the-local-window';
  const defects: unknown[] = [];
  let isBusy = false;
  const server = await startHttp({
    control: {
      engine: () => engine,
      localCode,
      version: '0.0.0-test',
      enterDemo: () => Promise.resolve(null),
      leaveDemo: () => Promise.resolve(null),
      isBusy: () => isBusy,
    },
    port: 0,
    rendererFolder: null,
    printFolder: tmpdir(),
    log: (error) => defects.push(error),
  });
  const client = createHttpClient(server.port);
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (user: string): Promise<string> => {
    let token = tokens.get(user);
    if (token === undefined) tokens.set(user, (token = client.signIn(user, SECRET)));
    return token;
  };

  return {
    engine,
    folder,
    port: server.port,
    client,
    localCode,
    defects,
    async seat(door, user = 'moi') {
      const token = await tokenOf(user);
      return door === 'over HTTP' ? client.seat(token) : seatInProcess(engine, token);
    },
    setBusy: (next) => {
      isBusy = next;
    },
    async close() {
      await server.close();
      await engine.stop();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function seatInProcess(engine: EnginePort, token: string): Seat {
  return {
    token,
    send: async (name, input, commandId = nextCommandId()) =>
      (await engine.command({ sender: { token }, commandId, name, input })) satisfies Outcome as Answer,
    query: async (name, input) => {
      const reply = await engine.query({ sender: { token }, name, input, form: 'native', gzip: false });
      if ('fault' in reply) return { fault: reply.fault };
      if (!('text' in reply)) throw new Error('not asked for gzip');
      return JSON.parse(reply.text) as Readonly<Record<string, unknown>>;
    },
  };
}
