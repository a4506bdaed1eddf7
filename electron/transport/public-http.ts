import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { FAULT_STATUS, type Fault } from '../../shared/contract/errors.ts';
import type { PublicPages } from '../../shared/domain/site/settings.ts';
import type { QueryReply } from '../engine/messages.ts';
import { isLocalName } from './access.ts';
import { pageOf } from './page.ts';
import type { PublicAnswers } from './public-answers.ts';
import { readPublicPath, type PublicPage, type PublicRequest } from './public-routes.ts';
import { createRateLimit } from './rate-limit.ts';

/**
 * The only door to the yard's network (QU41). Who stands before it: phones of drivers, televisions, and whoever else is
 * on the yard's Wi-Fi. So: GET alone, two pages with their files and data, no sessions, no bodies, no feed; no name that
 * somebody outside could point here; few open connections, short times, a bucket for each address (QU54).
 */
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};
const MOST_CONNECTIONS = 1000;
/** Behind one router may be all the telephones of a yard; one machine alone must not take all there is. */
const MOST_OF_ADDRESS = 250;
const TIMES = { requestTimeout: 10_000, headersTimeout: 5000, connectionsCheckingInterval: 1000 };
/** Whoever does not read, does not write, or has nothing more to ask. */
const SILENT_MS = 15_000;
const IDLE_MS = 5000;
const TOKENS = { burst: 120, perSecond: 20 };
/** A page brings some dozens of files, kept in memory; a wrong key is a try. */
const COST = { file: 0.1, page: 1, wrong: 10 };

export type PublicListener = { readonly port: number; readonly close: () => Promise<void> };

/** Opens the listener on every interface. Rejects when the port cannot be had. */
export async function listenPublic(options: {
  readonly port: number;
  /** What is turned on, at each request. */
  readonly pages: () => PublicPages | null;
  readonly answers: PublicAnswers;
  readonly rendererFolder: string | null;
  readonly nowMs: () => number;
  readonly log: (error: unknown) => void;
}): Promise<PublicListener> {
  const { pages, answers, rendererFolder, log } = options;
  const files = createFiles(rendererFolder);
  const limit = createRateLimit({ ...TOKENS, nowMs: options.nowMs });

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = request.socket.remoteAddress ?? '';
    if (request.method !== 'GET') {
      // What may come with it is not read.
      response.setHeader('connection', 'close');
      return sendFault(response, { code: 'request.not-found' });
    }
    if (!isLocalName(request.headers.host, pages()?.address ?? ''))
      return sendFault(response, { code: 'request.foreign-origin' });
    const wanted = readPublicPath(request.url ?? '');
    if (!limit.take(address, wanted?.what === 'asset' ? COST.file : COST.page))
      return sendFault(response, { code: 'host.busy', retryAfterS: 5 });
    if (wanted === null || !isOn(wanted, pages())) return sendFault(response, { code: 'request.not-found' });
    switch (wanted.what) {
      case 'page':
        return sendPage(response, rendererFolder);
      case 'asset':
        return sendFile(
          response,
          await files(wanted.file),
          request.headers['accept-encoding']?.includes('gzip') === true,
        );
      case 'board':
      case 'driver': {
        const reply = await (wanted.what === 'board' ? answers.board(wanted.crossing) : answers.driverPage(wanted.key));
        if ('fault' in reply) limit.charge(address, COST.wrong);
        return sendReply(response, reply);
      }
    }
  };

  const server = createServer({ ...TIMES, maxHeaderSize: 8192 }, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      log(error);
      if (!response.headersSent) sendFault(response, { code: 'internal' });
      else response.destroy();
    });
  });
  server.maxConnections = MOST_CONNECTIONS;
  server.keepAliveTimeout = IDLE_MS;
  server.timeout = SILENT_MS;
  limitConnections(server);
  await listening(server, options.port);
  server.on('error', log);
  const bound = server.address();
  return {
    port: bound !== null && typeof bound === 'object' ? bound.port : options.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '0.0.0.0' }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Lets an address hold so many connections and no more. */
function limitConnections(server: Server): void {
  const open = new Map<string, number>();
  server.on('connection', (socket) => {
    const { remoteAddress = '' } = socket;
    const count = (open.get(remoteAddress) ?? 0) + 1;
    open.set(remoteAddress, count);
    socket.once('close', () => {
      const left = (open.get(remoteAddress) ?? 1) - 1;
      if (left === 0) open.delete(remoteAddress);
      else open.set(remoteAddress, left);
    });
    if (count > MOST_OF_ADDRESS) socket.destroy();
  });
}

/** Files are served while any page is on; a page and its data only while that one is. */
function isOn(wanted: PublicRequest, pages: PublicPages | null): boolean {
  if (pages === null) return false;
  const isPageOn = (page: PublicPage): boolean => (page === 'board' ? pages.isBoardOn : pages.isDriverPageOn);
  if (wanted.what === 'asset') return pages.isBoardOn || pages.isDriverPageOn;
  return isPageOn(wanted.what === 'page' ? wanted.of : wanted.what);
}

function sendPage(response: ServerResponse, folder: string | null): void {
  if (folder === null) return sendFault(response, { code: 'request.not-found' });
  const { html, headers } = pageOf(folder, 'public.html');
  response.writeHead(200, headers).end(html);
}

type KeptFile = { readonly type: string; readonly bytes: Buffer; readonly gzip: Buffer | null };

/** The build's files, read and packed once: a phone waits for them on a crowded Wi-Fi. */
function createFiles(folder: string | null): (file: string) => Promise<KeptFile | null> {
  const kept = new Map<string, KeptFile>();
  return async (file) => {
    const known = kept.get(file);
    if (known !== undefined) return known;
    const type = TYPES[extname(file)];
    if (folder === null || type === undefined) return null;
    const bytes = await readFile(join(folder, file)).catch(() => null);
    if (bytes === null) return null;
    const made = { type, bytes, gzip: type.startsWith('text/') ? gzipSync(bytes) : null };
    kept.set(file, made);
    return made;
  };
}

function sendFile(response: ServerResponse, file: KeptFile | null, takesGzip: boolean): void {
  if (file === null) return sendFault(response, { code: 'request.not-found' });
  const gzip = takesGzip ? file.gzip : null;
  response
    .writeHead(200, {
      'content-type': file.type,
      ...(gzip === null ? {} : { 'content-encoding': 'gzip' }),
      vary: 'accept-encoding',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    .end(gzip ?? file.bytes);
}

function sendReply(response: ServerResponse, reply: QueryReply): void {
  if ('fault' in reply) return sendFault(response, reply.fault);
  response.writeHead(200, JSON_HEADERS).end('text' in reply ? reply.text : Buffer.from(reply.gzip));
}

const JSON_HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** The code alone: what exactly was wrong is nobody's business here. */
function sendFault(response: ServerResponse, { code, retryAfterS }: Fault): void {
  const retry = retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) };
  response.writeHead(FAULT_STATUS[code], { ...JSON_HEADERS, ...retry }).end(JSON.stringify({ fault: { code } }));
}
