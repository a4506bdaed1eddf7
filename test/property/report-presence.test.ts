import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandName } from '../../shared/contract/commands.ts';
import { HOUR_MS, MINUTE_MS, instant, later, type Instant } from '../../shared/kernel/instant.ts';
import { rawBedsOf, rawPeopleOf, type RawAccount } from '../support/raw-people.ts';
import { rawPlacesOf } from '../support/raw-places.ts';
import { read } from '../support/raw-figures.ts';
import { aStep, passTime, requestOf, type Step } from '../support/model-yard.ts';
import { actorWith, aYard, nextCommandId, START, type Yard } from '../support/yard.ts';

/** What changes people, beds and places; the rest of the yard's work goes on between. */
const OF_PRESENCE: readonly CommandName[] = [
  'visit.arrive',
  'visit.arrive',
  'slot.assign',
  'slot.close',
  'slot.open',
  'closing.order',
  'closing.cancel',
  'layout.save',
  'rest.check-in',
  'rest.check-in',
  'rest.check-out',
  'person.leave',
  'visit.abroad',
  'visit.return',
  'visit.depart',
  'visit.depart',
  'change.undo',
];

type Told = { readonly step: Step; readonly quiet: number; readonly isUnusual: boolean };

const aHistory = fc.array(
  fc.record({
    step: fc
      .tuple(aStep, fc.option(fc.constantFrom(...OF_PRESENCE), { freq: 4 }))
      .map(([step, what]): Step => ({ ...step, what: what ?? step.what })),
    quiet: fc.oneof({ weight: 8, arbitrary: fc.nat(40) }, { weight: 1, arbitrary: fc.nat(900) }),
    isUnusual: fc.boolean(),
  }),
  { minLength: 50, maxLength: 100 },
);

/** Somebody stays behind when the truck goes; ground without slots is drawn, bears more, and is taken off again. */
function unusual({ what, a, b }: Step): object {
  if (what === 'visit.depart') return { staying: [{ name: `Lái ${String(b % 5)}` }] };
  if (what !== 'layout.save') return {};
  if (a % 3 === 0) return { zones: [], slots: [], removeSlots: [], removeZones: ['D'] };
  return { zones: [{ code: 'D', name: 'Bãi tạm', kind: 'overflow', capacity: b }], slots: [], removeSlots: [] };
}

/** Plays days of a yard in which people stay behind, sleep while their truck is abroad, and ground comes and goes. */
function play(history: readonly Told[]): Yard {
  const yard = aYard({ inMemory: true });
  let minutes = 0;
  for (const { step, quiet, isUnusual } of history) {
    yard.at((minutes += quiet));
    passTime(yard);
    const { name, input } = requestOf(yard, step);
    const more = isUnusual ? unusual(step) : {};
    yard.run(name, { ...(input as object), ...more } as never, {
      commandId: nextCommandId(),
      ...(name === 'visit.confirm' && { actor: actorWith('coordinator') }),
    });
  }
  return yard;
}

/** Times to look at: the whole history, parts of it that follow one another, and one that is still running. */
function timesOf(now: Instant, shares: readonly number[]): readonly (readonly [Instant, Instant])[] {
  const cuts = shares.map((share) => instant(Math.round(START + ((now - START) * share) / 100))).sort((a, b) => a - b);
  const edges = [later(START, -MINUTE_MS), ...cuts, later(now, HOUR_MS)];
  const parts = edges.slice(1).map((to, n) => [edges[n] ?? START, to] as const);
  return [[later(START, -MINUTE_MS), later(now, HOUR_MS)] as const, ...parts].filter(([from, to]) => from < to);
}

const shares = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 3 });

describe('people, beds and places', () => {
  it('[AC1] [RE1] [RE3] [RP3] of any time are those that a second reckoning finds in the raw journal', () => {
    fc.assert(
      fc.property(aHistory, shares, (history, cuts) => {
        const yard = play(history);
        try {
          expect(yard.defects).toEqual([]);
          for (const [from, to] of timesOf(yard.clock.now(), cuts)) expectSame(yard, from, to);
        } finally {
          yard.close();
        }
      }),
      { numRuns: 50, endOnFailure: true },
    );
  });
});

function expectSame(yard: Yard, from: Instant, to: Instant): void {
  const told = read(yard);
  const now = yard.clock.now();
  const { people, rest, pageOne, annexes } = yard.ask('report.daily', { from, to });
  const rawPeople = rawPeopleOf(told, now, from, to);
  const { peakAt: _, ...rawBeds } = rawBedsOf(told, now, from, to);
  expect([rawPeople, rawBeds].map(differenceOf)).toEqual([0, 0]);
  expect(people).toEqual(rawPeople);
  expect({ ...rest.account, peak: rest.bedsPeak }).toEqual(rawBeds);
  expect([pageOne.peopleAtEnd, pageOne.bedsUsed]).toEqual([rawPeople.closing, rawBeds.closing]);

  const places = rawPlacesOf(yard, now < to ? now + 1 : to);
  expect(pageOne.places).toBe([...places.values()].reduce((sum, count) => sum + count, 0));
  expect(annexes.zones.map((one) => [one.zone, one.places])).toEqual(
    annexes.zones.map(({ zone }) => [zone, places.get(zone) ?? 0]),
  );
}

/** By how much an account does not balance. */
function differenceOf(account: Omit<RawAccount, 'peakAt'>): number {
  const { opening, in: came, out, adjustments, closing } = account;
  return opening + came - out + adjustments - closing;
}
