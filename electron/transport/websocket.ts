import type { IncomingMessage, Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { CONTRACT_VERSION } from '../../shared/contract/version.ts';
import { z } from '../../shared/contract/zod.ts';
import type { FeedFrame, RowImage } from '../../shared/contract/feed.ts';
import type { Fault } from '../../shared/contract/errors.ts';
import { maySeePeople } from '../../shared/domain/site/rights.ts';
import { createMachineClock } from '../engine/clock.ts';
import type { EnginePort, FeedMessage } from '../engine/threads.ts';
import { isFromHere } from './access.ts';
import type { HostControl } from './host-control.ts';

const MAX_FRAME = 65_536;
/** Over this the station gets no more frames but a catch-up once it has drained. */
const SLOW_BYTES = 1_000_000;
const STUCK_BYTES = 4_000_000;
const STUCK_MS = 10_000;
const HELLO_WITHIN_MS = 10_000;

const hello = z.object({
  type: z.literal('hello'),
  token: z.string().max(200),
  contract: z.int(),
  epoch: z.string().max(100).nullable(),
  seq: z.int().min(0).nullable(),
});

/** One connected station: what it may see, how far it is, and whether it keeps up. */
type Station = {
  readonly socket: WebSocket;
  readonly token: string;
  withPeople: boolean;
  seq: number;
  slowSince: number | null;
  /** A catch-up is on its way; what is published meanwhile is in the next one. */
  isBehind: boolean;
};

/** Serves the feed: hello, changes, the clock, ping; nothing is read before the first frame's token. */
export function attachFeed(server: Server, control: HostControl, port: () => number): { readonly close: () => void } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME, perMessageDeflate: false });
  const stations = new Set<Station>();
  const machine = createMachineClock();
  let followed: EnginePort | null = null;
  let unfollow: (() => void) | null = null;

  const send = (socket: WebSocket, frame: FeedFrame): void => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
  };
  const end = (socket: WebSocket, fault: Fault): void => {
    send(socket, { type: 'fault', fault });
    socket.close(4000, fault.code);
  };

  /** The engine may be another one since the last station came: all follow the one in use. */
  const follow = (): EnginePort => {
    const engine = control.engine();
    if (engine !== followed) {
      unfollow?.();
      for (const station of stations) station.socket.close(4001, 'engine changed');
      stations.clear();
      followed = engine;
      unfollow = engine.follow((message) => publish(engine, message));
    }
    return engine;
  };

  const publish = (engine: EnginePort, message: FeedMessage): void => {
    if (control.engine() !== engine) {
      follow();
      return;
    }
    if (message.type === 'changes') {
      const texts = new Map<boolean, string>();
      for (const station of stations) offer(engine, station, message, texts);
      return;
    }
    const frame: FeedFrame =
      message.type === 'progress'
        ? message
        : {
            type: 'live',
            siteNow: message.status.siteNow,
            rate: message.status.rate,
            seq: message.status.seq,
            backupAt: message.status.backupAt,
            machineNow: machine.now(),
          };
    const text = JSON.stringify(frame);
    for (const station of stations) {
      if (message.type === 'live') void checkSession(engine, station);
      if (station.slowSince !== null) checkSlow(engine, station);
      else if (station.socket.readyState === station.socket.OPEN) station.socket.send(text);
    }
  };

  const offer = (
    engine: EnginePort,
    station: Station,
    message: Extract<FeedMessage, { type: 'changes' }>,
    texts: Map<boolean, string>,
  ): void => {
    if (message.to <= station.seq || station.isBehind) return;
    if (station.slowSince !== null) {
      checkSlow(engine, station);
      return;
    }
    if (message.from > station.seq) {
      void bringUp(engine, station);
      return;
    }
    if (message.rows === null) {
      send(station.socket, { type: 'resync-required', reason: 'too-large' });
      station.seq = message.to;
      return;
    }
    if (station.socket.bufferedAmount > SLOW_BYTES) {
      station.slowSince = performance.now();
      return;
    }
    let text = texts.get(station.withPeople);
    if (text === undefined) {
      const rows = station.withPeople ? message.rows : message.rows.map(withoutNames);
      const { from, to, siteNow, rate } = message;
      text = JSON.stringify({ type: 'changes', from, to, siteNow, rate, rows } satisfies FeedFrame);
      texts.set(station.withPeople, text);
    }
    station.socket.send(text);
    station.seq = message.to;
  };

  /** A station that fell behind gets one catch-up once it has drained; one that never does is let go. */
  const checkSlow = (engine: EnginePort, station: Station): void => {
    const { socket } = station;
    if (socket.bufferedAmount > STUCK_BYTES || performance.now() - (station.slowSince ?? 0) > STUCK_MS) {
      socket.terminate();
      return;
    }
    if (socket.bufferedAmount > 0) return;
    station.slowSince = null;
    void bringUp(engine, station);
  };

  /** Whoever has signed out, or may see less than before, does so at once and not at the next visit. */
  const checkSession = async (engine: EnginePort, station: Station): Promise<void> => {
    const session = await engine.who(station.token);
    if (session === null) {
      stations.delete(station);
      end(station.socket, { code: 'session.expired' });
    } else station.withPeople = maySeePeople(session.roles);
  };

  /** Catches a station up until it stands where the engine stands; only then the feed goes on for it. */
  const bringUp = async (engine: EnginePort, station: Station): Promise<void> => {
    station.isBehind = true;
    do await catchUp(engine, station);
    while (engine.status().seq > station.seq && station.socket.readyState === station.socket.OPEN);
    station.isBehind = false;
  };

  const catchUp = async (engine: EnginePort, station: Station): Promise<void> => {
    const from = station.seq;
    const result = await engine.catchUp(from);
    if ('resync' in result) {
      send(station.socket, { type: 'resync-required', reason: result.resync });
      station.seq = engine.status().seq;
      return;
    }
    if (result.seq <= station.seq) return;
    const rows = station.withPeople ? result.rows : result.rows.map(withoutNames);
    const { siteNow, rate } = engine.status();
    send(station.socket, { type: 'changes', from, to: result.seq, siteNow, rate, rows });
    station.seq = result.seq;
  };

  const welcome = async (socket: WebSocket, text: string): Promise<void> => {
    const parsed = hello.safeParse(parseFrame(text));
    if (!parsed.success) return end(socket, { code: 'request.invalid' });
    if (parsed.data.contract !== CONTRACT_VERSION) return end(socket, { code: 'contract.other-version' });
    const engine = follow();
    const session = await engine.who(parsed.data.token);
    if (session === null) return end(socket, { code: 'session.expired' });
    const { epoch, seq, siteNow, rate } = engine.status();
    const { user, roles } = session;
    send(socket, { type: 'hello', contract: CONTRACT_VERSION, epoch, seq, siteNow, rate, user, roles });
    const cursor = parsed.data.seq;
    if (cursor !== null && parsed.data.epoch !== epoch) send(socket, { type: 'resync-required', reason: 'epoch' });
    const isCurrent = cursor !== null && parsed.data.epoch === epoch;
    const station: Station = {
      socket,
      token: parsed.data.token,
      withPeople: maySeePeople(session.roles),
      seq: isCurrent ? cursor : seq,
      slowSince: null,
      isBehind: false,
    };
    stations.add(station);
    // Caught up first, so that the first change of the feed starts where the station stands.
    if (engine.status().seq !== station.seq) await bringUp(engine, station);
    return undefined;
  };

  sockets.on('connection', (socket) => {
    const late = setTimeout(() => socket.terminate(), HELLO_WITHIN_MS);
    let isWelcomed = false;
    socket.on('message', (data, isBinary) => {
      clearTimeout(late);
      const text = isBinary ? '' : String(data as Buffer);
      if (isWelcomed) {
        if (text !== '{"type":"ping"}') end(socket, { code: 'request.invalid' });
        return;
      }
      isWelcomed = true;
      void welcome(socket, text).catch(() => end(socket, { code: 'internal' }));
    });
    socket.on('close', () => {
      clearTimeout(late);
      for (const station of stations) if (station.socket === socket) stations.delete(station);
    });
    socket.on('error', () => socket.terminate());
  });

  const onUpgrade = (request: IncomingMessage, socket: import('node:stream').Duplex, head: Buffer): void => {
    if (request.url !== '/api/feed' || !isFromHere(request.headers, port()) || control.isBusy()) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request));
  };
  server.on('upgrade', onUpgrade);

  return {
    close() {
      server.off('upgrade', onUpgrade);
      unfollow?.();
      for (const client of sockets.clients) client.terminate();
      sockets.close();
    },
  };
}

function parseFrame(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A screen without the right to names gets none. */
export function withoutNames(image: RowImage): RowImage {
  if (image.kind !== 'person' || image.row === null) return image;
  return { ...image, row: { ...image.row, name: null, phone: null } };
}
