import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { instant, later, type Instant } from '../../shared/kernel/instant.ts';
import { openInMemory } from '../../electron/db/open.ts';
import { openCheckpoints } from '../../electron/db/checkpoints.ts';
import { createPast } from '../../electron/engine/past/past.ts';
import { replay } from '../../electron/engine/replay.ts';
import { takeSnapshot } from '../../electron/engine/snapshot.ts';
import { createStores } from '../../electron/engine/stores.ts';
import { aStep, passTime, take } from '../support/model-yard.ts';
import { aYard, type Yard } from '../support/yard.ts';

/** Instants of one history that are asked of. */
const INSTANTS = 30;
const HISTORIES = 36;

let yard: Yard | null = null;
afterEach(() => {
  yard?.close();
  yard = null;
});

/** Rows in any order. */
function inOrder(state: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(state)
      .filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]))
      .map(([field, rows]) => [field, rows.map((row) => JSON.stringify(row)).sort()]),
  );
}

type State = Readonly<Record<string, unknown>>;

/** What the journal gives at each instant, applied to an empty database as far as it was recorded by then (AC2). */
function replayedAt({ stores, db }: Yard, instants: readonly Instant[]): ReadonlyMap<Instant, State> {
  const past = openInMemory();
  try {
    const replayed = createStores(past);
    const recordedBy = db.prepare('SELECT coalesce(max(seq), 0) FROM changes WHERE recorded_at <= ?').pluck();
    const events = [...stores.journal.allEvents()];
    const states = new Map<Instant, State>();
    let next = 0;
    for (const at of instants.toSorted((a, b) => a - b)) {
      const seq = recordedBy.get(at) as number;
      const end = events.findIndex((event) => event.seq > seq);
      const until = end === -1 ? events.length : end;
      replay(events.slice(next, until), past, replayed);
      next = until;
      states.set(at, inOrder(takeSnapshot(replayed, false)));
    }
    return states;
  } finally {
    past.close();
  }
}

describe('the yard at a past instant', () => {
  it(`[YP1] is what was recorded by then, at ${String(HISTORIES * INSTANTS)} instants of random histories`, () => {
    const history = fc.record({
      steps: fc.array(aStep, { minLength: 20, maxLength: 70 }),
      every: fc.integer({ min: 1, max: 25 }),
      shares: fc.array(fc.double({ min: -0.02, max: 1.02, noNaN: true }), {
        minLength: INSTANTS,
        maxLength: INSTANTS,
      }),
    });
    fc.assert(
      fc.property(history, ({ steps, every, shares }) => {
        const room = (yard = aYard({ inMemory: true }));
        const minute = { value: 0 };
        const start = room.clock.now();
        const checkpoints = openCheckpoints(null);
        const past = createPast(room.stores, checkpoints, every);
        steps.forEach((step, n) => {
          take(room, step, minute);
          passTime(room);
          if (n % 9 === 0) past.keep(() => true);
        });
        const length = room.clock.now() - start;
        const instants = shares.map((share) => instant(Math.round(start + share * length)));
        const expected = replayedAt(room, instants);
        for (const at of instants) {
          const { seq: _, ...told } = past.at(at);
          expect(inOrder(told)).toEqual(expected.get(at));
        }
        checkpoints.close();
        room.close();
        yard = null;
      }),
      { numRuns: HISTORIES },
    );
  });

  it('[YP2] forgets checkpoints of another history, such as a backup that was restored', () => {
    const room = (yard = aYard());
    const checkpoints = openCheckpoints(null);
    checkpoints.save({ seq: room.seq(), records: {} }, 'f'.repeat(64));
    const at = later(room.clock.now(), 1);
    const { seq, slots } = createPast(room.stores, checkpoints).at(at);
    expect(seq).toBe(room.seq());
    expect(slots.length).toBeGreaterThan(0);
    expect(checkpoints.last()).toBe(0);
    checkpoints.close();
  });
});
