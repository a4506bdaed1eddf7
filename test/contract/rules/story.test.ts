import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wireId } from '../../../shared/kernel/ids.ts';
import { aLivelyDay } from '../../support/lively-day.ts';
import { aYard, type Yard } from '../../support/yard.ts';

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
