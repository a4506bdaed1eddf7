import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWireId } from '../../../shared/kernel/ids.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import type { QueryOutputs, RecordLine, ShownPlaceStep } from '../../../shared/contract/queries.ts';
import { aYard, START, type Yard } from '../../support/yard.ts';

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

const QUEUE = { crossing: 'HN', direction: 'export' } as const;
const DAY = '2026-02-10';
const ATTEMPTS = (['loudspeaker', 'telephone', 'cab'] as const).map((channel) => ({ channel }));
const FAST = {
  reason: 'perishing',
  orderedBy: 'Nông Văn Hải',
  unit: 'Đồn BPCK',
  channel: 'phone',
  note: 'Hải nói',
} as const;
const GOODS = {
  priority: { cargoClass: 'fresh', growingAreaCode: 'VN-1', packingHouseCode: 'VN-2' },
  other: { cargoClass: 'general' },
} as const;

let trucks = 0;
/** A declared truck that comes in ten minutes after whatever was before. */
function aTruck(goods: keyof typeof GOODS = 'other', more: object = {}): string {
  trucks += 1;
  const plate = `29H${String(10_000 + trucks)}`;
  later();
  yard.ok('expected.add', { plate, ...QUEUE, ...GOODS[goods], ...more });
  return yard.ok('visit.arrive', { plate }).visitId;
}
/** So many minutes after the start. */
const minuteAt = (minutes: number): number => START + minutes * 60_000;
const later = (minutes = 10): void => void yard.at((minute += minutes));
const call = (count = 1): readonly string[] => {
  later();
  return yard.ok('queue.call', { ...QUEUE, count }).called.map((one) => one.visitId);
};
const visit = (id: string): Visit => yard.stores.records.require('visit', parseWireId('visit', id) ?? 0);
const historyOf = (visitId: string): Omit<QueryOutputs['queue.history'], 'seq'> =>
  yard.ask('queue.history', { visitId });
const told = (visitId: string): readonly (readonly [ShownPlaceStep['cause'], number | null, number | null, string])[] =>
  historyOf(visitId)
    .steps.map(({ cause, from, to, rule }) => [cause, from, to, rule] as const)
    .toReversed();
const recordOf = (on = DAY): Omit<QueryOutputs['queue.record'], 'seq'> => yard.ask('queue.record', { ...QUEUE, on });
const lineOf = ({ cause, queueNumber, from, to, rule }: RecordLine): unknown => [cause, queueNumber, from, to, rule];

describe('the history of a place', () => {
  it('[QU37, QU38] goes on past a truck whose arrival was taken back, in its line and in one that it was transferred to', () => {
    const [here] = [aTruck()];
    later();
    const there = yard.ok('visit.arrive', { plate: '29H-900.01', crossing: 'TT', direction: 'export' }).visitId;
    later();
    const walkIn = yard.seqOf('visit.arrive', { plate: '29H-900.02', ...QUEUE });
    const [, visitId = ''] = yard.ask('queue.order', QUEUE).entries.map((entry) => entry.visitId);
    yard.ok('queue.fast-track', { visitId, ...FAST });
    const calling = yard.seqOf('queue.call', { ...QUEUE, count: 1 });
    const transfer = yard.seqOf('queue.transfer', { visitId, crossing: 'TT', isOrdered: true });
    for (const seq of [transfer, calling, walkIn + 1, walkIn]) {
      later();
      yard.ok('change.undo', { seq });
    }
    expect(
      told(here ?? '')
        .at(-1)
        ?.slice(1, 3),
    ).toEqual([2, 1]);
    expect(historyOf(there)).toMatchObject({ isWhole: true, places: [{ place: 1 }] });
    expect(recordOf()).toBeDefined();
    expect(yard.ask('queue.record', { crossing: 'TT', direction: 'export', on: DAY })).toBeDefined();
  });

  it('[QU37] names every event that gave a truck its place or took it, to programs that ask why', () => {
    const first = aTruck();
    call();
    yard.ok('queue.recall', { visitId: first, reason: 'nhầm' });
    call();
    yard.ok('queue.reached', { visitId: first });
    yard.ok('visit.abroad', { visitId: first });
    yard.ok('visit.return', { visitId: first });
    const { places } = yard.ask('queue.explain', { visitId: first }) ?? { places: [] };
    expect(places.map(({ type }) => type)).toEqual([
      'visit.arrived',
      'queue.called',
      'queue.recalled',
      'queue.called',
      'queue.reached',
      'visit.went-abroad',
      'visit.returned',
    ]);
  });

  it('[QU37] tells of joining, of calls before it, of its own call', () => {
    const [first, second, third] = [aTruck(), aTruck(), aTruck()];
    expect(call(2)).toEqual([first, second]);
    expect(call()).toEqual([third]);
    yard.ok('queue.reached', { visitId: third });
    yard.ok('visit.depart', { visitId: third });
    const { steps, places, isWhole } = historyOf(third);
    expect(told(third)).toEqual([
      ['joined', null, 3, 'QU1'],
      ['called', 3, 1, 'QU1'],
      ['own-call', 1, null, 'QU1'],
    ]);
    expect(steps[1]).toMatchObject({
      count: 2,
      actor: 'system',
      others: [first, second].map((id) => ({ plate: visit(id).plate, queueNumber: visit(id).queueNumber })),
    });
    expect(places.map(({ place }) => place)).toEqual([3, 1]);
    expect(isWhole).toBe(true);
  });

  it('[QU37] a place lost to a better stream, won back when that one is not ready, with the rule', () => {
    const [dry, held] = [aTruck(), aTruck('priority')];
    expect(told(dry)).toEqual([
      ['joined', null, 1, 'QU1'],
      ['came-before', 1, 2, 'QU1'],
    ]);
    later();
    yard.ok('visit.hold', { visitId: held, authority: 'Hải quan', reason: 'nghi buôn lậu' });
    later();
    yard.ok('visit.release-hold', { visitId: held });
    expect(told(dry).slice(2)).toEqual([
      ['not-ready', 2, 1, 'QU4'],
      ['ready', 1, 2, 'QU4'],
    ]);
    // The held one keeps its place, and what was said of the hold stays inside.
    expect(told(held)).toEqual([['joined', null, 1, 'QU1']]);
    expect(JSON.stringify(historyOf(dry))).not.toContain('buôn lậu');
  });

  it('[QU37] a no-show goes behind others, with both sides told', () => {
    yard.ok('settings.save', { values: { noShowBackPlaces: 2 } });
    const ids = Array.from({ length: 5 }, () => aTruck());
    const [late = ''] = call();
    later();
    yard.ok('queue.no-show', { visitId: late, attempts: ATTEMPTS });
    expect(told(late)).toEqual([
      ['joined', null, 1, 'QU1'],
      ['own-call', 1, null, 'QU1'],
      ['no-show', null, 3, 'QU5'],
    ]);
    expect(told(ids[4] ?? '')).toEqual([
      ['joined', null, 5, 'QU1'],
      ['called', 5, 4, 'QU1'],
      ['no-show', 4, 5, 'QU5'],
    ]);
    expect(told(ids[1] ?? '')).toEqual([
      ['joined', null, 2, 'QU1'],
      ['called', 2, 1, 'QU1'],
    ]);
  });

  it('[QU37] an order to go first: unit and paper, no name; and its undoing', () => {
    const [first, second] = [aTruck(), aTruck()];
    later();
    yard.ok('queue.fast-track', { visitId: second, documentNo: '118/BP', ...FAST });
    expect(told(first).at(-1)).toEqual(['fast-track', 1, 2, 'QU3']);
    expect(told(second).at(-1)).toEqual(['fast-track', 2, 1, 'QU3']);
    expect(historyOf(first).steps[0]).toMatchObject({ count: 1, reason: 'perishing', documentNo: '118/BP' });
    expect(JSON.stringify([historyOf(first), historyOf(second)])).not.toContain('Hải');
    const seq = yard.seq();
    later();
    yard.ok('change.undo', { seq });
    expect(told(first).slice(-2)).toEqual([
      ['fast-track', 1, 2, 'QU3'],
      ['undone', 2, 1, 'JO4'],
    ]);
  });

  it('[QU2] [QU37] the turn of the longest waiting is told by its rule', () => {
    yard.ok('notice.save', {
      ...QUEUE,
      streams: [
        { key: 'priority-fresh', letter: 'Q', weight: 20 },
        { key: 'other', letter: 'K', weight: 1 },
      ],
    });
    const dry = aTruck();
    const last = Array.from({ length: 14 }, () => aTruck('priority')).at(-1) ?? '';
    for (let n = 0; n < 10; n += 1) {
      const [id = ''] = call();
      yard.ok('queue.reached', { visitId: id });
      yard.ok('visit.depart', { visitId: id });
    }
    const rule = visit(dry).callRule ?? '';
    expect(told(dry).at(-1)).toEqual(['own-call', expect.any(Number), null, rule]);
    expect(
      historyOf(last)
        .steps.filter((step) => step.cause === 'called')
        .map((step) => step.rule),
    ).toContain('QU2');
    expect(
      recordOf()
        .lines.filter(({ cause }) => cause === 'own-call')
        .map((line) => line.rule),
    ).toContain('QU2');
  });

  it('[QU37] postponing, a suspension, a transfer away: each by its cause', () => {
    const [first, second, third] = [aTruck(), aTruck(), aTruck()];
    call();
    later();
    yard.ok('crossing.suspend', { crossing: 'HN', direction: 'export', reason: 'mưa lớn' });
    expect(told(first).at(-1)).toEqual(['suspended', null, 1, 'QU7']);
    expect(told(second).at(-1)).toEqual(['suspended', 1, 2, 'QU7']);
    later();
    yard.ok('queue.postpone', { visitId: first });
    expect(told(first).at(-1)).toEqual(['postponed', 1, 3, 'QU6']);
    expect(told(third).at(-1)).toEqual(['postponed', 3, 2, 'QU6']);
    later();
    yard.ok('queue.transfer', { visitId: second, crossing: 'TT' });
    expect(told(third).at(-1)).toEqual(['transferred', 2, 1, 'QU7']);
    expect(told(second)).toEqual([['transferred', null, 1, 'QU7']]);
  });

  it('[QU37] is of the place, so that the steps add up to the place now', () => {
    const ids = Array.from({ length: 8 }, (_, n) => aTruck(n % 3 === 0 ? 'priority' : 'other'));
    call(2);
    yard.ok('queue.postpone', { visitId: ids[4] ?? '' });
    for (const { visitId, rank } of yard.ask('queue.order', QUEUE).entries) {
      const { steps } = historyOf(visitId);
      expect([visitId, steps[0]?.to]).toEqual([visitId, rank]);
      for (const [index, step] of steps.entries()) expect(step.from).toBe(steps[index + 1]?.to ?? null);
    }
  });

  it('[QU37] [QU44] one walk goes on for the next who asks as the line was when it began', () => {
    const [gone, behind] = [aTruck(), aTruck()];
    later();
    yard.ok('queue.transfer', { visitId: gone, crossing: 'TT' });
    const last = aTruck();
    expect(told(last)).toEqual([['joined', null, 2, 'QU1']]);
    // What becomes of it in the other line is no change of this one.
    yard.ok('visit.hold', { visitId: gone, authority: 'Hải quan', reason: 'soi' });
    expect(told(behind)).toEqual([
      ['joined', null, 2, 'QU1'],
      ['transferred', 2, 1, 'QU7'],
    ]);
  });

  it('[QU37] a truck that was never in a queue has none', () => {
    const { visitId } = yard.ok('visit.arrive', { plate: '29H-999.99', kind: 'guest', ...QUEUE });
    expect(historyOf(visitId)).toEqual({ steps: [], places: [], isWhole: true });
  });
});

describe('a past place', () => {
  const STREAMS = [
    { key: 'fruit', letter: 'F', weight: 3, takes: { cargoClasses: ['fresh' as const], withEvidence: false } },
    { key: 'rest', letter: 'R', weight: 1, takes: { cargoClasses: null, withEvidence: false } },
  ];
  const PAPER = { ...QUEUE, source: 'border-guard', unit: 'Đồn BPCK', documentNo: '118/BP' } as const;
  /** What the line says now of a truck’s place. */
  const rankOf = (id: string): number | null =>
    yard.ask('queue.order', QUEUE).entries.find(({ visitId }) => visitId === id)?.rank ?? null;
  const addsUp = (id: string): void => {
    const { steps } = historyOf(id);
    expect(steps[0]?.to).toBe(rankOf(id));
    for (const [index, step] of steps.entries()) expect(step.from).toBe(steps[index + 1]?.to ?? null);
  };

  it('[QU37] an authority’s list: places won and lost by it, who ordered it in the record, its end and its withdrawal', () => {
    const [first, second, third] = [aTruck(), aTruck(), aTruck()];
    later();
    const { orderId } = yard.ok('order.import', { ...PAPER, lines: [visit(third).plate] });
    expect(told(third).at(-1)).toEqual(['authority-order', 3, 1, 'QU1']);
    expect(told(first).at(-1)).toEqual(['authority-order', 1, 2, 'QU1']);
    expect(historyOf(first).steps[0]).toMatchObject({ documentNo: '118/BP', actor: 'system' });
    expect(recordOf().lines.at(-1)).toMatchObject({ cause: 'authority-order', unit: 'Đồn BPCK', documentNo: '118/BP' });
    later();
    yard.ok('order.end', { orderId: orderId ?? '', reason: 'rút lệnh' });
    expect(told(third).at(-1)).toEqual(['authority-order', 1, 3, 'QU1']);
    expect(told(second).slice(1)).toEqual([
      ['authority-order', 2, 3, 'QU1'],
      ['authority-order', 3, 2, 'QU1'],
    ]);
    for (const id of [first, second, third]) addsUp(id);
  });

  it('[QU37] [QU48] one that leaves an authority’s list by postponing: first until then, also told later', () => {
    const [first, second] = [aTruck(), aTruck()];
    later();
    yard.ok('order.import', { ...PAPER, lines: [visit(second).plate, visit(first).plate] });
    later();
    yard.ok('queue.postpone', { visitId: second });
    aTruck();
    expect(told(second).slice(1)).toEqual([
      ['authority-order', 2, 1, 'QU1'],
      ['postponed', 1, 2, 'QU6'],
    ]);
    expect(told(first).slice(1)).toEqual([
      ['authority-order', 1, 2, 'QU1'],
      ['postponed', 2, 1, 'QU6'],
    ]);
    addsUp(second);
  });

  it('[QU48] [QU49] one put on an authority’s list again by an undo; then the list itself is taken back', () => {
    const trucks = [aTruck(), aTruck()] as const;
    const [, second] = trucks;
    later();
    const listed = yard.seqOf('order.import', { ...PAPER, lines: [visit(second).plate] });
    later();
    const postponed = yard.seqOf('queue.postpone', { visitId: second });
    later();
    yard.ok('change.undo', { seq: postponed });
    const places = (): unknown =>
      told(second)
        .slice(1)
        .map(([cause, from, to]) => [cause, from, to]);
    const before = [
      ['authority-order', 2, 1],
      ['postponed', 1, 2],
      ['undone', 2, 1],
    ];
    expect(places()).toEqual(before);
    later();
    yard.ok('change.undo', { seq: listed });
    expect(places()).toEqual([...before, ['undone', 1, 2]]);
    for (const id of trucks) addsUp(id);
  });

  it('[QU49] with other ratios by the hour is told by the hour of then, and the turn of the hours by itself', () => {
    const hours = [{ fromMinute: 9 * 60, toMinute: 11 * 60, weights: { fruit: 0, rest: 1 } }];
    yard.ok('notice.save', { ...QUEUE, number: '41/TB', streams: STREAMS, hours });
    const dry = aTruck();
    const fruit = aTruck('priority');
    const before = told(dry);
    expect(before.slice(1)).toEqual([['came-before', 1, 2, 'QU1']]);
    later(60);
    expect(told(dry)).toEqual([...before, ['time', 2, 1, 'QU15']]);
    expect(historyOf(dry).steps[0]?.at).toBe(minuteAt(60));
    const last = aTruck();
    later(120);
    expect(told(dry).slice(before.length)).toEqual([
      ['time', 2, 1, 'QU15'],
      ['time', 1, 2, 'QU15'],
    ]);
    for (const id of [dry, fruit, last]) addsUp(id);
  });

  it('[QU49] [QU39] two trucks are told apart by the hour of the call, not of the question', () => {
    const hours = [{ fromMinute: 9 * 60, toMinute: 11 * 60, weights: { fruit: 0, rest: 1 } }];
    yard.ok('notice.save', { ...QUEUE, number: '41/TB', streams: STREAMS, hours });
    const [fruit, dry] = [aTruck('priority'), aTruck()];
    later(60);
    expect(call()).toEqual([dry]);
    later(180);
    const codes = yard.ask('queue.explain', { visitId: dry, otherVisitId: fruit }).comparison?.codes;
    expect(codes?.map(({ code }) => code)).toEqual(['called-before', 'turn-of-stream', 'turn-of-stream', 'hours']);
  });

  it('[QU49] under the cost of waiting is told by the cost of then', () => {
    const perHourDong = { fresh: 100, electronics: 1, machinery: 1, vehicles: 1, general: 150 };
    const cost = { perHourDong, growthPercentPerHour: { fresh: 100 } };
    yard.ok('notice.save', { ...QUEUE, number: '42/TB', on: DAY as never, streams: STREAMS, cost });
    const [fruit, dry] = [aTruck('priority'), aTruck()];
    expect(told(fruit).slice(1)).toEqual([['came-before', 1, 2, 'QU1']]);
    // After an hour the fruit costs 200 an hour: it goes first again, and nobody did it.
    later(60);
    expect(told(fruit).slice(1)).toEqual([
      ['came-before', 1, 2, 'QU1'],
      ['time', 2, 1, 'QU16'],
    ]);
    expect(told(dry).slice(1)).toEqual([['time', 1, 2, 'QU16']]);
    for (const id of [fruit, dry]) addsUp(id);
  });

  it('[QU49] with other papers asked for since is told by the papers asked for then', () => {
    const [first, second] = [aTruck(), aTruck()];
    later();
    yard.ok('visit.document', { visitId: first, kind: 'cadmium', state: 'missing' });
    later();
    const requiredDocuments = [{ direction: null, cargoClass: null, kind: 'cadmium' }];
    yard.ok('settings.save', { values: { requiredDocuments } });
    expect(told(second)).toEqual([
      ['joined', null, 2, 'QU1'],
      ['not-ready', 2, 1, 'QU4'],
    ]);
    later();
    yard.ok('settings.save', { values: { requiredDocuments: [] } });
    expect(told(second).at(-1)).toEqual(['ready', 1, 2, 'QU4']);
    addsUp(second);
  });

  it('[QU28] [QU49] a paper that ran out at midnight: the place of those behind changed then', () => {
    const [first, second] = [aTruck(), aTruck()];
    yard.ok('settings.save', {
      values: { requiredDocuments: [{ direction: null, cargoClass: null, kind: 'cadmium' }] },
    });
    yard.ok('visit.document', { visitId: first, kind: 'cadmium', validUntilOn: DAY as never });
    const third = aTruck();
    later(24 * 60);
    expect(told(second)).toEqual([
      ['joined', null, 2, 'QU1'],
      ['not-ready', 2, 1, 'QU4'],
    ]);
    expect(historyOf(second).steps[0]).toMatchObject({ at: minuteAt(16 * 60), actor: 'system' });
    expect(told(first)).toEqual([['joined', null, 1, 'QU1']]);
    for (const id of [second, third]) addsUp(id);
  });
});

describe('the public record of a day', () => {
  it('[QU38] holds what was not first come first served, and nobody’s name', () => {
    const [first = '', second = '', third = ''] = [aTruck(), aTruck(), aTruck()];
    later();
    yard.ok('queue.fast-track', { visitId: third, ...FAST });
    expect(call()).toEqual([third]);
    expect(call()).toEqual([first]);
    later();
    yard.ok('queue.no-show', { visitId: first, attempts: ATTEMPTS });
    later();
    yard.ok('queue.postpone', { visitId: second });
    later();
    yard.ok('visit.swap-vehicle', { visitId: second, role: 'tractor', plate: '29H-777.77' });
    later();
    yard.ok('queue.turn-back', { visitId: first, reason: 'thiếu giấy' });
    const record = recordOf();
    const number = (id: string): string | null => visit(id).queueNumber;
    expect(record).toMatchObject({ crossing: 'Hữu Nghị', direction: 'export', point: 'main', on: DAY, called: 2 });
    expect(record.lines.map(lineOf)).toEqual([
      ['fast-track', number(third), 3, 1, 'QU3'],
      ['own-call', number(third), 1, null, 'QU3'],
      ['no-show', number(first), null, 2, 'QU5'],
      ['postponed', number(second), 1, 2, 'QU6'],
      ['swapped', number(second), 2, 2, 'QU6'],
      ['own-leaving', number(first), 1, null, 'QU1'],
    ]);
    expect(record.lines[0]).toMatchObject({ reason: 'perishing', unit: 'Đồn BPCK', documentNo: null });
    expect(record.lines[4]?.reason).toMatch(/^29H-1\d{2}\.\d{2} → 29H-777\.77$/);
    expect(record.lines[5]).toMatchObject({ reason: 'thiếu giấy' });
    expect(JSON.stringify(record)).not.toContain('Hải');
    expect(recordOf('2026-02-09')).toMatchObject({ called: 0, lines: [] });
    expect(recordOf('2026-02-11').lines).toEqual([]);
  });

  it('[QU38] an import that is released inland is no change of order; one that crosses without a call is', () => {
    const arrive = (plate: string, direction: 'export' | 'import'): string =>
      yard.ok('visit.arrive', { plate, crossing: 'HN', direction }).visitId;
    yard.ok('visit.depart', { visitId: arrive('29H-111.11', 'import'), departure: 'cleared-inland' });
    yard.ok('visit.depart', { visitId: arrive('29H-222.22', 'export'), departure: 'crossed' });
    const ofDirection = (direction: 'export' | 'import'): readonly string[] =>
      yard.ask('queue.record', { crossing: 'HN', direction, on: DAY }).lines.map(({ cause }) => cause);
    expect([ofDirection('import'), ofDirection('export')]).toEqual([[], ['own-leaving']]);
  });

  it('[QU38] counts the calls that stand, not those that were taken back', () => {
    aTruck();
    aTruck();
    call();
    later();
    const seq = yard.seqOf('queue.call', { ...QUEUE, count: 1 });
    expect(recordOf().called).toBe(2);
    yard.ok('change.undo', { seq });
    expect(recordOf().called).toBe(1);
    later(24 * 60);
    expect(recordOf().called).toBe(1);
  });

  it('[QU38] keeps the words that were meant for the office out of it', () => {
    const [first = '', second = ''] = [aTruck(), aTruck()];
    later(60);
    yard.ok('expected.add', { plate: '29H-888.88', ...QUEUE, ...GOODS.other });
    yard.ok('visit.arrive', {
      plate: '29H-888.88',
      occurredAt: yard.clock.now() - 65 * 60_000,
      reason: 'ông Hải quên',
    });
    yard.ok('visit.hold', { visitId: first, authority: 'Hải quan', reason: 'nghi của ông Hải' });
    yard.ok('visit.release-hold', { visitId: first });
    yard.ok('queue.postpone', { visitId: second });
    const record = recordOf();
    expect(record.lines.map(({ cause, reason }) => [cause, reason])).toEqual([
      ['came-before', null],
      ['postponed', null],
    ]);
    expect(JSON.stringify(record)).not.toContain('ông Hải');
  });

  it('[QU38] a day is told the same when later days have changed the line', () => {
    const [, second = ''] = [aTruck(), aTruck(), aTruck()];
    later();
    yard.ok('queue.postpone', { visitId: second });
    const before = recordOf();
    later(24 * 60);
    call(2);
    aTruck('priority');
    expect([recordOf().called, recordOf().lines]).toEqual([before.called, before.lines]);
  });

  it('[QU38] notices and closings are told once, of the queue', () => {
    aTruck();
    aTruck();
    call();
    later();
    yard.ok('crossing.suspend', { crossing: 'HN', direction: 'export', reason: 'mưa lớn' });
    later();
    yard.ok('crossing.resume', { crossing: 'HN' });
    later();
    yard.ok('notice.save', { ...QUEUE, number: '41/TB', streams: [{ key: 'all', letter: 'A', weight: 1 }] });
    expect(recordOf().lines.map(({ cause, plate, reason }) => [cause, plate, reason])).toEqual([
      ['suspended', null, 'mưa lớn'],
      ['resumed', null, null],
      ['notice', null, null],
    ]);
  });
});

describe('the notice that the record of a day names', () => {
  const notice = (number: string): string =>
    yard.ok('notice.save', { ...QUEUE, number, streams: [{ key: 'all', letter: 'A', weight: 1 }] }).noticeId;

  it('[QU38] is the one in force at its end, also after one that was withdrawn the same day', () => {
    notice('41/TB');
    later();
    const second = notice('42/TB');
    expect(recordOf().notice.number).toBe('42/TB');
    later();
    yard.ok('notice.end', { noticeId: second, reason: 'nhầm' });
    expect(recordOf().notice.number).toBe('41/TB');
    later(24 * 60);
    notice('43/TB');
    expect([recordOf().notice.number, recordOf('2026-02-11').notice.number]).toEqual(['41/TB', '43/TB']);
  });
});

describe('why one of any two is before the other', () => {
  type Told = { readonly isBefore: boolean | null; readonly codes: readonly { readonly code: string }[] } | null;
  const compare = (visitId: string, otherVisitId: string): Told =>
    yard.ask('queue.explain', { visitId, otherVisitId }).comparison;
  const codesOf = (told: Told): readonly string[] => told?.codes.map(({ code }) => code) ?? [];

  it('[QU39] two that wait: as they stand now', () => {
    const [first = '', second = ''] = [aTruck(), aTruck()];
    expect(compare(first, second)).toMatchObject({ isBefore: true, codes: [{ code: 'earlier-in-stream' }] });
    expect(compare(second, first)).toMatchObject({ isBefore: false });
  });

  it('[QU39] one called: by what each stood at then, though the order has changed since', () => {
    const [first = '', second = '', third = ''] = [aTruck(), aTruck(), aTruck()];
    later();
    yard.ok('queue.fast-track', { visitId: third, ...FAST });
    expect(call()).toEqual([third]);
    const late = aTruck('priority');
    yard.ok('queue.postpone', { visitId: first });
    const told = compare(third, first);
    expect(told).toMatchObject({ isBefore: true });
    expect(codesOf(told)).toEqual(['called-before', 'fast-track']);
    expect(compare(first, third)).toMatchObject({ isBefore: false, codes: told?.codes ?? [] });
    expect(JSON.stringify(told)).not.toContain('Hải');
    expect(codesOf(compare(late, third))).toEqual(['called-before', 'joined-after']);
    expect(call()).toEqual([late]);
    expect(compare(second, late)).toMatchObject({ isBefore: false });
    expect(codesOf(compare(second, late))).toEqual(['called-before', 'turn-of-stream', 'turn-of-stream']);
  });

  it('[QU39] both called, and one gone: by the earlier call', () => {
    const [first = '', second = '', third = ''] = [aTruck(), aTruck(), aTruck()];
    expect(call()).toEqual([first]);
    yard.ok('queue.reached', { visitId: first });
    yard.ok('visit.depart', { visitId: first });
    expect(call(2)).toEqual([second, third]);
    expect(compare(second, first)).toMatchObject({ isBefore: false });
    expect(codesOf(compare(second, first))).toEqual(['called-before', 'earlier-in-stream']);
    expect(compare(second, third)).toMatchObject({ isBefore: true });
    expect(codesOf(compare(third, second))).toEqual(['called-together', 'earlier-in-stream']);
  });

  it('[QU39] one that left without a call, one of another queue, one of none', () => {
    const [first = '', second = ''] = [aTruck(), aTruck()];
    const elsewhere = aTruck('other', { crossing: 'TT' });
    later();
    yard.ok('queue.turn-back', { visitId: first, reason: 'thiếu giấy' });
    expect(compare(second, first)).toMatchObject({ isBefore: false });
    expect(codesOf(compare(second, first))).toEqual(['left', 'earlier-in-stream']);
    expect(compare(second, elsewhere)).toMatchObject({
      isBefore: null,
      codes: [
        { code: 'other-queue', visitId: second, crossing: 'Hữu Nghị ↑' },
        { code: 'other-queue', visitId: elsewhere, crossing: 'Tân Thanh ↑' },
      ],
    });
    const { visitId } = yard.ok('visit.arrive', { plate: '29H-999.99', kind: 'guest', ...QUEUE });
    expect(compare(second, visitId)).toMatchObject({ isBefore: null, codes: [{ code: 'not-queued', visitId }] });
  });
});
