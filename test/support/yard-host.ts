import { createReadStream, existsSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { extname, join } from 'node:path';
import { WebSocketServer } from 'ws';
import { aFullYard, createTraffic, YARD_NOW } from './full-yard.ts';

/**
 * A stand-in for the host that serves the built page with a made-up yard, for looking at the screens and measuring
 * them: `node test/support/yard-host.ts <built page> <port> <slots> <changes a second>`.
 */
const [page = 'dist/renderer', port = '5702', slots = '1200', changesPerSecond = '0'] = process.argv.slice(2);
const FRAMES_PER_SECOND = 20;
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

const yard = aFullYard(Number(slots));
const traffic = createTraffic(yard);
const session = {
  token: 'fixture',
  user: 'hoang',
  displayName: 'Hoàng',
  roles: ['coordinator'],
};

const answers: Readonly<Record<string, (input: Record<string, unknown>) => unknown>> = {
  '/health': () => ({ ok: true }),
  '/api/setup': () => ({
    isNew: false,
    isDemo: false,
    siteName: 'Bãi Hữu Nghị',
    localKey: true,
  }),
  '/api/session': () => session,
  '/api/queries/yard.now': () => traffic.now(),
  '/api/queries/slot.suggest': () => ({
    seq: 1,
    suggestions: traffic
      .now()
      .slots.filter((slot) => slot.visitId === null && slot.status === 'open')
      .slice(0, 3)
      .map(({ slotId, code }, at) => ({
        slotId,
        code,
        cost: 100 + at,
        terms: [
          { code: 'exit-distance', value: 100 },
          { code: 'wasted-plug', value: 10 * at },
        ],
      })),
    removed: [
      { rule: 'slot.occupied', slots: 1009 },
      { rule: 'slot.closed', slots: 12 },
    ],
  }),
  '/api/queries/queue.order': () => ({
    seq: 1,
    entries: yard.visits.map((visit, at) => ({
      visitId: visit.visitId,
      rank: at + 1,
      queueNumber: visit.queueNumber,
      plate: visit.plate,
      stream: 'fresh',
      joinedAt: YARD_NOW,
      ready: true,
      notReady: [],
      rule: 'QU1',
      reason: '',
      estimate: {
        p50From: YARD_NOW + 6_480_000,
        p50To: YARD_NOW + 9_180_000,
        p90From: YARD_NOW + 4_680_000,
        p90To: YARD_NOW + 12_780_000,
        basis: '',
      },
    })),
  }),
  '/api/queries/visit.story': ({ visitId }) => ({
    seq: 1,
    visit: yard.visits.find((visit) => visit.visitId === visitId),
    events: [
      'visit.arrived',
      'queue.restreamed',
      'slot.occupied',
      'visit.document-recorded',
      'queue.called',
      'visit.confirmed',
      'piece.detached',
    ].map((type, at) => ({
      seq: at + 1,
      at: YARD_NOW - 3_600_000 * (8 - at),
      recordedAt: YARD_NOW,
      type,
      actor: 'Hoàng',
      station: '1',
      reason: null,
      set: null,
      was: null,
      info: null,
    })),
  }),
};

const server = createServer((request, response) => {
  void (async () => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const answer = answers[pathname];
    if (answer !== undefined) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answer(await bodyOf(request))));
    } else if (pathname.startsWith('/api/commands/')) {
      response.statusCode = 409;
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          refusal: { code: 'slot.too-short', lengthCm: 1200, neededCm: 1850 },
        }),
      );
    } else {
      const path = join(page, pathname === '/' ? 'index.html' : pathname);
      if (!existsSync(path)) response.statusCode = 404;
      response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
      if (existsSync(path)) createReadStream(path).pipe(response);
      else response.end();
    }
  })();
});

const feed = new WebSocketServer({ server, path: '/api/feed' });
/** Frames of the last seconds: a page catches up from where its snapshot stands. */
const sent: ReturnType<typeof traffic.next>[] = [];
feed.on('connection', (socket) => {
  socket.on('message', (data) => {
    const hello = JSON.parse(String(data as Buffer)) as { readonly seq: number | null };
    const { seq, epoch } = traffic.now();
    const { user, roles } = session;
    socket.send(JSON.stringify({ type: 'hello', contract: 1, epoch, seq, siteNow: YARD_NOW, rate: 1, user, roles }));
    for (const frame of sent) if (hello.seq !== null && frame.to > hello.seq) socket.send(JSON.stringify(frame));
  });
});
const send = (frame: unknown): void => {
  const text = JSON.stringify(frame);
  for (const socket of feed.clients) socket.send(text);
};
setInterval(
  () =>
    send({
      type: 'live',
      siteNow: YARD_NOW,
      rate: 1,
      seq: traffic.now().seq,
      backupAt: null,
      machineNow: 0,
    }),
  1000,
);
const perFrame = Number(changesPerSecond) / FRAMES_PER_SECOND;
if (perFrame > 0)
  setInterval(() => {
    const frame = traffic.next(perFrame);
    sent.push(frame);
    if (sent.length > 600) sent.shift();
    send(frame);
  }, 1000 / FRAMES_PER_SECOND);

server.listen(Number(port), '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/`));

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}
