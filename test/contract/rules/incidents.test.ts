import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWireId, wireId, type VisitId } from '../../../shared/kernel/ids.ts';
import { DAY_MS, HOUR_MS, later } from '../../../shared/kernel/instant.ts';
import { INCIDENT_KINDS } from '../../../shared/domain/vocabulary.ts';
import { CHECKLISTS } from '../../../shared/domain/incidents/checklists.ts';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import type { Incident, Visit } from '../../../shared/domain/records.ts';
import { actorWith, aYard, recordsOf, replayedState, START, stateOf, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

const EXPORT = { direction: 'export', crossing: 'Hữu Nghị' } as const;
const gate = actorWith('gate');
const coordinator = actorWith('coordinator');

function arrive(plate: string): string {
  return yard.ok('visit.arrive', { plate, ...EXPORT }).visitId;
}
function open(input: CommandInput<'incident.open'>, actor = gate): string {
  return yard.ok('incident.open', input, actor).incidentId;
}
function visitOf(id: string): Visit {
  return yard.stores.records.require('visit', parseWireId('visit', id) as VisitId);
}
function incidentOf(id: string): Incident {
  return yard.stores.records.require('incident', parseWireId('incident', id) ?? 0);
}
const story = (incidentId: string, actor = coordinator) => yard.ask('incident.story', { incidentId }, actor).incident;

describe('an incident', () => {
  it('[IN1] is opened with one key, carries kind, place, visit, calls and times, and is in the report', () => {
    const visitId = arrive('12C-123.45');
    yard.ok('slot.assign', { visitId, slotId: 'slt_3' });
    const incidentId = open({ kind: 'fire', visitId, calls: ['114'] });
    const then = yard.at(5);
    yard.ok('incident.note', { incidentId, note: 'khói ở đầu kéo', calls: ['115'] }, gate);
    const order = yard.ask('queue.order', { crossing: 'HN', direction: 'export' });
    yard.ok('incident.close', { incidentId, note: 'đã dập' }, coordinator);
    expect(incidentOf(incidentId)).toEqual({
      id: 1,
      kind: 'fire',
      place: 'slot:slt_3',
      visitId: parseWireId('visit', visitId),
      note: 'khói ở đầu kéo',
      calls: [
        { number: '114', at: START },
        { number: '115', at: then },
      ],
      openedAt: START,
      openedBy: 'gate',
      closedAt: then,
      closedBy: 'coordinator',
      outcome: 'đã dập',
      isRestricted: false,
      steps: [],
      people: [],
      exits: null,
      exitsSinceAt: null,
    });
    expect(order.entries[0]).toMatchObject({ rule: 'QU1', ready: true });
    yard.at(10);
    const report = yard.ask('report.daily', { on: '2026-02-10' });
    expect(report.incidents).toMatchObject([{ incidentId, kind: 'fire', note: 'khói ở đầu kéo\nđã dập' }]);
    expect(yard.refused('incident.note', { incidentId, note: 'x' }).code).toBe('incident.closed');
  });

  it('[IN1] names the people it is about, each once, by name to those on duty', () => {
    const visitId = yard.ok('visit.arrive', { plate: '12C-123.45', ...EXPORT, driver: 'Lê Bảo', people: 2 }).visitId;
    const [first, second] = yard.stores.people.ofVisit(parseWireId('visit', visitId) as VisitId);
    const people = [wireId('person', first?.id ?? 0)];
    const incidentId = open({ kind: 'quarrel', visitId, people: [...people, ...people] });
    yard.ok('incident.note', { incidentId, people: [...people, wireId('person', second?.id ?? 0)] }, gate);
    expect(story(incidentId, gate).people).toEqual([
      { personId: people[0], name: 'Lê Bảo', role: 'driver' },
      { personId: wireId('person', second?.id ?? 0), name: null, role: 'co-driver' },
    ]);
    expect(yard.refused('incident.note', { incidentId, people: ['per_zz'] }).code).toBe('person.unknown');
    expect(yard.refused('incident.open', { kind: 'quarrel', people: ['per_zz'] }).code).toBe('person.unknown');
    const { events } = yard.ask('visit.story', { visitId });
    expect(events.find(({ type }) => type === 'incident.opened')?.set).toMatchObject({ people });
    expect(events.find(({ type }) => type === 'incident.noted')?.was).toEqual({ people });
  });

  it('[IN1] takes its truck later too, with the place where it was none', () => {
    const visitId = arrive('12C-123.45');
    const nowhere = open({ kind: 'leak' });
    const somewhere = open({ kind: 'leak', place: 'lối 3' });
    for (const incidentId of [nowhere, somewhere]) yard.ok('incident.note', { incidentId, visitId }, gate);
    expect(incidentOf(nowhere)).toMatchObject({ place: 'gate-lane', visitId: visitOf(visitId).id, exits: null });
    expect(incidentOf(somewhere)).toMatchObject({ place: 'lối 3', visitId: visitOf(visitId).id });
    const { events } = yard.ask('visit.story', { visitId });
    expect(events.filter(({ type }) => type === 'incident.noted')).toHaveLength(2);
  });

  it('[IN1] the list has open ones first, then the newest first', () => {
    const old = open({ kind: 'fire' });
    yard.at(10);
    const closedLate = open({ kind: 'leak' });
    yard.at(20);
    const closedEarly = open({ kind: 'quarrel' });
    yard.at(30);
    const newest = open({ kind: 'illness' });
    for (const incidentId of [closedEarly, closedLate]) yard.ok('incident.close', { incidentId });
    const listed = (limit: number): readonly string[] =>
      yard.ask('incident.list', { limit }).incidents.map(({ incidentId }) => incidentId);
    expect(listed(10)).toEqual([newest, old, closedEarly, closedLate]);
    expect(listed(3)).toEqual([newest, old, closedEarly]);
    expect(listed(1)).toEqual([newest]);
  });
});

describe('the checklist', () => {
  it('[IN2] every kind has a short one, each step once', () => {
    for (const kind of INCIDENT_KINDS) {
      const steps = CHECKLISTS[kind];
      expect(steps.length, kind).toBeGreaterThan(0);
      expect(steps.length, 'a digit each').toBeLessThanOrEqual(9);
      expect(new Set(steps).size, kind).toBe(steps.length);
    }
  });

  it('[IN2] a step says who did it and when; done twice is done once; it may be taken back', () => {
    const incidentId = open({ kind: 'leak' });
    const at = yard.at(3);
    yard.ok('incident.step', { incidentId, step: 'close-drains', isDone: true }, actorWith('rest'));
    const seq = yard.seq();
    yard.at(4);
    yard.ok('incident.step', { incidentId, step: 'close-drains', isDone: true }, gate);
    expect(yard.seq(), 'nothing was changed').toBe(seq);
    expect(story(incidentId)).toMatchObject({ stepsDone: 1, stepsInAll: 6 });
    expect(story(incidentId).steps).toEqual([
      { step: 'clear-people', at: null, by: null },
      { step: 'name-substance', at: null, by: null },
      { step: 'call-114', at: null, by: null },
      { step: 'close-drains', at, by: 'rest' },
      { step: 'fence-off', at: null, by: null },
      { step: 'tell-authority', at: null, by: null },
    ]);
    yard.ok('incident.step', { incidentId, step: 'close-drains', isDone: false }, gate);
    yard.ok('incident.step', { incidentId, step: 'close-drains', isDone: false }, gate);
    expect(yard.seq()).toBe(seq + 1);
    expect(incidentOf(incidentId).steps).toEqual([]);
  });

  it('[IN2] a noted call does the step of calling', () => {
    const incidentId = open({ kind: 'fire' });
    const at = yard.at(1);
    yard.ok('incident.note', { incidentId, calls: ['115', '114'] }, gate);
    expect(story(incidentId).steps[0]).toEqual({ step: 'call-114', at, by: null });
    expect(story(incidentId).stepsDone).toBe(1);
  });

  it('[IN2] a step of another kind and a closed incident are refused', () => {
    const incidentId = open({ kind: 'fire' });
    expect(yard.refused('incident.step', { incidentId, step: 'check-seal', isDone: true })).toEqual({
      code: 'incident.step-unknown',
      kind: 'fire',
      step: 'check-seal',
    });
    yard.ok('incident.close', { incidentId });
    for (const refusal of [
      yard.refused('incident.step', { incidentId, step: 'call-114', isDone: true }),
      yard.refused('incident.note', { incidentId, note: 'x' }),
      yard.refused('incident.close', { incidentId }),
    ])
      expect(refusal.code).toBe('incident.closed');
  });
});

describe('what is suspected of somebody', () => {
  const SECRETS = ['khai man', 'thùng kín', 'gate', '113', 'per_1'];
  let incidentId: string;
  let visitId: string;
  beforeEach(() => {
    visitId = arrive('12C-123.45');
    yard.at(5);
    const said = { place: 'thùng kín', note: 'khai man', calls: ['113'], people: ['per_1'] };
    incidentId = open({ kind: 'suspicion', visitId, ...said });
    yard.ok('incident.step', { incidentId, step: 'guard-truck', isDone: true }, coordinator);
    yard.at(6);
  });

  /** That there is one, and when; everything else of it is as empty as can be. */
  const BARE = { kind: 'suspicion', place: '', visitId: null, openedBy: '', openedAt: later(START, 5 * 60_000) };

  it('[IN3] is told to nobody else by list, story, live rows or past states', () => {
    for (const actor of [gate, actorWith('rest'), actorWith('manager')]) {
      const { incidents } = yard.ask('incident.list', {}, actor);
      expect(incidents).toEqual([
        { ...BARE, incidentId, plate: null, closedAt: null, stepsDone: 0, stepsInAll: 0, isRestricted: true },
      ]);
      expect(yard.ask('incident.story', { incidentId }, actor)).toBeNull();
    }
    const row = { ...BARE, incidentId, note: '', calls: [], steps: [], outcome: '', closedBy: null };
    for (const past of [yard.ask('yard.now', {}), yard.ask('yard.at', { at: yard.clock.now() })])
      expect(past.incidents).toEqual([{ ...row, closedAt: null, isRestricted: true }]);
  });

  it('[IN3] stands in no story of a truck, and the journal names no truck with it', () => {
    yard.ok('incident.note', { incidentId, visitId, note: 'x' }, coordinator);
    yard.ok('incident.close', { incidentId, note: 'xong' }, coordinator);
    const { events } = yard.ask('visit.story', { visitId });
    expect(events.filter(({ type }) => type.startsWith('incident.'))).toEqual([]);
    const { changes } = yard.ask('journal.page', {}, actorWith('manager'));
    const said = changes.filter(({ command }) => command.startsWith('incident.'));
    expect(said).toHaveLength(4);
    for (const { events: parts, reason } of said) {
      expect(reason).toBeNull();
      for (const part of parts) expect(part).toMatchObject({ visitId: null, plate: null });
    }
  });

  it('[IN3] is in the report as one that there was, open or closed', () => {
    yard.at(10);
    const inReport = (): readonly unknown[] => yard.ask('report.daily', { on: '2026-02-10' }, gate).incidents;
    const { openedAt, place, kind } = BARE;
    expect(inReport()).toEqual([{ incidentId, kind, place, openedAt, closedAt: null, note: '' }]);
    yard.ok('incident.close', { incidentId, note: 'khai man thật' }, coordinator);
    expect(inReport()).toEqual([{ incidentId, kind, place, openedAt, closedAt: yard.clock.now(), note: '' }]);
    for (const secret of SECRETS) expect(JSON.stringify(inReport())).not.toContain(secret);
  });

  it('[IN3] a coordinator reads all of it', () => {
    expect(yard.ask('incident.list', {}, coordinator).incidents).toMatchObject([
      { incidentId, plate: '12C12345', visitId, place: 'thùng kín', openedBy: 'gate', stepsDone: 1, stepsInAll: 4 },
    ]);
    expect(story(incidentId)).toMatchObject({ note: 'khai man', people: [{ personId: 'per_1', role: 'driver' }] });
  });

  it('[IN3] only a coordinator works on it', () => {
    const fault = { fault: { code: 'session.not-allowed' } };
    const before = recordsOf(yard.db);
    expect(yard.run('incident.note', { incidentId, note: 'x' }, { actor: gate })).toEqual(fault);
    expect(yard.run('incident.step', { incidentId, step: 'call-customs', isDone: true }, { actor: gate })).toEqual(
      fault,
    );
    expect(yard.run('incident.close', { incidentId }, { actor: actorWith('manager') })).toEqual(fault);
    expect(recordsOf(yard.db)).toEqual(before);
  });

  it('[IN3, JO4] is read still when the arrival of its truck was taken back, which it does not forbid', () => {
    const seq = yard.seqOf('visit.arrive', { plate: '29C-000.09', driver: 'Lê Bảo', ...EXPORT });
    const [here] = yard.stores.visits.liveByPlate('29C00009');
    const [driver] = yard.stores.people.ofVisit(here!.id);
    const person = wireId('person', driver!.id);
    const about = open({ kind: 'suspicion', visitId: wireId('visit', here!.id), people: [person], note: 'khai man' });
    yard.ok('change.undo', { seq });
    const { incidents } = yard.ask('incident.list', {}, coordinator);
    expect(incidents.find((one) => one.incidentId === about)).toMatchObject({ plate: null, visitId: null });
    expect(story(about)).toMatchObject({ plate: null, visitId: null, people: [], note: 'khai man' });
  });

  it('[IN3] changes nothing of its truck', () => {
    const input = { kind: 'suspicion', visitId, isDriverless: true } as const;
    expect(yard.run('incident.open', input)).toMatchObject({ fault: { code: 'request.invalid' } });
    expect(visitOf(visitId).isDriverless).toBe(false);
  });
});

describe('a theft', () => {
  const passesOut = (incidentId: string): readonly string[] | undefined =>
    story(incidentId).exits?.map(({ plate }) => plate);

  it('[IN4] freezes who went out since the last look at the seal, and nobody later', () => {
    const before = arrive('29C-000.01');
    const after = arrive('29C-000.02');
    const abroad = arrive('29C-000.03');
    const late = arrive('29C-000.04');
    const visitId = arrive('12C-123.45');
    yard.at(10);
    yard.ok('visit.depart', { visitId: before });
    const sealCheckedAt = yard.at(20);
    yard.ok('visit.seal', { visitId, isIntact: true });
    const first = yard.at(30);
    yard.ok('visit.depart', { visitId: after, gate: '1', lane: '2' });
    const second = yard.at(40);
    yard.ok('visit.abroad', { visitId: abroad });
    yard.at(50);
    const incidentId = open({ kind: 'theft', visitId });
    yard.at(60);
    yard.ok('visit.depart', { visitId: late });
    yard.ok('visit.seal', { visitId, isIntact: true });
    yard.ok('incident.note', { incidentId, visitId, note: 'mất 2 kiện' });
    expect(story(incidentId)).toMatchObject({ exitsSince: sealCheckedAt });
    expect(story(incidentId).exits).toEqual([
      {
        at: first,
        plate: '29C00002',
        trailerPlate: null,
        gate: '1',
        lane: '2',
        departure: 'left-without-service',
        actor: 'system',
      },
      { at: second, plate: '29C00003', trailerPlate: null, gate: '', lane: '', departure: null, actor: 'system' },
    ]);
    const { events } = yard.ask('visit.story', { visitId });
    expect(events.find(({ type }) => type === 'incident.opened')?.set).toMatchObject({ exits: ['pas_7', 'pas_8'] });
  });

  it('[IN4] counts from when the truck came where nobody looked at its seal', () => {
    const before = arrive('29C-000.01');
    const after = arrive('29C-000.02');
    yard.at(10);
    yard.ok('visit.depart', { visitId: before });
    const arrivedAt = yard.at(20);
    const visitId = arrive('12C-123.45');
    yard.at(30);
    yard.ok('visit.depart', { visitId: after });
    const incidentId = open({ kind: 'theft', visitId });
    expect(passesOut(incidentId)).toEqual(['29C00002']);
    expect(story(incidentId).exitsSince).toBe(arrivedAt);
  });

  it('[IN4] without a truck it counts a day, and again when its truck becomes known', () => {
    const yesterday = arrive('29C-000.01');
    const today = arrive('29C-000.02');
    const visitId = arrive('12C-123.45');
    yard.at(10);
    yard.ok('visit.depart', { visitId: yesterday });
    yard.at(25 * 60);
    yard.ok('visit.depart', { visitId: today });
    const incidentId = open({ kind: 'theft' });
    expect(passesOut(incidentId)).toEqual(['29C00002']);
    expect(story(incidentId).exitsSince).toBe(later(START, 25 * HOUR_MS - DAY_MS));
    yard.ok('incident.note', { incidentId, visitId });
    expect(passesOut(incidentId)).toEqual(['29C00001', '29C00002']);
    expect(story(incidentId).exitsSince).toBe(START);
  });

  it('[IN4] freezes them once: another truck is kept in words and changes neither list nor truck', () => {
    const visitId = arrive('12C-123.45');
    const gone = arrive('29C-000.01');
    yard.at(10);
    yard.ok('visit.depart', { visitId: gone });
    const incidentId = open({ kind: 'theft', visitId });
    const before = story(incidentId);
    const later = yard.at(20);
    const other = arrive('29C-000.02');
    yard.ok('incident.note', { incidentId, visitId: other, note: 'cạnh xe mất' });
    expect(later).toBeGreaterThan(before.openedAt);
    expect(story(incidentId)).toEqual({ ...before, note: 'cạnh xe mất\n29C-000.02' });
    expect(passesOut(incidentId)).toEqual(['29C00001']);
  });

  it('[IN4, JO4] leaves out a passage that was taken back', () => {
    const visitId = arrive('12C-123.45');
    const gone = arrive('29C-000.01');
    const departed = yard.seqOf('visit.depart', { visitId: gone });
    const incidentId = open({ kind: 'theft', visitId });
    yard.ok('change.undo', { seq: departed });
    expect(passesOut(incidentId)).toEqual([]);
  });

  it('[IN4] no other kind freezes anything', () => {
    const visitId = arrive('12C-123.45');
    for (const kind of INCIDENT_KINDS.filter((one) => one !== 'theft'))
      expect(story(open({ kind, visitId })), kind).toMatchObject({ exits: null, exitsSince: null });
  });
});

describe('an ill driver', () => {
  it('[IN5] the truck says so and who has its keys, keeps its place, and is not called', () => {
    const visitId = arrive('12C-123.45');
    yard.ok('slot.assign', { visitId, slotId: 'slt_3' });
    const other = arrive('29C-000.01');
    const before = visitOf(visitId);
    const incidentId = open({ kind: 'illness', visitId, calls: ['115'], isDriverless: true, keysWith: 'móc 7' });
    expect(visitOf(visitId)).toEqual({ ...before, isDriverless: true, keysWith: 'móc 7' });
    const { entries } = yard.ask('queue.order', { crossing: 'HN', direction: 'export' });
    expect(entries.map((entry) => [entry.visitId, entry.ready, entry.notReady])).toEqual([
      [visitId, false, ['driverless']],
      [other, true, []],
    ]);
    expect(yard.ok('queue.call', { ...EXPORT, count: 2 }).called.map((call) => call.visitId)).toEqual([other]);
    const { events } = yard.ask('visit.story', { visitId });
    expect(events.slice(-2).map(({ type }) => type)).toEqual(['incident.opened', 'visit.keys-kept']);
    yard.ok('incident.close', { incidentId }, coordinator);
    expect(visitOf(visitId).isDriverless, 'closing says nothing of who drives').toBe(true);
  });

  it('[IN5] its keys alone may be kept; without a truck there are none', () => {
    const visitId = arrive('12C-123.45');
    open({ kind: 'illness', visitId, keysWith: 'Lan, cổng 2' });
    expect(visitOf(visitId)).toMatchObject({ isDriverless: false, keysWith: 'Lan, cổng 2' });
    open({ kind: 'illness', visitId, isDriverless: true });
    expect(visitOf(visitId)).toMatchObject({ isDriverless: true, keysWith: 'Lan, cổng 2' });
    expect(yard.run('incident.open', { kind: 'illness', isDriverless: true })).toMatchObject({
      fault: { code: 'request.invalid' },
    });
    yard.ok('visit.depart', { visitId, departure: 'left-unrecorded' });
    expect(yard.refused('incident.open', { kind: 'illness', visitId, isDriverless: true }).code).toBe('visit.over');
    expect(open({ kind: 'illness', visitId }), 'what is past may still be told').toMatch(/^inc_/);
  });
});

describe('the journal of incidents', () => {
  it('[AC2] gives exactly the state again', () => {
    const visitId = arrive('12C-123.45');
    const incidentId = open({ kind: 'theft', people: ['per_1'], calls: ['113'] });
    yard.ok('incident.step', { incidentId, step: 'guard-truck', isDone: true });
    yard.ok('incident.note', { incidentId, visitId, note: 'mất 2 kiện' });
    yard.ok('incident.close', { incidentId, note: 'đã tìm thấy' });
    open({ kind: 'illness', visitId, isDriverless: true, keysWith: 'móc 7' });
    open({ kind: 'suspicion', visitId });
    expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  });
});
