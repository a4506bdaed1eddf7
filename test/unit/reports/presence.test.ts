import { describe, expect, it } from 'vitest';
import { accountOf } from '../../../shared/domain/reports/accounts.ts';
import {
  extremesOf,
  movementsOf,
  peopleRunsOf,
  runsOf,
  type DepartureFact,
} from '../../../shared/domain/reports/presence.ts';
import { instant, type Instant } from '../../../shared/kernel/instant.ts';

const at = instant;
const HERE: DepartureFact = { departedAt: null, isUnrecorded: false };
const here = (): DepartureFact => HERE;

function standing(id: number, visitId: number, zoneId: number, from: number, to: number | null) {
  return { id, visitId, zoneId, from: at(from), to: to === null ? null : at(to) };
}

describe('times in the yard', () => {
  it('joins standings that touch, and tells zones apart', () => {
    const { site, zones } = runsOf([
      standing(3, 1, 8, 20, null),
      standing(1, 1, 7, 0, 10),
      standing(2, 1, 7, 10, 20),
      standing(4, 2, 7, 5, 9),
    ]);
    expect(site).toEqual([
      { visitId: 1, zoneId: 7, from: 0, to: null, isLast: true },
      { visitId: 2, zoneId: 7, from: 5, to: 9, isLast: true },
    ]);
    expect(zones).toEqual([
      { visitId: 1, zoneId: 7, from: 0, to: 20, isLast: false },
      { visitId: 1, zoneId: 8, from: 20, to: null, isLast: true },
      { visitId: 2, zoneId: 7, from: 5, to: 9, isLast: true },
    ]);
  });

  it('leaves a gap while a truck is abroad', () => {
    const { site } = runsOf([standing(1, 1, 7, 0, 10), standing(2, 1, 7, 15, null)]);
    expect([...movementsOf(site, here)].map(({ at: when, kind }) => [when, kind])).toEqual([
      [0, 'in'],
      [10, 'out'],
      [15, 'in'],
    ]);
  });

  it('[AC1] a truck found gone is an adjustment, its earlier trip abroad is not', () => {
    const { site } = runsOf([standing(1, 1, 7, 0, 10), standing(2, 1, 7, 15, 30)]);
    const movements = movementsOf(site, () => ({ departedAt: at(30), isUnrecorded: true }));
    expect(accountOf(movements, at(5), at(40))).toEqual({ opening: 1, in: 1, out: 1, adjustments: -1, closing: 0 });
  });

  it('[AC1] only the last place of a truck found gone is adjusted, also when all happened at one instant', () => {
    const { zones } = runsOf([standing(1, 1, 7, 10, 10), standing(2, 1, 8, 10, 10)]);
    const movements = movementsOf(zones, () => ({ departedAt: at(10), isUnrecorded: true }));
    expect([...movements].map(({ zoneId, kind }) => [zoneId, kind])).toEqual([
      [7, 'in'],
      [7, 'out'],
      [8, 'in'],
      [8, 'adjust-out'],
    ]);
  });
});

describe('people on site', () => {
  const person = (from: number, to: number | null, isStaying = false) => ({
    personId: 1,
    visitId: 1,
    from: at(from),
    to: to === null ? null : at(to),
    isStaying,
  });
  const runs = runsOf([standing(1, 1, 7, 10, 20)]).site;
  const gone = (): DepartureFact => ({ departedAt: at(20), isUnrecorded: false });
  const timesOf = (people: Parameters<typeof peopleRunsOf>[0], known = runs, departure = gone) =>
    peopleRunsOf(people, () => known, departure).map(({ from, to }) => [from, to]);

  it('[RE3] count from the arrival of their truck, not from the declaration', () => {
    expect(timesOf([person(0, 20)])).toEqual([[10, 20]]);
  });

  it('[RE1] who stays behind counts until leaving', () => {
    expect(timesOf([person(0, null, true)])).toEqual([[10, null]]);
    expect(timesOf([person(0, 50)])).toEqual([[10, 50]]);
  });

  it('[RE1] who stays behind counts when the truck left before the period', () => {
    expect(timesOf([person(0, 50)], [])).toEqual([[20, 50]]);
  });

  it('of a truck that has not come count nowhere', () => {
    expect(timesOf([person(0, null)], [], () => HERE)).toEqual([]);
  });
});

describe('extremes', () => {
  const interval = (from: number, to: number | null) => ({ from: at(from), to: to === null ? null : at(to) });

  it('finds the first moment of least and most, and the mean over time', () => {
    const found = extremesOf([interval(0, 50), interval(10, 30), interval(60, null)], at(0), at(100));
    expect(found).toEqual({ min: 0, mean: 1.1, max: 2, minAt: 50, maxAt: 10 });
  });

  it('does not count a truck that takes the place of another twice', () => {
    expect(extremesOf([interval(0, 50), interval(50, null)], at(0), at(100)).max).toBe(1);
  });

  it('is nothing for an empty time', () => {
    const nothing: { readonly min: number; readonly maxAt: Instant | null } = extremesOf([], at(5), at(5));
    expect(nothing).toMatchObject({ min: 0, maxAt: null });
  });
});
