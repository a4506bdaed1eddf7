import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { parseWireId } from '../../../shared/kernel/ids.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import { aYard, replayedState, START, stateOf, type Yard } from '../../support/yard.ts';

let yard: Yard;
let minute = 0;
let trucks = 0;
beforeEach(() => {
  yard = aYard({ inMemory: true });
  minute = 0;
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  yard.close();
});

const EXPORT = { crossing: 'HN', direction: 'export' } as const;
const aTruck = (): string => {
  trucks += 1;
  yard.at((minute += 1));
  return yard.ok('visit.arrive', { plate: `29H${String(50_000 + trucks)}`, ...EXPORT }).visitId;
};
const visit = (id: string): Visit => yard.stores.records.require('visit', parseWireId('visit', id) ?? 0);
const order = (): readonly string[] => yard.ask('queue.order', EXPORT).entries.map(({ visitId }) => visitId);
const call = (): string => yard.ok('queue.call', { ...EXPORT, count: 1 }).called[0]?.visitId ?? '';
const fastTrack = (visitId: string): void => {
  yard.ok('queue.fast-track', { visitId, reason: 'perishing', orderedBy: 'Ông A', channel: 'phone' });
};
const fastTracks = () => yard.ask('fast-track.list', { on: '2026-02-10' as never }).fastTracks;
const attempts = ['loudspeaker', 'telephone', 'cab'];

describe('a call that is over', () => {
  it('[QU3, QU5] missed by a fast-tracked truck ends the order: it stands behind the others', () => {
    const [first, second, fast] = [aTruck(), aTruck(), aTruck()];
    fastTrack(fast);
    expect(call()).toBe(fast);
    yard.ok('queue.no-show', { visitId: fast, attempts });
    expect(visit(fast).fastTrack).toBeNull();
    expect(order()).toEqual([first, second, fast]);
    expect(fastTracks()[0]).toMatchObject({ endedHow: 'called' });
  });

  it.each([
    ['taken back', (visitId: string) => yard.ok('queue.recall', { visitId, reason: 'x' })],
    ['ended by a closing', () => yard.ok('crossing.suspend', { crossing: 'HN', reason: 'x' })],
    [
      'not counted, for the way was blocked',
      (visitId: string) => yard.ok('queue.no-show', { visitId, isWayBlocked: true }),
    ],
    [
      'ended by sending the truck back',
      (visitId: string) => {
        yard.ok('queue.reached', { visitId });
        yard.ok('queue.send-back', { visitId });
      },
    ],
  ])('[QU3] %s leaves the order as it was, for the record too', (_how, end) => {
    aTruck();
    const fast = aTruck();
    fastTrack(fast);
    call();
    end(fast);
    expect(order()[0]).toBe(fast);
    expect(fastTracks()[0]).toMatchObject({ endedHow: null });
    yard.ok('queue.postpone', { visitId: fast });
    expect(fastTracks()[0]).toMatchObject({ endedHow: 'ended' });
    expect(order()[0]).not.toBe(fast);
  });

  it('[QU5] missed costs places after closing time as well', () => {
    const [first, second, third] = [aTruck(), aTruck(), aTruck()];
    call();
    const daily = [{ fromMinute: 420, toMinute: 600 }];
    yard.ok('calendar.save', { crossing: 'HN', calendar: { daily, days: [], hours: [] } });
    yard.at(150);
    yard.ok('queue.no-show', { visitId: first, attempts });
    expect(order()).toEqual([second, third, first]);
  });

  it('[QU5] got there at its call at the earliest, whatever hour is told late', () => {
    const visitId = aTruck();
    yard.at(60);
    call();
    yard.at(75);
    const told = { occurredAt: START + 10 * MINUTE_MS, reason: 'ghi bù' };
    yard.ok('queue.reached', { visitId, ...told });
    expect(visit(visitId)).toMatchObject({ calledAt: START + 60 * MINUTE_MS, processingAt: START + 60 * MINUTE_MS });
  });

  it('[QU6] sent back from work, it is reloaded with nobody', () => {
    const visitId = aTruck();
    call();
    yard.ok('queue.reached', { visitId, withPlate: '桂A12345' });
    yard.ok('queue.send-back', { visitId });
    expect(visit(visitId)).toMatchObject({ stage: 'waiting', withPlate: null });
  });

  it('[GA1, QU3] a called truck may go abroad; without a call it is warned of, cleared for the way before or not', () => {
    const visitId = aTruck();
    call();
    expect(yard.ok('visit.abroad', { visitId }).warnings).toEqual([]);
    yard.at(60);
    yard.ok('visit.return', { visitId });
    call();
    yard.ok('queue.reached', { visitId });
    yard.ok('visit.milestone', { visitId, milestone: 'cleared' });
    yard.ok('visit.abroad', { visitId });
    yard.at(120);
    yard.ok('visit.return', { visitId });
    expect(yard.ok('visit.abroad', { visitId }).warnings).toEqual(['visit.crossed-uncalled']);
  });
});
