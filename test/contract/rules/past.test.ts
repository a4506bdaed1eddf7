import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { later, MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { ContractFault } from '../../../shared/contract/errors.ts';
import { aYard, START, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard();
});
afterEach(() => yard.close());

const minutes = (count: number) => later(START, count * MINUTE_MS);

const arrive = (plate: string): string =>
  yard.ok('visit.arrive', { plate, direction: 'export', crossing: 'Hữu Nghị' }).visitId;

describe('how much happened in a past time', () => {
  it('[YP3] counts the changes recorded in each part, the first instant of a part in it and the last not', () => {
    const { seq } = yard.stores.journal.head();
    yard.at(10);
    arrive('12C-111.11');
    yard.at(20);
    arrive('12C-222.22');
    arrive('12C-333.33');
    yard.at(29);
    arrive('12C-444.44');
    yard.at(60);
    const { counts } = yard.ask('yard.pulse', { from: minutes(10), to: minutes(30), parts: 2 });
    expect(counts).toEqual([1, 3]);
    const all = yard.ask('yard.pulse', { from: minutes(-60), to: minutes(61), parts: 1 });
    expect(all.counts).toEqual([yard.stores.journal.head().seq]);
    expect(yard.stores.journal.head().seq).toBe(seq + 4);
    expect(yard.ask('yard.pulse', { from: minutes(40), to: minutes(60), parts: 3 }).counts).toEqual([0, 0, 0]);
  });

  it('[YP3] marks incidents, alarms, suspensions and stock-takes of the time, oldest first', () => {
    yard.at(5);
    const visitId = arrive('12C-111.11');
    yard.at(10);
    yard.ok('incident.open', { kind: 'fire', visitId });
    yard.at(20);
    yard.ok('crossing.suspend', { crossing: 'HN', reason: 'mất điện' });
    yard.at(30);
    const { countId } = yard.ok('count.start', {});
    yard.ok('count.abandon', { countId, reason: 'thử' });
    yard.at(40);
    yard.ok('crossing.resume', { crossing: 'HN' });
    yard.at(50);
    const { marks } = yard.ask('yard.pulse', { from: minutes(0), to: minutes(40) });
    expect(marks.filter(({ kind }) => kind !== 'alarm')).toEqual([
      { at: minutes(10), kind: 'incident', code: 'fire', visitId },
      { at: minutes(20), kind: 'suspension', code: 'crossing.suspend', visitId: null },
      { at: minutes(30), kind: 'stock-take', code: 'abandoned', visitId: null },
    ]);
  });

  it('refuses a time that ends before it begins', () => {
    expect(() => yard.ask('yard.pulse', { from: minutes(2), to: minutes(1) })).toThrow('request.invalid');
  });
});

describe('a past instant', () => {
  it('[YP18] is told of by the newest change recorded by then, and says when', () => {
    yard.at(10);
    arrive('12C-111.11');
    const then = yard.seq();
    yard.at(20);
    arrive('12C-222.22');
    yard.at(30);
    const { asOfSeq, toldAt, siteNow, visits } = yard.ask('yard.at', { at: minutes(15) });
    expect([asOfSeq, toldAt, siteNow]).toEqual([then, yard.clock.now(), minutes(15)]);
    expect(visits.map(({ plate }) => plate)).toEqual(['12C11111']);
    expect(yard.ask('yard.at', { at: minutes(20) }).asOfSeq).toBe(yard.seq());
  });

  const faultAt = (at: number): unknown => {
    try {
      yard.ask('yard.at', { at });
      return null;
    } catch (error) {
      return error instanceof ContractFault ? error.fault : error;
    }
  };

  it('[YP4] that has not come, or before the yard was, is a fault that says so', () => {
    yard.at(10);
    expect(faultAt(yard.clock.now() + 1)).toEqual({ code: 'past.in-future' });
    expect(faultAt(minutes(-24 * 60))).toEqual({
      code: 'past.before-site',
      since: yard.stores.journal.change(1)?.recordedAt,
    });
    expect(faultAt(yard.clock.now())).toBeNull();
  });
});
