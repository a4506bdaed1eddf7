import { describe, expect, it } from 'vitest';
import { NO_LEVERS, type Levers } from '../../../shared/domain/rehearsal/levers.ts';
import type { Day } from '../../../shared/kernel/calendar.ts';
import { leverLinesOf, type LeverLine } from '../../../renderer/features/plan/rehearsal/lever-lines.ts';
import { aPoint, aSituation, aStream, facilities } from '../rehearsal/a-situation.ts';

const ground = {
  situation: aSituation({
    days: 30,
    points: [aPoint(), aPoint({ direction: 'import' }), aPoint({ crossing: 'CN', capacityPerHour: 0 })],
    streams: [
      aStream({ cargoClass: 'fresh', perDay: Array.from({ length: 30 }, () => 400) }),
      aStream({ cargoClass: 'vehicles', perDay: Array.from({ length: 30 }, () => 0.2) }),
    ],
    facilities: [facilities('toilet', 40, 60)],
  }),
  tetOn: '2027-02-06' as Day,
};
const lineOf = (levers: Levers, key: string): LeverLine => {
  const line = leverLinesOf(ground, levers).find((one) => one.key === key);
  if (line === undefined) throw new Error(`no line ${key}`);
  return line;
};

describe('the sliders of a scenario', () => {
  it('stand where nothing is done, for every crossing that clears, class that comes and facility there is', () => {
    const lines = leverLinesOf(ground, NO_LEVERS);
    expect(lines.map(({ key }) => key)).toEqual([
      'overtime HN',
      'lanes HN export',
      'lanes HN import',
      'overflow 0',
      'preregistered',
      'call-forward',
      'refused export fresh',
      'units toilet',
      'team',
    ]);
    expect(lines.every(({ value, off }) => value === off)).toBe(true);
  });

  it('move one lever and take it back to nothing', () => {
    for (const { key, least, most, off } of leverLinesOf(ground, NO_LEVERS)) {
      const end = off === most ? least : most;
      const moved = lineOf(NO_LEVERS, key).with(end);
      expect([key, lineOf(moved, key).value]).toEqual([key, end]);
      const back = lineOf(moved, key).with(off);
      expect(leverLinesOf(ground, back).every((line) => line.value === line.off)).toBe(true);
    }
  });

  it('offer one more yard outside, named by its milestone, up to three', () => {
    const keysOf = (levers: Levers): readonly string[] =>
      leverLinesOf(ground, levers).flatMap(({ key, kind }) => (kind === 'overflow' ? [key] : []));
    const one = lineOf(NO_LEVERS, 'overflow 0').with(300);
    expect(one.overflowYards).toEqual([{ name: 'Km 10', places: 300, distanceKm: 10, fromOn: '2027-01-21' }]);
    const two = lineOf(one, 'overflow 1').with(100);
    const three = lineOf(two, 'overflow 2').with(50);
    expect([keysOf(one).length, keysOf(two).length, keysOf(three).length]).toEqual([2, 3, 3]);
    expect(
      lineOf(three, 'overflow 1')
        .with(0)
        .overflowYards.map(({ name }) => name),
    ).toEqual(['Km 10', 'Km 10 (3)']);
  });

  it('keep what else was set of a dated lever', () => {
    const first = lineOf(NO_LEVERS, 'preregistered').with(350);
    expect(first.preregistered).toEqual([{ crossing: null, fromOn: '2027-01-27', untilOn: '2027-02-05', perDay: 350 }]);
    const dated = {
      ...first,
      preregistered: first.preregistered.map((one) => ({ ...one, untilOn: '2027-02-12' as Day })),
    };
    expect(lineOf(dated, 'preregistered').with(300).preregistered).toEqual([
      { crossing: null, fromOn: '2027-01-27', untilOn: '2027-02-12', perDay: 300 },
    ]);
    expect(lineOf(NO_LEVERS, 'refused export fresh').with(3).refused).toEqual([
      { cargoClass: 'fresh', direction: 'export', fromOn: '2027-02-03', untilOn: '2027-02-05' },
    ]);
  });
});
