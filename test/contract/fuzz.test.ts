import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { commands } from '../../shared/contract/commands.ts';
import { queries } from '../../shared/contract/queries.ts';
import { FAULT_STATUS, REFUSAL_CODES } from '../../shared/contract/errors.ts';
import { SEED, seeded } from '../support/chance.ts';
import { startRoom, type Room } from '../support/room.ts';
import { nextCommandId } from '../support/yard.ts';

const MESSAGES = 2000;
const AT_ONCE = 20;
const FRAMES = 200;

let room: Room;
beforeAll(async () => {
  room = await startRoom();
});
afterAll(async () => {
  await room.close();
});

type Chance = {
  readonly below: (n: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
};

function createChance(): Chance {
  const random = seeded(SEED);
  const below = (n: number): number => Math.floor(random() * n);
  return { below, pick: <Item>(items: readonly Item[]) => items[below(items.length)] as Item };
}

const NAMES = [...Object.keys(commands), ...Object.keys(queries)];
const FIELDS = [
  ...new Set(
    [...Object.values(commands), ...Object.values(queries)].flatMap(({ input }) =>
      'shape' in input ? Object.keys(input.shape as object) : [],
    ),
  ),
  '__proto__',
  'constructor',
  'toString',
  '',
];

/** A piece of JSON that nobody would send: as text, because some of it is no value. */
function nonsense(chance: Chance, depth = 0): string {
  const texts = [
    '',
    '12C-123.45',
    'vis_1',
    'slt_1',
    'vis_zzzzzzzzzzzz',
    'export',
    'HN',
    'NaN',
    'a\\u0000b',
    '\\ud800',
    '\\udfff\\ud800',
    '\\u202e',
    '__proto__',
    "'; DROP TABLE visits; --",
    'Đ'.repeat(300),
    '2026-02-30T25:61:00+99:99',
    '2026-02-10T08:00:00+07:00',
    '../../../etc/passwd',
  ];
  const scalars = [
    'null',
    'true',
    'false',
    '0',
    '-1',
    '1.5',
    '1e400',
    '-0',
    '9007199254740993',
    '1e21',
    '1770000000000',
    '-1e-7',
  ];
  const kind = chance.below(depth > 4 ? 2 : 6);
  if (kind === 0) return chance.pick(scalars);
  if (kind === 1) return `"${chance.pick(texts)}"`;
  if (kind === 2) return `[${Array.from({ length: chance.below(4) }, () => nonsense(chance, depth + 1)).join()}]`;
  if (kind === 3 && chance.below(20) === 0) return `"${'x'.repeat(1_000_000)}"`;
  if (kind === 3 && chance.below(10) === 0) return `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const fields = Array.from(
    { length: 1 + chance.below(6) },
    () => `"${chance.pick(FIELDS)}":${nonsense(chance, depth + 1)}`,
  );
  return `{${fields.join()}}`;
}

/** Mostly nonsense; sometimes a real input with one field gone wrong. */
function aBody(chance: Chance): string {
  if (chance.below(4) > 0)
    return chance.below(30) === 0 ? chance.pick(['', '{', 'undefined', '{"a":NaN}', '\u0000']) : nonsense(chance);
  const good = {
    plate: '12C-123.45',
    direction: 'export',
    crossing: 'HN',
    visitId: 'vis_1',
    slotId: 'slt_1',
    reason: 'x',
    people: 1,
  };
  const entries = Object.entries(good).map(
    ([key, value]) => `"${key}":${chance.below(6) === 0 ? nonsense(chance, 3) : JSON.stringify(value)}`,
  );
  return `{${entries.join()}}`;
}

const KNOWN = new Set<string>([...Object.keys(FAULT_STATUS), ...REFUSAL_CODES]);

describe('nonsense', () => {
  it(`${String(MESSAGES)} messages over HTTP: never a crash, never a change without a change row, every answer a known code`, async () => {
    const chance = createChance();
    const { token } = await room.seat('over HTTP');
    const odd: string[] = [];
    let changes = 0;
    const start = room.engine.status().seq;
    const one = async (): Promise<void> => {
      const name = chance.below(15) === 0 ? chance.pick(FIELDS) : chance.pick(NAMES);
      const way = Object.hasOwn(commands, name) || chance.below(8) === 0 ? 'commands' : 'queries';
      const body = aBody(chance);
      const signedIn = chance.below(25) > 0 ? { token } : {};
      const headers = chance.below(25) > 0 ? { 'idempotency-key': nextCommandId() } : {};
      const path = `/api/${way}/${encodeURIComponent(name)}`;
      const { status, body: answer } = await room.client.call('POST', path, { body, headers, ...signedIn });
      const code = ((answer['fault'] ?? answer['refusal'] ?? {}) as { readonly code?: string }).code;
      if (way === 'commands' && status === 200 && 'ok' in answer) changes += 1;
      const isKnown = status === 200 || (code !== undefined && KNOWN.has(code) && code !== 'internal');
      if (!isKnown)
        odd.push(`seed ${String(SEED)}: ${path} ${body.slice(0, 300)} → ${String(status)} ${JSON.stringify(answer)}`);
    };
    for (let n = 0; n < MESSAGES; n += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, one));
    expect(odd).toEqual([]);
    expect(room.defects).toEqual([]);
    const { seq } = room.engine.status();
    expect(seq - start).toBeLessThanOrEqual(changes);
    const seat = await room.seat('over HTTP');
    expect(await seat.query('journal.verify', {})).toMatchObject({ ok: true, checked: seq });
    // The state is what the journal says, so nothing was changed beside it.
    const now = await seat.query('yard.now', {});
    const at = await seat.query('yard.at', { at: room.engine.siteNow() });
    for (const field of ['slots', 'visits', 'queues', 'beds', 'alarms', 'incidents', 'zones'])
      expect(at[field], field).toEqual(now[field]);
  });

  it(`${String(FRAMES)} garbage frames: the feed says what is wrong and goes on for the others`, async () => {
    const chance = createChance();
    const { token } = await room.seat('over HTTP');
    const witness = await room.client.feed({ token });
    const one = (): Promise<string> =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${String(room.port)}/api/feed`);
        let said = '';
        socket.on('error', () => resolve('error'));
        socket.on('message', (data) => (said += (data as Buffer).toString('utf8')));
        socket.on('close', (code) => resolve(`${String(code)} ${said}`));
        socket.on('open', () => {
          const frame =
            chance.below(3) === 0 ? Buffer.from(Array.from({ length: 64 }, () => chance.below(256))) : aBody(chance);
          socket.send(frame);
        });
      });
    for (let n = 0; n < FRAMES; n += AT_ONCE) {
      const ends = await Promise.all(Array.from({ length: AT_ONCE }, one));
      for (const end of ends)
        expect(end, `seed ${String(SEED)}`).toMatch(/^(1009 |1006 |4000 \{"type":"fault","fault":\{"code":"[a-z.-]+")/);
    }
    const seat = await room.seat('over HTTP');
    const { seq = 0 } = await seat.send('incident.open', { kind: 'fire' });
    await witness.until(
      (frame): frame is Extract<typeof frame, { type: 'changes' }> => frame.type === 'changes' && frame.to === seq,
    );
    witness.close();
  });
});
