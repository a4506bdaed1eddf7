import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aFolder, firstUserArguments, HOST_SECRET, startHost, type Host } from '../support/host.ts';
import { createHttpClient, type HttpReply } from '../support/http-client.ts';
import type { Seat } from '../support/room.ts';

const SECRETS = ['Nguyễn Văn Kín', '0912345678', 'B1-998877', '305511223344'] as const;
const WITHIN = { timeout: 15_000, interval: 100 };

const folder = aFolder();
let host: Host;
let seat: Seat;
let port: number;
let visitId: string;

/** A port that nobody listens on, and the server that holds one. */
async function aPort(): Promise<{ readonly port: number; readonly server: Server }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, server };
}

async function close(server: Server): Promise<void> {
  await new Promise((resolve) => server.close(resolve));
}

async function turn(pages: { readonly isBoardOn: boolean; readonly isDriverPageOn: boolean; readonly port?: number }) {
  const answer = await seat.send('settings.save', {
    values: { publicPages: { port, address: '127.0.0.1', ...pages } },
  });
  expect(answer).toHaveProperty('ok');
}

function get(path: string, at = port): Promise<HttpReply> {
  return createHttpClient(at).call('GET', path);
}

async function until(path: string, status: number, at = port): Promise<HttpReply> {
  return vi.waitFor(async () => {
    const reply = await get(path, at);
    expect(reply.status).toBe(status);
    return reply;
  }, WITHIN);
}

async function untilRefused(at = port): Promise<void> {
  await vi.waitFor(() => expect(get('/board/HN', at)).rejects.toThrow(), WITHIN);
}

async function doorState(): Promise<unknown> {
  return (await get('/public/state', host.port)).body;
}

async function keyOfSlip(): Promise<string> {
  const slip = (await seat.query('visit.slip', { visitId })) as unknown as { readonly url: string };
  return slip.url.split('/').at(-1) ?? '';
}

beforeAll(async () => {
  host = await startHost(['--data', folder.path, '--port', '0', ...firstUserArguments(folder.path)]);
  seat = host.client.seat(await host.client.signIn('an', HOST_SECRET));
  const free = await aPort();
  await close(free.server);
  ({ port } = free);
  const answer = await seat.send('visit.arrive', {
    plate: '12C12345',
    direction: 'export',
    crossing: 'Hữu Nghị',
    driver: SECRETS[0],
    phone: SECRETS[1],
    documentNo: SECRETS[2],
    customsDeclarationNo: SECRETS[3],
  });
  ({ visitId } = answer.ok as { readonly visitId: string });
});
afterAll(async () => {
  await host.stop();
  folder.remove();
  rmSync(`${folder.path}.secret`, { force: true });
});

describe('the door to the yard’s network', () => {
  it('[QU41] is shut until a page is turned on, while this machine reads the board', async () => {
    await expect(get('/board/HN')).rejects.toThrow();
    expect(await doorState()).toMatchObject({ isOn: false, port: null, problem: null });
    expect((await get('/public/board/HN', host.port)).body).toMatchObject({ crossing: { code: 'HN' } });
  });

  it('[QU41] opens for the page that is on and for nothing else', async () => {
    await turn({ isBoardOn: true, isDriverPageOn: false });
    const board = await until('/public/board/HN', 200);
    expect(board.body).toMatchObject({ crossing: { code: 'HN' }, next: [{ direction: 'export' }] });
    for (const secret of SECRETS) expect(board.text).not.toContain(secret);
    expect((await get('/public/board/H%E1%BB%AFu%20Ngh%E1%BB%8B')).status).toBe(200);
    const page = await get('/board/HN');
    expect(page.status).toBe(200);
    expect(page.text).toContain('<div id="root">');
    const file = /\/assets\/[\w.-]+\.js/.exec(page.text)?.[0] ?? '';
    expect((await get(file)).status).toBe(200);

    for (const path of [
      '/',
      '/index.html',
      '/public.html',
      '/health',
      '/public/state',
      '/me/2sabcdefghijklmnop',
      '/public/me/2sabcdefghijklmnop',
      '/api/openapi.json',
      '/api/session',
      '/api/queries/yard.now',
      '/api/setup',
      '/print/report',
      '/assets/..%2f..%2felectron%2fhost.js',
      '/public/board/XX',
    ])
      expect((await get(path)).status, path).toBe(404);
  });

  it('[QU41] takes no command, no sign-in, no feed and no method but GET, with or without a session', async () => {
    await until('/public/board/HN', 200);
    const client = createHttpClient(port);
    const body = { user: 'an', secret: HOST_SECRET };
    expect((await client.call('POST', '/api/session', { body })).status).toBe(404);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
      expect((await client.call(method, '/public/board/HN', { token: seat.token })).status, method).toBe(404);
    expect((await client.call('GET', '/api/queries/yard.now', { token: seat.token })).status).toBe(404);
    const upgrade = await new Promise<number>((resolve, reject) => {
      const asked = request({
        port,
        path: '/api/feed',
        headers: {
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
          'sec-websocket-version': '13',
        },
      });
      asked.once('response', (response) => resolve(response.statusCode ?? 0));
      asked.once('upgrade', () => resolve(101));
      asked.once('error', reject);
      asked.end();
    });
    expect(upgrade).toBe(404);
  });

  it('[QU41] no public question but these two is answered on the host’s own port either', async () => {
    for (const path of ['/public/yard.now', '/public/visit.find', '/public/me/', '/public/board/'])
      expect((await get(path, host.port)).status, path).toBe(404);
  });

  it('[QU40] opens a driver’s page by the key of its slip, and by no other', async () => {
    await turn({ isBoardOn: false, isDriverPageOn: true });
    await until('/board/HN', 404);
    const key = await keyOfSlip();
    const page = await until(`/public/me/${key}`, 200);
    expect(page.body).toMatchObject({ plate: '12C12345', stage: 'waiting', rank: 1 });
    for (const secret of SECRETS) expect(page.text).not.toContain(secret);
    expect((await get(`/me/${key}`)).status).toBe(200);
    const wrong = key.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'));
    expect((await get(`/public/me/${wrong}`)).body).toEqual({ fault: { code: 'request.not-found' } });
  });

  it('[QU41] moves to another port, and says when that is taken by another program', async () => {
    const other = await aPort();
    await turn({ isBoardOn: true, isDriverPageOn: false, port: other.port });
    await vi.waitFor(
      async () => expect(await doorState()).toMatchObject({ port: null, problem: 'port-taken' }),
      WITHIN,
    );
    await untilRefused();
    expect((await get('/health', host.port)).status).toBe(200);
    await close(other.server);
    await until('/public/board/HN', 200, other.port);
    expect(await doorState()).toMatchObject({ port: other.port, problem: null });
    await turn({ isBoardOn: false, isDriverPageOn: false, port: other.port });
    await untilRefused(other.port);
    expect(await doorState()).toMatchObject({ isOn: false, port: null });
  });
});
