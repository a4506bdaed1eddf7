import { describe, expect, it } from 'vitest';
import { meanDraws } from '../../../shared/domain/rehearsal/chance.ts';
import { courseOf as runOf } from '../../../shared/domain/rehearsal/course.ts';
import { NO_LEVERS } from '../../../shared/domain/rehearsal/levers.ts';
import { courseOf } from '../../../renderer/features/plan/rehearsal/course-data.ts';
import { furtherFigures, type Figure } from '../../../renderer/features/plan/rehearsal/figures.ts';
import { aPoint, aSituation, aStream, facilities } from '../rehearsal/a-situation.ts';

const situation = aSituation({
  days: 4,
  streams: [
    aStream({ cargoClass: 'fresh', perDay: [300, 300, 300, 300] }),
    aStream({ cargoClass: 'general', perDay: [100, 100, 100, 100] }),
    aStream({ cargoClass: 'general', crossing: 'TT', perDay: [50, 50, 50, 50] }),
  ],
  points: [aPoint(), aPoint({ crossing: 'TT', capacityPerHour: 1 })],
  facilities: [facilities('toilet', 4, 60)],
});
const levers = { ...NO_LEVERS, units: { toilet: 3 } };
const drawn = (figure: Figure) => {
  const mean = runOf(situation, levers, meanDraws(situation.days));
  return { mean, course: courseOf(figure, { situation, levers, without: null, means: { without: mean, with: mean } }) };
};
const last = (values: ArrayLike<number> | null): number => values?.[values.length - 1] ?? Number.NaN;

describe('what is drawn of a season', () => {
  it('is any class that waits, zone and facility of the yard besides the main figures', () => {
    expect(furtherFigures(situation)).toEqual(['class:fresh', 'class:general', 'zone:A', 'facility:toilet']);
  });

  it('adds up the trucks of a class at all crossings', () => {
    const { mean, course } = drawn('class:general');
    const [, general, elsewhere] = mean.waitingByStream;
    expect(last(course.plan)).toBeCloseTo(last(general ?? null) + last(elsewhere ?? null));
    expect(course.room.every((room) => room === null)).toBe(true);
  });

  it('needs units of a facility by the people, against those there are and those brought in', () => {
    const { mean, course } = drawn('facility:toilet');
    expect(last(course.plan)).toBeCloseTo(last(mean.people) / 60);
    expect(new Set(course.room)).toEqual(new Set([7]));
  });

  it('has a moment for each value, and the places of a zone as its room', () => {
    const { course } = drawn('zone:A');
    expect([course.at.length, course.plan?.length, course.without?.length]).toEqual([97, 97, 97]);
    expect(new Set(course.room)).toEqual(new Set([1000]));
  });
});
