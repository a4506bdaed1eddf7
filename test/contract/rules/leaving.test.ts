import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWireId } from '../../../shared/kernel/ids.ts';
import { MINUTE_MS } from '../../../shared/kernel/instant.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import { actorWith, aYard, START, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

const EXPORT = { direction: 'export', crossing: 'HN' } as const;
const GATE = actorWith('gate');
const COORDINATOR = actorWith('coordinator');
const visit = (id: string): Visit => yard.stores.records.require('visit', parseWireId('visit', id) ?? 0);
const alarms = (): readonly string[] => yard.stores.site.openAlarms().map(({ code }) => code);
const arrive = (more: object = {}): string =>
  yard.ok('visit.arrive', { plate: '12C-555.55', ...EXPORT, ...more }).visitId;
const all = <Row>(sql: string, ...bound: readonly unknown[]): readonly Row[] =>
  yard.db.prepare<unknown[], Row>(sql).all(...bound);

describe('a truck that is said to have gone', () => {
  it('[GA1] left unrecorded: no barrier opened, it is to be confirmed, and an alarm asks for that', () => {
    const visitId = arrive();
    yard.ok('visit.depart', { visitId, departure: 'left-unrecorded' }, GATE);
    expect(visit(visitId)).toMatchObject({ departure: 'left-unrecorded', isToConfirm: true });
    expect(alarms()).toEqual(['left-unrecorded']);
    expect(yard.stores.visits.livePasses().map(({ way }) => way)).toEqual(['in']);
    yard.ok('visit.confirm', { visitId }, COORDINATOR);
    expect(alarms()).toEqual([]);
  });

  it('[GA4] left under hold is for trucks on hold only', () => {
    const visitId = arrive();
    expect(yard.refused('visit.depart', { visitId, departure: 'left-under-hold' }, GATE)).toEqual({
      code: 'visit.not-under-hold',
    });
  });

  it('[GA4] a held truck that comes again has left under hold, and alarms so', () => {
    const old = arrive();
    yard.ok('visit.hold', { visitId: old, authority: 'Hải quan', reason: 'soi' });
    arrive({ resolve: 'left-unrecorded' });
    expect(visit(old)).toMatchObject({ departure: 'left-under-hold', isToConfirm: true });
    expect(alarms()).toEqual(['left-under-hold']);
  });

  it('[QU3] across the border without a call is let out, with a warning, and is to be confirmed', () => {
    const visitId = arrive();
    const out = yard.ok('visit.depart', { visitId, departure: 'crossed' }, GATE);
    expect(out).toEqual({ departure: 'crossed', warnings: ['visit.crossed-uncalled'] });
    expect(visit(visitId)).toMatchObject({ isToConfirm: true });
    expect(visit(visitId).warnings).toContain('visit.crossed-uncalled');
    expect(yard.stores.visits.livePasses()[0]).toMatchObject({ way: 'out', warnings: ['visit.crossed-uncalled'] });

    const two = arrive({ plate: '12C-555.56' });
    expect(yard.ok('visit.abroad', { visitId: two })).toEqual({ warnings: ['visit.crossed-uncalled'] });
    expect(visit(two)).toMatchObject({ stage: 'abroad', isToConfirm: true });

    const called = arrive({ plate: '12C-555.57' });
    yard.ok('queue.call', { ...EXPORT, count: 1 });
    expect(yard.ok('visit.depart', { visitId: called })).toEqual({ departure: 'crossed', warnings: [] });
    expect(visit(called).isToConfirm).toBe(false);
  });
});

describe('late entry', () => {
  it('[AC1] of a departure before what was recorded since: all of it ends at one possible instant', () => {
    const visitId = arrive({ trailerPlate: '12R-000.01', driver: 'An', people: 2 });
    const placed = yard.at(60);
    yard.ok('slot.assign', { visitId, slotId: 'slt_1' });
    yard.at(90);
    yard.ok('visit.depart', { visitId, occurredAt: START + 40 * MINUTE_MS, reason: 'mất điện' });
    const id = parseWireId('visit', visitId);
    expect(visit(visitId).departedAt).toBe(placed);
    const ends = [
      ...all<{ e: number }>('SELECT max(ended_at) AS e FROM standings WHERE visit_id = ?', id),
      ...all<{ e: number }>('SELECT ended_at AS e FROM occupancies WHERE visit_id = ?', id),
      ...all<{ e: number }>('SELECT detached_at AS e FROM pieces WHERE visit_id = ?', id),
      ...all<{ e: number }>('SELECT left_at AS e FROM people WHERE visit_id = ?', id),
      ...all<{ e: number }>(`SELECT occurred_at AS e FROM passes WHERE visit_id = ? AND way = 'out'`, id),
    ].map(({ e }) => e);
    expect(new Set(ends)).toEqual(new Set([placed]));
    expect(ends).toHaveLength(7);
  });

  it('[AC1] of a truck that came and went in the dark keeps both of its times', () => {
    yard.at(120);
    const late = (minutes: number) => ({ occurredAt: START + minutes * MINUTE_MS, reason: 'mất điện' });
    const visitId = arrive({ driver: 'An', people: 1, ...late(10) });
    yard.ok('visit.depart', { visitId, ...late(40) });
    const { arrivedAt, departedAt } = visit(visitId);
    expect([arrivedAt, departedAt]).toEqual([START + 10 * MINUTE_MS, START + 40 * MINUTE_MS]);
    yard.at(130);
    const { people } = yard.ask('report.daily', { on: '2026-02-10' });
    expect(people).toMatchObject({ in: 1, out: 1, closing: 0 });
  });

  it('needs a reason for every fact, and shows as late in the story', () => {
    const visitId = arrive();
    yard.ok('queue.call', { ...EXPORT, count: 1 });
    yard.at(60);
    const occurredAt = START + MINUTE_MS;
    const facts = [
      ['slot.assign', { visitId, slotId: 'slt_1' }],
      ['slot.move', { visitId, slotId: 'slt_2' }],
      ['slot.vacate', { visitId }],
      ['visit.milestone', { visitId, milestone: 'inspected' }],
      ['queue.reached', { visitId }],
    ] as const;
    for (const [name, input] of facts) {
      const late = { ...input, occurredAt } as never;
      expect(yard.refused(name, late, COORDINATOR).code).toBe('visit.late-entry-needs-coordinator');
      expect(yard.run(name, { ...input, occurredAt, reason: 'mất điện' } as never)).toHaveProperty('ok');
    }
    const { events } = yard.ask('visit.story', { visitId });
    const late = events.filter((event) => event.info?.['isLate'] === true).map((event) => event.type);
    expect(late).toEqual(['visit.placed', 'visit.placed', 'visit.placed', 'visit.milestone-passed', 'queue.reached']);
    expect(yard.stores.journal.change(yard.seq())?.reason).toBe('mất điện');
  });
});

describe('a two-way truck', () => {
  it('[GA3] passes the gate both ways, and its people who sleep here count on site [RE3]', () => {
    const visitId = arrive({ driver: 'An', people: 2 });
    yard.ok('rest.check-in', { visitId, person: { name: 'An' } });
    yard.ok('visit.abroad', { visitId, gate: '2', lane: '1' });
    const load = yard.ask('rest.load', {});
    expect([load.peopleOnSite, load.peopleStaying]).toEqual([1, 1]);
    yard.at(60);
    expect(yard.ask('report.daily', { on: '2026-02-10' }).people).toMatchObject({ in: 2, out: 1, closing: 1 });
    const back = yard.at(300);
    yard.ok('visit.return', { visitId, gate: '1', lane: '2' });
    const again = yard.ask('rest.load', {});
    expect([again.peopleOnSite, again.peopleStaying]).toEqual([2, 0]);
    yard.at(310);
    expect(yard.ask('report.daily', { on: '2026-02-10' }).people).toMatchObject({ in: 3, out: 1, closing: 2 });
    expect(yard.stores.visits.livePasses()).toMatchObject([
      { way: 'in', gate: '1', lane: '2', occurredAt: back },
      { way: 'out', gate: '2', lane: '1', occurredAt: START, departure: null },
      { way: 'in' },
    ]);
  });

  it('[RE1] that does not come back leaves those who sleep here', () => {
    const visitId = arrive({ driver: 'An', people: 2 });
    const { personId, stayId } = yard.ok('rest.check-in', { visitId, person: { name: 'An' } });
    yard.ok('visit.abroad', { visitId });
    yard.at(60);
    yard.ok('visit.depart', { visitId });
    expect(yard.ask('rest.load', {})).toMatchObject({ peopleOnSite: 1, peopleStaying: 1 });
    expect(yard.ok('rest.check-out', { stayId })).toEqual({});
    yard.ok('person.leave', { personId });
    expect(yard.ask('rest.load', {})).toMatchObject({ peopleOnSite: 0 });
  });
});

describe('a correction', () => {
  it('[GA1] never leaves a declared truck without a queue that takes it', () => {
    const { visitId } = yard.ok('expected.add', {
      plate: '12C-888.88',
      direction: 'import',
      crossing: 'HN',
      cargoClass: 'general',
    });
    expect(yard.refused('visit.amend', { visitId, crossing: 'CM' })).toEqual({
      code: 'crossing.direction-unknown',
      crossing: 'Chi Ma',
      direction: 'import',
    });
    yard.ok('visit.amend', { visitId, crossing: 'CM', direction: 'export' });
    expect(yard.run('visit.arrive', { plate: '12C-888.88' })).toHaveProperty('ok');
  });
});
