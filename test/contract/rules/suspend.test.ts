import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { parseWireId } from '../../../shared/kernel/ids.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import { actorWith, aYard, replayedState, START, stateOf, type Yard } from '../../support/yard.ts';

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
const aTruck = (more: object = {}): string => {
  trucks += 1;
  yard.at((minute += 1));
  return yard.ok('visit.arrive', { plate: `29H${String(40_000 + trucks)}`, ...EXPORT, ...more }).visitId;
};
const visit = (id: string): Visit => yard.stores.records.require('visit', parseWireId('visit', id) ?? 0);
const order = (crossing: string): readonly string[] =>
  yard.ask('queue.order', { crossing, direction: 'export' }).entries.map(({ visitId }) => visitId);
const queues = () => yard.ask('yard.now', {}).queues;

describe('a closed crossing', () => {
  it('[QU7] no call comes back while it is closed, not even by taking back that its truck got there', () => {
    const visitId = aTruck();
    yard.ok('queue.call', { ...EXPORT, count: 1 });
    const reached = yard.seqOf('queue.reached', { visitId });
    yard.ok('crossing.suspend', { crossing: 'HN', reason: 'mưa đá' });
    expect(yard.refused('change.undo', { seq: reached })).toMatchObject({
      code: 'change.point-full',
      isSuspended: true,
    });
    expect(visit(visitId).stage).toBe('processing');
    yard.ok('crossing.resume', { crossing: 'HN' });
    yard.ok('change.undo', { seq: reached });
    expect(visit(visitId).stage).toBe('called');
  });

  it('[QU7] closes all its points in one change, says until when, and opens them again', () => {
    yard.ok('crossing.save', {
      code: 'HN',
      name: 'Hữu Nghị',
      directions: [{ direction: 'import', point: 'quarantine', buffer: 3 }],
    });
    yard.ok('settings.save', { values: { importRoutes: [{ cargoClass: null, points: ['quarantine'] }] } });
    const out = aTruck();
    const inn = aTruck({ direction: 'import' });
    yard.ok('queue.call', { ...EXPORT, count: 1 });
    yard.ok('queue.call', { crossing: 'HN', direction: 'import', point: 'quarantine', count: 1 });
    yard.ok('queue.attempt', { visitId: inn, channel: 'loudspeaker' });
    const reopensAt = yard.clock.now() + 120 * MINUTE_MS;
    const seq = yard.seq();
    expect(yard.ok('crossing.suspend', { crossing: 'HN', reason: 'mưa đá', reopensAt }).returned).toEqual([out, inn]);
    expect(yard.seq()).toBe(seq + 1);
    const closed = { suspendedReason: 'mưa đá', reopensAt };
    const ofHn = queues().filter(({ crossingId }) => crossingId === 'cro_1');
    expect(ofHn).toMatchObject([closed, closed, closed]);
    for (const id of [out, inn])
      expect(visit(id)).toMatchObject({
        stage: 'waiting',
        noShows: 0,
        arriveByAt: null,
        callLane: null,
        callAttempts: [],
      });
    expect(yard.refused('queue.call-again', { visitId: out }).code).toBe('queue.not-called');
    yard.ok('crossing.resume', { crossing: 'HN' });
    expect(queues().every((queue) => queue.suspendedReason === null && queue.reopensAt === null)).toBe(true);
  });

  it('[QU7] said again, it is another reason or hour of opening; the same words twice are refused', () => {
    const waiting = aTruck();
    yard.ok('crossing.suspend', { crossing: 'HN', reason: 'mưa đá', reopensAt: START + 60 * MINUTE_MS });
    const [before] = queues();
    yard.at((minute += 30));
    const later = { crossing: 'HN', reason: 'mưa đá', reopensAt: START + 120 * MINUTE_MS };
    expect(yard.ok('crossing.suspend', later).returned).toEqual([]);
    expect(queues()[0]).toEqual({ ...before, reopensAt: later.reopensAt });
    expect(visit(waiting).stage).toBe('waiting');
    expect(yard.refused('crossing.suspend', later)).toEqual({ code: 'queue.suspended', reason: 'mưa đá' });
  });

  it('[QU7] an opening is not taken back while trucks are called', () => {
    const visitId = aTruck();
    yard.ok('crossing.suspend', { crossing: 'HN', reason: 'x' });
    const resumed = yard.seqOf('crossing.resume', { crossing: 'HN' });
    // Called out of turn, it writes nothing of the queue.
    yard.ok('queue.fast-track', { visitId, reason: 'x', orderedBy: 'Ông A', channel: 'phone' });
    const called = yard.seqOf('queue.call', { ...EXPORT, count: 1 });
    expect(yard.refused('change.undo', { seq: resumed })).toEqual({ code: 'change.in-the-way', seqs: [called] });
    yard.ok('queue.recall', { visitId, reason: 'x' });
    yard.ok('change.undo', { seq: resumed });
    expect(queues().filter(({ suspendedAt }) => suspendedAt !== null)).toHaveLength(2);
  });

  it('[QU7] a time of opening that is over is none', () => {
    yard.ok('crossing.suspend', { crossing: 'HN', reason: 'x', reopensAt: START - MINUTE_MS });
    expect(queues().every(({ reopensAt }) => reopensAt === null)).toBe(true);
  });
});

describe('trucks on the road', () => {
  it('[QU25] are listed with telephones, soonest first, for those who may see people', () => {
    const inHours = (hours: number): number => START + hours * 60 * MINUTE_MS;
    const declare = (plate: string, more: object): void => {
      yard.ok('expected.add', { plate, cargoClass: 'fresh', ...EXPORT, ...more });
    };
    declare('29H-000.01', {
      expectedAt: inHours(5),
      driver: 'Hoàng Văn Páo',
      phone: '0912 345 678',
      carrier: 'Bắc Giang',
    });
    declare('29H-000.02', {});
    declare('29H-000.03', { expectedAt: inHours(2) });
    declare('29H-000.04', { expectedAt: inHours(24 * 9) });
    declare('29H-000.05', { expectedAt: inHours(3), crossing: 'TT' });
    declare('29H-000.06', { expectedAt: inHours(4), direction: 'import' });
    // Overdue for two days and more, they are not on the road any more.
    declare('29H-000.07', { expectedAt: inHours(-47) });
    declare('29H-000.08', { expectedAt: inHours(-49) });
    declare('29H-000.09', { expectedAt: inHours(71) });
    declare('29H-000.10', { expectedAt: inHours(73) });
    yard.ok('visit.arrive', { plate: '29H-000.03' });
    const coming = yard.ask('crossing.coming', { crossing: 'hữu nghị', direction: 'export' });
    expect(coming.trucks.map(({ plate }) => plate)).toEqual(['29H00007', '29H00001', '29H00009', '29H00002']);
    expect(coming.trucks[1]).toMatchObject({
      driver: 'Hoàng Văn Páo',
      phone: '0912 345 678',
      carrier: 'Bắc Giang',
      expectedAt: inHours(5),
      direction: 'export',
    });
    expect(yard.ask('crossing.coming', { crossing: 'HN' }).trucks).toHaveLength(5);
    expect(yard.ok('crossing.suspend', { ...EXPORT, reason: 'mưa' }).expected).toBe(4);
  });

  it('[QU25] the words to send name crossing, reason and until when', () => {
    yard.ok('crossing.save', { code: 'HN', name: 'Hữu Nghị', nameZh: '友谊关' });
    const words = () => yard.ask('crossing.coming', { crossing: 'HN' }).message;
    expect(words()).toEqual({
      vi: 'Bãi thử: cửa khẩu Hữu Nghị đang gọi xe bình thường.',
      zh: 'Bãi thử：友谊关口岸正常叫号。',
    });
    yard.ok('crossing.suspend', { ...EXPORT, reason: 'mưa lớn', reopensAt: START + 6 * 60 * MINUTE_MS });
    expect(words()).toEqual({
      vi:
        'Bãi thử: cửa khẩu Hữu Nghị chiều xuất khẩu tạm dừng từ 08:00 ngày 10/02 vì: mưa lớn. ' +
        'Dự kiến mở lại 14:00 ngày 10/02. Xe chưa tới bãi xin chờ tin tiếp theo.',
      zh: 'Bãi thử：友谊关出口方向口岸自2月10日08:00起暂停，原因：mưa lớn。预计2月10日14:00恢复。未到场车辆请等候通知。',
    });
    yard.ok('crossing.suspend', { crossing: 'HN', direction: 'import', reason: 'mưa lớn' });
    expect(words().vi).toContain('cửa khẩu Hữu Nghị tạm dừng');
  });
});

describe('a whole line to another crossing', () => {
  const MOVE = { ...EXPORT, toCrossing: 'TT', reason: 'đóng cửa khẩu' } as const;

  it('[QU7] goes in one change and keeps its order; the time of asking counts', () => {
    const ids = [aTruck(), aTruck(), aTruck()];
    const there = aTruck({ crossing: 'TT' });
    const now = yard.at((minute += 30));
    const seq = yard.seq();
    expect(yard.ok('queue.transfer-all', MOVE)).toEqual({ moved: 3, left: [] });
    expect(yard.seq()).toBe(seq + 1);
    expect(order('TT')).toEqual([there, ...ids]);
    expect(order('HN')).toEqual([]);
    expect(ids.map((id) => visit(id).orderAt)).toEqual([now, now, now]);
    expect(ids.map((id) => visit(id).queueNumber)).toEqual(['TT-K 0002', 'TT-K 0003', 'TT-K 0004']);
    expect(visit(aTruck({ crossing: 'TT' })).queueNumber).toBe('TT-K 0005');
  });

  it('[QU7] ordered by an authority, the time of arrival counts and the paper is told', () => {
    const first = aTruck();
    const there = aTruck({ crossing: 'TT' });
    yard.ok('queue.transfer-all', { ...MOVE, isOrdered: true, documentNo: '112/UBND' });
    expect(order('TT')).toEqual([first, there]);
    expect(yard.ask('visit.story', { visitId: first }).events.at(-1)).toMatchObject({
      type: 'queue.transferred',
      reason: 'đóng cửa khẩu',
      info: { isOrdered: true, documentNo: '112/UBND' },
    });
  });

  it('[QU7] who cannot go stays and is named with the reason', () => {
    const [waits, called, gone, elsewhere] = [aTruck(), aTruck(), aTruck(), aTruck({ crossing: 'TT' })];
    yard.ok('queue.call', { ...EXPORT, count: 1 });
    yard.ok('queue.reached', { visitId: waits });
    yard.ok('visit.depart', { visitId: gone });
    const chosen = { ...MOVE, visitIds: [waits, called, gone, elsewhere] };
    expect(yard.ok('queue.transfer-all', chosen)).toEqual({
      moved: 1,
      left: [
        { visitId: gone, refusal: { code: 'visit.over', stage: 'departed' } },
        { visitId: elsewhere, refusal: { code: 'queue.not-queued' } },
        { visitId: waits, refusal: { code: 'queue.not-waiting', stage: 'processing' } },
      ],
    });
    expect(visit(called).crossingId).toBe(visit(elsewhere).crossingId);
    expect(yard.refused('queue.transfer-all', { ...MOVE, toCrossing: 'HN' })).toEqual({ code: 'queue.same' });
  });

  it('[QU7] comes back to its places by undo; it is a coordinator who moves it', () => {
    const ids = [aTruck(), aTruck()];
    const before = order('HN');
    const seq = yard.seqOf('queue.transfer-all', MOVE);
    yard.ok('change.undo', { seq });
    expect(order('HN')).toEqual(before);
    expect(ids.map((id) => visit(id).queueNumber)).toEqual(['HN-K 0001', 'HN-K 0002']);
    const outcome = yard.run('queue.transfer-all', MOVE, { actor: actorWith('gate') });
    expect(outcome).toMatchObject({ fault: { code: 'session.not-allowed' } });
  });

  it('[QU7] of imports for which the other crossing has no queue stays as a whole', () => {
    const truck = aTruck({ direction: 'import' });
    expect(yard.ok('queue.transfer-all', { ...MOVE, direction: 'import', toCrossing: 'CM' })).toEqual({
      moved: 0,
      left: [
        { visitId: truck, refusal: { code: 'crossing.direction-unknown', crossing: 'Chi Ma', direction: 'import' } },
      ],
    });
  });
});
