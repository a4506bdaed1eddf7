import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOf, localTimeOf, startOfDay } from '../../../shared/kernel/calendar.ts';
import { parseWireId } from '../../../shared/kernel/ids.ts';
import { HOUR_MS, later, MINUTE_MS } from '../../../shared/kernel/instant.ts';
import type { Queue } from '../../../shared/domain/records.ts';
import type { QueueOrderEntry } from '../../../shared/contract/queries.ts';
import { estimatesOf, type QueueEstimates } from '../../../electron/areas/queue/estimates.ts';
import { aYard, START, stateOf, type Yard } from '../../support/yard.ts';
import { seeded } from '../../support/chance.ts';

const QUEUE = { crossing: 'HN', direction: 'export' } as const;
const TRUCKS = 330;
/** Minutes between two trucks. */
const EVERY = 4;

let yard: Yard;
let minute = 0;
let trucks = 0;

function arrive(): string {
  trucks += 1;
  const plate = `29H${String(10_000 + trucks)}`;
  yard.ok('expected.add', { plate, crossing: 'HN', direction: 'export', cargoClass: 'general' });
  return yard.ok('visit.arrive', { plate }).visitId;
}

function callThrough(count: number): void {
  for (const { visitId } of yard.ok('queue.call', { ...QUEUE, count }).called) {
    yard.ok('queue.reached', { visitId });
    yard.ok('visit.depart', { visitId });
  }
}

/** A day and a half: a truck every few minutes, and calls by chance that keep about a dozen waiting. */
beforeAll(() => {
  yard = aYard({ inMemory: true });
  const random = seeded(17);
  let waiting = 0;
  for (let n = 0; n < TRUCKS; n += 1) {
    yard.at((minute += EVERY));
    arrive();
    waiting += 1;
    const count = waiting > 12 ? Math.floor(random() * 4) : 0;
    if (count === 0) continue;
    callThrough(count);
    waiting -= count;
  }
  yard.at((minute += 16));
}, 120_000);

afterAll(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

const order = (): readonly QueueOrderEntry[] => yard.ask('queue.order', QUEUE).entries;
const queue = (): Queue => {
  const found = yard.stores.queues.queues().find(({ direction, point }) => direction === 'export' && point === 'main');
  if (found === undefined) throw new Error('no queue');
  return found;
};
/** The estimates of the queue as it would be with other particulars. */
const estimatesWith = (other: Partial<Queue>): QueueEstimates => {
  const site = yard.stores.site.site();
  if (site === null) throw new Error('no site');
  const context = { stores: yard.stores, now: yard.clock.now(), zone: site.timeZone, site };
  return estimatesOf(context, { ...queue(), ...other });
};

describe('estimates from a queue’s own past', () => {
  it('[QU35] the order says of how many trucks how many fell into their ranges', () => {
    const { measured } = yard.ask('queue.order', QUEUE);
    if (measured === null) throw new Error('not measured');
    expect(measured.trucks).toBeGreaterThanOrEqual(40);
    expect(measured.trucks).toBeLessThan(TRUCKS);
    expect(measured.days).toBeGreaterThanOrEqual(1);
    expect(measured.p90HitPercent).toBeGreaterThanOrEqual(measured.p50HitPercent);
    expect(measured.p90HitPercent).toBeGreaterThan(70);
    expect(measured.p90HitPercent).toBeLessThanOrEqual(100);
  });

  it('[QU8] every ready truck has two ranges, one within the other, from now on, and nothing is stored', () => {
    const before = stateOf(yard.db);
    const seq = yard.seq();
    const entries = order();
    expect(entries.length).toBeGreaterThan(8);
    const now = yard.clock.now();
    for (const { rank, estimate } of entries) {
      if (rank === null || estimate === undefined) throw new Error('no estimate');
      expect(estimate.basis).toBe('measured');
      expect(estimate.p90From).toBeGreaterThanOrEqual(now);
      expect(estimate.p90From).toBeLessThanOrEqual(estimate.p50From);
      expect(estimate.p50From).toBeLessThanOrEqual(estimate.p50To);
      expect(estimate.p50To).toBeLessThanOrEqual(estimate.p90To);
      expect([estimate.p50To % MINUTE_MS, estimate.p90To % MINUTE_MS]).toEqual([0, 0]);
      expect(estimate.p90To).toBeLessThan(later(now, 24 * HOUR_MS));
    }
    expect(stateOf(yard.db)).toEqual(before);
    expect(yard.seq()).toBe(seq);
  });

  it('[QU8] asking twice gives the same, and so does a second reader of the same records', () => {
    expect(order()).toEqual(order());
    const other = aYard({ db: yard.db });
    other.clock.setNow(yard.clock.now());
    expect(other.ask('queue.order', QUEUE)).toEqual(yard.ask('queue.order', QUEUE));
  });

  it('[QU8] other hours of the crossing, and others again, are learned from at once', () => {
    const before = yard.ask('queue.order', QUEUE);
    const calendar = { daily: [{ fromMinute: 300, toMinute: 1440 }], days: [], hours: [] };
    const seq = yard.seqOf('calendar.save', { crossing: 'HN', calendar });
    const other = aYard({ db: yard.db });
    other.clock.setNow(yard.clock.now());
    expect(yard.ask('queue.order', QUEUE)).toEqual(other.ask('queue.order', QUEUE));
    yard.ok('change.undo', { seq });
    expect(order()).toEqual(before.entries);
  });

  it('[QU8] a truck that would join now has a band behind everybody', () => {
    const band = estimatesWith({}).newcomer();
    const last = order().at(-1)?.estimate;
    if (band === null || last === undefined) throw new Error('no band');
    expect(band.toMs).toBeGreaterThan(band.fromMs);
    expect(band.toMs).toBeGreaterThanOrEqual(last.p50From);
  });

  it('[QU8] a capacity of zero and a queue that nobody knows the end of give none; one that opens again starts there', () => {
    expect(estimatesWith({ capacityPerHour: 0 }).of(1)).toBeNull();
    const suspendedAt = yard.clock.now();
    expect(estimatesWith({ suspendedAt }).of(1)).toBeNull();
    expect(estimatesWith({ suspendedAt }).newcomer()).toBeNull();
    const reopensAt = later(suspendedAt, 5 * HOUR_MS);
    const estimate = estimatesWith({ suspendedAt, reopensAt }).of(1);
    expect(estimate?.p90From).toBeGreaterThanOrEqual(reopensAt - MINUTE_MS);
    expect(estimatesWith({ suspendedAt, reopensAt: suspendedAt }).of(1)).toBeNull();
    expect(estimatesWith({}).of(null)).toBeNull();
  });

  it('[QU35] under the cost-based discipline nothing is measured and the recent rate stands in', () => {
    const each = { fresh: 3, electronics: 2, machinery: 2, vehicles: 1, general: 1 };
    const cost = { perHourDong: each, growthPercentPerHour: each, toleranceMs: 0 };
    const estimates = estimatesWith({ discipline: { ...queue().discipline, cost } });
    expect(estimates.measured).toBeNull();
    expect(estimates.of(3)?.basis).toBe('recent-rate');
  });

  it('[QU8] a truck that is held has none', () => {
    const [first] = order();
    const visitId = first?.visitId ?? '';
    yard.ok('visit.hold', { visitId, authority: 'Hải quan', reason: 'Kiểm tra' });
    const held = order().find((entry) => entry.visitId === visitId);
    expect(held?.rank).toBeNull();
    expect(held).not.toHaveProperty('estimate');
    expect(parseWireId('visit', visitId)).not.toBeNull();
  });

  it('[QU8] a truck that only waits for the crossing to open is told a time from when calls begin for it', () => {
    yard.ok('crossing.save', {
      code: 'HN',
      name: 'Hữu Nghị',
      calendar: { daily: [{ fromMinute: 9 * 60, toMinute: 18 * 60 }], days: [], hours: [] },
      directions: [{ direction: 'export' }],
    });
    const closed = order().filter(({ notReady }) => notReady.length === 1 && notReady[0] === 'crossing-closed');
    expect(closed.length).toBeGreaterThan(8);
    const opensAt = later(START, 25 * HOUR_MS - queue().walkUpMs);
    expect(yard.clock.now()).toBeLessThan(opensAt);
    for (const { rank, estimate } of closed) {
      expect(rank).toBeNull();
      expect(estimate?.p90From).toBeGreaterThanOrEqual(opensAt);
    }
  });

  it('[QU52] calls begin and end as long before the hours as trucks are on the way', () => {
    const hoursFrom = (fromMinute: number): object => ({
      code: 'HN',
      name: 'Hữu Nghị',
      calendar: { daily: [{ fromMinute, toMinute: 18 * 60 }], days: [], hours: [] },
    });
    const inDay = localTimeOf(yard.clock.now(), 'Asia/Ho_Chi_Minh');
    const minuteOfDay = inDay.hour * 60 + inDay.minute;
    const walkUp = queue().walkUpMs / MINUTE_MS;
    // It opens when whoever is called now gets there.
    yard.ok('crossing.save', hoursFrom(minuteOfDay + walkUp) as never);
    const [first] = order().filter(({ rank }) => rank === 1);
    expect(first?.notReady).toEqual([]);
    expect(first?.estimate?.p90From).toBe(yard.clock.now());
    // It closes before whoever is called now gets there: calls go on in the morning, as long before it opens.
    yard.ok('crossing.save', {
      code: 'HN',
      name: 'Hữu Nghị',
      calendar: { daily: [{ fromMinute: 0, toMinute: minuteOfDay + walkUp - 1 }], days: [], hours: [] },
    });
    const closed = order().filter(({ notReady }) => notReady.join() === 'crossing-closed');
    expect(closed.length).toBeGreaterThan(8);
    const midnight = startOfDay(addDays(dayOf(yard.clock.now(), 'Asia/Ho_Chi_Minh'), 1), 'Asia/Ho_Chi_Minh');
    for (const { estimate } of closed)
      expect(estimate?.p90From).toBeGreaterThanOrEqual(later(midnight, -queue().walkUpMs));
  });

  it('[QU52] on a day for pre-registered trucks the others have the place that they will have after it', () => {
    const today = dayOf(yard.clock.now(), 'Asia/Ho_Chi_Minh');
    const days = [{ from: today, to: today, state: 'preregistered' as const }];
    const calendar = { daily: [{ fromMinute: 0, toMinute: 1440 }], days, hours: [] };
    yard.ok('crossing.save', { code: 'HN', name: 'Hữu Nghị', calendar });
    const { visitId } = yard.ok('visit.arrive', { plate: '29H-999.99', ...QUEUE });
    const own = order().find((entry) => entry.visitId === visitId);
    expect(own?.notReady).toEqual(['crossing-closed']);
    const tomorrow = startOfDay(addDays(today, 1), 'Asia/Ho_Chi_Minh');
    expect(own?.estimate?.p90From).toBeGreaterThanOrEqual(later(tomorrow, -queue().walkUpMs));
  });

  it('[QU8] while the crossing is suspended without a time nobody has one, and its past error stays', () => {
    yard.ok('crossing.suspend', { crossing: 'HN', reason: 'Biên giới đóng' });
    const answer = yard.ask('queue.order', QUEUE);
    expect(answer.entries.every(({ estimate }) => estimate === undefined)).toBe(true);
    expect(answer.measured).not.toBeNull();
  });
});
