import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wireId } from '../../../shared/kernel/ids.ts';
import { MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { aLivelyDay } from '../../support/lively-day.ts';
import { runDue } from '../../support/due.ts';
import { PICTURE } from '../../support/pictures.ts';
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

describe('a whole visit', () => {
  const minute = (n: number): number => START + n * MINUTE_MS;
  const DAY = 24 * 60;
  const PLATE = '29H-123.45';
  const slot = (code: string): string => yard.ask('yard.now', {}).slots.find((one) => one.code === code)?.slotId ?? '';

  /** Declared, come, placed, moved, called and not come, exchanged, slept, fed, paid, photographed, gone. */
  function aWholeVisit(): { readonly visitId: string; readonly undoneSeq: number; readonly undoSeq: number } {
    yard.ok('tariff.save', {
      name: 'Biểu giá',
      validFromOn: '2026-02-10',
      lines: [{ kind: 'parking', vehicleTypes: null, loaded: null, freeMinutes: 0, perDayDong: 50_000 }],
    });
    const load = { cargoClass: 'fresh', goods: 'xoài', customsDeclarationNo: '101234567890' } as const;
    yard.ok('expected.add', { plate: PLATE, direction: 'export', crossing: 'HN', driver: 'Nguyễn Văn Đức', ...load });
    yard.at(10);
    const { visitId } = yard.ok('visit.arrive', { plate: PLATE, people: 1, gate: '1', lane: '1' });
    yard.ok('slot.assign', { visitId, slotId: slot('A01') });
    yard.ok('visit.document', { visitId, kind: 'plant-quarantine', number: 'KD-77' });
    yard.at(20);
    yard.ok('slot.move', { visitId, slotId: slot('B02'), override: { reason: 'chật' } });
    yard.at(30);
    const undoneSeq = yard.seqOf('slot.move', { visitId, slotId: slot('B03'), override: { reason: 'nhầm' } });
    yard.at(31);
    const undoSeq = yard.seqOf('change.undo', { seq: undoneSeq });
    yard.at(40);
    yard.ok('queue.call', { crossing: 'HN', direction: 'export', count: 1 });
    const channels = ['loudspeaker', 'telephone', 'cab'];
    yard.ok('queue.no-show', { visitId, attempts: channels.map((channel) => ({ channel })) });
    yard.at(50);
    yard.ok('visit.swap-vehicle', { visitId, role: 'container', plate: 'CSQU3054383', documentNo: '7/HQ' });
    const stay = yard.ok('rest.check-in', { visitId, person: { name: 'Nguyễn Văn Đức' }, bedId: 'bed_1' });
    yard.ok('rest.serve', { visitId, person: { personId: stay.personId }, service: 'meal' });
    const picture = { sha256: 'a'.repeat(64), mediaType: 'image/jpeg', bytes: 4000 } as const;
    yard.run(
      'photo.add',
      { visitId, contentBase64: PICTURE },
      { actor: actorWith('gate'), prepared: { picture: { ok: true, value: picture } } },
    );
    yard.at(90);
    yard.ok('rest.check-out', { stayId: stay.stayId });
    yard.ok('charge.settle', { visitId, how: 'cash' }, actorWith('gate'));
    yard.at(100);
    yard.ok('visit.depart', { visitId, gate: '2', lane: '1' });
    return { visitId, undoneSeq, undoSeq };
  }

  it('[YP14] is told from its declaration to its departure, with who did what and when', () => {
    const { visitId } = aWholeVisit();
    const story = yard.ask('visit.story', { visitId });
    expect(story).toMatchObject({ toldAt: minute(100), isCut: false, visit: { visitId, departedAt: minute(100) } });
    const told = story.events.map(({ type, at, actor, station }) => ({ type, at, actor, station }));
    const by = { actor: 'system', station: 'host' };
    expect(told[0]).toEqual({ type: 'visit.expected', at: START, ...by });
    for (const [type, n] of [
      ['visit.arrived', 10],
      ['visit.document-recorded', 10],
      ['queue.called', 40],
      ['queue.missed', 40],
      ['rest.checked-in', 50],
      ['rest.checked-out', 90],
      ['visit.departed', 100],
    ] as const)
      expect(told, type).toContainEqual({ type, at: minute(n), ...by });
    expect(told).toContainEqual({ type: 'payment.taken', at: minute(90), actor: 'gate', station: 'test' });
  });

  it('[YP14] tells where it stood, what it exchanged and paid, who slept and ate, its papers and pictures', () => {
    const { visitId } = aWholeVisit();
    const story = yard.ask('visit.story', { visitId });
    // The move that was taken back is no place where it stood.
    expect(story.standings).toEqual([
      { zone: 'GL', slot: null, isAdjustment: false, from: minute(10), to: minute(10) },
      { zone: 'A', slot: 'A01', isAdjustment: false, from: minute(10), to: minute(20) },
      { zone: 'B', slot: 'B02', isAdjustment: false, from: minute(20), to: minute(100) },
    ]);
    expect(story.swaps).toMatchObject([
      { role: 'container', becomes: 'CSQU3054383', documentNo: '7/HQ', at: minute(50), by: 'system' },
    ]);
    expect(story.receipts).toMatchObject([
      { at: minute(90), how: 'cash', amountDong: 50_000, by: 'gate', isReversed: false },
    ]);
    expect(story.people).toMatchObject([
      {
        role: 'driver',
        name: 'Nguyễn Văn Đức',
        from: START,
        to: minute(100),
        stays: [{ bed: 'N1-01', from: minute(50), to: minute(90) }],
        services: [{ service: 'meal', quantity: 1, at: minute(50) }],
      },
    ]);
    expect(story.documents).toContainEqual(
      expect.objectContaining({ kind: 'plant-quarantine', state: 'present', number: 'KD-77', by: 'system' }),
    );
    expect(story.photos).toMatchObject([{ sha256: 'a'.repeat(64), takenAt: minute(50), isKept: true }]);
  });

  it('[YP16] keeps what was taken back, marked with the change that did so', () => {
    const { visitId, undoneSeq, undoSeq } = aWholeVisit();
    const { events } = yard.ask('visit.story', { visitId });
    const marks = new Map(events.map(({ seq, undoneBy }) => [seq, undoneBy]));
    expect(marks.get(undoneSeq)).toBe(undoSeq);
    expect([...marks].filter(([, undoneBy]) => undoneBy !== null)).toEqual([[undoneSeq, undoSeq]]);
    expect(events.find(({ type }) => type === 'change.undone')?.info).toMatchObject({ undoneSeq });
  });

  it('[YP15, JO3] names nobody to a viewer, and shows receipts and pictures to those whose work they are', () => {
    const { visitId } = aWholeVisit();
    const seen = yard.ask('visit.story', { visitId }, actorWith('viewer'));
    expect(JSON.stringify(seen)).not.toContain('Đức');
    expect(seen).toMatchObject({ receipts: [], photos: [], people: [{ role: 'driver', name: null }] });
    expect(seen.people[0]?.stays).toHaveLength(1);
    const atGate = yard.ask('visit.story', { visitId }, actorWith('gate'));
    expect([atGate.receipts.length, atGate.photos.length, atGate.people[0]?.name]).toEqual([1, 1, 'Nguyễn Văn Đức']);
    expect(yard.ask('visit.story', { visitId }, actorWith('rest')).receipts).toEqual([]);
  });

  it('[YP15, JO3] leaves erased what was erased, to whoever asks', () => {
    const { visitId } = aWholeVisit();
    yard.at(40 * DAY);
    while (runDue(yard, 'person.erase') > 0);
    const story = yard.ask('visit.story', { visitId });
    expect(JSON.stringify(story)).not.toContain('Đức');
    expect(story.people).toMatchObject([{ role: 'driver', name: null, stays: [{ bed: 'N1-01' }] }]);
  });
});
