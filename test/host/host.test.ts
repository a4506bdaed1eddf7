import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../shared/contract/rows.ts';
import { createRowStore } from '../../renderer/store/row-store.ts';
import { aFolder, failingHost, firstUserArguments, HOST_SECRET, startHost, type Host } from '../support/host.ts';
import { ofType } from '../support/http-client.ts';
import type { Seat } from '../support/room.ts';

const folder = aFolder();
let host: Host;
let seat: Seat;

async function start(more: readonly string[] = firstUserArguments(folder.path)): Promise<void> {
  host = await startHost(['--data', folder.path, '--port', '0', ...more]);
  seat = host.client.seat(await host.client.signIn('an', HOST_SECRET));
}

let trucks = 0;
async function arrive(): Promise<{ readonly visitId: string; readonly seq: number }> {
  trucks += 1;
  const answer = await seat.send('visit.arrive', {
    plate: `12C${String(10_000 + trucks)}`,
    direction: 'export',
    crossing: 'Hữu Nghị',
  });
  return { visitId: (answer.ok as { readonly visitId: string }).visitId, seq: answer.seq ?? 0 };
}

/** What a client holds that takes a snapshot now. */
async function snapshot(): Promise<Snapshot> {
  return (await seat.query('yard.now', {})) as unknown as Snapshot;
}

beforeAll(() => start());
afterAll(async () => {
  await host.stop();
  folder.remove();
  rmSync(`${folder.path}.secret`, { force: true });
});

describe('two stations at one host', () => {
  it("see each other's changes live", async () => {
    const [one, other] = await Promise.all([
      host.client.feed({ token: seat.token }),
      host.client.feed({ token: seat.token }),
    ]);
    const hello = await one.until(ofType('hello'));
    await other.until(ofType('hello'));
    expect(hello).toMatchObject({
      contract: 1,
      user: 'an',
      rate: 1,
      epoch: expect.any(String),
      seq: expect.any(Number),
    });
    const start = performance.now();
    const { visitId, seq } = await arrive();
    for (const feed of [one, other]) {
      const frame = await feed.until(
        ofType('changes', (changes) => changes.to >= seq),
        1000,
      );
      expect(frame).toMatchObject({ from: seq - 1, to: seq });
      const row = frame.rows.find((image) => image.kind === 'visit')?.row;
      expect(row).toMatchObject({ visitId, plate: '12C10001', stage: 'waiting', arrivedAt: expect.any(Number) });
    }
    expect(performance.now() - start).toBeLessThan(1000);
    await one.until(ofType('live'), 3000);
    one.close();
    other.close();
  });

  it('catch up from their cursor, and take a snapshot when that is of no use', async () => {
    const store = createRowStore();
    const { epoch } = host.client.call('GET', '/health') as unknown as { epoch: string };
    expect(epoch).toBeUndefined();
    store.reset(await nativeSnapshot());
    const { seq } = await arrive();
    await arrive();
    const feed = await host.client.feed({ token: seat.token, epoch: store.epoch(), seq: store.seq() });
    const frame = await feed.until(ofType('changes', (changes) => changes.to > seq));
    expect(store.apply(frame)).toBe('applied');
    const fresh = createRowStore();
    fresh.reset(await nativeSnapshot());
    expect(store.seq()).toBe(fresh.seq());
    expect([...store.all('visit').values()]).toEqual([...fresh.all('visit').values()]);
    feed.close();

    const restored = await host.client.feed({ token: seat.token, epoch: 'another', seq: 3 });
    expect(await restored.until(ofType('resync-required'))).toMatchObject({ reason: 'epoch' });
    const ahead = await host.client.feed({ token: seat.token, epoch: store.epoch(), seq: 1_000_000 });
    expect(await ahead.until(ofType('resync-required'))).toMatchObject({ reason: 'ahead' });
    restored.close();
    ahead.close();
  });

  /** Instants as integers, as the application's own client reads them. */
  async function nativeSnapshot(): Promise<Snapshot> {
    const { fromHttpJson } = await import('../../shared/contract/wire.ts');
    return fromHttpJson(JSON.stringify(await snapshot())) as Snapshot;
  }
});

describe('stopping and starting', () => {
  it('stops cleanly on SIGTERM, and a restart loses nothing: not the yard, not the sessions', async () => {
    await arrive();
    const before = await snapshot();
    const { token } = seat;
    const end = await host.stop('SIGTERM');
    expect(end.code).toBe(0);
    expect(end.err).toBe('');
    expect(end.out.trimEnd().split('\n')).toHaveLength(3);
    expect(existsSync(join(folder.path, 'ben-bai.db-wal'))).toBe(false);

    await start();
    expect(host.printed().err).toContain('--first-user');
    const after = await snapshot();
    const { siteNow: _before, rate: _rate, ...rest } = before;
    expect(after).toMatchObject(rest);
    expect(after.visits).toHaveLength(before.visits.length);
    const again = await host.client.seat(token).query('yard.now', {});
    expect(again.fault).toBeUndefined();
    expect((await seat.query('journal.verify', {}))['ok']).toBe(true);
  });

  it('stops with stations connected and commands under way, and keeps what it answered', async () => {
    const feed = await host.client.feed({ token: seat.token });
    await feed.until(ofType('hello'));
    const sent = Array.from({ length: 40 }, () => arrive().catch(() => null));
    const first = await Promise.race(sent);
    const end = await host.stop('SIGINT');
    expect(end.code).toBe(0);
    const answered = (await Promise.all(sent)).filter((one) => one !== null && one.visitId !== undefined);
    await start([]);
    const visits = new Set((await snapshot()).visits.map((visit) => visit.visitId as string));
    expect(first).not.toBeNull();
    for (const one of answered) expect(visits.has(one?.visitId ?? '')).toBe(true);
  });

  it('reads what the folder holds: a first user on a folder with data is ignored', async () => {
    await host.stop();
    const file = `${folder.path}.secret`;
    writeFileSync(file, 'another secret');
    host = await startHost([
      '--data',
      folder.path,
      '--port',
      '0',
      '--template',
      '5000',
      '--first-user',
      'binh',
      '--first-secret-file',
      file,
    ]);
    await expect(host.client.signIn('binh', 'another secret')).rejects.toThrow('session.wrong-secret');
    seat = host.client.seat(await host.client.signIn('an', HOST_SECRET));
    expect((await snapshot()).sites[0]?.template).toBe('300');
  });
});

describe('a host that cannot run', () => {
  it('says in one line that the folder is in use, within two seconds, with code 3', async () => {
    const end = await failingHost(['--data', folder.path, '--port', '0']);
    expect(end).toMatchObject({ code: 3, out: '' });
    expect(end.err).toContain('folder.in-use');
    expect(end.err.trimEnd().split('\n')).toHaveLength(1);
    expect(end.ms).toBeLessThan(2000 + 1500);
  });

  it('says that the port is taken, with code 4', async () => {
    const other = aFolder();
    const end = await failingHost(['--data', other.path, '--port', String(host.port)]);
    expect(end).toMatchObject({ code: 4 });
    expect(end.err).toContain(String(host.port));
    other.remove();
  });

  it.each([
    ['an unknown option', ['--colour', 'red']],
    ['a port that is none', ['--port', '70000']],
    ['a template that there is not', ['--template', '77']],
    ['another demo', ['--demo', 'noel']],
    ['a user without a secret', ['--first-user', 'an']],
    ['a secret file that is not there', ['--first-user', 'an', '--first-secret-file', '/nowhere/secret']],
  ])('ends with code 2 for %s, and touches nothing', async (_what, args) => {
    const other = aFolder();
    const end = await failingHost(['--data', join(other.path, 'data'), ...args]);
    expect(end).toMatchObject({ code: 2, out: '' });
    expect(end.err.trimEnd().split('\n')).toHaveLength(1);
    expect(existsSync(join(other.path, 'data'))).toBe(false);
    other.remove();
  });

  it('says in one line that a database is not ours, and leaves it alone', async () => {
    const other = aFolder();
    writeFileSync(join(other.path, 'ben-bai.db'), 'not a database at all');
    const end = await failingHost(['--data', other.path, '--port', '0']);
    expect(end).toMatchObject({ code: 3, out: '' });
    expect(end.err).toContain('database.not-ours');
    expect(end.err.trimEnd().split('\n')).toHaveLength(1);
    expect(readFileSync(join(other.path, 'ben-bai.db'), 'utf8')).toBe('not a database at all');
    other.remove();
  });
});

describe('a new site over HTTP', () => {
  it('is set up once, with the code of the local window, and gives no demo session', async () => {
    const other = aFolder();
    const fresh = await startHost(['--data', other.path, '--port', '0']);
    const call = (path: string, body?: object) =>
      fresh.client.call(body === undefined ? 'GET' : 'POST', path, { body });
    expect((await call('/api/setup')).body).toMatchObject({ isNew: true, isDemo: false });
    const site = {
      site: 'Bãi Tân Thanh',
      crossings: [{ code: 'TT', name: 'Tân Thanh' }],
      template: 300,
      user: 'hương',
      secret: 'bí mật 123',
    };
    expect((await call('/api/setup', { ...site, code: 'guess' })).body).toEqual({ fault: { code: 'site.wrong-code' } });
    expect((await call('/api/setup', { ...site, code: fresh.localCode })).status).toBe(200);
    expect((await call('/api/setup', { ...site, code: fresh.localCode })).body).toEqual({
      fault: { code: 'site.already-set-up' },
    });
    expect((await call('/api/setup')).body).toMatchObject({ isNew: false, siteName: 'Bãi Tân Thanh' });
    const demo = await call('/api/session/demo', { code: fresh.localCode, role: 'administrator' });
    expect(demo.body).toEqual({ fault: { code: 'session.not-allowed' } });
    const token = await fresh.client.signIn('hương', 'bí mật 123');
    const now = (await fresh.client.seat(token).query('yard.now', {})) as unknown as Snapshot;
    expect(now.slots.length).toBeGreaterThan(250);
    expect(now.crossings.map((crossing) => crossing.name)).toEqual(['Tân Thanh']);
    expect((await fresh.stop()).code).toBe(0);
    other.remove();
  });
});
