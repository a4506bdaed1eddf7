import { hash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { USERS } from '../support/a-site.ts';
import { aJpeg, aPng, PICTURE } from '../support/pictures.ts';
import { startRoom, type Room, type Seat } from '../support/room.ts';
import { nextCommandId } from '../support/yard.ts';

const MEGABYTE = 1024 * 1024;
const NOBODY = 'x'.repeat(43);

let room: Room;
let gate: Seat;
beforeAll(async () => {
  room = await startRoom({ users: USERS });
  gate = await room.seat('over HTTP', 'cong');
});
afterAll(async () => {
  expect(room.defects).toEqual([]);
  await room.close();
});

const hashOf = (bytes: Buffer): string => hash('sha256', bytes, 'hex');
const get = (sha256: string, token?: string, method = 'GET'): Promise<Response> =>
  fetch(`http://127.0.0.1:${String(room.port)}/api/photos/${sha256}`, {
    method,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
const faultOf = async (answer: Response): Promise<unknown> => [
  answer.status,
  ((await answer.json()) as { readonly fault: { readonly code: string } }).fault.code,
];

let trucks = 0;
async function arrive(): Promise<string> {
  trucks += 1;
  const plate = `12C${String(20_000 + trucks)}`;
  const answer = await gate.send('visit.arrive', { plate, direction: 'export', crossing: 'HN' });
  return (answer.ok as { readonly visitId: string }).visitId;
}

describe('a picture over HTTP', () => {
  it('[PH1] comes back byte by byte, with its kind, for this session only', async () => {
    const bytes = aPng({ width: 400, height: 300, grey: 77 });
    const added = await gate.send('photo.add', { visitId: await arrive(), contentBase64: bytes.toString('base64') });
    expect(added.ok).toEqual({ photoId: expect.stringMatching(/^pho_/), sha256: hashOf(bytes) });
    const answer = await get(hashOf(bytes), gate.token);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(bytes.byteLength),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=43200, immutable',
      vary: 'authorization',
    });
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
  });

  it('[PH1] is for whoever may see what it shows', async () => {
    const coordinator = await room.seat('over HTTP', 'dieuphoi');
    const viewer = await room.seat('over HTTP', 'xem');
    const bytes = aPng({ grey: 3 });
    const { ok } = await coordinator.send('incident.open', { kind: 'suspicion' });
    await coordinator.send('photo.add', {
      incidentId: (ok as { readonly incidentId: string }).incidentId,
      contentBase64: bytes.toString('base64'),
    });
    const sha256 = hashOf(bytes);
    expect((await get(sha256, coordinator.token)).status).toBe(200);
    expect(await faultOf(await get(sha256, gate.token))).toEqual([404, 'request.not-found']);
    expect(await faultOf(await get(sha256, viewer.token))).toEqual([403, 'session.not-allowed']);
    expect(await faultOf(await get(sha256, NOBODY))).toEqual([401, 'session.expired']);
    expect(await faultOf(await get(sha256))).toEqual([401, 'session.missing']);
  });

  it('is found by a hash and by nothing else', async () => {
    expect(await faultOf(await get('f'.repeat(64), gate.token))).toEqual([404, 'request.not-found']);
    for (const odd of ['abc', 'F'.repeat(64), '..%2F..%2Fben-bai.db', `${'f'.repeat(64)}.png`])
      expect(await faultOf(await get(odd, gate.token)), odd).toEqual([400, 'request.invalid']);
  });

  it('[PH1] whose file a disk has lost is not found, and the list still tells of it', async () => {
    const bytes = aPng({ grey: 4 });
    const visitId = await arrive();
    await gate.send('photo.add', { visitId, contentBase64: bytes.toString('base64') });
    const sha256 = hashOf(bytes);
    rmSync(join(room.folder, 'photos', sha256.slice(0, 2), `${sha256}.png`));
    expect(await faultOf(await get(sha256, gate.token))).toEqual([404, 'request.not-found']);
    expect((await gate.query('photo.list', { visitId }))['photos']).toMatchObject([{ sha256 }]);
  });

  it('[PH1, JO2] sent again with its id is recorded once, over either door', async () => {
    const visitId = await arrive();
    for (const [door, id] of [
      ['over HTTP', 'again-1'],
      ['in process', 'again-2'],
    ] as const) {
      const seat = await room.seat(door, 'cong');
      const first = await seat.send('photo.add', { visitId, contentBase64: PICTURE }, id);
      expect(await seat.send('photo.add', { visitId, contentBase64: PICTURE }, id)).toEqual(first);
    }
    expect((await gate.query('photo.list', { visitId }))['photos']).toHaveLength(2);
  });

  it('that is none is refused as what it is', async () => {
    const visitId = await arrive();
    const text = Buffer.from('xin chào, đây không phải ảnh').toString('base64');
    const send = (contentBase64: string) => gate.send('photo.add', { visitId, contentBase64 });
    expect(await send(text)).toMatchObject({ refusal: { code: 'photo.not-a-picture' } });
    expect(await send('không phải base64!')).toMatchObject({ fault: { code: 'request.invalid' } });
    expect((await gate.query('photo.list', { visitId }))['photos']).toEqual([]);
  });
});

describe('a picture that is too large', () => {
  it('has one clear outcome: refused by the rule up to what is read at all, not read beyond', async () => {
    const visitId = await arrive();
    const send = (bytes: number) => gate.send('photo.add', { visitId, contentBase64: aJpeg(bytes).toString('base64') });
    expect(await send(12 * MEGABYTE + 1)).toMatchObject({ refusal: { code: 'photo.too-large', limitMb: 12 } });
    expect(await send(12 * MEGABYTE)).toHaveProperty('ok');
    expect((await gate.query('photo.list', { visitId }))['photos']).toHaveLength(1);
  });

  it('of 200 MB is turned away before it is sent', async () => {
    const { outgoing, answer } = openCommand(gate.token, { 'content-length': 200 * MEGABYTE });
    // No more than this is ever sent: whoever waited for the rest would wait for ever.
    outgoing.write(`{"contentBase64":"${'A'.repeat(64 * 1024)}`);
    expect(await answer).toEqual([413, { fault: { code: 'request.too-large' } }]);
    outgoing.destroy();
  });

  it('whose length nobody says is read no further than the limit', async () => {
    const { outgoing, answer } = openCommand(gate.token, { 'transfer-encoding': 'chunked' });
    const chunk = 'A'.repeat(MEGABYTE);
    outgoing.write('{"contentBase64":"');
    let sent = 0;
    const sendMore = (): void => {
      sent += 1;
      // A host that stops reading stops the sending.
      if (sent < 200) outgoing.write(chunk, sendMore);
    };
    sendMore();
    // Whoever goes on sending is hung up on, maybe before the answer is read.
    const outcome = await answer.catch((error: NodeJS.ErrnoException) => error.code);
    expect([['EPIPE'], ['ECONNRESET'], [413, { fault: { code: 'request.too-large' } }]]).toContainEqual(
      [outcome].flat(),
    );
    expect(sent).toBeLessThan(200);
    outgoing.destroy();
  });

  it('is not read at all for somebody whose session has ended', async () => {
    const { outgoing, answer } = openCommand(NOBODY, { 'content-length': 10 * MEGABYTE });
    outgoing.write('{"contentBase64":"');
    expect(await answer).toEqual([401, { fault: { code: 'session.expired' } }]);
    outgoing.destroy();
  });

  it('through the window’s own door is no good input', async () => {
    const seat = await room.seat('in process', 'cong');
    const contentBase64 = aJpeg(16 * MEGABYTE).toString('base64');
    const answer = await seat.send('photo.add', { visitId: await arrive(), contentBase64 });
    expect(answer).toMatchObject({ fault: { code: 'request.invalid' } });
  });
});

describe('a camera at the gate', () => {
  const candidates = async () => (await gate.query('yard.now', {}))['candidates'];

  it('[PH2] posts what it reads, and the truck stands at the lane with its picture', async () => {
    const bytes = aPng({ grey: 9 });
    const reading = { plate: '98C-207.55', gate: '1', lane: '2', confidence: 0.93 };
    const answer = await gate.send('candidate.report', { ...reading, photo: bytes.toString('base64') });
    const { candidateId } = answer.ok as { readonly candidateId: string };
    expect(await candidates()).toMatchObject([
      { candidateId, plate: '98C20755', gate: '1', lane: '2', confidence: 0.93, photo: hashOf(bytes) },
    ]);
    expect((await get(hashOf(bytes), gate.token)).status).toBe(200);
    expect((await gate.query('visit.find', { text: '98C20755' }))['visits']).toEqual([]);
  });

  it('[PH2] needs no picture, and is refused with one that is none', async () => {
    const reading = { plate: '15C-000.07', gate: '1', lane: '1', confidence: 0.5 };
    const text = Buffer.from('no picture, but long enough').toString('base64');
    expect(await gate.send('candidate.report', { ...reading, photo: text })).toMatchObject({
      refusal: { code: 'photo.not-a-picture' },
    });
    expect(await gate.send('candidate.report', reading)).toHaveProperty('ok');
    expect(await candidates()).toMatchObject([{ lane: '2' }, { lane: '1', plate: '15C00007', photo: null }]);
  });

  it('[PH2] reports only with the rights of a gate', async () => {
    const rest = await room.seat('over HTTP', 'nghi');
    const reading = { plate: '15C-000.07', gate: '1', lane: '1', confidence: 0.5 };
    expect(await rest.send('candidate.report', reading)).toMatchObject({ fault: { code: 'session.not-allowed' } });
  });
});

it('the route is in the OpenAPI file', async () => {
  const { body } = await room.client.call('GET', '/api/openapi.json');
  expect(body['paths']).toHaveProperty(['/api/photos/{sha256}', 'get', 'responses', '200', 'content', 'image/webp']);
});

/** Begins to send a picture, and answers what came back as soon as it came. */
function openCommand(
  token: string,
  headers: Readonly<Record<string, string | number>>,
): { readonly outgoing: ClientRequest; readonly answer: Promise<readonly [number | undefined, unknown]> } {
  const outgoing = request({
    host: '127.0.0.1',
    port: room.port,
    method: 'POST',
    path: '/api/commands/photo.add',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'idempotency-key': nextCommandId(),
      ...headers,
    },
  });
  const answer = new Promise<readonly [number | undefined, unknown]>((resolve, reject) => {
    let isAnswered = false;
    outgoing.once('response', (response: IncomingMessage) => {
      isAnswered = true;
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () => resolve([response.statusCode, JSON.parse(text)]));
    });
    // The host hangs up on whoever goes on sending.
    outgoing.on('error', (error) => {
      if (!isAnswered) reject(error);
    });
  });
  return { outgoing, answer };
}
