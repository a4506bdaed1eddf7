import { describe, expect, it } from 'vitest';
import calendars from '../../../resources/data/crossing-calendars.json' with { type: 'json' };
import { tetDayOf } from '../../../shared/kernel/lunar.ts';
import history from '../../../resources/data/waiting-history.json' with { type: 'json' };
import { addDays, daysBetween, type Day } from '../../../shared/kernel/calendar.ts';
import { meanDraws } from '../../../shared/domain/rehearsal/chance.ts';
import { courseOf } from '../../../shared/domain/rehearsal/course.ts';
import { NO_LEVERS } from '../../../shared/domain/rehearsal/levers.ts';
import type { NamedFacts, NamedRehearsal } from '../../../shared/domain/rehearsal/named-facts.ts';
import { namedSituation } from '../../../shared/domain/rehearsal/named.ts';
import type { Situation } from '../../../shared/domain/rehearsal/types.ts';
import { aPoint, aSituation, aStream, FIRST_DAY, openWithin } from './a-situation.ts';

const DAYS = 40;
const NAMES = { HN: 'Huu Nghi', TT: 'TÂN THANH', CM: 'Chi Ma', XX: 'Khác' } as const;
type Code = keyof typeof NAMES;

const facts: NamedFacts = {
  history,
  calendars,
  tetOn: '2027-02-06' as Day,
  crossings: Object.entries(NAMES).map(([code, name]) => ({ code, name })),
};

function yard(...codes: readonly Code[]): Situation {
  const directions = ['export', 'import'] as const;
  const all = codes.flatMap((crossing) => directions.map((direction) => ({ crossing, direction })));
  return aSituation({
    days: DAYS,
    streams: all.flatMap((key) => [
      aStream({ ...key, cargoClass: 'fresh', perDay: Array.from({ length: DAYS }, () => 30) }),
      aStream({ ...key, perDay: Array.from({ length: DAYS }, () => 10) }),
    ]),
    points: all.map((key) => aPoint({ ...key, capacityPerHour: 20, open: openWithin(DAYS, 6, 20) }, DAYS * 24)),
  });
}

function lay(situation: Situation, name: NamedRehearsal, share?: number) {
  const laid = namedSituation(situation, name, facts, share);
  return { laid, run: courseOf(laid, NO_LEVERS, meanDraws(DAYS)) };
}

function exportsWaiting({ laid, run }: ReturnType<typeof lay>, at: number): number {
  return laid.streams.reduce(
    (sum, { direction }, s) => sum + (direction === 'export' ? (run.waitingByStream[s]?.[at] ?? 0) : 0),
    0,
  );
}

describe('seasons of the past on the own yard', () => {
  it('[RH11] 16 December 2021: 4,550 wait, 6,200 five days later, 2,852 on 2 January', () => {
    const december = lay(yard('HN', 'TT', 'CM'), 'december-2021');
    expect(exportsWaiting(december, 0)).toBeCloseTo(4550, 3);
    expect(exportsWaiting(december, 5 * 24)).toBeCloseTo(6200, 3);
    expect(exportsWaiting(december, 17 * 24)).toBeCloseTo(2852, 3);
    const { streams } = december.laid;
    // By class as the forecast has it, 3 : 1.
    const trucks = streams.map(({ waiting }) => waiting.reduce((sum, group) => sum + group.trucks, 0));
    expect(trucks[0]).toBeCloseTo((4550 * 0.75 * 1263) / 4542, 3);
    expect(streams[2]).toEqual(yard('HN').streams[2]);
  });

  it('[RH11] 18 December 2021 with Tân Thanh shut: its 2,800 stay, the others clear the 350 a day', () => {
    const shut = lay(yard('HN', 'TT', 'CM'), 'tan-thanh-shut-2021');
    expect(exportsWaiting(shut, 0)).toBeCloseTo(4800, 3);
    expect(exportsWaiting(shut, 3 * 24)).toBeCloseTo(6200, 3);
    const tanThanh = shut.laid.points.filter(({ crossing }) => crossing === 'TT');
    expect(tanThanh.every(({ open }) => open.every((part) => part === 0))).toBe(true);
    expect(shut.run.waitingByStream[4]?.[0]).toBeCloseTo(2800 * 0.75, 3);
    expect(shut.run.waitingByStream[4]?.[24]).toBeGreaterThan(2800 * 0.75);
  });

  it('[RH11] gives a yard its part of the trucks of the crossings that it serves, and the share that it says', () => {
    expect(exportsWaiting(lay(yard('HN'), 'december-2021'), 0)).toBeCloseTo((4550 * 1263) / 4542, 3);
    const half = lay(yard('HN'), 'december-2021', 0.5);
    expect(exportsWaiting(half, 5 * 24)).toBeCloseTo((6200 * 1263) / 4542 / 2, 3);
    // A yard of which no crossing is known takes all of it.
    expect(exportsWaiting(lay(yard('XX'), 'december-2021'), 5 * 24)).toBeCloseTo(6200, 3);
  });

  it('[RH11] 25 April 2025: 570 for export and 1,336 for import come on one day and are cleared', () => {
    const { laid, run } = lay(yard('HN', 'TT'), 'record-day-2025');
    const onDay = (direction: string): number =>
      laid.streams.reduce((sum, one) => sum + (one.direction === direction ? (one.perDay[1] ?? 0) : 0), 0);
    expect([onDay('export'), onDay('import')]).toEqual([expect.closeTo(570, 6), expect.closeTo(1336, 6)]);
    expect(laid.streams[0]?.perDay[2]).toBe(30);
    expect(run.waiting[44]).toBeLessThan(5);
  });

  it.each([
    ['tet-2024', '2024-02-10', '2024-02-13', '2024-02-17'],
    ['tet-2026', '2026-02-15', '2026-02-18', '2026-02-23'],
  ] as const)('[RH11] lays the days of Hữu Nghị of %s onto the coming Tết', (name, shutFrom, shutTo, knownTo) => {
    const tet = tetDayOf(name === 'tet-2024' ? 2024 : 2026);
    const moved = (on: string): Day => addDays(facts.tetOn, daysBetween(tet, on as Day));
    const { laid } = lay(yard('HN', 'XX'), name);
    const [point] = laid.points;
    const noonOf = (on: Day): number => daysBetween(FIRST_DAY, on) * 24 + 12;
    const stateOn = (on: Day): readonly number[] => [
      point?.open[noonOf(on)] ?? -1,
      point?.openPreregistered[noonOf(on)] ?? -1,
    ];
    expect(stateOn(addDays(moved(shutFrom), -1))).toEqual([1, 0]);
    expect(stateOn(moved(shutFrom))).toEqual([0, 0]);
    expect(stateOn(moved(shutTo))).toEqual([0, 0]);
    expect(stateOn(addDays(moved(shutTo), 1))).toEqual([0, 1]);
    expect(stateOn(moved(knownTo))).toEqual([0, 1]);
    expect(stateOn(addDays(moved(knownTo), 1))).toEqual([1, 0]);
    expect(laid.points[2]).toEqual(yard('XX').points[0]);
  });
});
