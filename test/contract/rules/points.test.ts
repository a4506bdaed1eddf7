import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { parseWireId } from '../../../shared/kernel/ids.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import type { QueuePoint } from '../../../shared/domain/queue/points.ts';
import { aYard, replayedState, START, stateOf, type Yard } from '../../support/yard.ts';

let yard: Yard;
let minute = 0;
let trucks = 0;
beforeEach(() => {
  yard = aYard({ inMemory: true });
  minute = 0;
  points('quarantine', 'transshipment');
  yard.ok('settings.save', {
    values: {
      importRoutes: [
        { cargoClass: 'fresh', points: ['quarantine', 'main'] },
        { cargoClass: 'machinery', points: ['transshipment'] },
        { cargoClass: null, points: ['main'] },
      ],
    },
  });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  yard.close();
});

const points = (...which: readonly QueuePoint[]): void => {
  yard.ok('crossing.save', {
    code: 'HN',
    name: 'Hữu Nghị',
    directions: which.map((point) => ({ direction: 'import' as const, point, buffer: 2, capacityPerHour: 10 })),
  });
};
const aTruck = (cargoClass: 'fresh' | 'machinery' | 'general', more: object = {}): string => {
  trucks += 1;
  yard.at((minute += 1));
  const plate = `29C${String(30_000 + trucks)}`;
  yard.ok('expected.add', { plate, crossing: 'HN', direction: 'import', cargoClass, ...more });
  return yard.ok('visit.arrive', { plate }).visitId;
};
const visit = (id: string): Visit => yard.stores.records.require('visit', parseWireId('visit', id) ?? 0);
const queue = (point: QueuePoint) => ({ crossing: 'HN', direction: 'import', point }) as const;
const order = (point: QueuePoint): readonly string[] =>
  yard.ask('queue.order', queue(point)).entries.map(({ visitId }) => visitId);
const call = (point: QueuePoint, count = 1): readonly string[] =>
  yard.ok('queue.call', { ...queue(point), count }).called.map(({ visitId }) => visitId);
/** Calls the next at a point and puts it to work there. */
const work = (point: QueuePoint): string => {
  const [id = ''] = call(point);
  yard.ok('queue.reached', { visitId: id });
  return id;
};

describe('the route of an import', () => {
  it('[QU23] is what the first fitting line says of its class, and it queues for the first point', () => {
    const [fruit, machine, other] = [aTruck('fresh'), aTruck('machinery'), aTruck('general')];
    expect([fruit, machine, other].map((id) => visit(id).points)).toEqual([
      ['quarantine', 'main'],
      ['transshipment'],
      [],
    ]);
    expect([order('quarantine'), order('transshipment'), order('main')]).toEqual([[fruit], [machine], [other]]);
  });

  it('[QU23] a class only said at the gate counts as general, and exports pass no points', () => {
    yard.at((minute += 1));
    const said = yard.ok('visit.arrive', {
      plate: '29C-999.99',
      crossing: 'HN',
      direction: 'import',
      cargoClass: 'fresh',
    }).visitId;
    expect(visit(said).points).toEqual([]);
    expect(order('main')).toEqual([said]);
    const out = aTruck('fresh', { direction: 'export' });
    expect(visit(out).points).toEqual([]);
  });

  it('[QU23] names only points that the crossing has', () => {
    const truck = aTruck('fresh', { crossing: 'TT' });
    expect(visit(truck).points).toEqual([]);
    expect(visit(truck).queueNumber).toMatch(/^TT-/);
  });

  it('[QU9] no two trucks of a crossing get the same number, whatever they queue for first', () => {
    const numbers = [aTruck('fresh'), aTruck('machinery'), aTruck('general'), aTruck('fresh')].map(
      (id) => visit(id).queueNumber,
    );
    expect(numbers).toEqual(['HN-N 0001', 'HN-N 0002', 'HN-N 0003', 'HN-N 0004']);
  });

  it('[QU9] nor at a crossing without a main point, nor once it has one', () => {
    const ofXx = (which: readonly QueuePoint[]): void =>
      void yard.ok('crossing.save', {
        code: 'XX',
        name: 'Mới',
        directions: which.map((point) => ({ direction: 'import' as const, point })),
      });
    ofXx(['quarantine', 'transshipment']);
    const arrive = (...which: readonly QueuePoint[]): string | null => {
      yard.ok('settings.save', { values: { importRoutes: [{ cargoClass: null, points: [...which] }] } });
      trucks += 1;
      return yard.ok('visit.arrive', { plate: `29C${String(30_000 + trucks)}`, crossing: 'XX', direction: 'import' })
        .queueNumber;
    };
    const numbers = [arrive('quarantine'), arrive('transshipment')];
    ofXx(['main']);
    numbers.push(arrive('main'), arrive('quarantine'));
    expect(numbers).toEqual(['XX-N 0001', 'XX-N 0002', 'XX-N 0003', 'XX-N 0004']);
  });

  it('[QU9] nor after New Year, while one of another point still waits', () => {
    aTruck('fresh');
    minute = 330 * 24 * 60;
    expect(visit(aTruck('general')).queueNumber).toBe('HN-N 0002');
  });
});

describe('from point to point', () => {
  it('[QU24] the milestone of its point passes a truck on, at its time and under its number', () => {
    const earlier = aTruck('general');
    const fruit = aTruck('fresh');
    const number = visit(fruit).queueNumber;
    expect(work('quarantine')).toBe(fruit);
    yard.ok('visit.milestone', { visitId: fruit, milestone: 'inspected' });
    expect(visit(fruit).stage).toBe('processing');
    yard.at((minute += 30));
    yard.ok('visit.milestone', { visitId: fruit, milestone: 'quarantined' });
    expect(visit(fruit)).toMatchObject({
      stage: 'waiting',
      points: ['main'],
      queueNumber: number,
      orderAt: START + minute * MINUTE_MS,
      processingAt: null,
      calledAt: null,
      callLane: null,
      callAttempts: [],
      place: 'unknown',
    });
    expect(order('main')).toEqual([earlier, fruit]);
    const last = yard.ask('visit.story', { visitId: fruit }).events.at(-1);
    expect(last).toMatchObject({ type: 'queue.passed-on', info: { from: 'quarantine', to: 'main' } });
  });

  it('[QU24] at its last point it stays until it is let out inland', () => {
    const fruit = aTruck('fresh');
    work('quarantine');
    yard.ok('visit.milestone', { visitId: fruit, milestone: 'quarantined' });
    expect(work('main')).toBe(fruit);
    yard.ok('visit.milestone', { visitId: fruit, milestone: 'inspected' });
    expect(visit(fruit)).toMatchObject({ stage: 'processing', points: ['main'] });
    yard.ok('visit.depart', { visitId: fruit, departure: 'cleared-inland' });
    expect(visit(fruit)).toMatchObject({ stage: 'departed', departure: 'cleared-inland', orderAt: null });
  });

  it('[QU24] a milestone told late orders it by the time at which the work was done', () => {
    const [first, second] = [aTruck('fresh'), aTruck('fresh')];
    work('quarantine');
    work('quarantine');
    yard.at((minute += 60));
    const at = yard.clock.now();
    yard.ok('visit.milestone', { visitId: first, milestone: 'quarantined' });
    const occurredAt = at - 20 * MINUTE_MS;
    yard.ok('visit.milestone', { visitId: second, milestone: 'quarantined', occurredAt, reason: 'ghi bù' });
    expect(order('main')).toEqual([second, first]);
  });

  it('[QU24] no work was done before it began, whatever time is told', () => {
    yard.at((minute += 60));
    const fruit = aTruck('fresh');
    work('quarantine');
    const began = yard.clock.now();
    yard.at((minute += 30));
    yard.ok('visit.milestone', { visitId: fruit, milestone: 'quarantined', occurredAt: START, reason: 'ghi bù' });
    expect(visit(fruit)).toMatchObject({ stage: 'waiting', orderAt: began, joinedAt: began });
  });

  it('[QU24, QU7] taking the milestone back puts it to work again, unless the point is full by then', () => {
    const trio = [aTruck('fresh'), aTruck('fresh'), aTruck('fresh')];
    work('quarantine');
    work('quarantine');
    const seq = yard.seqOf('visit.milestone', { visitId: trio[0] ?? '', milestone: 'quarantined' });
    expect(call('quarantine')).toEqual([trio[2]]);
    expect(yard.refused('change.undo', { seq })).toMatchObject({ code: 'change.point-full', buffer: 2 });
    yard.ok('queue.recall', { visitId: trio[2] ?? '', reason: 'x' });
    yard.ok('change.undo', { seq });
    expect(visit(trio[0] ?? '')).toMatchObject({ stage: 'processing', points: ['quarantine', 'main'] });
  });

  it('[QU7] each point has room, lanes and a suspension of its own', () => {
    yard.ok('crossing.save', {
      code: 'HN',
      name: 'Hữu Nghị',
      directions: [{ direction: 'import', point: 'quarantine', lanes: ['K1', 'K2'] }],
    });
    for (let n = 0; n < 4; n += 1) aTruck('fresh');
    for (let n = 0; n < 4; n += 1) aTruck('general');
    expect(call('quarantine', 9)).toHaveLength(2);
    expect(call('main', 9)).toHaveLength(4);
    expect(yard.refused('queue.call', { ...queue('main'), count: 1, lane: 'K1' }).code).toBe('queue.lane-unknown');
    expect(yard.refused('queue.call', { ...queue('quarantine'), crossing: 'TT', count: 1 })).toEqual({
      code: 'queue.point-unknown',
      crossing: 'Tân Thanh',
      direction: 'import',
      point: 'quarantine',
    });
  });
});

describe('another route', () => {
  it('[QU24] takes one that waits to another queue, with its time and its number', () => {
    const general = aTruck('general');
    const fruit = aTruck('fresh');
    const number = visit(general).queueNumber;
    yard.at((minute += 30));
    expect(yard.ok('visit.route', { visitId: general, points: ['quarantine', 'main', 'quarantine'] })).toEqual({
      queueNumber: number,
    });
    expect(visit(general).points).toEqual(['quarantine', 'main']);
    expect(order('quarantine')).toEqual([general, fruit]);
    yard.ok('visit.route', { visitId: general, points: [] });
    expect(order('main')).toEqual([general]);
  });

  it('[QU24] of one at work changes only the points after this one', () => {
    const fruit = aTruck('fresh');
    work('quarantine');
    expect(yard.refused('visit.route', { visitId: fruit, points: ['main'] })).toEqual({
      code: 'queue.not-waiting',
      stage: 'processing',
    });
    yard.ok('visit.route', { visitId: fruit, points: ['quarantine', 'transshipment'] });
    yard.ok('visit.milestone', { visitId: fruit, milestone: 'quarantined' });
    expect(order('transshipment')).toEqual([fruit]);
    expect(
      yard.refused('visit.route', { visitId: aTruck('fresh', { crossing: 'TT' }), points: ['quarantine'] }),
    ).toMatchObject({
      code: 'queue.point-unknown',
      crossing: 'Tân Thanh',
    });
  });

  it('[QU24] does not win back what a later call cost', () => {
    const [postponed, other] = [aTruck('general'), aTruck('fresh')];
    yard.at((minute += 5));
    yard.ok('queue.postpone', { visitId: postponed });
    yard.ok('visit.route', { visitId: postponed, points: ['quarantine'] });
    expect(order('quarantine')).toEqual([other, postponed]);
  });
});

describe('elsewhere and back', () => {
  it('[QU23] a two-way truck passes its points again when it comes back', () => {
    const truck = aTruck('fresh', { isTwoWay: true });
    work('quarantine');
    yard.ok('visit.milestone', { visitId: truck, milestone: 'quarantined' });
    yard.ok('visit.abroad', { visitId: truck });
    expect(visit(truck)).toMatchObject({ orderAt: null, callLane: null, callAttempts: [] });
    yard.at((minute += 60));
    yard.ok('visit.return', { visitId: truck });
    expect(visit(truck)).toMatchObject({ stage: 'waiting', points: ['quarantine', 'main'] });
    expect(order('quarantine')).toEqual([truck]);
  });

  it('[QU23] is that of the other crossing for one that is transferred before its first point', () => {
    yard.ok('crossing.save', {
      code: 'TT',
      name: 'Tân Thanh',
      directions: [{ direction: 'import', point: 'quarantine' }],
    });
    yard.ok('crossing.save', { code: 'CM', name: 'Chi Ma', directions: [{ direction: 'import' }] });
    const [atMain, sent, fruit] = [aTruck('fresh', { crossing: 'CM' }), aTruck('fresh'), aTruck('fresh')];
    yard.ok('visit.route', { visitId: sent, points: ['transshipment', 'main'] });
    for (const visitId of [atMain, sent, fruit]) yard.ok('queue.transfer', { visitId, crossing: 'TT' });
    expect([atMain, sent, fruit].map((id) => visit(id).points)).toEqual([
      ['quarantine', 'main'],
      [],
      ['quarantine', 'main'],
    ]);
  });

  it('[QU7] at another crossing it passes the points that this one has', () => {
    const truck = aTruck('fresh');
    yard.ok('queue.transfer', { visitId: truck, crossing: 'TT' });
    expect(visit(truck).points).toEqual([]);
    expect(yard.ask('queue.order', { crossing: 'TT', direction: 'import' }).entries).toMatchObject([
      { visitId: truck },
    ]);
  });
});
