import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWireId } from '../../../shared/kernel/ids.ts';
import { HOUR_MS, later, MINUTE_MS } from '../../../shared/kernel/instant.ts';
import type { Person } from '../../../shared/domain/records.ts';
import { aYard, START, type Yard } from '../../support/yard.ts';

const QUEUE = { crossing: 'HN', direction: 'export' } as const;

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

let trucks = 0;
function aDriver(): { readonly visitId: string; readonly personId: string; readonly name: string } {
  trucks += 1;
  const name = `Lái ${String(trucks)}`;
  const { visitId } = yard.ok('visit.arrive', { plate: `15C${String(32_000 + trucks)}`, ...QUEUE, driver: name });
  const personId = yard.ask('rest.person', { visitId }).people[0]?.personId ?? '';
  return { visitId, personId, name };
}
const personOf = (personId: string): Person =>
  yard.stores.records.require('person', parseWireId('person', personId) ?? 0);
const after = (minutes: number) => later(START, minutes * MINUTE_MS);
const warningsOf = (visitId: string): readonly string[] =>
  yard.ask('queue.order', QUEUE).entries.find((entry) => entry.visitId === visitId)?.warnings ?? [];

describe('rests of drivers', () => {
  it('[RE43] begin and end with a stay in a bed', () => {
    const { visitId, personId } = aDriver();
    yard.at(10);
    const { stayId } = yard.ok('rest.check-in', { visitId, person: { personId } as never });
    expect(personOf(personId)).toMatchObject({ restingSince: after(10), lastRest: null });
    yard.at(70);
    yard.ok('rest.check-out', { stayId });
    const lastRest = { from: after(10), to: after(70), isDeclared: false };
    expect(personOf(personId)).toMatchObject({ restingSince: null, lastRest });
  });

  it('[RE43] begin and end as the driver says; said twice a rest goes on, and none that does not run is ended', () => {
    const { personId } = aDriver();
    yard.ok('rest.declare', { personId, what: 'begin' });
    yard.at(5);
    yard.ok('rest.declare', { personId, what: 'begin' });
    yard.at(30);
    yard.ok('rest.declare', { personId, what: 'end' });
    expect(personOf(personId).lastRest).toEqual({ from: START, to: after(30), isDeclared: true });
    expect(yard.refused('rest.declare', { personId, what: 'end' })).toEqual({ code: 'rest.not-resting' });
  });

  it('[RE43] told afterwards they lie in the time that the truck was here', () => {
    const { personId } = aDriver();
    yard.at(120);
    const past = (from: number, to: number) => ({ personId, what: 'past', from: after(from), to: after(to) }) as const;
    for (const wrong of [past(60, 30), past(60, 60), past(60, 121), past(-60, 0), { personId, what: 'past' } as const])
      expect(yard.refused('rest.declare', wrong)).toEqual({ code: 'rest.time-wrong' });
    yard.ok('rest.declare', past(-60, 30));
    expect(personOf(personId).lastRest).toEqual({ from: START, to: after(30), isDeclared: true });
    yard.ok('rest.declare', past(60, 90));
    expect(personOf(personId).lastRest).toEqual({
      from: after(60),
      to: after(90),
      isDeclared: true,
      knownSince: START,
    });
  });

  it('[RE43] a rest that is known says that the driver may drive, where nobody said his hours (QU4)', () => {
    const { visitId, personId } = aDriver();
    expect(warningsOf(visitId)).toContain('unknown-driver-hours');
    yard.ok('rest.declare', { personId, what: 'begin' });
    expect(warningsOf(visitId)).toContain('unknown-driver-hours');
    yard.at(15);
    expect(warningsOf(visitId)).not.toContain('unknown-driver-hours');
  });

  it('[RE43] end when the truck goes, and a change taken back takes them back', () => {
    const { visitId, personId } = aDriver();
    yard.at(10);
    const seq = yard.seqOf('rest.declare', { personId, what: 'begin' });
    yard.ok('change.undo', { seq });
    expect(personOf(personId).restingSince).toBeNull();
    const { stayId } = yard.ok('rest.check-in', { visitId, person: { personId } as never });
    yard.at(20);
    const out = yard.seqOf('rest.check-out', { stayId });
    yard.ok('change.undo', { seq: out });
    expect(personOf(personId)).toMatchObject({ restingSince: after(10), lastRest: null });
    yard.at(30);
    yard.ok('visit.depart', { visitId, departure: 'crossed' });
    expect(personOf(personId)).toMatchObject({ restingSince: null, lastRest: { from: after(10), to: after(30) } });
  });

  it('[RE43] nothing is known any more of a driver who has been abroad', () => {
    const { visitId, personId } = aDriver();
    yard.ok('rest.declare', { personId, what: 'begin' });
    yard.at(30);
    yard.ok('queue.call', { ...QUEUE, count: 1 });
    yard.ok('queue.reached', { visitId });
    yard.ok('visit.abroad', { visitId });
    yard.at(200);
    yard.ok('visit.return', { visitId });
    expect(personOf(personId)).toMatchObject({ restingSince: null, lastRest: null });
  });
});

describe('the list of drivers', () => {
  const listed = (personId: string) => yard.ask('rest.drivers', {}).drivers.find((one) => one.personId === personId);

  it('[RE44] says who rests, what is left, from when on he may drive, and who needs the team', () => {
    const [fresh, tired, unknown] = [aDriver(), aDriver(), aDriver()];
    yard.ok('rest.declare', { personId: fresh.personId, what: 'begin' });
    const said = { visitId: tired.visitId, sinceBreakMinutes: 240, todayMinutes: 300, weekMinutes: 600 };
    yard.ok('driver.hours', said);
    expect(listed(fresh.personId)).toMatchObject({ restingSince: START, leftMs: 0, isAtLeast: true, needsTeam: false });
    expect(listed(tired.personId)).toMatchObject({
      leftMs: 0,
      isAtLeast: false,
      mayDriveAt: after(15),
      needsTeam: true,
      callFrom: null,
    });
    expect(listed(unknown.personId)).toBeUndefined();
    yard.at(20);
    expect(listed(fresh.personId)).toMatchObject({ leftMs: 2 * HOUR_MS, mayDriveAt: null });
    expect(listed(tired.personId)).toMatchObject({ leftMs: 4 * HOUR_MS, mayDriveAt: null, needsTeam: false });
    yard.ok('queue.call', { ...QUEUE, count: 3 });
    expect(listed(unknown.personId)).toMatchObject({ leftMs: null, isCalled: true, needsTeam: false });
  });
});
