import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { parseWireId } from '../../../shared/kernel/ids.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import { actorWith, aYard, START, type Yard } from '../../support/yard.ts';

let yard: Yard;
let minute = 0;
beforeEach(() => {
  yard = aYard({ inMemory: true });
  minute = 0;
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

type Goods = 'priority' | 'fresh' | 'other';
const GOODS = {
  priority: { cargoClass: 'fresh', growingAreaCode: 'VN-1', packingHouseCode: 'VN-2' },
  fresh: { cargoClass: 'fresh' },
  other: { cargoClass: 'general' },
} as const;
const QUEUE = { crossing: 'HN', direction: 'export' } as const;

let trucks = 0;
/** A declared truck that comes in a minute after the one before. */
function aTruck(goods: Goods = 'other', more: object = {}): string {
  trucks += 1;
  const plate = `29H${String(10_000 + trucks)}`;
  yard.at((minute += 1));
  yard.ok('expected.add', { plate, crossing: 'HN', direction: 'export', ...GOODS[goods], ...more });
  return yard.ok('visit.arrive', { plate }).visitId;
}

const call = (count = 1): readonly string[] =>
  yard.ok('queue.call', { ...QUEUE, count }).called.map((one) => one.visitId);
const order = (): readonly string[] => yard.ask('queue.order', QUEUE).entries.map((entry) => entry.visitId);
const visit = (id: string): Visit => yard.stores.records.require('visit', parseWireId('visit', id) ?? 0);
const attempts = (['loudspeaker', 'telephone', 'cab'] as const).map((channel) => ({ channel }));

/** Calls trucks one at a time and lets each of them through. */
function callThrough(count: number): readonly string[] {
  return Array.from({ length: count }, () => {
    const [id = ''] = call();
    yard.ok('queue.reached', { visitId: id });
    yard.ok('visit.depart', { visitId: id });
    return id;
  });
}

describe('the order of calls', () => {
  it('[QU1] streams by their ratio, first come first served inside each, as the order shows it', () => {
    const made = { priority: [] as string[], fresh: [] as string[], other: [] as string[] };
    for (let n = 0; n < 6; n += 1)
      for (const goods of ['other', 'fresh', 'priority'] as const) made[goods].push(aTruck(goods));
    const shown = order();
    const called = callThrough(12);
    expect(called).toEqual(shown.slice(0, 12));
    for (const ids of Object.values(made)) {
      const ofStream = called.filter((id) => ids.includes(id));
      expect(ofStream).toEqual(ids.slice(0, ofStream.length));
    }
    const counts = Object.values(made).map((ids) => called.filter((id) => ids.includes(id)).length);
    expect(counts[0]).toBeGreaterThan(counts[1] ?? 0);
    expect(counts[1]).toBeGreaterThan(counts[2] ?? 0);
    expect(counts[2]).toBeGreaterThan(0);
  });

  it("[QU1] follows the authority's notice from when it is recorded", () => {
    const [first, second] = [aTruck('priority'), aTruck('other')];
    expect(order()).toEqual([first, second]);
    yard.ok('notice.save', {
      ...QUEUE,
      number: '41/TB-BQL',
      on: '2026-02-10',
      streams: [
        { key: 'dry', letter: 'D', weight: 1, takes: { cargoClasses: ['general'], withEvidence: false } },
        { key: 'rest', letter: 'R', weight: 1, takes: { cargoClasses: null, withEvidence: false } },
      ],
    });
    expect(order()).toEqual([second, first]);
    expect(visit(first).stream).toBe('rest');
    expect(
      yard.refused('notice.save', {
        ...QUEUE,
        streams: [
          { key: 'a', letter: 'A', weight: 1 },
          { key: 'a', letter: 'B', weight: 1 },
        ],
      }),
    ).toEqual({ code: 'settings.invalid', problem: 'key-repeated' });
  });

  it('[QU2] the longest waiting is called within ten turns, however many others come', () => {
    yard.ok('notice.save', {
      ...QUEUE,
      streams: [
        { key: 'priority-fresh', letter: 'Q', weight: 20 },
        { key: 'other', letter: 'K', weight: 1 },
      ],
    });
    const oldest = aTruck('other');
    for (let n = 0; n < 14; n += 1) aTruck('priority');
    const called = callThrough(10);
    expect(called).toContain(oldest);
    const rule = visit(oldest).callRule;
    expect(['QU1', 'QU2']).toContain(rule);
  });

  it('[QU3] out of order only by fast-track, with who ordered and why; the name stays inside', () => {
    const [first, second] = [aTruck(), aTruck()];
    const orders = { orderedBy: 'Nông Văn Hải', unit: 'Đồn BPCK', channel: 'phone', note: 'hỏng lạnh' };
    yard.ok('queue.fast-track', { visitId: second, reason: 'perishing', ...orders });
    expect(yard.ask('queue.order', QUEUE).entries[0]).toMatchObject({ visitId: second, rule: 'QU3' });
    expect(call()).toEqual([second]);
    expect(visit(second)).toMatchObject({
      callRule: 'QU3',
      fastTrack: { unit: 'Đồn BPCK', orderedBy: 'Nông Văn Hải' },
    });
    const row = yard.ask('yard.now', {}).visits.find((one) => one.visitId === second);
    expect(row?.fastTrack).toMatchObject({ unit: 'Đồn BPCK', orderedBy: '' });
    for (const role of ['gate', 'viewer', 'manager'] as const)
      expect(JSON.stringify(yard.ask('visit.story', { visitId: second }, actorWith(role)))).not.toContain(
        'Nông Văn Hải',
      );
    expect(call()).toEqual([first]);
    expect(yard.refused('queue.fast-track', { visitId: second, reason: 'perishing', ...orders }).code).toBe(
      'queue.not-waiting',
    );
  });

  it('[QU4] who is not ready is passed over, keeps the place and says why', () => {
    const [held, paperless, ready] = [aTruck(), aTruck(), aTruck()];
    yard.ok('visit.hold', { visitId: held, authority: 'Hải quan', reason: 'soi' });
    yard.ok('visit.document', { visitId: paperless, kind: 'customs-declaration', state: 'missing' });
    const outcome = yard.ok('queue.call', { ...QUEUE, count: 1 });
    expect(outcome.called.map((one) => one.visitId)).toEqual([ready]);
    expect(outcome.passedOver).toEqual([
      { visitId: held, reason: 'hold' },
      { visitId: paperless, reason: 'missing-document:customs-declaration' },
    ]);
    yard.ok('visit.release-hold', { visitId: held });
    yard.ok('visit.document', { visitId: paperless, kind: 'customs-declaration', number: '1055' });
    expect(call(2)).toEqual([held, paperless]);
  });

  it('[QU5] a no-show needs three attempts; the first goes back behind ready ones, the second to the end', () => {
    yard.ok('settings.save', { values: { noShowBackPlaces: 2 } });
    const ids = Array.from({ length: 5 }, () => aTruck());
    const [late = ''] = call();
    expect(visit(late).arriveByAt).toBe((visit(late).calledAt ?? 0) + 30 * MINUTE_MS);
    expect(yard.refused('queue.no-show', { visitId: late, attempts: attempts.slice(0, 2) })).toEqual({
      code: 'queue.too-few-attempts',
      needed: 3,
      logged: 2,
    });
    yard.ok('queue.no-show', { visitId: late, attempts });
    expect(order()).toEqual([ids[1], ids[2], late, ids[3], ids[4]]);
    expect(visit(late)).toMatchObject({ noShows: 1, stage: 'waiting', queueNumber: expect.any(String) });
    expect(call(3)).toContain(late);
    yard.ok('queue.no-show', { visitId: late, attempts });
    expect(order().at(-1)).toBe(late);
    expect(yard.refused('queue.no-show', { visitId: late, attempts }).code).toBe('queue.not-called');
  });

  it('[QU6] tractor and driver change and the place stays; trailer or container without paper lose it', () => {
    const [first, second] = [aTruck('other', { trailerPlate: '29R-001.11' }), aTruck('other')];
    const number = visit(first).queueNumber;
    expect(yard.ok('visit.swap-vehicle', { visitId: first, role: 'tractor', plate: '29H-777.77' })).toEqual({
      keptPlace: true,
    });
    yard.ok('visit.swap-driver', { visitId: first, driver: { name: 'Trần Văn Hai' } });
    expect(order()).toEqual([first, second]);
    expect(visit(first).plate).toBe('29H77777');
    expect(
      yard.ok('visit.swap-vehicle', { visitId: first, role: 'trailer', plate: '29R-222.22', documentNo: '7/HQ' }),
    ).toEqual({ keptPlace: true });
    expect(visit(first)).toMatchObject({ isToConfirm: true, queueNumber: number });
    expect(order()).toEqual([first, second]);
    expect(yard.ok('visit.swap-vehicle', { visitId: first, role: 'trailer', plate: '29R-333.33' })).toEqual({
      keptPlace: false,
    });
    expect(order()).toEqual([second, first]);
    const story = yard.ask('visit.story', { visitId: first }, actorWith('viewer'));
    expect(JSON.stringify(story.events)).toContain('29R22222');
  });

  it('[QU6] postponing and being sent back keep the history', () => {
    const [first, second] = [aTruck(), aTruck()];
    const joined = visit(first).joinedAt;
    yard.at((minute += 1));
    yard.ok('queue.postpone', { visitId: first });
    expect(order()).toEqual([second, first]);
    expect(visit(first).joinedAt).toBe(joined);
    expect(call()).toEqual([second]);
    yard.ok('queue.reached', { visitId: second });
    yard.ok('queue.send-back', { visitId: second, reason: 'thiếu giấy' });
    expect(visit(second)).toMatchObject({ stage: 'waiting', place: 'unknown', joinedAt: expect.any(Number) });
    expect(yard.refused('queue.send-back', { visitId: second }).code).toBe('queue.not-processing');
    expect(yard.refused('queue.reached', { visitId: second }).code).toBe('queue.not-called');
  });

  it('[QU7] calls never go over the buffer of the point, also after it was lowered', () => {
    for (let n = 0; n < 9; n += 1) aTruck();
    expect(call(50)).toHaveLength(5);
    expect(call(50)).toEqual([]);
    const [first = ''] = order();
    expect(visit(first).stage).toBe('waiting');
    yard.ok('crossing.save', { code: 'HN', name: 'Hữu Nghị', directions: [{ direction: 'export', buffer: 3 }] });
    const called = yard.stores.queues.called(yard.stores.queues.queues()[0]?.id as never);
    yard.ok('queue.reached', { visitId: `vis_${(called[0]?.id ?? 0).toString(36)}` });
    yard.ok('visit.depart', { visitId: `vis_${(called[0]?.id ?? 0).toString(36)}` });
    expect(call(50)).toEqual([]);
  });

  it('[QU7] suspending stops calls and returns called trucks to their place, without a no-show', () => {
    const ids = Array.from({ length: 4 }, () => aTruck());
    yard.ok('expected.add', { plate: '29H-888.88', cargoClass: 'fresh', ...QUEUE });
    const before = order();
    call(2);
    const seq = yard.seq();
    const outcome = yard.ok('crossing.suspend', { crossing: 'hữu nghị', direction: 'export', reason: 'mưa lớn' });
    expect(outcome).toEqual({ returned: ids.slice(0, 2), expected: 1 });
    expect(yard.seq()).toBe(seq + 1);
    expect(visit(ids[0] ?? '')).toMatchObject({ stage: 'waiting', noShows: 0, calledAt: null, arriveByAt: null });
    expect(yard.refused('queue.call', { ...QUEUE, count: 1 })).toEqual({ code: 'queue.suspended', reason: 'mưa lớn' });
    expect(yard.refused('crossing.suspend', { crossing: 'HN', direction: 'export', reason: 'mưa lớn' }).code).toBe(
      'queue.suspended',
    );
    yard.ok('crossing.resume', { crossing: 'HN' });
    expect(yard.refused('crossing.resume', { crossing: 'HN' }).code).toBe('queue.not-suspended');
    expect(order()).toEqual(before);
  });

  it('[QU7] a transfer keeps the time when ordered, else counts from the asking', () => {
    const [asked, ordered] = [aTruck(), aTruck()];
    const now = yard.at((minute += 30));
    expect(yard.ok('queue.transfer', { visitId: asked, crossing: 'TT' }).queueNumber).toMatch(/^TT-K \d{4}$/);
    yard.ok('queue.transfer', { visitId: ordered, crossing: 'TT', isOrdered: true });
    expect(visit(asked).orderAt).toBe(now);
    expect(visit(ordered).orderAt).toBe(START + 2 * MINUTE_MS);
    expect(yard.refused('queue.transfer', { visitId: asked, crossing: 'TT' }).code).toBe('queue.same');
    expect(yard.refused('queue.transfer', { visitId: asked, crossing: 'Móng Cái' }).code).toBe('crossing.unknown');
  });

  it('[QU8] estimates a range from the pace of calls, and none without one', () => {
    const [id] = [aTruck()];
    expect(yard.ask('queue.order', QUEUE).entries[0]).not.toHaveProperty('estimate');
    for (let hour = 0; hour < 12; hour += 1) {
      for (let n = 0; n < 5; n += 1) aTruck();
      minute = hour * 60 + 59;
      yard.at(minute);
      expect(callThrough(5)).toHaveLength(5);
    }
    yard.at((minute += 2));
    const [first] = yard.ask('queue.order', QUEUE).entries;
    expect(visit(id ?? '').stage).toBe('departed');
    expect(first?.estimate).toBeDefined();
    expect(first!.estimate!.p50To).toBeGreaterThanOrEqual(first!.estimate!.p50From);
    expect(first!.estimate!.p90To - first!.estimate!.p90From).toBeGreaterThanOrEqual(
      first!.estimate!.p50To - first!.estimate!.p50From,
    );
    expect(first!.estimate!.p90To).toBeLessThan(yard.clock.now() + 12 * 60 * MINUTE_MS);
  });

  it('[QU9] numbers carry crossing and stream, run on, and are never given twice', () => {
    const numbers = [aTruck('priority'), aTruck('fresh'), aTruck('other'), aTruck('priority')].map(
      (id) => visit(id).queueNumber,
    );
    expect(numbers).toEqual(['HN-Q 0001', 'HN-T 0001', 'HN-K 0001', 'HN-Q 0002']);
    const gone = aTruck('priority');
    yard.ok('visit.depart', { visitId: gone });
    expect(visit(aTruck('priority')).queueNumber).toBe('HN-Q 0004');
  });

  it('[QU9] is not reset at New Year while trucks wait', () => {
    aTruck('other');
    minute = 330 * 24 * 60;
    expect(visit(aTruck('other')).queueNumber).toBe('HN-K 0002');
  });
});
