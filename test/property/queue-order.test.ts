import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, MINUTE_MS } from '../../shared/kernel/instant.ts';
import type { VisitId } from '../../shared/kernel/ids.ts';
import { planCalls } from '../../shared/domain/queue/call.ts';
import { compareCounted, costClassOf, USUAL_COSTS } from '../../shared/domain/queue/delay-cost.ts';
import { oldestEvery, weightsAt } from '../../shared/domain/queue/discipline.ts';
import { orderQueue } from '../../shared/domain/queue/order.ts';
import { replayDay, waitedUntil, type ReplayTruck } from '../../shared/domain/queue/replay-day.ts';
import { compareOrder, isReady, type Discipline, type QueueEntry } from '../../shared/domain/queue/types.ts';
import { overtakesIn, waitsOf } from '../../shared/domain/queue/waits.ts';
import { CARGO_CLASSES } from '../../shared/domain/vocabulary.ts';
import { anEntry, aRule, anyDiscipline, anyEntries } from '../unit/queue/builders.ts';

/** Any way to order a queue: streams alone, with hours, or by cost. */
const anyOrder: fc.Arbitrary<Discipline> = fc
  .tuple(anyDiscipline, fc.constantFrom('plain', 'hours', 'cost'), fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }))
  .map(([discipline, kind, weights]) => {
    if (kind === 'plain') return discipline;
    if (kind === 'cost') return { ...discipline, cost: USUAL_COSTS };
    const ratios = Object.fromEntries(discipline.streams.map(({ key }, at) => [key, weights[at] ?? 0]));
    const isNobody = Object.values(ratios).every((weight) => weight === 0);
    return isNobody ? discipline : { ...discipline, hours: [{ fromMinute: 0, toMinute: 720, weights: ratios }] };
  });

/** Entries of all classes, some with an appointment. */
const anyLine: fc.Arbitrary<readonly QueueEntry[]> = fc
  .tuple(
    anyEntries,
    fc.array(fc.tuple(fc.nat(4), fc.boolean(), fc.option(fc.nat(40))), { minLength: 60, maxLength: 60 }),
  )
  .map(([entries, facts]) =>
    entries.map((entry, at): QueueEntry => {
      const [cargoClass, isClassProven, appointment] = facts[at] ?? [0, true, null];
      return {
        ...entry,
        joinedAt: entry.orderAt,
        cargoClass: CARGO_CLASSES[cargoClass] ?? 'general',
        isClassProven,
        appointmentAt: appointment === null ? null : instant(appointment * MINUTE_MS),
      };
    }),
  );
const anyTurn = fc.nat(500);
const anyOrdered: fc.Arbitrary<readonly VisitId[]> = fc
  .uniqueArray(fc.integer({ min: 1, max: 70 }), { maxLength: 8 })
  .map((ids) => ids as unknown as readonly VisitId[]);
const NOW = instant(3 * 60 * MINUTE_MS);

const anyTrucks: fc.Arbitrary<readonly ReplayTruck[]> = fc
  .array(fc.record({ at: fc.nat(600), cargoClass: fc.nat(4), isClassProven: fc.boolean(), hasCodes: fc.boolean() }), {
    minLength: 1,
    maxLength: 80,
    size: 'max',
  })
  .map((rows) =>
    rows.map((row, at) => ({
      visitId: (at + 1) as VisitId,
      joinedAt: instant(row.at * MINUTE_MS),
      readyAt: instant(row.at * MINUTE_MS),
      orderSeq: at + 1,
      appointmentAt: null,
      cargoClass: CARGO_CLASSES[row.cargoClass] ?? 'general',
      isClassProven: row.isClassProven,
      growingAreaCode: row.hasCodes ? 'A' : null,
      packingHouseCode: row.hasCodes ? 'B' : null,
    })),
  );

describe('whatever waits, under whatever order', () => {
  it('[QU1] is computed from the data alone: the order in which entries are given does not matter', () => {
    fc.assert(
      fc.property(
        anyLine,
        anyOrder,
        anyTurn,
        anyOrdered,
        fc.nat(1_000_000),
        (entries, discipline, turn, ordered, salt) => {
          const rule = aRule(discipline, turn, { ordered, now: NOW, free: 3, perHour: 30 });
          const shuffled = [...entries].sort(
            (a, b) => ((a.visitId * 7919 + salt) % 97) - ((b.visitId * 7919 + salt) % 97),
          );
          expect(orderQueue(shuffled, rule)).toEqual(orderQueue(entries, rule));
        },
      ),
    );
  });

  it('[QU1] calls the same trucks one at a time as all at once, at the same moment', () => {
    fc.assert(
      fc.property(anyLine, anyOrder, anyTurn, fc.nat(25), (entries, discipline, turn, count) => {
        const at = (now: number, free: number) => aRule(discipline, now, { now: NOW, free, perHour: 30 });
        const atOnce = planCalls({ entries, rule: at(turn, 40), count, isOpen: true });
        const called: QueueEntry[] = [];
        let waiting = entries;
        let now = turn;
        for (let i = 0; i < count; i += 1) {
          const one = planCalls({ entries: waiting, rule: at(now, 40 - i), count: 1, isOpen: true });
          called.push(...one.called.map(({ entry }) => entry));
          waiting = waiting.filter((entry) => entry !== one.called[0]?.entry);
          now = one.nextTurn;
        }
        expect(called).toEqual(atOnce.called.map(({ entry }) => entry));
        expect(now).toBe(atOnce.nextTurn);
      }),
    );
  });

  it('[QU2] calls a truck with r older ready ones within k·(r+1) turns, under hours and cost too', () => {
    fc.assert(
      fc.property(anyLine, anyOrder, anyTurn, (entries, discipline, turn) => {
        const every = oldestEvery(discipline);
        const usual = entries.filter(({ fastTrack }) => fastTrack === null);
        const compare = discipline.cost === undefined ? compareOrder : compareCounted(discipline.cost.toleranceMs);
        const line = orderQueue(usual, aRule(discipline, turn, { now: NOW, perHour: 30, free: 1 })).filter(
          ({ rank }) => rank !== null,
        );
        const oldestFirst = line.map(({ entry }) => entry).sort(compare);
        for (const { entry, rank } of line) expect(rank).toBeLessThanOrEqual(every * (oldestFirst.indexOf(entry) + 1));
      }),
    );
  });

  it('[QU3] lets nobody out of the order of its line but by fast-track, or an authority’s order', () => {
    fc.assert(
      fc.property(anyLine, anyOrder, anyTurn, anyOrdered, (entries, discipline, turn, ordered) => {
        const placed = orderQueue(entries, aRule(discipline, turn, { ordered, now: NOW, perHour: 30, free: 2 }));
        const { cost } = discipline;
        const compare = cost === undefined ? compareOrder : compareCounted(cost.toleranceMs);
        const lines = new Map<string, QueueEntry[]>();
        let isPast = false;
        for (const { entry, reason, turn: used } of placed) {
          const isFirst = entry.fastTrack !== null || ordered.includes(entry.visitId);
          // Those put first stand before everybody else, use no turn, and nobody else is put first.
          if (isFirst) expect([isPast, used]).toEqual([false, null]);
          if (isReady(entry)) expect(reason === 'fast-track' || reason === 'ordered').toBe(isFirst);
          isPast ||= !isFirst;
          if (isFirst) continue;
          const known = discipline.streams.some(({ key }) => key === entry.stream);
          const key = cost === undefined ? (known ? entry.stream : 'last') : costClassOf(entry);
          lines.set(key, [...(lines.get(key) ?? []), entry]);
        }
        for (const line of lines.values()) expect(line.filter(isReady)).toEqual(line.filter(isReady).sort(compare));
      }),
    );
  });

  it('[QU4] keeps the places of all others when one truck is no longer ready', () => {
    fc.assert(
      fc.property(anyLine, anyTurn, fc.nat(59), (entries, turn, which) => {
        // One stream: with several, the turn that is passed on moves others, which is the rule's purpose.
        const discipline: Discipline = {
          noticeNumber: null,
          noticeOn: null,
          shareOldest: 0.1,
          streams: [
            { key: 's0', letter: 'A', name: null, weight: 1, takes: { cargoClasses: null, withEvidence: false } },
          ],
        };
        const changed = entries.map((entry, at): QueueEntry =>
          at === which ? { ...entry, notReady: ['hold'] } : entry,
        );
        const line = (some: readonly QueueEntry[]): readonly number[] =>
          orderQueue(some, aRule(discipline, turn)).map(({ entry }) => entry.visitId);
        expect(line(changed)).toEqual(line(entries));
      }),
    );
  });

  it('[QU15] gives a stream with ratio 0 no turn of its own while another has somebody ready', () => {
    fc.assert(
      fc.property(anyLine, anyOrder, anyTurn, (entries, discipline, turn) => {
        if (discipline.cost !== undefined) return;
        const weights = weightsAt(discipline, 0);
        const placed = orderQueue(entries, aRule(discipline, turn));
        const usual = placed.filter(({ turn: used }) => used !== null);
        const hasOwn = ({ entry }: (typeof usual)[number]): boolean => {
          const at = discipline.streams.findIndex(({ key }) => key === entry.stream);
          return (weights[at === -1 ? weights.length - 1 : at] ?? 0) > 0;
        };
        usual.forEach((one, at) => {
          if (one.reason === 'turn-of-stream' && !hasOwn(one)) expect(usual.slice(at).some(hasOwn)).toBe(false);
        });
      }),
    );
  });

  it('[QU16] gives each turn that is not the oldest’s to the head that costs most', () => {
    fc.assert(
      fc.property(anyLine, anyTurn, (entries, turn) => {
        const discipline = { ...ONE, cost: { ...USUAL_COSTS, toleranceMs: 0 } };
        const placed = orderQueue(entries, aRule(discipline, turn, { now: NOW })).filter(
          ({ turn: used }) => used !== null,
        );
        const costs = placed.map(({ entry }) => {
          const hours = Math.max(0, NOW - entry.orderAt) / 3_600_000;
          const cargoClass = costClassOf(entry);
          const { perHourDong, growthPercentPerHour } = USUAL_COSTS;
          return perHourDong[cargoClass] * (1 + (growthPercentPerHour[cargoClass] / 100) * hours);
        });
        placed.forEach(({ reason }, at) => {
          if (reason === 'delay-cost') expect(costs[at]).toBeGreaterThanOrEqual(Math.max(...costs.slice(at)) - 1e-6);
        });
      }),
    );
  });
});

const ONE: Discipline = {
  noticeNumber: null,
  noticeOn: null,
  shareOldest: 0.1,
  streams: [{ key: 's0', letter: 'A', name: null, weight: 1, takes: { cargoClasses: null, withEvidence: false } }],
};

describe('a past day under another order', () => {
  const calls = (trucks: readonly ReplayTruck[], gap: number) =>
    trucks.map((_, at) => instant((at + 1) * gap * MINUTE_MS));

  it('[QU1] has the same mean wait under every rule that leaves no call unused', () => {
    fc.assert(
      fc.property(anyTrucks, anyOrder, anyOrder, fc.integer({ min: 1, max: 30 }), (trucks, one, other, gap) => {
        const times = calls(trucks, gap);
        const endAt = instant(40 * 60 * MINUTE_MS);
        const total = (discipline: Discipline): number =>
          waitedUntil(trucks, replayDay(trucks, times, { discipline, minuteOfDay: () => 0 }), endAt).reduce(
            (sum, { waitedMs }) => sum + waitedMs,
            0,
          );
        expect(total(one)).toBe(total(other));
      }),
    );
  });

  it('[QU1] calls each truck at most once, not before it came, and leaves no call unused while one waits', () => {
    fc.assert(
      fc.property(anyTrucks, anyOrder, fc.integer({ min: 1, max: 30 }), (trucks, discipline, gap) => {
        const times = calls(trucks, gap);
        const called = replayDay(trucks, times, { discipline, minuteOfDay: () => 0 });
        for (const { visitId, joinedAt } of trucks) {
          const at = called.get(visitId);
          if (at !== undefined) expect(at).toBeGreaterThanOrEqual(joinedAt);
          else for (const time of times) if (time >= joinedAt) expect([...called.values()]).toContain(time);
        }
        expect(new Set(called.values()).size).toBe(called.size);
      }),
    );
  });

  it('[QU1] calls a waiting line as the line itself is called', () => {
    fc.assert(
      fc.property(anyTrucks, fc.nat(2), (trucks, which) => {
        const all = trucks.map((truck) => ({ ...truck, readyAt: instant(0) }));
        const at = instant(1000 * MINUTE_MS);
        const weight = (key: string, cargoClasses: ['fresh'] | null, n: number) => ({
          key,
          letter: 'A',
          name: null,
          weight: n,
          takes: { cargoClasses, withEvidence: false },
        });
        const streams = [weight('a', ['fresh'], 2), weight('b', null, 1)];
        const base = { noticeNumber: null, noticeOn: null, shareOldest: 0.2, streams };
        const discipline: Discipline = which === 0 ? { ...base, cost: { ...USUAL_COSTS, toleranceMs: 0 } } : base;
        const times = all.map((_, n) => instant(at + n));
        const called = replayDay(all, times, { discipline, minuteOfDay: () => 0 });
        const entries = all.map((truck) =>
          anEntry(truck.visitId, {
            stream: truck.isClassProven && truck.cargoClass === 'fresh' ? 'a' : 'b',
            orderAt: truck.joinedAt,
            joinedAt: truck.joinedAt,
            cargoClass: truck.cargoClass,
            isClassProven: truck.isClassProven,
          }),
        );
        const rule = aRule(discipline, 0, { now: at, free: 1, perHour: 3_600_000 });
        const line = orderQueue(entries, rule).map(({ entry }) => entry.visitId);
        expect([...called].sort((a, b) => a[1] - b[1]).map(([visitId]) => visitId)).toEqual(line);
      }),
    );
  });

  it('[QU1] counts overtakes as pairs in which the later truck was called first', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.option(fc.nat(20))), { maxLength: 30 }), (rows) => {
        const trucks = rows.map(([joined, called], at) => ({
          joinedAt: instant(joined),
          orderSeq: at,
          cargoClass: 'general' as const,
          calledAt: called === null ? null : instant(called),
          waitedMs: 0,
        }));
        const when = (at: number): number => trucks[at]?.calledAt ?? Infinity;
        const isEarlier = (a: number, b: number): boolean => {
          const [one, two] = [trucks[a]?.joinedAt ?? 0, trucks[b]?.joinedAt ?? 0];
          return one < two || (one === two && a < b);
        };
        let pairs = 0;
        for (let a = 0; a < trucks.length; a += 1)
          for (let b = 0; b < trucks.length; b += 1) if (isEarlier(a, b) && when(b) < when(a)) pairs += 1;
        expect(overtakesIn(trucks)).toBe(pairs);
        expect(waitsOf(trucks, USUAL_COSTS).trucks).toBe(trucks.length);
      }),
    );
  });
});
