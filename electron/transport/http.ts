import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import fastifyStatic from '@fastify/static';
import { COMMAND_ID, isCommandName } from '../../shared/contract/commands.ts';
import { isQueryName, type QueryName } from '../../shared/contract/queries.ts';
import { toHttpJson } from '../../shared/contract/wire.ts';
import type { Outcome } from '../engine/dispatch.ts';
import type { QueryReply, Sender } from '../engine/messages.ts';
import { bearerOf, isFromHere } from './access.ts';
import { isTooDeep } from './depth.ts';
import { registerExportRoutes } from './exports.ts';
import { sendFault } from './files.ts';
import type { HostControl } from './host-control.ts';
import { openApi } from './openapi.ts';
import { pageOf } from './page.ts';
import { registerPhotos } from './photos.ts';
import { registerPrintRoutes } from './print.ts';
import { createPrinter } from './printer.ts';
import { keepPublicDoor } from './public-pages.ts';
import { registerPublic } from './public-local.ts';
import { keepReportFiles } from './report-schedule.ts';
import { registerSetUp } from './set-up.ts';
import { attachFeed } from './websocket.ts';

const BODY_LIMIT = 256 * 1024;
/** A picture of the largest size in base64, and what is written around it. */
const PICTURE_LIMIT = 18 * 1024 * 1024;
const BODY_LIMITS: Readonly<Record<string, number>> = {
  'expected.import': 28 * 1024 * 1024,
  'daily-count.import': 28 * 1024 * 1024,
  'layout.save': 12 * 1024 * 1024,
  'count.finish': 4 * 1024 * 1024,
  'photo.add': PICTURE_LIMIT,
  'candidate.report': PICTURE_LIMIT,
  'layout.picture': PICTURE_LIMIT,
};
/** Queries that read a file. */
const QUERY_LIMITS: Readonly<Record<string, number>> = { 'layout.read': 12 * 1024 * 1024 };

/** How long answers under way may still take when the host stops. */
const ANSWERS_WITHIN_MS = 5000;

export type HttpServer = { readonly port: number; readonly close: () => Promise<void> };

/**
 * Serves the contract over HTTP, the feed over WebSocket, and the renderer's files, on loopback. What the yard's network
 * may read has a listener of its own; it and the reports that are written by schedule are kept here, so that host and
 * desktop have them alike.
 */
export async function startHttp(options: {
  readonly control: HostControl;
  readonly port: number;
  /** Where the built renderer lies; null for none (tests of the contract alone). */
  readonly rendererFolder: string | null;
  readonly printFolder: string;
  readonly log: (error: unknown) => void;
}): Promise<HttpServer> {
  const { control, rendererFolder } = options;
  const app = fastify({ bodyLimit: BODY_LIMIT, routerOptions: { maxParamLength: 200 }, requestTimeout: 60_000 });
  let port = options.port;

  app.setErrorHandler((error: { readonly statusCode?: number; readonly code?: string }, _request, reply) => {
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return sendFault(reply, { code: 'request.too-large' });
    if (error.statusCode !== undefined && error.statusCode < 500) return sendFault(reply, { code: 'request.invalid' });
    options.log(error);
    return sendFault(reply, { code: 'internal' });
  });
  app.addHook('onRequest', async (request, reply) => {
    if (!isFromHere(request.headers, port)) return sendFault(reply, { code: 'request.foreign-origin' });
    if (control.isBusy() && request.url.startsWith('/api/'))
      return sendFault(reply, { code: 'host.busy', retryAfterS: 2 });
    return undefined;
  });

  app.addHook('preValidation', async (request, reply) => {
    if (isTooDeep(request.body)) return sendFault(reply, { code: 'request.invalid' });
    return undefined;
  });

  app.get('/health', () => {
    const { epoch, seq } = control.engine().status();
    return { ok: true, version: control.version, epoch, seq };
  });
  const document = openApi(control.version);
  app.get('/api/openapi.json', () => document);
  registerSessions(app, control);
  registerCommands(app, control);
  registerQueries(app, control);
  registerPhotos(app, control);
  registerSetUp(app, control);
  const query = (sender: Sender, name: QueryName, input: unknown): Promise<QueryReply> =>
    control.engine().query({ sender, name, input, form: 'native', gzip: false });
  registerExportRoutes(app, {
    tokenOf: (request) => bearerOf(request.headers),
    query,
    zone: () => control.engine().status().timeZone,
  });
  const maker = registerPrintRoutes(app, {
    origin: () => `http://127.0.0.1:${String(port)}`,
    authenticate: async (request) => {
      const token = bearerOf(request.headers);
      return token === null ? null : control.engine().who(token);
    },
    query,
    printer: createPrinter({ userDataRoot: options.printFolder, log: options.log }),
  });
  const schedule = keepReportFiles({ engine: control.engine, query, maker, log: options.log });
  const door = keepPublicDoor({ control, rendererFolder, log: options.log });
  registerPublic(app, { door, rendererFolder });
  app.setNotFoundHandler((request, reply) => {
    // A file of an older build is not the page: the screen that asks for it says so.
    const isPage = !/^\/(api|assets|public)\//.test(request.url) && request.method === 'GET';
    if (!isPage || rendererFolder === null) return sendFault(reply, { code: 'request.not-found' });
    return sendPage(reply, rendererFolder);
  });
  if (rendererFolder !== null) {
    for (const path of ['/', '/wall']) app.get(path, (_request, reply) => sendPage(reply, rendererFolder));
    await app.register(fastifyStatic, {
      root: rendererFolder,
      index: false,
      // The page is only ever sent with a nonce of its own.
      allowedPath: (path) => !path.endsWith('.html'),
      wildcard: false,
      setHeaders: (reply) => {
        reply.header('x-content-type-options', 'nosniff');
        reply.header('cache-control', 'public, max-age=31536000, immutable');
      },
    });
  }

  try {
    await app.listen({ host: '127.0.0.1', port: options.port });
  } catch (error) {
    schedule.stop();
    await door.close();
    throw error;
  }
  const address = app.server.address();
  if (address !== null && typeof address === 'object') port = address.port;
  const feed = attachFeed(app.server, control, () => port);
  return {
    port,
    async close() {
      schedule.stop();
      feed.close();
      await door.close();
      await closeWithin(app, ANSWERS_WITHIN_MS);
    },
  };
}

/**
 * Closes the server without waiting for connections to be let go: one whose answer was under way when closing began
 * would be kept alive for more than a minute after it.
 */
async function closeWithin(app: FastifyInstance, ms: number): Promise<void> {
  const idle = setInterval(() => app.server.closeIdleConnections(), 50);
  const all = setTimeout(() => app.server.closeAllConnections(), ms);
  try {
    await app.close();
  } finally {
    clearInterval(idle);
    clearTimeout(all);
  }
}

function registerSessions(app: FastifyInstance, control: HostControl): void {
  app.post('/api/session', async (request, reply) => {
    const { user, secret, station } = (request.body ?? {}) as Readonly<Record<string, unknown>>;
    if (typeof user !== 'string' || typeof secret !== 'string' || user.length > 200 || secret.length > 400)
      return sendFault(reply, { code: 'request.invalid' });
    const session = await control.engine().signIn({
      user,
      secret,
      station: typeof station === 'string' ? station.slice(0, 60) : request.ip,
      address: request.ip,
    });
    return 'code' in session ? sendFault(reply, session) : session;
  });
  app.get('/api/session', async (request, reply) => {
    const token = bearerOf(request.headers);
    const session = token === null ? null : await control.engine().who(token);
    return session ?? sendFault(reply, { code: token === null ? 'session.missing' : 'session.expired' });
  });
  app.delete('/api/session', async (request, reply) => {
    const token = bearerOf(request.headers);
    if (token === null) return sendFault(reply, { code: 'session.missing' });
    await control.engine().signOut(token);
    return {};
  });
}

/** Every body over the usual limit is read only for somebody who is signed in. */
function requireSession(control: HostControl) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const token = bearerOf(request.headers);
    if (token === null) return sendFault(reply, { code: 'session.missing' });
    if ((await control.engine().who(token)) === null) return sendFault(reply, { code: 'session.expired' });
    return undefined;
  };
}

function registerCommands(app: FastifyInstance, control: HostControl): void {
  const run = async (name: string, request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const token = bearerOf(request.headers);
    if (token === null) return sendFault(reply, { code: 'session.missing' });
    if (!isCommandName(name)) return sendFault(reply, { code: 'request.unknown-name' });
    const commandId = request.headers['idempotency-key'];
    if (typeof commandId !== 'string' || !COMMAND_ID.test(commandId))
      return sendFault(reply, { code: 'request.no-command-id' });
    const outcome = await control.engine().command({ sender: { token }, commandId, name, input: request.body ?? {} });
    return sendOutcome(reply, outcome, control.engine().status().timeZone);
  };
  for (const [name, bodyLimit] of Object.entries(BODY_LIMITS))
    app.post(`/api/commands/${name}`, { bodyLimit, onRequest: requireSession(control) }, (request, reply) =>
      run(name, request, reply),
    );
  app.post('/api/commands/:name', (request, reply) => run((request.params as { name: string }).name, request, reply));
  app.delete('/api/commands/:commandId', async (request, reply) => {
    const token = bearerOf(request.headers);
    if (token === null || (await control.engine().who(token)) === null)
      return sendFault(reply, { code: 'session.missing' });
    control.engine().cancel((request.params as { commandId: string }).commandId, token);
    return {};
  });
}

function registerQueries(app: FastifyInstance, control: HostControl): void {
  const run = async (name: string, input: unknown, request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const token = bearerOf(request.headers);
    if (token === null) return sendFault(reply, { code: 'session.missing' });
    if (!isQueryName(name)) return sendFault(reply, { code: 'request.unknown-name' });
    const sender: Sender = { token };
    const gzip = (request.headers['accept-encoding'] ?? '').toString().includes('gzip');
    return sendQuery(reply, await control.engine().query({ sender, name, input, form: 'http', gzip }));
  };
  for (const [name, bodyLimit] of Object.entries(QUERY_LIMITS))
    app.post(`/api/queries/${name}`, { bodyLimit, onRequest: requireSession(control) }, (request, reply) =>
      run(name, request.body ?? {}, request, reply),
    );
  app.post('/api/queries/:name', (request, reply) =>
    run((request.params as { name: string }).name, request.body ?? {}, request, reply),
  );
  app.get('/api/queries/:name', async (request, reply) => {
    const { input } = request.query as { readonly input?: unknown };
    let read: unknown = {};
    if (input !== undefined) {
      try {
        read = JSON.parse(String(input));
      } catch {
        return sendFault(reply, { code: 'request.invalid' });
      }
    }
    if (isTooDeep(read)) return sendFault(reply, { code: 'request.invalid' });
    return run((request.params as { name: string }).name, read, request, reply);
  });
}

/** The renderer's page; the desktop's and the stations' feed comes over a socket of this machine. */
function sendPage(reply: FastifyReply, folder: string): FastifyReply {
  const { html, headers } = pageOf(folder, 'index.html', ' ws://127.0.0.1:* ws://localhost:*');
  return reply.headers(headers).send(html);
}

export function sendOutcome(reply: FastifyReply, outcome: Outcome, timeZone: string): FastifyReply {
  if ('fault' in outcome) return sendFault(reply, outcome.fault);
  return reply
    .code('ok' in outcome ? 200 : 409)
    .header('content-type', 'application/json; charset=utf-8')
    .send(toHttpJson(outcome, timeZone));
}

export function sendQuery(reply: FastifyReply, answer: QueryReply): FastifyReply {
  if ('fault' in answer) return sendFault(reply, answer.fault);
  void reply.header('content-type', 'application/json; charset=utf-8').header('cache-control', 'no-store');
  if ('text' in answer) return reply.send(answer.text);
  return reply.header('content-encoding', 'gzip').send(Buffer.from(answer.gzip));
}
