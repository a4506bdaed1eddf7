import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Day } from '../../../shared/kernel/calendar.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import type { Role } from '../../../shared/domain/vocabulary.ts';
import { aLivelyDay } from '../../support/lively-day.ts';
import { actorWith, aYard, START, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

/** Every number under a name of an id, with its path. */
function rawIdsIn(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    typeof one === 'number' && /(?:^id|Id|For)$/.test(key) ? [`${path}.${key}`] : rawIdsIn(one, `${path}.${key}`),
  );
}

describe('a story', () => {
  it('[JO3] speaks of everything by ids of the wire, and so does what became of a place', () => {
    aLivelyDay(yard);
    const visits = yard.stores.visits.newest({ stage: null, from: null, to: null, limit: 100 });
    const said = visits.flatMap(({ id }) => {
      const visitId = wireId('visit', id);
      const story = yard.ask('visit.story', { visitId });
      const explained = yard.ask('queue.explain', { visitId, otherVisitId: wireId('visit', visits[0]?.id ?? 0) });
      return [...story.events, ...explained.places, explained.comparison];
    });
    expect(said.length).toBeGreaterThan(100);
    expect(rawIdsIn(said)).toEqual([]);
  });

  it('[JO3] names slot, zone, queue, crossing, bed and person as the live model does', () => {
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-123.45', direction: 'export', crossing: 'HN' });
    yard.ok('slot.reserve', { slotId: 'slt_1', visitId });
    yard.ok('slot.assign', { visitId, slotId: 'slt_1' });
    const stay = yard.ok('rest.check-in', { visitId, person: { name: 'Đức' } });
    const { visit, events } = yard.ask('visit.story', { visitId });
    const first = (type: string): object | null | undefined => events.find((event) => event.type === type)?.set;
    expect(first('visit.arrived')).toMatchObject({
      id: visitId,
      crossingId: visit.crossingId,
      queueId: visit.queueId,
    });
    expect(first('visit.placed')).toMatchObject({ slotId: 'slt_1', placeZoneId: visit.zoneId, place: visit.place });
    expect(first('slot.reserved')).toMatchObject({ reservedFor: visitId });
    expect(first('slot.occupied')).toMatchObject({ visitId });
    expect(first('rest.checked-in')).toEqual({
      stayId: stay.stayId,
      personId: stay.personId,
      visitId,
      occupiedAt: yard.clock.now(),
    });
  });
});

describe('the parts of a story', () => {
  it('[YP10] tells where it stood, slot by slot, and who was exchanged', () => {
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-123.45', direction: 'export', crossing: 'HN' });
    const arrived = yard.clock.now();
    const placed = yard.at(5);
    yard.ok('slot.assign', { visitId, slotId: 'slt_1' });
    const moved = yard.at(30);
    yard.ok('slot.move', { visitId, slotId: 'slt_2' });
    const left = yard.at(60);
    yard.ok('visit.depart', { visitId });
    const { standings, visit } = yard.ask('visit.story', { visitId });
    expect(visit.departedAt).toBe(left);
    expect(standings.map(({ slot, from, to }) => [slot, from, to])).toEqual([
      [null, arrived, placed],
      ['A01', placed, moved],
      ['A02', moved, left],
    ]);
    for (const { zone, isAdjustment } of standings) expect([zone === '', isAdjustment]).toEqual([false, false]);
  });

  it('[YP10] [YP12] forgets a standing that was taken back, and still tells that it was', () => {
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-123.45', direction: 'export', crossing: 'HN' });
    yard.at(5);
    const seq = yard.seqOf('slot.assign', { visitId, slotId: 'slt_1' });
    yard.at(6);
    yard.ok('change.undo', { seq });
    const { standings, events } = yard.ask('visit.story', { visitId });
    expect(standings.map(({ slot, to }) => [slot, to])).toEqual([[null, null]]);
    expect(events.filter((event) => event.seq === seq).length).toBeGreaterThan(0);
    expect(events.some(({ reason }) => reason === `undo ${String(seq)}`)).toBe(true);
  });

  it('[YP10] tells people with their stays and what was handed out to them', () => {
    const { visitId } = yard.ok('visit.arrive', {
      plate: '12C-123.45',
      direction: 'export',
      crossing: 'HN',
      driver: 'Nguyễn Văn Đức',
    });
    const slept = yard.at(10);
    const { stayId, personId } = yard.ok('rest.check-in', { visitId, person: { name: 'Nguyễn Văn Đức' } });
    const ate = yard.at(20);
    yard.ok('rest.serve', { visitId, service: 'meal', person: { personId } });
    const woke = yard.at(90);
    yard.ok('rest.check-out', { stayId });
    const person = yard.ask('visit.story', { visitId }).people.find((one) => one.personId === personId);
    expect(person?.stays.map(({ from, to }) => [from, to])).toEqual([[slept, woke]]);
    expect(person?.services).toEqual([{ service: 'meal', quantity: 1, at: ate }]);
  });

  it('[YP11] names nobody and shows no receipt to those who may not see them', () => {
    const { visitId } = yard.ok('visit.arrive', {
      plate: '12C-123.45',
      direction: 'export',
      crossing: 'HN',
      driver: 'Nguyễn Văn Đức',
      people: 1,
    });
    const namesFor = (role: Role): readonly (string | null)[] =>
      yard.ask('visit.story', { visitId }, actorWith(role)).people.map(({ name }) => name);
    expect(namesFor('coordinator')).toEqual(['Nguyễn Văn Đức']);
    expect(namesFor('viewer')).toEqual([null]);
  });

  it('[YP10] [YP11] tells receipts and their reversals to those who handle money', () => {
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-123.45', direction: 'export', crossing: 'HN' });
    yard.ok('tariff.save', {
      name: 'Biểu giá',
      validFromOn: '2026-02-10' as Day,
      lines: [
        { kind: 'parking', vehicleTypes: null, loaded: null, freeMinutes: 0, perDayDong: 0 },
        { kind: 'service', code: 'weighing', name: 'Cân xe', amountDong: 20_000 },
      ],
    });
    yard.ok('charge.add', { visitId, code: 'weighing' });
    const { paymentId } = yard.ok('charge.settle', { visitId, how: 'cash' });
    yard.ok('payment.reverse', { paymentId, reason: 'nhầm' });
    const { receipts } = yard.ask('visit.story', { visitId });
    expect(receipts.map(({ amountDong, isReversed }) => [amountDong, isReversed])).toEqual([
      [20_000, true],
      [-20_000, false],
    ]);
    expect(yard.ask('visit.story', { visitId }, actorWith('rest')).receipts).toEqual([]);
  });
});

describe('a past instant', () => {
  it('[YP13] that has not come, or before the yard was, is a fault that says so', () => {
    const faultAt = (at: number): unknown => {
      try {
        yard.ask('yard.at', { at });
        return null;
      } catch (error) {
        return (error as { readonly fault?: unknown }).fault;
      }
    };
    yard.at(10);
    expect(faultAt(yard.clock.now() + 1)).toEqual({ code: 'past.in-future' });
    expect(faultAt(START - 86_400_000)).toEqual({
      code: 'past.before-site',
      since: yard.stores.journal.change(1)?.recordedAt,
    });
    expect(faultAt(yard.clock.now())).toBeNull();
  });
});
