import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands, type CommandName } from '../../shared/contract/commands.ts';
import { queries } from '../../shared/contract/queries.ts';
import { FAULT_STATUS, type FaultCode } from '../../shared/contract/errors.ts';
import { SECRET, USERS } from '../support/a-site.ts';
import { openFeed, ofType } from '../support/http-client.ts';
import { startRoom, type Answer, type Door, type Room } from '../support/room.ts';
import { nextCommandId } from '../support/yard.ts';

let room: Room;
beforeAll(async () => {
  room = await startRoom({ users: USERS });
});
afterAll(async () => {
  expect(room.defects).toEqual([]);
  await room.close();
});

const DOORS: readonly Door[] = ['in process', 'over HTTP'];
const TRUCK = { direction: 'export', crossing: 'HN' };

/** Runs something that must leave no trace; answers its fault's code. */
async function faultOf(run: () => Promise<Answer>): Promise<string> {
  const before = room.engine.status().seq;
  const answer = await run();
  expect(room.engine.status().seq).toBe(before);
  return answer.fault?.code ?? JSON.stringify(answer);
}

describe.each(DOORS)('bad input %s', (door) => {
  it('unknown names', async () => {
    const seat = await room.seat(door);
    for (const name of ['visit.fly', 'constructor', 'toString', '__proto__', 'site.create', 'x'.repeat(150)]) {
      expect(await faultOf(() => seat.send(name, {})), name).toBe('request.unknown-name');
      expect((await seat.query(name, {})).fault?.code, name).toBe('request.unknown-name');
    }
  });

  it.each([
    ['a missing field', {}],
    ['a wrong type', { plate: 12345 }],
    ['an empty text', { plate: '   ' }],
    ['a text that is too long', { plate: 'A'.repeat(81) }],
    ['a control character', { plate: '12C\u0000123' }],
    ['a lone surrogate', { plate: '12C\ud800' }],
    ['an unknown word', { plate: '12C1', direction: 'up' }],
    ['a number beyond bounds', { plate: '12C1', lengthCm: 2 ** 53 }],
    ['a fraction for a whole', { plate: '12C1', people: 1.5 }],
    ['no time', { plate: '12C1', expectedAt: 'tomorrow' }],
    ['a time without an offset', { plate: '12C1', expectedAt: '2026-02-10T08:00:00' }],
    ['an id of another kind', { plate: '12C1', visitId: 'slt_1' }],
    ['a list for an object', [1, 2]],
    ['a text for an object', 'plate'],
  ])('%s', async (_what, input) => {
    const seat = await room.seat(door);
    expect(await faultOf(() => seat.send('visit.arrive', input))).toBe('request.invalid');
  });

  it('says where the input is wrong', async () => {
    const seat = await room.seat(door);
    const answer = await seat.send('visit.arrive', { plate: '12C1', direction: 'up', people: -1 });
    expect(answer.fault?.issues?.map((issue) => issue.path).sort()).toEqual(['direction', 'people']);
  });

  it('wrong input of a query', async () => {
    const seat = await room.seat(door);
    expect((await seat.query('visit.story', { visitId: 7 })).fault?.code).toBe('request.invalid');
    expect((await seat.query('visit.find', { text: '', limit: 5001 })).fault?.code).toBe('request.invalid');
    expect((await seat.query('visit.story', { visitId: 'vis_zzzz' })).fault?.code).toBe('request.not-found');
    expect((await seat.query('queue.order', { crossing: 'Móng Cái', direction: 'export' })).fault?.code).toBe(
      'request.not-found',
    );
  });

  it('roles without the right get a fault, for each command and query', async () => {
    for (const { user, roles } of USERS) {
      const seat = await room.seat(door, user);
      for (const [name, spec] of Object.entries(commands)) {
        if (roles.some((role) => (spec.roles as readonly string[]).includes(role))) continue;
        // The right is looked at after the input, so any input that is valid will do; an invalid one says so.
        const code = await faultOf(() => seat.send(name, VALID[name as CommandName] ?? {}));
        expect(code, `${user}: ${name}`).toBe('session.not-allowed');
      }
      for (const [name, spec] of Object.entries(queries))
        if (!roles.some((role) => (spec.roles as readonly string[]).includes(role))) {
          const answer = await seat.query(name, { visitId: 'vis_1', at: 1.7e12, from: 1.7e12, to: 1.71e12, text: '' });
          expect(answer.fault?.code, `${user}: ${name}`).toBe('session.not-allowed');
        }
    }
  });

  it('[JO2] a missing command id, and one used again', async () => {
    const seat = await room.seat(door);
    const plate = door === 'over HTTP' ? '11A-000.01' : '11A-000.02';
    expect(await faultOf(() => seat.send('visit.arrive', { plate, ...TRUCK }, ''))).toBe('request.no-command-id');
    expect(await faultOf(() => seat.send('visit.arrive', { plate, ...TRUCK }, 'has spaces'))).toBe(
      'request.no-command-id',
    );
    const id = nextCommandId();
    const first = await seat.send('visit.arrive', { plate, ...TRUCK }, id);
    const seq = room.engine.status().seq;
    expect(await seat.send('visit.arrive', { plate, ...TRUCK }, id)).toEqual(first);
    expect(await faultOf(() => seat.send('visit.arrive', { plate: '11A-999.99', ...TRUCK }, id))).toBe(
      'command.id-reused',
    );
    expect(room.engine.status().seq).toBe(seq);
  });

  it('an expired session', async () => {
    const token = await room.client.signIn('cong', SECRET);
    await room.engine.signOut(token);
    const gone = door === 'over HTTP' ? room.client.seat(token) : null;
    const answer =
      gone === null
        ? await room.engine.command({ sender: { token }, commandId: nextCommandId(), name: 'visit.arrive', input: {} })
        : await gone.send('visit.arrive', {});
    expect(answer).toEqual({ fault: { code: 'session.expired' } });
    const asked =
      gone === null
        ? await room.engine.query({ sender: { token }, name: 'yard.now', input: {}, form: 'native', gzip: false })
        : await gone.query('yard.now', {});
    expect(asked).toEqual({ fault: { code: 'session.expired' } });
  });

  it('a role taken away is gone at once, and so is a user', async () => {
    const administrator = await room.seat(door);
    const user = door === 'over HTTP' ? 'tam-1' : 'tam-2';
    const saved = { user, displayName: 'Tạm', roles: ['gate'] };
    await administrator.send('user.save', { ...saved, secret: SECRET });
    const token = await room.client.signIn(user, SECRET);
    const seat = room.client.seat(token);
    expect((await seat.send('visit.depart', { visitId: 'vis_zzz' })).refusal?.code).toBe('visit.unknown');
    await administrator.send('user.save', { ...saved, roles: ['viewer'] });
    expect((await seat.send('visit.depart', { visitId: 'vis_zzz' })).fault?.code).toBe('session.not-allowed');
    await administrator.send('user.save', { ...saved, isActive: false });
    expect((await seat.send('visit.depart', { visitId: 'vis_zzz' })).fault?.code).toBe('session.expired');
  });

  it('restricted holds show that there is one, and nothing else, to whoever may not know', async () => {
    const coordinator = await room.seat(door, 'dieuphoi');
    const plate = door === 'over HTTP' ? '11A-100.01' : '11A-100.02';
    const { visitId } = (
      await coordinator
        .send('visit.arrive', { plate, ...TRUCK })
        .then(async (answer) =>
          answer.ok === undefined ? await (await room.seat(door)).send('visit.arrive', { plate, ...TRUCK }) : answer,
        )
    ).ok as { readonly visitId: string };
    const hold = {
      visitId,
      authority: 'Cục PC99',
      reason: 'chuyên án 117',
      documentNo: 'M-77',
      visibility: 'restricted',
    };
    const set = await coordinator.send('visit.hold', hold);
    await coordinator.send('change.undo', { seq: set.seq });
    await coordinator.send('visit.hold', hold);
    for (const user of ['cong', 'quanly', 'xem']) {
      const seat = await room.seat(door, user);
      const seen = await Promise.all([
        seat.query('yard.now', {}),
        seat.query('visit.story', { visitId }),
        seat.query('queue.explain', { visitId }),
        seat.query('queue.order', TRUCK),
      ]);
      const text = JSON.stringify(seen);
      for (const secret of ['PC99', 'chuyên án', 'M-77']) expect(text, `${user}: ${secret}`).not.toContain(secret);
      expect(text).toContain('"visibility":"restricted"');
    }
    const gate = await room.seat(door, 'cong');
    expect((await gate.send('visit.depart', { visitId })).refusal).toEqual({
      code: 'visit.under-hold',
      authorities: [''],
    });
  });
});

/** A valid input for each command that some role may not send. */
const VALID: Readonly<Partial<Record<CommandName, unknown>>> = {
  'expected.import': { fileName: 'a.csv', contentBase64: '' },
  'expected.add': { plate: '12C1', cargoClass: 'fresh', ...TRUCK },
  'expected.cancel': { visitId: 'vis_1', reason: 'x' },
  'visit.arrive': { plate: '12C1' },
  'visit.amend': { visitId: 'vis_1' },
  'visit.depart': { visitId: 'vis_1' },
  'visit.milestone': { visitId: 'vis_1', milestone: 'cleared' },
  'visit.hold': { visitId: 'vis_1', authority: 'x', reason: 'x' },
  'visit.release-hold': { visitId: 'vis_1' },
  'visit.document': { visitId: 'vis_1', kind: 'x' },
  'visit.swap-vehicle': { visitId: 'vis_1', role: 'tractor', plate: 'x' },
  'visit.swap-driver': { visitId: 'vis_1', driver: { name: 'x' } },
  'visit.abroad': { visitId: 'vis_1' },
  'visit.return': { visitId: 'vis_1' },
  'visit.confirm': { visitId: 'vis_1' },
  'slot.assign': { visitId: 'vis_1', slotId: 'slt_1' },
  'slot.move': { visitId: 'vis_1', slotId: 'slt_1' },
  'slot.vacate': { visitId: 'vis_1' },
  'slot.reserve': { slotId: 'slt_1' },
  'slot.close': { slotId: 'slt_1', reason: 'x' },
  'slot.open': { slotId: 'slt_1' },
  'piece.see': { visitId: 'vis_1', zone: 'A' },
  'layout.save': { zones: [], slots: [] },
  'queue.call': { ...TRUCK, count: 1 },
  'queue.reached': { visitId: 'vis_1' },
  'queue.no-show': { visitId: 'vis_1', attempts: [] },
  'queue.postpone': { visitId: 'vis_1' },
  'queue.send-back': { visitId: 'vis_1' },
  'queue.turn-back': { visitId: 'vis_1', reason: 'x' },
  'queue.fast-track': { visitId: 'vis_1', reason: 'x', orderedBy: 'x', channel: 'x', note: 'x' },
  'queue.transfer': { visitId: 'vis_1', crossing: 'TT' },
  'crossing.save': { code: 'ZZ', name: 'Z' },
  'crossing.suspend': { crossing: 'HN', reason: 'x' },
  'crossing.resume': { crossing: 'HN' },
  'notice.save': { ...TRUCK, streams: [{ key: 'a', letter: 'A', weight: 1 }] },
  'rest.check-in': { visitId: 'vis_1', person: { name: 'x' } },
  'rest.check-out': { stayId: 'sty_1' },
  'rest.serve': { visitId: 'vis_1', service: 'meal' },
  'facility.save': { code: 'Z1', kind: 'canteen', name: 'Z', capacity: 1 },
  'person.leave': { personId: 'per_1' },
  'incident.open': { kind: 'fire' },
  'incident.note': { incidentId: 'inc_1', note: 'x' },
  'incident.close': { incidentId: 'inc_1' },
  'alarm.acknowledge': { alarmId: 'alm_1' },
  'change.undo': { seq: 1 },
  'user.save': { user: 'x', displayName: 'X', roles: ['viewer'] },
  'settings.save': { values: {} },
  'tariff.save': {
    name: 'x',
    validFromOn: '2026-03-01',
    lines: [{ kind: 'parking', vehicleTypes: null, loaded: null, freeMinutes: 0, perDayDong: 1 }],
  },
  'charge.add': { visitId: 'vis_1', code: 'x' },
  'charge.cancel': { chargeId: 'chg_1', reason: 'x' },
  'charge.settle': { visitId: 'vis_1', how: 'cash' },
  'payment.reverse': { paymentId: 'pay_1', reason: 'x' },
};

/** A request with headers that `fetch` does not let be set. */
function raw(
  headers: Readonly<Record<string, string>>,
  path = '/api/session',
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port: room.port, path, method: 'GET', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    call.on('error', reject);
    call.end();
  });
}

describe('the edge of HTTP', () => {
  const here = (): string => `127.0.0.1:${String(room.port)}`;

  it.each([
    ['another Host', { host: 'evil.example' }],
    ['this Host at another port', { host: '127.0.0.1:1' }],
    ['a foreign Origin', { origin: 'https://evil.example' }],
    ['an Origin that is none', { origin: 'null' }],
  ])('turns away %s', async (_what, given) => {
    const { status, text } = await raw({ host: here(), ...given });
    expect([status, JSON.parse(text)]).toEqual([403, { fault: { code: 'request.foreign-origin' } }]);
    await expect(openFeed(room.port, null, given)).rejects.toThrow('403');
  });

  it('takes its own Origin, as 127.0.0.1 and as localhost', async () => {
    for (const host of [here(), `localhost:${String(room.port)}`]) {
      const { text } = await raw({ host, origin: `http://${host}` });
      expect(JSON.parse(text)).toEqual({ fault: { code: 'session.missing' } });
    }
  });

  it('wants a session for every command and query', async () => {
    for (const [method, path] of [
      ['POST', '/api/commands/visit.arrive'],
      ['POST', '/api/commands/expected.import'],
      ['DELETE', '/api/commands/some-command-id'],
      ['POST', '/api/queries/yard.now'],
      ['GET', '/api/queries/yard.now'],
      ['GET', '/api/session'],
      ['DELETE', '/api/session'],
    ] as const)
      expect(await room.client.call(method, path, method === 'POST' ? { body: {} } : {}), path).toMatchObject({
        status: 401,
        body: { fault: { code: 'session.missing' } },
      });
    expect(await room.client.call('GET', '/api/session', { token: 'x'.repeat(40) })).toMatchObject({
      status: 401,
      body: { fault: { code: 'session.expired' } },
    });
  });

  it('limits bodies: more for lists and layouts, and only for who is signed in', async () => {
    const { token } = await room.seat('over HTTP');
    const large = JSON.stringify({ plate: 'x'.repeat(300 * 1024) });
    const send = (name: string, as?: string) =>
      room.client.call('POST', `/api/commands/${name}`, {
        body: large,
        headers: { 'idempotency-key': nextCommandId() },
        ...(as === undefined ? {} : { token: as }),
      });
    expect((await send('visit.arrive', token)).body).toEqual({ fault: { code: 'request.too-large' } });
    expect((await send('visit.arrive', token)).status).toBe(413);
    expect((await send('layout.save')).body).toEqual({ fault: { code: 'session.missing' } });
    expect((await send('layout.save', token)).body).toMatchObject({ fault: { code: 'request.invalid' } });
  });

  it('answers what is no JSON, no JSON type or too deep with a fault', async () => {
    const { token } = await room.seat('over HTTP');
    const send = (body: string, type = 'application/json') =>
      room.client.call('POST', '/api/commands/visit.arrive', {
        body,
        token,
        headers: { 'idempotency-key': nextCommandId(), 'content-type': type },
      });
    const deep = `{"plate":"12C1","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    for (const body of ['{', '{"plate":', '{"__proto__":{"a":1}}', '', deep])
      expect((await send(body)).body, body.slice(0, 30)).toMatchObject({ fault: { code: 'request.invalid' } });
    expect((await send('plate=12C1', 'application/x-www-form-urlencoded')).body).toMatchObject({
      fault: { code: 'request.invalid' },
    });
    expect(
      (await room.client.call('GET', `/api/queries/visit.find?input=${encodeURIComponent('{')}`, { token })).status,
    ).toBe(400);
    expect((await room.client.call('PATCH', '/api/session', { token })).body).toEqual({
      fault: { code: 'request.not-found' },
    });
    expect((await room.client.call('GET', '/api/nothing', { token })).body).toEqual({
      fault: { code: 'request.not-found' },
    });
  });

  it('says that it is busy while the host changes its engine', async () => {
    room.setBusy(true);
    const answer = await room.client.call('GET', '/api/setup');
    room.setBusy(false);
    expect(answer).toMatchObject({ status: 503, body: { fault: { code: 'host.busy', retryAfterS: 2 } } });
  });

  it('refuses what names one thing twice', async () => {
    const seat = await room.seat('over HTTP');
    const bed = { code: 'X-01' };
    const facility = { code: 'X', kind: 'dormitory', name: 'X', capacity: 2, beds: [bed, bed] };
    const direction = { direction: 'export' };
    const crossing = { code: 'ZZ', name: 'Zô', directions: [direction, direction] };
    const faults = [await seat.send('facility.save', facility), await seat.send('crossing.save', crossing)];
    expect(faults.map(({ fault }) => [fault?.code, fault?.issues?.map(({ message }) => message)])).toEqual([
      ['request.invalid', ['a bed twice']],
      ['request.invalid', ['a queue twice']],
    ]);
    const hn = { code: 'HN', name: 'Hữu Nghị' };
    const site = { code: room.localCode, site: 'B', crossings: [hn, hn], template: 300, user: 'an', secret: SECRET };
    expect((await room.client.call('POST', '/api/setup', { body: site })).body).toMatchObject({
      fault: { code: 'request.invalid', issues: [{ path: 'crossings', message: 'a crossing twice' }] },
    });
  });

  it('tells the window that the host opened from every other one', async () => {
    const localKey = async (headers: Readonly<Record<string, string>>): Promise<unknown> =>
      (await room.client.call('GET', '/api/setup', { headers })).body['localKey'];
    expect(await localKey({})).toBe(false);
    expect(await localKey({ 'x-local-code': 'guess' })).toBe(false);
    expect(await localKey({ 'x-local-code': room.localCode })).toBe(true);
  });

  it('sets a site up once, with the code', async () => {
    const site = {
      site: 'Bãi',
      crossings: [{ code: 'HN', name: 'Hữu Nghị' }],
      template: 300,
      user: 'an',
      secret: SECRET,
    };
    const post = (body: object) => room.client.call('POST', '/api/setup', { body });
    expect((await post({ ...site, code: 'wrong' })).body).toEqual({ fault: { code: 'site.wrong-code' } });
    expect((await post({ ...site, code: room.localCode, secret: 'x' })).body).toMatchObject({
      fault: { code: 'request.invalid' },
    });
    expect((await post({ ...site, code: room.localCode })).body).toEqual({ fault: { code: 'site.already-set-up' } });
  });

  it('gives no session of a demo role on a real site', async () => {
    const body = { code: room.localCode, role: 'administrator' };
    expect((await room.client.call('POST', '/api/session/demo', { body })).body).toEqual({
      fault: { code: 'session.not-allowed' },
    });
    expect((await room.client.call('POST', '/api/demo', { body: { rate: 60, isPaused: false } })).status).toBe(404);
  });

  it('every fault has its status', () => {
    const statuses = Object.values(FAULT_STATUS) as readonly number[];
    expect(statuses.every((status) => status >= 400 && status < 600)).toBe(true);
    expect(Object.keys(FAULT_STATUS) satisfies string[] as FaultCode[]).toContain('internal');
  });
});

describe('signing in', () => {
  it('locks account and address after five failures, and tells for how long', async () => {
    const closed = await startRoom();
    const attempt = (user: string, secret: string) =>
      closed.client.call('POST', '/api/session', { body: { user, secret } });
    expect((await attempt('moi', SECRET)).status).toBe(200);
    const tries = await Promise.all(Array.from({ length: 9 }, () => attempt('moi', 'sai bét')));
    const codes = tries.map(({ body }) => (body['fault'] as { code: string }).code).sort();
    expect(codes).toEqual([
      ...Array<string>(4).fill('session.locked'),
      ...Array<string>(5).fill('session.wrong-secret'),
    ]);
    const locked = await attempt('moi', SECRET);
    expect(locked).toMatchObject({
      status: 429,
      body: { fault: { code: 'session.locked', retryAfterS: expect.any(Number) } },
    });
    await closed.close();
  });

  it('does not tell an unknown name from a wrong secret, nor takes anything but texts', async () => {
    const attempt = (body: unknown) => room.client.call('POST', '/api/session', { body });
    const wrong = { fault: { code: 'session.wrong-secret' } };
    expect((await attempt({ user: 'ai đó', secret: 'x' })).body).toEqual(wrong);
    expect((await attempt({ user: 'cong', secret: 'x' })).body).toEqual(wrong);
    for (const body of [{ user: 'cong' }, { user: 1, secret: {} }, { user: 'cong', secret: 'x'.repeat(500) }])
      expect((await attempt(body)).body).toEqual({ fault: { code: 'request.invalid' } });
    // Signing in well forgets the failures of the address.
    expect((await attempt({ user: 'cong', secret: SECRET })).status).toBe(200);
  });
});

describe('the edge of the feed', () => {
  const hello = (more: object): string =>
    JSON.stringify({ type: 'hello', token: 'x'.repeat(40), contract: 1, epoch: null, seq: null, ...more });

  it.each([
    ['what is no JSON', '{', 'request.invalid'],
    ['another first frame', '{"type":"ping"}', 'request.invalid'],
    ['a cursor that is no number', hello({ seq: 'x' }), 'request.invalid'],
    ['another version of the contract', hello({ contract: 99 }), 'contract.other-version'],
    ['a token of nobody', hello({}), 'session.expired'],
  ])('ends at %s', async (_what, first, code) => {
    const feed = await openFeed(room.port, first);
    expect((await feed.until(ofType('fault'))).fault.code).toBe(code);
    expect(await feed.closed).toBe(4000);
  });

  it('ends at binary frames, frames that are too large, and talk after the hello', async () => {
    const binary = await openFeed(room.port, Buffer.from([1, 2, 3]));
    expect((await binary.until(ofType('fault'))).fault.code).toBe('request.invalid');
    const large = await openFeed(room.port, 'x'.repeat(70_000));
    expect(await large.closed).toBe(1009);
    const { token } = await room.seat('over HTTP');
    const talk = await room.client.feed({ token });
    await talk.until(ofType('hello'));
    talk.socket.send('{"type":"ping"}');
    talk.socket.send('{"type":"command"}');
    expect((await talk.until(ofType('fault'))).fault.code).toBe('request.invalid');
  });

  it('is at its own path only', async () => {
    await expect(
      new Promise((resolve, reject) => {
        const upgrade = request({
          host: '127.0.0.1',
          port: room.port,
          path: '/api/other',
          headers: {
            upgrade: 'websocket',
            connection: 'upgrade',
            'sec-websocket-key': 'x'.repeat(24),
            'sec-websocket-version': '13',
          },
        });
        upgrade.on('response', (response) => resolve(response.statusCode));
        upgrade.on('error', reject);
        upgrade.end();
      }),
    ).resolves.toBe(403);
  });
});
