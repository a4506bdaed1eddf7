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
  const TRUCK = { direction: 'export', crossing: 'HN' } as const;
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

  it('[YP20] tells a correction field by field, old and new, and marks it with its undoing', () => {
    yard.ok('expected.add', {
      plate: PLATE,
      direction: 'export',
      crossing: 'Tân Thanh',
      cargoClass: 'general',
      goods: 'xoài',
      weightKg: 20_000,
    });
    const [{ visitId } = { visitId: '' }] = yard.ask('visit.find', { text: PLATE }).visits;
    yard.ok('visit.amend', { visitId, crossing: 'HN', customsDeclarationNo: '101', vehicleType: 'truck-4-axle' });
    yard.ok('visit.arrive', { plate: PLATE, goods: 'mít', cargoClass: 'fresh' });
    const undone = yard.seqOf('visit.amend', { visitId, plate: '29H-543.21', loaded: false, note: 'bạt rách' });
    yard.ok('change.undo', { seq: undone });
    const told = yard.ask('visit.story', { visitId }).events.filter(({ corrections }) => corrections.length > 0);
    expect(told.map(({ type, corrections, undoneBy }) => [type, corrections, undoneBy])).toEqual([
      [
        'visit.amended',
        [
          { field: 'vehicleType', was: null, becomes: 'truck-4-axle' },
          { field: 'lengthCm', was: expect.any(Number) as number, becomes: expect.any(Number) as number },
          { field: 'crossingId', was: 'Tân Thanh', becomes: 'Hữu Nghị' },
          { field: 'customsDeclarationNo', was: null, becomes: '101' },
        ],
        null,
      ],
      [
        'visit.arrived',
        expect.arrayContaining([
          { field: 'goods', was: 'xoài', becomes: 'mít' },
          { field: 'cargoClass', was: 'general', becomes: 'fresh' },
        ]) as object,
        null,
      ],
      [
        'visit.amended',
        [
          { field: 'plate', was: '29H12345', becomes: '29H54321' },
          { field: 'loaded', was: true, becomes: false },
          { field: 'note', was: null, becomes: 'bạt rách' },
        ],
        undone + 1,
      ],
    ]);
  });

  it('[YP20, JO3] tells of a person that something was changed and never what', () => {
    const { visitId } = yard.ok('visit.arrive', {
      plate: PLATE,
      ...TRUCK,
      driver: 'Nông Văn Hải',
      phone: '0912345678',
    });
    const [driver] = yard.ask('visit.story', { visitId }).people;
    yard.ok('person.amend', {
      personId: driver?.personId ?? '',
      name: 'Lý Văn Hà',
      documentNo: '020304',
      nationality: 'CN',
    });
    yard.ok('person.amend', { personId: driver?.personId ?? '', role: 'owner' });
    yard.ok('visit.amend', { visitId, phone: '0987654321' });
    const { events } = yard.ask('visit.story', { visitId });
    expect(events.flatMap(({ type, corrections }) => corrections.map((one) => [type, one]))).toEqual([
      ['person.amended', { field: 'personal', was: null, becomes: null }],
      ['person.amended', { field: 'role', was: 'driver', becomes: 'owner' }],
    ]);
    expect(JSON.stringify(events)).not.toMatch(/Hải|Lý Văn|0912345678|020304|0987654321/);
  });

  it('[YP21] names people on paper only for whom somebody accountable wrote it down, and only for a while', () => {
    const { visitId } = aWholeVisit();
    const [lan, minh] = [actorWith('manager'), { ...actorWith('coordinator'), user: 'minh' }];
    const named = (disclosure: number, actor = lan) => yard.ask('visit.story', { visitId, disclosure }, actor);
    const seq = yard.seqOf('visit.disclose', { visitId, to: 'Công an  tỉnh', documentNo: '12/CA' }, lan);
    expect(named(seq)).toMatchObject({
      disclosure: { to: 'Công an tỉnh', documentNo: '12/CA', at: minute(100), by: lan.user },
      people: [{ name: 'Nguyễn Văn Đức' }],
    });
    // It stands in the story itself, without the name.
    const told = yard.ask('visit.story', { visitId }, actorWith('viewer'));
    expect(told.events.at(-1)).toMatchObject({
      ...{ seq, type: 'person.disclosed', actor: lan.user },
      info: { to: 'Công an tỉnh', documentNo: '12/CA' },
    });
    expect(JSON.stringify(told)).not.toContain('Đức');
    for (const role of ['gate', 'rest', 'viewer'] as const)
      expect(yard.run('visit.disclose', { visitId, to: 'Công an' }, { actor: actorWith(role) })).toMatchObject({
        fault: { code: 'session.not-allowed' },
      });
    // Another's word, another change, another truck, too long ago: no sheet at all rather than one without names.
    const other = yard.ok('visit.arrive', { plate: '12C-11111', ...TRUCK, driver: 'Lý Hà' }).visitId;
    expect(() => named(seq, minh)).toThrow('story.not-disclosed');
    expect(() => named(seq - 1)).toThrow('story.not-disclosed');
    expect(() => named(9999)).toThrow('story.not-disclosed');
    expect(() => yard.ask('visit.story', { visitId: other, disclosure: seq }, lan)).toThrow('story.not-disclosed');
    yard.at(115);
    expect(named(seq).people).toMatchObject([{ name: 'Nguyễn Văn Đức' }]);
    yard.at(116);
    expect(() => named(seq)).toThrow('story.not-disclosed');
    expect(yard.refused('change.undo', { seq })).toMatchObject({ code: 'change.not-reversible' });
  });

  it('[YP21, JO3] names nobody whose name is erased, and nobody who was not there to be named', () => {
    const { visitId } = yard.ok('visit.arrive', { plate: PLATE, ...TRUCK, driver: 'Nông Văn Hải', people: 1 });
    const seq = yard.seqOf('visit.disclose', { visitId, to: 'Hải quan' });
    yard.ok('person.add', { visitId, person: { name: 'Lý Văn Hà' } });
    const names = yard.ask('visit.story', { visitId, disclosure: seq }).people.map(({ name }) => name);
    expect(names).toEqual(['Nông Văn Hải', null]);
    yard.ok('visit.depart', { visitId });
    yard.at(40 * DAY);
    while (runDue(yard, 'person.erase') > 0);
    expect(yard.refused('visit.disclose', { visitId, to: 'Hải quan' })).toEqual({ code: 'visit.nobody-named' });
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
