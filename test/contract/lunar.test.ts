import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { USERS } from '../support/a-site.ts';
import { startRoom, type Door, type Room, type Seat } from '../support/room.ts';

let room: Room;
beforeAll(async () => {
  room = await startRoom({ users: USERS });
});
afterAll(async () => {
  expect(room.defects).toEqual([]);
  await room.close();
});

const DOORS: readonly Door[] = ['in process', 'over HTTP'];

describe.each(DOORS)('the lunar calendar %s', (door) => {
  let seat: Seat;
  beforeAll(async () => {
    seat = await room.seat(door);
  });

  it('tells the months of a lunar year', async () => {
    const answer = await seat.query('plan.calendar', { year: 2025 });
    expect(answer).toEqual({
      seq: expect.any(Number) as number,
      tet: '2025-01-29',
      chineseNewYear: '2025-01-29',
      months: [
        { month: 1, leap: false, start: '2025-01-29' },
        { month: 2, leap: false, start: '2025-02-28' },
        { month: 3, leap: false, start: '2025-03-29' },
        { month: 4, leap: false, start: '2025-04-28' },
        { month: 5, leap: false, start: '2025-05-27' },
        { month: 6, leap: false, start: '2025-06-25' },
        { month: 6, leap: true, start: '2025-07-25' },
        { month: 7, leap: false, start: '2025-08-23' },
        { month: 8, leap: false, start: '2025-09-22' },
        { month: 9, leap: false, start: '2025-10-21' },
        { month: 10, leap: false, start: '2025-11-20' },
        { month: 11, leap: false, start: '2025-12-20' },
        { month: 12, leap: false, start: '2026-01-19' },
      ],
    });
  });

  it.each([
    [1900, '1900-01-31', '1900-01-31'],
    [2030, '2030-02-02', '2030-02-03'],
    [2100, '2100-02-09', '2100-02-09'],
  ])('tells Tết and the Chinese New Year of %i', async (year, tet, chineseNewYear) => {
    expect(await seat.query('plan.calendar', { year })).toMatchObject({ tet, chineseNewYear });
  });

  it.each([
    ['1900-01-01', 7, { day: 1, month: 12, leap: false, year: 1899 }],
    ['1900-01-30', 8, { day: 30, month: 12, leap: false, year: 1899 }],
    ['1900-01-31', 7, { day: 1, month: 1, leap: false, year: 1900 }],
    ['2030-02-02', 7, { day: 1, month: 1, leap: false, year: 2030 }],
    ['2030-02-02', 8, { day: 30, month: 12, leap: false, year: 2029 }],
    ['2033-12-25', 7, { day: 4, month: 11, leap: true, year: 2033 }],
    ['2100-12-31', 8, { day: 1, month: 12, leap: false, year: 2100 }],
  ])('tells the lunar day of %s at UTC+%i', async (date, utcOffset, lunar) => {
    const answer = await seat.query('plan.lunar', { date, utcOffset });
    expect(answer).toEqual({ seq: expect.any(Number) as number, ...lunar });
  });

  it.each([
    ['plan.calendar', { year: 1899 }],
    ['plan.calendar', { year: 2101 }],
    ['plan.calendar', { year: 2026.5 }],
    ['plan.calendar', { year: '2026' }],
    ['plan.calendar', {}],
    ['plan.lunar', { date: '1899-12-31', utcOffset: 7 }],
    ['plan.lunar', { date: '2101-01-01', utcOffset: 7 }],
    ['plan.lunar', { date: '2026-02-30', utcOffset: 7 }],
    ['plan.lunar', { date: '10/02/2026', utcOffset: 7 }],
    ['plan.lunar', { date: '2026-02-10', utcOffset: 9 }],
    ['plan.lunar', { date: '2026-02-10' }],
  ])('%s does not take %o', async (name, input) => {
    expect((await seat.query(name, input)).fault?.code).toBe('request.invalid');
  });
});
