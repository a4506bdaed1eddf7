import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../support/room.ts';
import { startRoom, type Room, type Seat } from '../support/room.ts';
import { USERS } from '../support/a-site.ts';

/** Races of two stations for one truck, and how many are run at the same time. */
const RACES = 10_000;
const AT_ONCE = 40;

let room: Room;
beforeAll(async () => {
  room = await startRoom({ users: USERS.filter(({ roles }) => roles.includes('gate')) });
});
afterAll(async () => {
  expect(room.defects).toEqual([]);
  await room.close();
});

describe('two stations at once', () => {
  it('[GA1, JO1] ten thousand trucks are let in and out by two gates in the same moment, each of them once', async () => {
    const seats = await twoSeats();
    const wrong: unknown[] = [];
    let next = 0;
    const race = async (): Promise<void> => {
      for (let n = next++; n < RACES; n = next++) {
        // Few plates, so that the same truck comes again and again while others are under way.
        const plate = `29C${String(10_000 + (n % AT_ONCE) + (Math.floor(n / AT_ONCE) % 5) * 100)}${String(n % 7)}`;
        const input = { plate, direction: 'export', crossing: 'HN', people: 0 };
        const [a, b] = await both(seats, 'visit.arrive', (gate) => ({ ...input, gate }));
        const visitId = (a.ok as { visitId?: string } | undefined)?.visitId ?? idOf(b);
        if (!isOnce([a, b], 'visit.already-here')) wrong.push(['in', plate, a, b]);
        const [c, d] = await both(seats, 'visit.depart', (gate) => ({ visitId, gate }));
        if (!isOnce([c, d], 'visit.over')) wrong.push(['out', plate, c, d]);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, race));
    expect(wrong.slice(0, 3)).toEqual([]);

    const [seat] = seats;
    const { visits, passes } = (await seat.query('yard.now', {})) as {
      readonly visits: readonly unknown[];
      readonly passes: readonly { readonly visitId: string; readonly way: string }[];
    };
    expect(visits).toEqual([]);
    // Of those that a station still shows, each came in and went out once.
    const seen = Map.groupBy(passes, ({ visitId, way }) => `${visitId} ${way}`);
    expect([...seen.values()].filter((all) => all.length > 1)).toEqual([]);
    expect(await seat.query('journal.verify', {})).toMatchObject({ ok: true, checked: 2 * RACES + 1 });
  });
});

async function twoSeats(): Promise<readonly [Seat, Seat]> {
  const [user = ''] = USERS.filter(({ roles }) => roles.includes('gate')).map((one) => one.user);
  return [await room.seat('in process', user), await room.seat('in process', user)];
}

function both(
  [first, second]: readonly [Seat, Seat],
  name: string,
  inputOf: (gate: string) => object,
): Promise<readonly [Answer, Answer]> {
  return Promise.all([first.send(name, inputOf('1')), second.send(name, inputOf('2'))]);
}

function idOf(answer: Answer): string {
  return (answer.ok as { readonly visitId: string } | undefined)?.visitId ?? '';
}

/** One of the two was done, the other was told that it is done already. */
function isOnce(answers: readonly Answer[], code: string): boolean {
  const done = answers.filter(({ ok }) => ok !== undefined);
  return done.length === 1 && answers.some(({ refusal }) => refusal?.code === code);
}
