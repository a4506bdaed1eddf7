import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandName } from '../../shared/contract/commands.ts';
import { addDays, dayOf } from '../../shared/kernel/calendar.ts';
import { DAY_MS, HOUR_MS, instant, later, MINUTE_MS } from '../../shared/kernel/instant.ts';
import { rawComparisonsOf } from '../support/raw-comparisons.ts';
import { aStep, passTime, requestOf, type Step } from '../support/model-yard.ts';
import { actorWith, aYard, nextCommandId, type Yard } from '../support/yard.ts';

const ZONE = 'Asia/Ho_Chi_Minh';

/** Three days after Tết, 8:00 in the yard; the other part of a history is in the season a year later. */
const BEGAN = instant(Date.UTC(2025, 1, 1, 1));
const A_YEAR_LATER = later(BEGAN, 384 * DAY_MS);

const OF_DAYS: readonly CommandName[] = [
  'visit.arrive',
  'visit.arrive',
  'visit.arrive',
  'queue.call',
  'visit.depart',
  'visit.depart',
  'change.undo',
];

/** Some steps of one day, and how many days it is quiet after them. */
type OneDay = { readonly steps: readonly Step[]; readonly quietDays: number; readonly isAsked: boolean };

const aDay: fc.Arbitrary<OneDay> = fc.record({
  steps: fc.array(
    fc
      .tuple(aStep, fc.option(fc.constantFrom(...OF_DAYS), { freq: 4 }), fc.constantFrom(1, 1, 1, 60))
      // Up to two and a half days late: written down after the totals of the day have been kept.
      .map(([step, what, times]): Step => ({ ...step, what: what ?? step.what, late: step.late * times })),
    { minLength: 2, maxLength: 7 },
  ),
  quietDays: fc.constantFrom(0, 0, 0, 0, 1, 2),
  isAsked: fc.boolean(),
});

const days = (most: number): fc.Arbitrary<readonly OneDay[]> =>
  fc.array(aDay, { minLength: most - 4, maxLength: most });

function compare(yard: Yard): void {
  const today = dayOf(yard.clock.now(), ZONE);
  for (const on of [addDays(today, -1), today]) {
    const { comparisons } = yard.ask('report.daily', { on });
    expect(comparisons).toEqual(rawComparisonsOf(yard, on));
  }
}

/** Plays days one after another; a day's report is asked for now and then, so that totals are kept and must not be stale. */
function play(yard: Yard, history: readonly OneDay[]): void {
  for (const { steps, quietDays, isAsked } of history) {
    for (const step of steps) {
      yard.clock.setNow(later(yard.clock.now(), step.minutes * 9 * MINUTE_MS));
      passTime(yard);
      const { name, input } = requestOf(yard, step);
      yard.run(name, input as never, {
        commandId: nextCommandId(),
        ...(name === 'visit.confirm' && { actor: actorWith('coordinator') }),
      });
    }
    const morning = instant(Math.ceil((yard.clock.now() - BEGAN + HOUR_MS) / DAY_MS) * DAY_MS + BEGAN);
    yard.clock.setNow(later(morning, quietDays * DAY_MS));
    if (isAsked) compare(yard);
  }
}

describe('what a day is compared with', () => {
  it('[RP7] is what a second reckoning finds in the raw journal for each of those days', () => {
    const told = new Set<string>();
    fc.assert(
      fc.property(days(12), days(7), (firstYear, secondYear) => {
        const yard = aYard({ inMemory: true, start: BEGAN });
        try {
          play(yard, firstYear);
          compare(yard);
          yard.clock.setNow(A_YEAR_LATER);
          play(yard, secondYear);
          compare(yard);
          expect(yard.defects).toEqual([]);
          for (const { code } of yard.ask('report.daily', { on: dayOf(yard.clock.now(), ZONE) }).comparisons)
            told.add(code);
        } finally {
          yard.close();
        }
      }),
      { numRuns: 10, endOnFailure: true },
    );
    expect([...told].sort()).toEqual(['last-28-days', 'last-tet', 'last-week', 'yesterday']);
  });
});
