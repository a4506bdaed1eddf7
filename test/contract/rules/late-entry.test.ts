import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWireId, type VisitId } from '../../../shared/kernel/ids.ts';
import { MINUTE_MS, type Instant } from '../../../shared/kernel/instant.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import type { CommandInput, CommandOutput } from '../../../shared/contract/commands.ts';
import type { Outcome } from '../../../electron/engine/dispatch.ts';
import type { Actor, Approver, Prepared } from '../../../electron/engine/handler.ts';
import { enterSlips } from '../../../electron/engine/late-slips.ts';
import { actorWith, aYard, nextCommandId, recordsOf, START, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

type Slip = CommandInput<'slip.enter'>['slips'][number];
type Results = CommandOutput<'slip.enter'>['results'];

const EXPORT = { direction: 'export', crossing: 'Hữu Nghị' } as const;
const operator = actorWith('gate');
const coordinator: Approver = { user: 'hai', displayName: 'Hải', roles: ['coordinator'] };
const word = (approver: Approver): Prepared => ({ approvals: { approval: { ok: true, value: approver } } });

const minute = (n: number): Instant => (START + n * MINUTE_MS) as Instant;
const into = (slipNo: string, plate: string, at: number, more: Partial<Slip> = {}): Slip => ({
  slipNo,
  plate,
  way: 'in',
  at: minute(at),
  ...EXPORT,
  ...more,
});
const out = (slipNo: string, plate: string, at: number, more: Partial<Slip> = {}): Slip => ({
  slipNo,
  plate,
  way: 'out',
  at: minute(at),
  ...more,
});

/** Enters slips as the engine does once the PIN was looked at; `stopAfter` is a host lost behind so many slips. */
async function send(
  slips: readonly Slip[],
  more: {
    readonly actor?: Actor;
    readonly prepared?: Prepared;
    readonly commandId?: string;
    readonly stopAfter?: number;
  } = {},
): Promise<Outcome | null> {
  const { actor = operator, prepared = word(coordinator), commandId = nextCommandId(), stopAfter = Infinity } = more;
  let entered = 0;
  return enterSlips(
    yard.engine,
    { commandId, name: 'slip.enter', input: { slips, reason: 'mất điện' }, actor, prepared },
    { onProgress: (done) => (entered = done), isStopped: () => entered >= stopAfter },
  );
}

async function enter(...slips: readonly Slip[]): Promise<Results> {
  const outcome = await send(slips);
  if (outcome === null || !('ok' in outcome)) throw new Error(JSON.stringify(outcome));
  return (outcome.ok as CommandOutput<'slip.enter'>).results;
}

function visitOf(id: string | null | undefined): Visit {
  return yard.stores.records.require('visit', parseWireId('visit', id ?? '') as VisitId);
}

const printed = (count = 10): readonly string[] => yard.ok('slip.print', { gate: '1', count }).numbers;
const numbersIn = (direction: 'export' | 'import' = 'export'): readonly string[] =>
  yard.ask('queue.order', { crossing: 'HN', direction }).entries.map(({ plate }) => plate);

describe('a paper slip', () => {
  it('[LE1] is entered once: again it is refused, with the plate and the time that it was entered for', () => {
    const [slipNo = ''] = printed();
    yard.ok('visit.arrive', { plate: '12C-123.45', ...EXPORT, slipNo: 'g1 1' });
    expect(yard.refused('visit.arrive', { plate: '12C-999.99', ...EXPORT, slipNo })).toEqual({
      code: 'slip.already-entered',
      slipNo: 'G1-000001',
      plate: '12C12345',
      at: START,
    });
    expect(yard.stores.visits.livePasses()).toMatchObject([{ plate: '12C12345', slipNo: 'G1-000001' }]);
  });

  it('[LE1] lets a truck out as well, and is used then', () => {
    const [, slipNo = ''] = printed();
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-123.45', ...EXPORT });
    yard.ok('visit.depart', { visitId, slipNo });
    expect(yard.stores.visits.livePasses()[0]).toMatchObject({ way: 'out', slipNo });
    expect(yard.refused('visit.arrive', { plate: '12C-123.45', ...EXPORT, slipNo }).code).toBe('slip.already-entered');
  });

  it('[LE1] is given back when its entry is taken back', () => {
    const [slipNo = ''] = printed();
    const input = { plate: '12C-123.45', ...EXPORT, slipNo };
    yard.ok('change.undo', { seq: yard.seqOf('visit.arrive', input) });
    yard.ok('visit.arrive', input);
  });

  it.each([
    ['of another yard', 'G7-000001'],
    ['of the old paper', 'Số 15/A'],
    ['beyond the last one printed', 'G1-000011'],
  ])('[LE5] %s is warned of and entered', (_what, slipNo) => {
    printed(10);
    expect(yard.ok('visit.arrive', { plate: '12C-123.45', ...EXPORT, slipNo }).warnings).toContain('slip.foreign');
    expect(yard.stores.visits.livePasses()).toMatchObject([{ slipNo: slipNo.toUpperCase() }]);
    expect(yard.ask('gate.cases', {}).cases).toEqual([]);
  });

  it('[LE6] that was spoilt cannot be entered and is not missing; one that was entered cannot be spoilt', () => {
    const [first = '', second = '', third = ''] = printed();
    yard.ok('slip.void', { slipNo: second, reason: 'rách' });
    expect(yard.refused('visit.arrive', { plate: '12C-123.45', ...EXPORT, slipNo: second })).toEqual({
      code: 'slip.voided',
      slipNo: second,
    });
    yard.ok('visit.arrive', { plate: '12C-123.45', ...EXPORT, slipNo: third });
    expect(yard.ask('slip.blocks', {}).blocks).toMatchObject([{ entered: 1, voided: 1, missing: [first] }]);
    expect(yard.refused('slip.void', { slipNo: third, reason: 'rách' })).toMatchObject({
      code: 'slip.already-entered',
      plate: '12C12345',
    });
    expect(yard.refused('slip.void', { slipNo: second, reason: 'rách' }).code).toBe('slip.voided');
    expect(yard.refused('slip.void', { slipNo: 'ZZ-1', reason: 'rách' }).code).toBe('slip.unknown');
  });

  it("[LE8] has a number of its gate's series that runs on from block to block and is never printed twice", () => {
    expect(yard.ok('slip.print', { gate: '1', count: 3 })).toMatchObject({
      series: 'G1',
      numbers: ['G1-000001', 'G1-000002', 'G1-000003'],
    });
    expect(yard.ok('slip.print', { gate: '2', count: 2 })).toMatchObject({ numbers: ['G2-000001', 'G2-000002'] });
    expect(yard.ok('slip.print', { gate: '1', count: 2 })).toMatchObject({ first: 4, last: 5 });
    expect(yard.ask('slip.blocks', {}).blocks.map(({ series, first, last }) => [series, first, last])).toEqual([
      ['G1', 1, 3],
      ['G2', 1, 2],
      ['G1', 4, 5],
    ]);
  });
});

describe('paper slips that are entered late', () => {
  it('[LE2] make the order that there would have been: by time, those of one minute by number', async () => {
    const [one = '', two = '', three = '', four = ''] = printed();
    yard.at(120);
    yard.ok('visit.arrive', { plate: '12C-500.00', ...EXPORT });
    yard.at(180);
    await enter(
      into(four, '12C-400.00', 30),
      into(two, '12C-200.00', 20),
      into(three, '12C-300.00', 20),
      into(one, '12C-100.00', 5),
    );
    expect(numbersIn()).toEqual(['12C10000', '12C20000', '12C30000', '12C40000', '12C50000']);
  });

  it('[LE2] answer in the order in which they were sent', async () => {
    const [one = '', two = ''] = printed();
    yard.at(60);
    const results = await enter(into(two, '12C-200.00', 20), into(one, '12C-100.00', 5));
    expect(results.map(({ slipNo, queueNumber }) => [slipNo, queueNumber])).toEqual([
      [two, 'HN-K 0002'],
      [one, 'HN-K 0001'],
    ]);
  });

  it('[LE3] are a change each: one that is refused loses nothing of the others', async () => {
    const [one = '', two = '', three = ''] = printed();
    yard.ok('slip.void', { slipNo: two, reason: 'rách' });
    yard.at(60);
    const before = yard.seq();
    const results = await enter(into(one, '12C-100.00', 5), into(two, '12C-200.00', 6), into(three, '12C-300.00', 7));
    expect(results.map(({ refusal }) => refusal?.['code'] ?? null)).toEqual([null, 'slip.voided', null]);
    expect(yard.seq()).toBe(before + 2);
    expect(yard.stores.journal.change(before + 1)).toMatchObject({ command: 'visit.arrive', reason: 'mất điện' });
  });

  it('[LE3] are not entered twice when they are sent again, nor when the host was lost in between', async () => {
    const [one = '', two = '', three = ''] = printed();
    yard.at(90);
    const slips = [into(one, '12C-100.00', 5), out(two, '12C-100.00', 30), into(three, '12C-300.00', 40)];
    expect(await send(slips, { commandId: 'lost', stopAfter: 2 })).toBeNull();
    const whole = await send(slips, { commandId: 'lost' });
    expect(whole).toMatchObject({ ok: { entered: 3 } });
    const state = recordsOf(yard.db);
    expect(await send(slips, { commandId: 'lost' })).toEqual(whole);
    expect(recordsOf(yard.db)).toEqual(state);
    expect(await send(slips.toReversed(), { commandId: 'lost' })).toEqual({ fault: { code: 'command.id-reused' } });
  });

  it('[LE3] can be taken back one by one', async () => {
    const [one = ''] = printed();
    yard.at(60);
    const before = recordsOf(yard.db);
    await enter(into(one, '12C-100.00', 5));
    yard.ok('change.undo', { seq: yard.seq() });
    const { queues: _numbers, ...after } = recordsOf(yard.db);
    expect({ ...after, queues: before['queues'] }).toEqual(before);
  });

  it('[LE4] leave called what was called meanwhile, and say how many', async () => {
    yard.at(30);
    for (const plate of ['12C-200.00', '12C-300.00', '12C-400.00']) yard.ok('visit.arrive', { plate, ...EXPORT });
    yard.at(40);
    yard.ok('queue.call', { ...EXPORT, count: 2 });
    yard.at(60);
    const [late] = await enter(into('giấy 1', '12C-100.00', 5));
    expect(late).toMatchObject({ calledMeanwhile: 2, warnings: expect.arrayContaining(['queue.called-meanwhile']) });
    expect(numbersIn()).toEqual(['12C10000', '12C40000']);
    const stages = [...yard.stores.visits.live()].map(({ stage }) => stage);
    expect(stages).toEqual(['called', 'called', 'waiting', 'waiting']);
    expect(yard.ask('queue.explain', { visitId: late?.visitId ?? '' }).places).toMatchObject([
      { type: 'visit.arrived', info: { isLate: true, calledMeanwhile: 2 } },
    ]);
    const [before] = await enter(into('giấy 2', '12C-500.00', 35));
    expect(before, 'only those behind it count').toMatchObject({ calledMeanwhile: 0 });
  });

  it('[LE4] count those that are through by now, and no other queue', async () => {
    yard.at(30);
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-200.00', ...EXPORT });
    yard.ok('visit.arrive', { plate: '12C-300.00', direction: 'export', crossing: 'TT' });
    yard.ok('queue.call', { ...EXPORT, count: 1 });
    yard.ok('queue.call', { direction: 'export', crossing: 'TT', count: 1 });
    yard.ok('visit.depart', { visitId });
    yard.at(60);
    expect((await enter(into('giấy 1', '12C-100.00', 5)))[0]).toMatchObject({ calledMeanwhile: 1 });
  });

  it('[LE7] let out only a truck that was inside at that time', async () => {
    yard.at(20);
    const here = yard.ok('visit.arrive', { plate: '12C-100.00', ...EXPORT });
    yard.at(90);
    const results = await enter(
      out('a', '12C-100.00', 10),
      out('b', '12C-200.00', 30),
      out('c', '12C-100.00', 30),
      out('d', '12C-100.00', 40),
    );
    expect(results.map(({ refusal }) => refusal)).toEqual([
      { code: 'slip.not-inside', plate: '12C10000', at: minute(10) },
      { code: 'slip.not-inside', plate: '12C20000', at: minute(30) },
      null,
      { code: 'slip.not-inside', plate: '12C10000', at: minute(40) },
    ]);
    expect(visitOf(here.visitId)).toMatchObject({ stage: 'departed', departedAt: minute(30), isToConfirm: false });
  });

  it('[LE7] let out the visit of that time where the same plate is here twice', async () => {
    const first = yard.ok('visit.arrive', { plate: '12C-100.00', ...EXPORT });
    yard.at(50);
    const second = yard.ok('visit.arrive', { plate: '12C-100.00', ...EXPORT, resolve: 'same-plate' });
    yard.at(90);
    await enter(out('a', '12C-100.00', 30));
    expect([visitOf(first.visitId).stage, visitOf(second.visitId).stage]).toEqual(['departed', 'waiting']);
  });

  it('[LE7] are overruled by what the record saw later, and a coordinator confirms', async () => {
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-100.00', ...EXPORT });
    yard.at(50);
    yard.ok('slot.assign', { visitId, slotId: 'slt_1' });
    yard.at(90);
    const [late] = await enter(out('a', '12C-100.00', 30));
    expect(late?.warnings).toContain('clock.other-than-recorded');
    expect(visitOf(visitId)).toMatchObject({ departedAt: minute(50), isToConfirm: true });
    expect(yard.ask('gate.cases', {}).cases).toMatchObject([{ visitId, code: 'late-entry', seq: yard.seq() }]);
  });

  it('[GA1] offer the ways on for a truck that is here already, and take the one that was chosen', async () => {
    const old = yard.ok('visit.arrive', { plate: '12C-100.00', ...EXPORT });
    yard.at(90);
    const [asked] = await enter(into('a', '12C-100.00', 30));
    expect(asked).toMatchObject({
      visitId: null,
      refusal: {
        code: 'visit.already-here',
        visitId: old.visitId,
        ways: ['left-unrecorded', 'mistyped', 'same-plate'],
      },
    });
    const [chosen] = await enter(into('a', '12C-100.00', 30, { resolve: 'left-unrecorded' }));
    expect(chosen?.warnings).toContain('visit.old-left-unrecorded');
    expect(visitOf(old.visitId)).toMatchObject({ departure: 'left-unrecorded', departedAt: minute(30) });
  });

  it('[GA4] stop at a hold, unless it is said that it went under it', async () => {
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-100.00', ...EXPORT });
    yard.ok('visit.hold', { visitId, authority: 'Hải quan', reason: 'soi' });
    yard.at(90);
    expect((await enter(out('a', '12C-100.00', 30)))[0]?.refusal).toMatchObject({ code: 'visit.under-hold' });
    const [gone] = await enter(out('a', '12C-100.00', 30, { departure: 'left-under-hold' }));
    expect(gone?.refusal).toBeNull();
    expect(visitOf(visitId).departure).toBe('left-under-hold');
  });

  it('[CH10] are refused for no debt, however fresh: the truck has gone, and is left owing', async () => {
    const lines = [{ kind: 'parking', vehicleTypes: null, loaded: null, freeMinutes: 0, perDayDong: 50_000 }] as const;
    yard.ok('tariff.save', { name: 'Biểu giá', validFromOn: '2026-02-10', lines: [...lines] });
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-100.00', ...EXPORT });
    yard.at(35);
    expect(yard.refused('visit.depart', { visitId, occurredAt: minute(30) }).code).toBe('charge.unsettled');
    const [gone] = await enter(out('a', '12C-100.00', 30));
    expect(gone).toMatchObject({ visitId, refusal: null });
    expect(gone?.warnings).toContain('visit.left-owing');
    expect(visitOf(visitId)).toMatchObject({ stage: 'departed', departedAt: minute(30) });
  });

  describe('[LE9] rest on the word of a coordinator', () => {
    const slips = [into('a', '12C-100.00', 5)];

    it('whose name stands in the journal beside the operator', async () => {
      yard.at(60);
      await send(slips);
      expect(yard.stores.journal.change(yard.seq())).toMatchObject({ actor: operator.user, approvedBy: 'hai' });
    });

    it('who may sit at the station', async () => {
      yard.at(60);
      expect(await send(slips, { actor: actorWith('coordinator'), prepared: {} })).toMatchObject({
        ok: { entered: 1 },
      });
      expect(yard.stores.journal.change(yard.seq())).toMatchObject({ actor: 'coordinator', approvedBy: null });
    });

    it.each([
      ['nobody’s', {}, { refusal: { code: 'approval.missing' } }],
      ['another operator’s', word({ ...coordinator, roles: ['gate'] }), { refusal: { code: 'approval.not-allowed' } }],
      [
        'a wrong PIN’s',
        { approvals: { approval: { ok: false, refusal: { code: 'approval.wrong', user: 'hai' } } } },
        { refusal: { code: 'approval.wrong' } },
      ],
    ] as const)('and %s enters nothing', async (_whose, prepared, refused) => {
      yard.at(60);
      const before = yard.seq();
      expect(await send(slips, { prepared })).toMatchObject(refused);
      expect(yard.seq()).toBe(before);
    });

    it('and gives nobody rights who may not work at a gate', async () => {
      expect(await send(slips, { actor: actorWith('viewer') })).toEqual({ fault: { code: 'session.not-allowed' } });
    });
  });
});

describe('cases to confirm', () => {
  const cases = () => yard.ask('gate.cases', {}).cases;

  it('[GA1] are listed oldest first with what happened, when, by whom and by which change', () => {
    const a = yard.ok('visit.arrive', { plate: '12C-100.00', ...EXPORT });
    const b = yard.ok('visit.arrive', { plate: '12C-200.00', ...EXPORT });
    const c = yard.ok('visit.arrive', { plate: '12C-300.00', ...EXPORT, trailerPlate: '12R-000.01' });
    yard.at(10);
    const left = yard.seqOf('visit.depart', { visitId: b.visitId, departure: 'left-unrecorded' }, operator);
    yard.at(20);
    const twice = yard.ok('visit.arrive', { plate: '12C-100.00', ...EXPORT, resolve: 'same-plate' }, operator);
    yard.at(30);
    const crossed = yard.seqOf('visit.depart', { visitId: a.visitId, departure: 'crossed' }, operator);
    yard.ok('visit.swap-vehicle', { visitId: c.visitId, role: 'trailer', plate: '12R-000.02', documentNo: '7/HQ' });
    expect(cases().map(({ visitId, code, at }) => [visitId, code, at])).toEqual([
      [b.visitId, 'left-unrecorded', minute(10)],
      [twice.visitId, 'same-plate', minute(20)],
      [a.visitId, 'crossed-uncalled', minute(30)],
      [c.visitId, 'vehicle-swapped', minute(30)],
    ]);
    expect(cases().map(({ seq }) => seq)).toEqual([left, crossed - 1, crossed, crossed + 1]);
    expect(cases()[0]).toMatchObject({ plate: '12C20000', actor: operator.user, place: 'outside' });
  });

  it('[GA1] are cleared by a coordinator, with a note, or by taking the change back', () => {
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-100.00', ...EXPORT });
    const left = yard.seqOf('visit.depart', { visitId, departure: 'left-unrecorded' });
    yard.ok('change.undo', { seq: left });
    expect(cases()).toEqual([]);
    expect(visitOf(visitId).stage).toBe('waiting');
    yard.ok('visit.depart', { visitId, departure: 'left-unrecorded' });
    const confirmed = yard.seqOf('visit.confirm', { visitId, note: 'hỏi bảo vệ' }, actorWith('coordinator'));
    expect(cases()).toEqual([]);
    expect(yard.stores.journal.change(confirmed)).toMatchObject({ actor: 'coordinator', reason: 'hỏi bảo vệ' });
  });

  it('[GA1] of an earlier shift are overdue', () => {
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-100.00', ...EXPORT });
    yard.ok('visit.depart', { visitId, departure: 'left-unrecorded' });
    expect(cases()).toMatchObject([{ isOverdue: false }]);
    yard.at(5);
    startShift();
    expect(cases()).toMatchObject([{ isOverdue: true }]);
  });

  function startShift(): void {
    const set = { id: 1, name: 'Ca', startedAt: yard.clock.now(), cashOpeningDong: 0, notes: '' };
    yard.stores.records.apply({ kind: 'shift', id: 1, set, was: null }, yard.seq());
  }
});
