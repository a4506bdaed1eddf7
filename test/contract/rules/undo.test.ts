import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aYard, replayedState, stateOf, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  yard.close();
});

const QUEUE = { crossing: 'HN', direction: 'export' } as const;
const arrive = (plate: string) => yard.ok('visit.arrive', { plate, ...QUEUE });
const undo = (seq: number): void => void yard.ok('change.undo', { seq });

describe('taking back', () => {
  it('[QU9] an arrival does not give its number out again', () => {
    arrive('12C-111.11');
    const taken = [yard.seqOf('visit.arrive', { plate: '12C-222.22', ...QUEUE })];
    taken.push(yard.seqOf('visit.arrive', { plate: '12C-333.33', ...QUEUE }));
    for (const seq of taken.toReversed()) undo(seq);
    expect(arrive('12C-444.44').queueNumber).toBe('HN-K 0004');
  });

  it('[JO3] an arrival leaves no personal value behind, and touches nobody else', () => {
    const personal = (): readonly unknown[] =>
      yard.db.prepare('SELECT name FROM person_data ORDER BY person_id').pluck().all();
    yard.ok('visit.arrive', { plate: '12C-111.11', driver: 'Nguyễn Văn Đức', ...QUEUE });
    const said = { driver: 'Trần Đức Hiếu', phone: '0912 345 678', documentNo: 'B2-778899' };
    const seq = yard.seqOf('visit.arrive', { plate: '12C-222.22', ...said, ...QUEUE });
    expect(personal()).toEqual(['Nguyễn Văn Đức', 'Trần Đức Hiếu']);
    undo(seq);
    expect(personal()).toEqual(['Nguyễn Văn Đức']);
  });

  it('[QU7] a postponement or no-show never calls more trucks than the point holds', () => {
    yard.ok('crossing.save', { code: 'HN', name: 'Hữu Nghị', directions: [{ direction: 'export', buffer: 1 }] });
    const [first, second] = [arrive('12C-111.11').visitId, arrive('12C-222.22').visitId];
    const order = { reason: 'x', orderedBy: 'Ông A', channel: 'phone' };
    yard.ok('queue.call', { ...QUEUE, count: 1 });
    const attempts = ['loudspeaker', 'telephone', 'cab'];
    const missed = yard.seqOf('queue.no-show', { visitId: first, attempts });
    yard.ok('queue.fast-track', { visitId: second, ...order });
    yard.ok('queue.call', { ...QUEUE, count: 1 });
    expect(yard.refused('change.undo', { seq: missed })).toEqual({
      code: 'change.point-full',
      buffer: 1,
      isSuspended: false,
    });
    yard.ok('queue.reached', { visitId: second });
    yard.ok('visit.depart', { visitId: second });
    undo(missed);
    expect(yard.stores.queues.called(yard.stores.queues.queues()[0]!.id)).toHaveLength(1);
  });

  it('[QU7] a postponement does not call while the crossing is suspended, a suspension calls again', () => {
    const visitId = arrive('12C-111.11').visitId;
    yard.ok('queue.call', { ...QUEUE, count: 1 });
    const suspended = yard.seqOf('crossing.suspend', { crossing: 'HN', direction: 'export', reason: 'mưa' });
    undo(suspended);
    const [queue] = yard.stores.queues.queues();
    expect(queue?.suspendedAt).toBeNull();
    expect(yard.stores.queues.called(queue!.id)).toHaveLength(1);
    const postponed = yard.seqOf('queue.postpone', { visitId });
    yard.ok('crossing.suspend', { crossing: 'HN', direction: 'export', reason: 'mưa' });
    expect(yard.run('change.undo', { seq: postponed })).toHaveProperty('refusal');
  });

  it('[QU46] a crossing or point that was made stays: trucks may be declared for it', () => {
    const made = yard.seqOf('crossing.save', { code: 'XX', name: 'Mới', directions: [{ direction: 'export' }] });
    const point = yard.seqOf('crossing.save', { code: 'CM', name: 'Chi Ma', directions: [{ direction: 'import' }] });
    const truck = { direction: 'export', cargoClass: 'general' } as const;
    yard.ok('expected.add', { plate: '29H-111.11', crossing: 'XX', ...truck });
    yard.ok('expected.add', { plate: '29H-222.22', crossing: 'CM', ...truck, direction: 'import' });
    for (const seq of [made, point])
      expect(yard.refused('change.undo', { seq })).toEqual({ code: 'change.not-reversible' });
    for (const plate of ['29H-111.11', '29H-222.22']) yard.ok('visit.arrive', { plate });
  });

  it('[QU46] no two crossings have one code or name', () => {
    const renamed = yard.seqOf('crossing.save', { crossingId: 'cro_1', code: 'YY', name: 'Khác' });
    yard.ok('crossing.save', { code: 'HN', name: 'Hữu Nghị mới' });
    expect(yard.refused('change.undo', { seq: renamed })).toEqual({
      code: 'crossing.name-taken',
      crossing: 'Hữu Nghị mới',
    });
    const again = yard.seqOf('crossing.save', { crossingId: 'cro_1', code: 'ZZ', name: 'Khác nữa' });
    undo(again);
    expect(yard.stores.queues.crossings().map(({ code }) => code)).toEqual(['YY', 'TT', 'CM', 'HN']);
  });

  it('[GA1] a departure is too late once the truck came in again', () => {
    const { visitId } = arrive('12C-333.33');
    const departed = yard.seqOf('visit.depart', { visitId });
    yard.at(10);
    const again = yard.seqOf('visit.arrive', { plate: '12C-333.33', ...QUEUE });
    expect(yard.refused('change.undo', { seq: departed })).toMatchObject({
      code: 'change.truck-here-again',
      plate: '12C33333',
    });
    undo(again);
    undo(departed);
    expect(yard.stores.visits.liveByPlate('12C33333').map(({ stage }) => stage)).toEqual(['waiting']);
  });

  it('[GA1, GA6] a trailer left alone is too late once its tractor came in again', () => {
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-333.33', trailerPlate: '12R-001.23', ...QUEUE });
    yard.at(10);
    const uncoupled = yard.seqOf('visit.uncouple', { visitId });
    yard.at(20);
    const input = { plate: '12C-333.33', trailerPlate: '12R-777.77', ...QUEUE };
    const again = yard.seqOf('visit.arrive', input);
    expect(yard.refused('change.undo', { seq: uncoupled })).toMatchObject({
      code: 'change.truck-here-again',
      plate: '12C33333',
    });
    expect(yard.stores.visits.liveByPlate('12C33333')).toHaveLength(1);
    undo(again);
    undo(uncoupled);
    expect(yard.stores.visits.liveByPlate('12C33333').map(({ hasTractor }) => hasTractor)).toEqual([true]);
  });

  it('[GA1, GA5] another tractor is too late to take back once the old one came in again', () => {
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-333.33', trailerPlate: '12R-001.23', ...QUEUE });
    const swapped = yard.seqOf('visit.swap-vehicle', { visitId, role: 'tractor', plate: '29C-888.88' });
    yard.at(10);
    const again = yard.seqOf('visit.arrive', { plate: '12C-333.33', ...QUEUE });
    expect(yard.refused('change.undo', { seq: swapped }).code).toBe('change.truck-here-again');
    undo(again);
    undo(swapped);
    expect(yard.stores.visits.liveByPlate('12C33333')).toHaveLength(1);
  });

  it('[RE1] a check-out is too late once its sleeper has left', () => {
    const { visitId } = arrive('12C-111.11');
    const person = { name: 'Đức', role: 'other' } as const;
    const { stayId } = yard.ok('rest.check-in', { visitId, person });
    const checkedOut = yard.seqOf('rest.check-out', { stayId });
    const elsewhere = yard.seqOf('rest.check-in', { visitId, person, bedId: 'bed_2' });
    expect(yard.refused('change.undo', { seq: checkedOut })).toMatchObject({ code: 'rest.already-resting' });
    undo(elsewhere);
    const departed = yard.seqOf('visit.depart', { visitId, departure: 'turned-back' });
    expect(yard.refused('change.undo', { seq: checkedOut })).toMatchObject({ code: 'rest.not-on-site' });
    undo(departed);
    undo(checkedOut);
    expect(yard.ask('yard.now', {}).beds.filter((bed) => bed.stayId !== null)).toHaveLength(1);
  });
});
