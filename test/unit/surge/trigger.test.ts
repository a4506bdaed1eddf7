import { describe, expect, it } from 'vitest';
import { isFired, type TriggerFigures } from '../../../shared/domain/surge/trigger.ts';
import type { Trigger } from '../../../shared/domain/surge/types.ts';

const KNOWN: TriggerFigures = {
  'dwell-budget': 12,
  'until-full': null,
  'free-places': 40,
  waiting: 500,
  people: 900,
  arrivals: 700,
};
const trigger = (change: Partial<Trigger>): Trigger => ({
  measure: 'waiting',
  when: 'over',
  value: 900,
  action: 'xin thêm giờ',
  who: 'giám đốc',
  ...change,
});
const course = (of: Trigger, figures: readonly (number | null)[]): readonly boolean[] => {
  let was = false;
  return figures.map((figure) => (was = isFired(of, { ...KNOWN, [of.measure]: figure }, was)));
};

describe('a trigger', () => {
  it('[SP4] fires beyond its value and is off again a tenth back, not before', () => {
    expect(course(trigger({}), [900, 901, 900, 811, 810, 900, 950])).toEqual([
      ...[false, true, true, true, false, false, true],
    ]);
    const budget = trigger({ measure: 'dwell-budget', when: 'under', value: 10 });
    expect(course(budget, [10, 9.9, 10.5, 10.9, 11, 10.5, 9])).toEqual([false, true, true, true, false, false, true]);
  });

  it('[SP4] comes back by one unit at least', () => {
    const few = trigger({ measure: 'free-places', when: 'under', value: 2 });
    expect(course(few, [2, 1, 2, 3])).toEqual([false, true, true, false]);
  });

  it('[SP3] is off where nobody can say the figure', () => {
    expect(course(trigger({ measure: 'until-full', when: 'under', value: 4 }), [3, null, 3])).toEqual([
      ...[true, false, true],
    ]);
  });
});
