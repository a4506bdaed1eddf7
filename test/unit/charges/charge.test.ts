import { describe, expect, it } from 'vitest';
import { chargeOf, countedUntil, type StayFacts } from '../../../shared/domain/charges/charge.ts';
import { HOUR_MS, later } from '../../../shared/kernel/instant.ts';
import { aStay, at, aVersion, parking, ZONE } from './a-tariff.ts';

const DAILY = [aVersion('2026-01-01', [parking(50_000)])];

/** The lines in short: kind, how many, price. */
function shortOf(stay: StayFacts, tariffs: readonly ReturnType<typeof aVersion>[], until: string): readonly unknown[] {
  const { lines, totalDong } = chargeOf(stay, tariffs, at(until), ZONE);
  expect(totalDong).toBe(lines.reduce((sum, { amountDong }) => sum + amountDong, 0));
  for (const { quantity, unitDong, amountDong } of lines) expect(amountDong).toBe(quantity * unitDong);
  return lines.map(({ kind, quantity, unitDong }) => [kind, quantity, unitDong]);
}

describe('days of parking', () => {
  it.each([
    ['2026-02-10 08:00', 1],
    ['2026-02-10 08:01', 1],
    ['2026-02-10 23:59', 1],
    ['2026-02-11 00:00', 1],
    ['2026-02-11 08:00', 1],
    ['2026-02-11 08:01', 2],
    ['2026-02-12 08:00', 2],
    ['2026-02-20 07:59', 10],
  ])('[CH4] until %s count %i, each 24 hours begun', (until, days) => {
    expect(shortOf(aStay(), DAILY, until)).toEqual([['parking', days, 50_000]]);
  });

  it.each([
    ['2026-02-10 08:00', 0],
    ['2026-02-10 10:00', 0],
    ['2026-02-10 10:01', 1],
    ['2026-02-11 08:01', 2],
  ])('[CH4] a stay of up to the free minutes costs no parking, a longer one all of it: until %s', (until, days) => {
    const free = [aVersion('2026-01-01', [parking(50_000, { freeMinutes: 120 })])];
    expect(shortOf(aStay(), free, until)).toEqual(days === 0 ? [] : [['parking', days, 50_000]]);
  });

  it('[CH4] each day has the price of the version in force when it begins: a line for each version', () => {
    const two = [aVersion('2026-01-01', [parking(50_000)]), aVersion('2026-02-12', [parking(70_000)])];
    // The second day begins on the 11th at 08:00 and reaches into the new prices; it began under the old ones.
    expect(shortOf(aStay(), two, '2026-02-12 08:00')).toEqual([['parking', 2, 50_000]]);
    expect(shortOf(aStay(), two, '2026-02-14 20:00')).toEqual([
      ['parking', 2, 50_000],
      ['parking', 3, 70_000],
    ]);
  });

  it('[CH4] the day is that of the yard: a minute before midnight counts by the old version', () => {
    const two = [aVersion('2026-01-01', [parking(50_000)]), aVersion('2026-02-11', [parking(70_000)])];
    const until = '2026-02-11 09:00';
    expect(shortOf(aStay({ arrivedAt: at('2026-02-10 23:59') }), two, until)).toEqual([['parking', 1, 50_000]]);
    expect(shortOf(aStay({ arrivedAt: at('2026-02-11 00:00') }), two, until)).toEqual([['parking', 1, 70_000]]);
    // In UTC it is still the 10th then.
    expect(shortOf(aStay({ arrivedAt: at('2026-02-11 06:00') }), two, until)).toEqual([['parking', 1, 70_000]]);
  });

  it('[CH4] 24 hours are 24 hours where the clock is put forward', () => {
    const arrivedAt = Date.parse('2026-03-28T12:00:00+01:00') as never;
    const until = later(arrivedAt, 24 * HOUR_MS);
    const { lines } = chargeOf(aStay({ arrivedAt }), DAILY, until, 'Europe/Berlin');
    expect(lines).toMatchObject([{ kind: 'parking', quantity: 1 }]);
    expect(chargeOf(aStay({ arrivedAt }), DAILY, later(until, 1), 'Europe/Berlin').lines).toMatchObject([
      { quantity: 2 },
    ]);
  });

  it('[CH4] days before the first version and behind the last count 0 and are told', () => {
    const short = [aVersion('2026-02-12', [parking(50_000)], '2026-02-13')];
    const charge = chargeOf(aStay(), short, at('2026-02-15 09:00'), ZONE);
    // 10 and 11 before, 14 and 15 behind.
    expect(charge).toMatchObject({ totalDong: 100_000, daysWithoutTariff: 4 });
    expect(chargeOf(aStay(), [], at('2026-02-15 09:00'), ZONE)).toEqual({
      lines: [],
      totalDong: 0,
      daysWithoutTariff: 6,
    });
  });

  it.each([
    ['tractor-40', true, 60_000],
    ['tractor-40', false, 40_000],
    ['truck-2-axle', true, 30_000],
    ['truck-2-axle', false, 30_000],
    [null, true, 60_000],
    [null, false, 40_000],
  ] as const)('[CH2] %s, loaded %s: %i a day, the first line for its load where nobody named it', (...row) => {
    const [vehicleType, loaded, price] = row;
    const lines = [
      parking(60_000, { vehicleTypes: ['tractor-40', 'tractor-45'], loaded: true }),
      parking(40_000, { vehicleTypes: ['tractor-40', 'tractor-45'], loaded: false }),
      parking(30_000, { vehicleTypes: ['truck-2-axle'] }),
    ];
    const stay = aStay({ vehicleType, loaded });
    expect(shortOf(stay, [aVersion('2026-01-01', lines)], '2026-02-10 09:00')).toEqual([['parking', 1, price]]);
  });

  it.each(['internal', 'service', 'guest'] as const)('only cargo pays, not %s', (kind) => {
    expect(chargeOf(aStay({ kind }), DAILY, at('2026-02-20 08:00'), ZONE).totalDong).toBe(0);
  });

  it('a truck that is not in yet owes nothing', () => {
    expect(chargeOf(aStay({ arrivedAt: null }), DAILY, at('2026-02-20 08:00'), ZONE).lines).toEqual([]);
  });
});

describe('entry, plug and services', () => {
  it('[CH5] entry is paid once, by the version at arrival, also within the free minutes', () => {
    const entry = (amountDong: number) => ({ kind: 'entry', vehicleTypes: null, loaded: null, amountDong }) as const;
    const two = [
      aVersion('2026-01-01', [parking(50_000, { freeMinutes: 120 }), entry(10_000)]),
      aVersion('2026-02-11', [parking(50_000), entry(99_000)]),
    ];
    expect(shortOf(aStay(), two, '2026-02-10 09:00')).toEqual([['entry', 1, 10_000]]);
    expect(shortOf(aStay(), two, '2026-02-11 09:00')).toEqual([
      ['entry', 1, 10_000],
      ['parking', 1, 50_000],
      ['parking', 1, 50_000],
    ]);
  });

  it('[CH5] the plug counts each hour begun of all the time on power together', () => {
    const tariff = [aVersion('2026-01-01', [parking(0), { kind: 'plug', perHourDong: 35_000 }])];
    const plugged = [
      { startedAt: at('2026-02-10 09:00'), endedAt: at('2026-02-10 09:20') },
      { startedAt: at('2026-02-10 11:00'), endedAt: at('2026-02-10 11:40') },
      { startedAt: at('2026-02-10 15:00'), endedAt: null },
    ];
    const hoursUntil = (until: string): unknown =>
      chargeOf(aStay({ plugged }), tariff, at(until), ZONE).lines.find(({ kind }) => kind === 'plug')?.quantity ?? 0;
    expect(
      ['2026-02-10 08:59', '2026-02-10 09:00', '2026-02-10 09:01', '2026-02-10 11:39', '2026-02-10 14:00'].map(
        hoursUntil,
      ),
    ).toEqual([0, 0, 1, 1, 1]);
    expect(['2026-02-10 15:01', '2026-02-10 16:00', '2026-02-10 16:01'].map(hoursUntil)).toEqual([2, 2, 3]);
  });

  it('[CH5] an hour on the plug has the price of the day on which it begins', () => {
    const two = [
      aVersion('2026-01-01', [parking(0), { kind: 'plug', perHourDong: 30_000 }]),
      aVersion('2026-02-11', [parking(0), { kind: 'plug', perHourDong: 40_000 }]),
    ];
    const plugged = [{ startedAt: at('2026-02-10 22:30'), endedAt: at('2026-02-11 01:00') }];
    expect(
      shortOf(aStay({ plugged }), two, '2026-02-11 02:00').filter((line) => (line as string[])[0] === 'plug'),
    ).toEqual([
      ['plug', 2, 30_000],
      ['plug', 1, 40_000],
    ]);
  });

  it('[CH5] a service costs what it cost when it was added; the same at the same price is one line', () => {
    const weighing = { code: 'weighing', name: 'Cân xe', quantity: 1, unitDong: 20_000 };
    const added = [weighing, { ...weighing, quantity: 2 }, { ...weighing, unitDong: 25_000 }];
    expect(chargeOf(aStay({ added }), DAILY, at('2026-02-10 09:00'), ZONE).lines.slice(1)).toEqual([
      { kind: 'service', code: 'weighing', name: 'Cân xe', quantity: 3, unitDong: 20_000, amountDong: 60_000 },
      { kind: 'service', code: 'weighing', name: 'Cân xe', quantity: 1, unitDong: 25_000, amountDong: 25_000 },
    ]);
  });

  it('[CH1] the dearest stay that the contract allows adds up exactly, and more is a defect, not a rounding', () => {
    const dear = [aVersion('2026-01-01', [parking(1_000_000_000)])];
    const { totalDong } = chargeOf(aStay(), dear, at('2056-02-10 08:00'), ZONE);
    expect(totalDong).toBe(10_957 * 1_000_000_000);
    const added = [{ code: 'x', name: 'x', quantity: 1, unitDong: Number.MAX_SAFE_INTEGER }];
    expect(() => chargeOf(aStay({ added }), DAILY, at('2026-02-10 09:00'), ZONE)).toThrow(RangeError);
  });
});

describe('the way to the gate', () => {
  const GRACE = HOUR_MS;
  const paid = at('2026-02-11 07:50');

  it.each([
    ['2026-02-11 07:30', [], '2026-02-11 07:30'],
    ['2026-02-11 07:30', [paid], '2026-02-11 07:30'],
    ['2026-02-11 07:50', [paid], '2026-02-11 07:50'],
    ['2026-02-11 08:50', [paid], '2026-02-11 07:50'],
    ['2026-02-11 08:51', [paid], '2026-02-11 08:51'],
    // One within the grace of another does not prolong it; one behind it begins its own.
    ['2026-02-11 08:51', [paid, at('2026-02-11 08:40')], '2026-02-11 08:51'],
    ['2026-02-11 09:10', [paid, at('2026-02-11 08:51')], '2026-02-11 08:51'],
  ])('[CH6] at %s, settled %o, the stay counts until %s', (now, settled, until) => {
    expect(countedUntil(at(now), settled, GRACE)).toBe(at(until));
  });
});
