import { afterEach, beforeEach, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, instant } from '../../shared/kernel/instant.ts';
import { wireId } from '../../shared/kernel/ids.ts';
import type { Role } from '../../shared/domain/vocabulary.ts';
import { openInMemory, type Connection } from '../../electron/db/open.ts';
import { createDrivenClock } from '../../electron/engine/clock.ts';
import { composeEngine, type Engine } from '../../electron/engine/compose.ts';
import { systemActor } from '../../electron/engine/handler.ts';
import { createActorFinder, createSessions, findActor, prepareSecret } from '../../electron/engine/sessions.ts';
import { aSite, SECRET } from '../support/a-site.ts';
import { START } from '../support/yard.ts';

let db: Connection;
let engine: Engine;
let commands = 0;
const clock = createDrivenClock(START);

beforeEach(async () => {
  db = openInMemory();
  clock.setNow(START);
  engine = composeEngine({ db, siteClock: clock, machineClock: clock, logDefect: () => undefined });
  const secret = await prepareSecret(SECRET);
  run('site.create', { ...aSite(), users: [{ user: 'moi', displayName: 'Mới', roles: ['administrator'], secret }] });
  save('man-hinh', ['wall'], { secret });
  save('quanly', ['manager'], { secret });
});
afterEach(() => db.close());

function run(name: 'site.create' | 'user.save', input: object, prepared = {}): void {
  const commandId = `wall-test-${String((commands += 1))}`;
  const [outcome] = engine.dispatch.runBatch([{ commandId, name, input, actor: systemActor('system'), prepared }]);
  expect(outcome).toHaveProperty('ok');
}

function save(user: string, roles: readonly Role[], more: { secret?: object; isActive?: boolean } = {}): void {
  const { secret, ...input } = more;
  const userId = engine.stores.site.userByName(user)?.id;
  const known = userId === undefined ? {} : { userId: wireId('user', userId) };
  run('user.save', { ...known, user, displayName: user, roles, ...input }, secret === undefined ? {} : { secret });
}

async function signedIn(user: string): Promise<string> {
  const sessions = createSessions(engine.stores, clock);
  const session = await sessions.signIn({ user, secret: SECRET, station: 'tường', address: '127.0.0.1' });
  if ('code' in session) throw new Error(session.code);
  return session.token;
}

/** Days go by while the engine hears of the token so often, as it does of every page that is shown. */
function shownFor(token: string, days: number): boolean {
  const finder = createActorFinder(engine.stores.sessions);
  const until = clock.now() + days * DAY_MS;
  let isThere = true;
  while (clock.now() < until && isThere) {
    clock.setNow(instant(clock.now() + 2 * HOUR_MS));
    isThere = finder.find(token, clock.now()) !== null;
  }
  return isThere;
}

it('[RP44] a wall that is shown goes on for months; the session of a person ends after twelve hours', async () => {
  const wall = await signedIn('man-hinh');
  expect(shownFor(wall, 200)).toBe(true);
  // Those who read the figures look it up in the database itself.
  expect(findActor(engine.stores.sessions, wall, clock.now())).toMatchObject({ roles: ['wall'], station: 'tường' });
  const person = await signedIn('quanly');
  expect(shownFor(person, 0.5)).toBe(true);
  expect(shownFor(person, 0.1)).toBe(false);
});

it('[RP44] a wall that was off comes back within thirty days, and not later', async () => {
  const wall = await signedIn('man-hinh');
  clock.setNow(instant(clock.now() + 29 * DAY_MS));
  expect(shownFor(wall, 1)).toBe(true);
  clock.setNow(instant(clock.now() + 29 * DAY_MS));
  expect(shownFor(wall, 1)).toBe(true);
  clock.setNow(instant(clock.now() + 31 * DAY_MS));
  expect(shownFor(wall, 1)).toBe(false);
  expect(findActor(engine.stores.sessions, wall, clock.now())).toBeNull();
});

it('[RP44] an administrator ends it at once: by switching its user off, or by another password', async () => {
  const first = await signedIn('man-hinh');
  save('man-hinh', ['wall'], { isActive: false });
  expect(findActor(engine.stores.sessions, first, clock.now())).toBeNull();
  save('man-hinh', ['wall'], { isActive: true });
  const second = await signedIn('man-hinh');
  save('man-hinh', ['wall'], { secret: await prepareSecret(SECRET) });
  expect(findActor(engine.stores.sessions, second, clock.now())).toBeNull();
});

it('[RP44] a wall that is made somebody’s account has the twelve hours of a person from when it was opened', async () => {
  const wall = await signedIn('man-hinh');
  save('man-hinh', ['manager']);
  clock.setNow(instant(clock.now() + 12 * HOUR_MS));
  expect(findActor(engine.stores.sessions, wall, clock.now())).toMatchObject({ roles: ['manager'] });
  clock.setNow(instant(clock.now() + 1));
  expect(findActor(engine.stores.sessions, wall, clock.now())).toBeNull();
});
