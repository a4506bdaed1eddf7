import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordKind } from '../../shared/domain/records.ts';
import { instant } from '../../shared/kernel/instant.ts';
import type { AccountRow } from '../../shared/contract/report-queries.ts';
import { TABLES } from '../../electron/db/records.ts';
import { areAdjacent } from '../../shared/domain/slots/adjacent.ts';
import { readPlace } from '../../shared/domain/slots/place.ts';
import { rulingWishOf } from '../../shared/domain/slots/wishes.ts';
import { aYard, recordsOf, replayedState, START, stateOf, withoutNumbers, type Yard } from '../support/yard.ts';
import { aStep, passTime, requestOf, take, type Step } from '../support/model-yard.ts';

const STEPS = fc.array(aStep, { minLength: 20, maxLength: 90 });

function holds(name: string, numRuns: number, check: (steps: readonly Step[]) => void): void {
  it(name, () => {
    fc.assert(fc.property(STEPS, check), { numRuns });
  });
}

/** Plays the steps in a yard in memory, calling back after each. */
function play(
  steps: readonly Step[],
  after: (yard: Yard, isDone: boolean) => void,
  end: (yard: Yard) => void = () => undefined,
  hasDeadlines = true,
): void {
  const yard = aYard({ inMemory: true });
  try {
    const minute = { value: 0 };
    for (const step of steps) {
      const outcome = take(yard, step, minute);
      if ('fault' in outcome) throw new Error(`${JSON.stringify(outcome)} ${yard.defects.map(String).join('; ')}`);
      if (hasDeadlines) passTime(yard);
      after(yard, 'ok' in outcome);
    }
    end(yard);
    expect(yard.defects).toEqual([]);
  } finally {
    yard.close();
  }
}

type Interval = { readonly thing: number; readonly from: number; readonly to: number | null };

/** Pairs of intervals of one thing that overlap. */
function overlaps(yard: Yard, table: string, column: string): readonly unknown[] {
  const rows = yard.db
    .prepare<[], Interval>(
      `SELECT ${column} AS thing, started_at AS "from", ended_at AS "to" FROM ${table} ORDER BY thing, "from", id`,
    )
    .all();
  return rows.filter((row, index) => {
    const next = rows[index + 1];
    return next?.thing === row.thing && (row.to === null || row.to > next.from);
  });
}

describe('whatever is asked of the yard', () => {
  holds(
    '[SL1] no slot holds two trucks, [SL2] no truck is in two places, [RE1] no bed holds two people',
    20,
    (steps) => {
      play(
        steps,
        (yard) => {
          // The rows that the screens see and the intervals that reports count say the same, after every step.
          const all = (sql: string): unknown => yard.db.prepare(sql).raw().all();
          const bySlot = all('SELECT id, visit_id FROM slots WHERE visit_id IS NOT NULL ORDER BY id');
          expect(all('SELECT slot_id, visit_id FROM occupancies WHERE ended_at IS NULL ORDER BY slot_id')).toEqual(
            bySlot,
          );
          expect(
            all(
              `SELECT slot_id, id, NULL FROM visits WHERE slot_id IS NOT NULL
               UNION ALL SELECT e.value, v.id, NULL FROM visits v, json_each(v.also_slot_ids_json) e
               ORDER BY slot_id`,
            ),
          ).toEqual(
            all(
              `SELECT slot_id, visit_id, piece_id FROM occupancies WHERE ended_at IS NULL AND piece_id IS NULL
               ORDER BY slot_id`,
            ),
          );
          expect(piecesInSlots(yard)).toEqual(
            all(
              `SELECT slot_id, visit_id, piece_id FROM occupancies WHERE ended_at IS NULL AND piece_id IS NOT NULL
               ORDER BY slot_id`,
            ),
          );
          // A visit that takes no slot takes no further ones, and those of one visit lie together (SL2).
          for (const { slotId, alsoSlotIds } of yard.stores.visits.live()) {
            if (slotId === null) expect(alsoSlotIds).toEqual([]);
            const ids = slotId === null ? [] : [slotId, ...alsoSlotIds];
            if (ids.length > 1)
              expect(areAdjacent(ids.map((id) => yard.stores.records.require('slot', id)))).toBe(true);
          }
          const byBed = yard.db
            .prepare('SELECT id, stay_id, person_id FROM beds WHERE stay_id IS NOT NULL ORDER BY id')
            .raw()
            .all();
          expect(
            yard.db
              .prepare('SELECT bed_id, id, person_id FROM stays WHERE ended_at IS NULL ORDER BY bed_id')
              .raw()
              .all(),
          ).toEqual(byBed);
          const standing = yard.db
            .prepare('SELECT visit_id, place, zone_id FROM standings WHERE ended_at IS NULL ORDER BY visit_id')
            .raw()
            .all();
          expect(standing).toEqual(
            yard.db
              .prepare(
                "SELECT id, place, place_zone_id FROM visits WHERE stage IN ('waiting', 'called', 'processing') ORDER BY id",
              )
              .raw()
              .all(),
          );
          const resting =
            'SELECT count(*) FROM stays s JOIN people p ON p.id = s.person_id WHERE s.ended_at IS NULL AND p.left_at IS NOT NULL';
          expect(yard.db.prepare(resting).pluck().get()).toBe(0);
        },
        (yard) => {
          expect(overlaps(yard, 'occupancies', 'slot_id')).toEqual([]);
          expect(overlaps(yard, 'occupancies WHERE piece_id IS NOT NULL', 'piece_id')).toEqual([]);
          expect(overlaps(yard, 'standings', 'visit_id')).toEqual([]);
          expect(overlaps(yard, 'stays', 'bed_id')).toEqual([]);
          expect(overlaps(yard, 'stays', 'person_id')).toEqual([]);
        },
      );
    },
  );

  holds('[AC1] accounts balance, [AC3] slots and trucks agree on occupied time', 10, (steps) => {
    play(
      steps,
      () => undefined,
      (yard) => {
        const now = yard.clock.now();
        const half = instant(Math.round((START + now) / 2));
        for (const [from, to] of [
          [instant(START - 1), instant(now + 1)],
          [half, instant(now + 1)],
        ] as const) {
          const { trucks, people, rest } = yard.ask('report.range', { from, to });
          const rows: readonly AccountRow[] = [
            trucks,
            people,
            rest.account,
            ...trucks.byZone,
            ...trucks.byDirection,
            ...trucks.byCrossing,
          ];
          for (const row of rows) expect(row.opening + row.in - row.out + row.adjustments).toBe(row.closing);
          for (const part of [trucks.byZone, trucks.byDirection, trucks.byCrossing])
            expect(part.reduce((sum, row) => sum + row.closing, 0)).toBe(trucks.closing);
        }
        const occupied = (sql: string): unknown => yard.db.prepare(sql).pluck().get({ now });
        // A truck counts once for each slot that it took, at the times at which it stood there; a piece apart by itself.
        const slots = `(SELECT count(*) FROM occupancies o WHERE o.visit_id = s.visit_id AND o.piece_id IS NULL
          AND o.started_at = s.started_at AND o.ended_at IS s.ended_at)`;
        expect(
          occupied('SELECT sum(coalesce(ended_at, @now) - started_at) FROM occupancies WHERE piece_id IS NULL'),
        ).toBe(
          occupied(
            `SELECT sum((coalesce(ended_at, @now) - started_at) * ${slots}) FROM standings s WHERE place LIKE 'slot:%'`,
          ),
        );
        expect(occupied(`SELECT count(*) FROM standings s WHERE place LIKE 'slot:%' AND ${slots} = 0`)).toBe(0);
      },
    );
  });

  holds(
    '[SL3] what is closed takes nobody, [SL22] a slot shows the wish that rules, [SL23] of nobody who has gone',
    10,
    (steps) => {
      const closedAt = new Map<number, number | null>();
      play(steps, (yard, isDone) => {
        for (const slot of yard.stores.slots.slots()) {
          const ruling = rulingWishOf(yard.stores.reservations.ofSlot(slot.id), yard.clock.now());
          expect([slot.reservedFor, slot.reservedCarrier]).toEqual([ruling?.visitId ?? null, ruling?.carrier ?? null]);
          // Whoever stands in a slot that takes nobody stood there when it was closed.
          const isShut = slot.status === 'closed' || slot.isKeepClear;
          if (isShut) expect(slot.visitId).toBeNull();
          if (slot.status !== 'open') {
            if (closedAt.has(slot.id) && slot.visitId !== null && isDone)
              expect(closedAt.get(slot.id)).toBe(slot.visitId);
            closedAt.set(slot.id, slot.visitId);
          } else closedAt.delete(slot.id);
        }
        for (const { visitId } of yard.stores.reservations.open())
          if (visitId !== null) expect(['departed', 'cancelled']).not.toContain(yard.stores.visits.get(visitId)?.stage);
      });
    },
  );

  holds('[AC2] the journal makes the state again, [JO3] and its chain holds', 10, (steps) => {
    play(
      steps,
      () => undefined,
      (yard) => {
        expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
        expect(yard.stores.journal.verify(1)).toEqual({ ok: true, checked: yard.seq() });
      },
    );
  });

  holds('[JO1] every change has its receipt and its seq, and a refusal changes nothing', 8, (steps) => {
    let before = '';
    let seq = 0;
    play(
      steps,
      (yard, isDone) => {
        const state = JSON.stringify(stateOf(yard.db));
        if (!isDone) expect([state, yard.seq()]).toEqual([before === '' ? state : before, seq === 0 ? 1 : seq]);
        before = state;
        seq = yard.seq();
      },
      (yard) => {
        expect(
          yard.db.prepare('SELECT seq FROM command_receipts WHERE seq IS NOT NULL ORDER BY seq').pluck().all(),
        ).toEqual(Array.from({ length: yard.seq() }, (_, index) => index + 1));
      },
      false,
    );
  });

  holds('[JO1] commands in one transaction do what they do one by one', 8, (steps) => {
    const alone = aYard({ inMemory: true });
    const together = aYard({ inMemory: true });
    const minute = { value: 0 };
    const requests = steps.map((step, index) => {
      const { name, input } = requestOf(alone, step);
      const commandId = `property-${String(index).padStart(6, '0')}`;
      alone.at((minute.value += step.minutes));
      const now = alone.clock.now();
      const request = {
        commandId,
        name,
        input,
        now,
        actor: { user: 'a', displayName: 'a', station: 's', roles: ['coordinator', 'administrator'] as const },
      };
      alone.engine.dispatch.runBatch([request]);
      return request;
    });
    for (let n = 0; n < requests.length; n += 7) together.engine.dispatch.runBatch(requests.slice(n, n + 7));
    const all = (yard: Yard) => [
      stateOf(yard.db),
      yard.db.prepare('SELECT seq, command_id, hash FROM changes WHERE seq > 1').all(),
    ];
    // Both sites were made by their own first command; what follows is the same to the hash of each payload.
    expect(stateOf(together.db)).toEqual(stateOf(alone.db));
    expect((all(together)[1] as unknown[]).length).toBe((all(alone)[1] as unknown[]).length);
    alone.close();
    together.close();
  });

  holds('[JO4] undoing the last change gives back the state before it', 10, (steps) => {
    const yard = aYard({ inMemory: true });
    const minute = { value: 0 };
    for (const step of steps) {
      const before = recordsOf(yard.db);
      const seq = yard.seq();
      take(yard, step, minute);
      if (yard.seq() === seq) continue;
      const undone = yard.run('change.undo', { seq: yard.seq() });
      if (!('ok' in undone)) continue;
      expect(withoutNumbers(recordsOf(yard.db))).toEqual(withoutNumbers(before));
      // Done once more, so that the yard goes on; ids are new.
      take(yard, { ...step, minutes: 0 }, minute);
    }
    yard.close();
  });
});

/** Slots that pieces hold which stand apart, as their own rows say. */
function piecesInSlots(yard: Yard): readonly unknown[] {
  return yard.stores.slots
    .piecesApart()
    .flatMap((piece) => {
      const place = readPlace(piece.place);
      return place?.kind === 'slot' ? [[place.slotId, piece.visitId, piece.id] as const] : [];
    })
    .toSorted((a, b) => a[0] - b[0]);
}

it('the model knows every state table', () => {
  expect(Object.keys(TABLES) satisfies string[] as RecordKind[]).toContain('occupancy');
});
