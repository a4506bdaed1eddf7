import { WebSocket } from 'ws';
import { CONTRACT_VERSION } from '../../shared/contract/version.ts';
import type { FeedFrame } from '../../shared/contract/feed.ts';
import type { Answer, Seat } from './room.ts';
import { nextCommandId } from './yard.ts';

export type HttpReply = {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
};

/** Talks to a host as another program would: nothing of the application's own client in between. */
export type HttpClient = {
  readonly call: (
    method: string,
    path: string,
    options?: { readonly body?: unknown; readonly token?: string; readonly headers?: Readonly<Record<string, string>> },
  ) => Promise<HttpReply>;
  readonly signIn: (user: string, secret: string) => Promise<string>;
  readonly seat: (token: string) => Seat;
  readonly feed: (hello: {
    readonly token: string;
    readonly epoch?: string | null;
    readonly seq?: number | null;
  }) => Promise<FeedClient>;
};

/** A station's end of the feed. */
export type FeedClient = {
  readonly socket: WebSocket;
  readonly frames: readonly FeedFrame[];
  /** The first frame (from the start on) that fits, as soon as it is there. */
  readonly until: <Frame extends FeedFrame>(
    fits: (frame: FeedFrame) => frame is Frame,
    withinMs?: number,
  ) => Promise<Frame>;
  readonly closed: Promise<number>;
  readonly close: () => void;
};

export type FrameOf<Type extends FeedFrame['type']> = Extract<FeedFrame, { readonly type: Type }>;

/** Fits frames of a type, and of more than that. */
export function ofType<Type extends FeedFrame['type']>(
  type: Type,
  and: (frame: FrameOf<Type>) => boolean = () => true,
): (frame: FeedFrame) => frame is FrameOf<Type> {
  return (frame): frame is FrameOf<Type> => frame.type === type && and(frame as FrameOf<Type>);
}

export function createHttpClient(port: number): HttpClient {
  const origin = `http://127.0.0.1:${String(port)}`;

  const call: HttpClient['call'] = async (method, path, { body, token, headers } = {}) => {
    const isText = typeof body === 'string';
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    let read: unknown = {};
    try {
      read = JSON.parse(text);
    } catch {
      // A page, or nothing.
    }
    return { status: response.status, body: read as HttpReply['body'], text };
  };

  return {
    call,
    async signIn(user, secret) {
      const { status, body } = await call('POST', '/api/session', { body: { user, secret, station: 'test' } });
      if (status !== 200) throw new Error(`sign-in of ${user}: ${JSON.stringify(body)}`);
      return String(body['token']);
    },
    seat: (token) => ({
      token,
      send: async (name, input, commandId = nextCommandId()) => {
        const headers = { 'idempotency-key': commandId };
        return (await call('POST', `/api/commands/${name}`, { body: input, token, headers })).body as Answer;
      },
      query: async (name, input) => (await call('POST', `/api/queries/${name}`, { body: input, token })).body,
    }),
    feed: ({ token, epoch = null, seq = null }) =>
      openFeed(port, JSON.stringify({ type: 'hello', token, contract: CONTRACT_VERSION, epoch, seq })),
  };
}

/** Opens the feed and sends a first frame, whatever it is. */
export async function openFeed(
  port: number,
  first: string | Buffer | null,
  headers: Readonly<Record<string, string>> = {},
): Promise<FeedClient> {
  const socket = new WebSocket(`ws://127.0.0.1:${String(port)}/api/feed`, { headers: { ...headers } });
  const frames: FeedFrame[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data) => {
    frames.push(JSON.parse((data as Buffer).toString('utf8')) as FeedFrame);
    for (const look of waiting) look();
  });
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  socket.on('error', () => undefined);
  if (first !== null) socket.send(first);
  return {
    socket,
    frames,
    closed,
    until: (fits, withinMs = 10_000) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`no such frame among ${frames.map((frame) => frame.type).join(', ')}`));
        }, withinMs);
        const look = (): void => {
          const found = frames.find(fits);
          if (found === undefined) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    close: () => socket.close(),
  };
}
