import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWireId } from '../../../shared/kernel/ids.ts';
import type { Person, Visit } from '../../../shared/domain/records.ts';
import { actorWith, aYard, replayedState, stateOf, type Yard } from '../../support/yard.ts';

const QUEUE = { crossing: 'HN', direction: 'export' } as const;
const COORDINATOR = actorWith('coordinator');
/** Tuesday, 06:00–18:00; the yard begins on a Tuesday at 08:00. */
const BY_DAY = [{ weekday: 2, fromMinute: 6 * 60, toMinute: 18 * 60 }];

let yard: Yard;
let trucks = 0;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  yard.close();
});

function aTruck(driver: string | null = 'Lê Bảo'): string {
  trucks += 1;
  const said = driver === null ? {} : { driver };
  return yard.ok('visit.arrive', { plate: `29H${String(30_000 + trucks)}`, ...QUEUE, ...said }).visitId;
}

const idOf = (visitId: string): Visit['id'] => parseWireId('visit', visitId) ?? (0 as Visit['id']);
const visit = (visitId: string): Visit => yard.stores.records.require('visit', idOf(visitId));
const people = (visitId: string): readonly Person[] => yard.stores.people.ofVisit(idOf(visitId));
const rolesOf = (visitId: string): readonly string[] =>
  people(visitId).map((one) => `${one.role} ${yard.stores.people.dataOf(one.id).name ?? '?'}`);
const notReady = (visitId: string): readonly string[] =>
  yard.ask('queue.order', QUEUE).entries.find((one) => one.visitId === visitId)?.notReady ?? ['not in the line'];
const member = (more: object = {}): string =>
  yard.ok('team.save', { code: 'TX1', name: 'Lò Văn Ếch', phone: '0912', duty: BY_DAY, ...more }, COORDINATOR)
    .teamDriverId;
const take = (visitId: string, teamDriverId: string) =>
  yard.ok('visit.swap-driver', { visitId, driver: { teamDriverId } });

describe('the driver team', () => {
  it('[QU31, JO3] keeps names beside the journal, and shows them to people on duty only', () => {
    const teamDriverId = member();
    yard.ok('team.save', { teamDriverId, code: 'TX1', phone: null, licenceNo: 'B-77' });
    const [driver] = yard.ask('team.list', {}).drivers;
    expect(driver).toMatchObject({ code: 'TX1', name: 'Lò Văn Ếch', phone: null, licenceNo: 'B-77', isOnDuty: true });
    const visitId = aTruck();
    take(visitId, teamDriverId);
    const journal = JSON.stringify([...yard.stores.journal.allEvents()]);
    for (const value of ['Lò Văn Ếch', '0912', 'B-77']) expect(journal).not.toContain(value);
    expect(rolesOf(visitId)).toContain('driver Lò Văn Ếch');
  });

  it('[QU31] lists who is on duty first, how long each may drive, and on which truck each is', () => {
    const [first, second] = [member({ code: 'A', duty: [] }), member({ code: 'B' })];
    const gone = member({ code: '0', isActive: false });
    const visitId = aTruck();
    take(visitId, second);
    yard.ok('driver.hours', { teamDriverId: second, sinceBreakMinutes: 60, todayMinutes: 90, weekMinutes: 500 });
    const facts = yard
      .ask('team.list', {})
      .drivers.map((one) => [one.teamDriverId, one.isOnDuty, one.minutesLeft, one.visitId]);
    expect(facts).toEqual([
      [second, true, 180, visitId],
      [first, false, null, null],
      [gone, false, null, null],
    ]);
    yard.at(10 * 60);
    expect(yard.ask('team.list', {}).drivers.some(({ isOnDuty }) => isOnDuty)).toBe(false);
  });

  it('[QU31, QU6] takes the wheel: the place stays, who drove is a co-driver, the hours go along', () => {
    const visitId = aTruck();
    const before = visit(visitId);
    const teamDriverId = member();
    yard.ok('driver.hours', { teamDriverId, sinceBreakMinutes: 220, todayMinutes: 300, weekMinutes: 600 });
    take(visitId, teamDriverId);
    expect(rolesOf(visitId)).toEqual(['co-driver Lê Bảo', 'co-driver ?', 'driver Lò Văn Ếch']);
    expect(visit(visitId)).toMatchObject({ queueNumber: before.queueNumber, orderAt: before.orderAt });
    expect(notReady(visitId)).toEqual(['driver-hours']);
    take(visitId, teamDriverId);
    expect(people(visitId)).toHaveLength(3);
    expect(yard.ask('swap.list', { on: '2026-02-10' }).swaps).toMatchObject([
      { role: 'driver', was: '', becomes: '', hasKeptPlace: true, needsConfirmation: false },
    ]);
  });

  it('[QU31] drives one truck: the one before goes back to its co-driver, or cannot be called', () => {
    const teamDriverId = member();
    const [first, second, third] = [aTruck(), aTruck(null), aTruck()];
    take(first, teamDriverId);
    expect(rolesOf(first)).toEqual(['co-driver Lê Bảo', 'co-driver ?', 'driver Lò Văn Ếch']);
    for (const person of people(second)) yard.ok('person.leave', { personId: `per_${person.id.toString(36)}` });
    take(second, teamDriverId);
    expect(rolesOf(first)).toEqual(['driver Lê Bảo', 'co-driver ?']);
    expect(notReady(second)).toEqual([]);
    take(third, teamDriverId);
    expect(notReady(second)).toEqual(['driverless']);
    yard.ok('visit.swap-driver', { visitId: second, driver: 'Ngô Tám' });
    expect(notReady(second)).toEqual([]);
    expect(yard.ask('team.list', {}).drivers[0]?.visitId).toBe(third);
  });

  it('[QU31, QU4] is not called once the duty is over, ended early, or the driver left the team', () => {
    const [visitId, teamDriverId] = [aTruck(), member()];
    take(visitId, teamDriverId);
    expect(notReady(visitId)).toEqual([]);
    yard.ok('team.save', { teamDriverId, code: 'TX1', duty: [] });
    expect(notReady(visitId)).toEqual(['driver-off-duty']);
    yard.ok('team.save', { teamDriverId, code: 'TX1', duty: BY_DAY });
    yard.ok('team.save', { teamDriverId, code: 'TX1', isActive: false });
    expect(notReady(visitId)).toEqual(['driver-off-duty']);
    yard.ok('team.save', { teamDriverId, code: 'TX1', isActive: true });
    yard.at(10 * 60 - 1);
    expect(notReady(visitId)).toEqual([]);
    yard.at(10 * 60);
    expect(notReady(visitId)).toEqual(['driver-off-duty']);
    expect(yard.ok('queue.call', { ...QUEUE, count: 1 }).called).toEqual([]);
  });

  it('[QU31] a change of duty is told to the screens that show the truck', () => {
    const [visitId, teamDriverId] = [aTruck(), member()];
    take(visitId, teamDriverId);
    const seq = yard.seqOf('team.save', { teamDriverId, code: 'TX1', duty: [] });
    const events = [...yard.stores.journal.eventsAfter(seq - 1)];
    expect(events.map(({ change }) => change.kind)).toEqual(['teamDriver', 'person']);
  });

  it('[QU30] hours said at the truck are the hours of the team driver who drives it', () => {
    const [visitId, teamDriverId] = [aTruck(), member()];
    take(visitId, teamDriverId);
    const hours = { sinceBreakMinutes: 230, todayMinutes: 300, weekMinutes: 600 };
    expect(yard.ok('driver.hours', { visitId, ...hours })).toEqual({ minutesLeft: 10 });
    expect(yard.ask('team.list', {}).drivers[0]?.minutesLeft).toBe(10);
    expect(notReady(visitId)).toEqual(['driver-hours']);
    const other = aTruck();
    take(other, teamDriverId);
    expect(notReady(other)).toEqual(['driver-hours']);
    expect(notReady(visitId)).toEqual([]);
  });

  it('[QU31, QU32] who goes to another truck is exchanged on the one before, on the public list', () => {
    const teamDriverId = member();
    const [first, second] = [aTruck(), aTruck()];
    take(first, teamDriverId);
    take(second, teamDriverId);
    const swaps = yard.ask('swap.list', { on: '2026-02-10' }).swaps;
    expect(swaps.map(({ visitId, role }) => [visitId, role]).toSorted()).toEqual([
      [first, 'driver'],
      [first, 'driver'],
      [second, 'driver'],
    ]);
    expect(swaps.every(({ was, becomes }) => was === '' && becomes === '')).toBe(true);
  });

  it('[QU31] a name that the gate writes down is another driver, not the one of the team', () => {
    const [visitId, teamDriverId] = [aTruck(), member({ duty: [] })];
    yard.ok('team.save', { teamDriverId, code: 'TX1', duty: BY_DAY });
    take(visitId, teamDriverId);
    yard.ok('team.save', { teamDriverId, code: 'TX1', duty: [] });
    expect(notReady(visitId)).toEqual(['driver-off-duty']);
    yard.ok('visit.amend', { visitId, driver: 'Trần Hai' }, actorWith('gate'));
    expect(rolesOf(visitId)).toContain('co-driver Lò Văn Ếch');
    expect(rolesOf(visitId)).toContain('driver Trần Hai');
    expect(notReady(visitId)).toEqual([]);
    yard.ok('visit.amend', { visitId, driver: 'lo van ech' }, actorWith('gate'));
    expect(rolesOf(visitId)).toContain('driver Lò Văn Ếch');
    expect(notReady(visitId)).toEqual(['driver-off-duty']);
  });

  it('[QU36] what a driver of the team has driven is not known any more once a truck drove off with him', () => {
    const teamDriverId = member();
    const hours = { teamDriverId, sinceBreakMinutes: 200, todayMinutes: 300, weekMinutes: 600 };
    const left = () => yard.ask('team.list', {}).drivers[0]?.minutesLeft;
    const first = aTruck();
    take(first, teamDriverId);
    yard.ok('driver.hours', hours);
    const seq = yard.seqOf('visit.depart', { visitId: first });
    expect(left()).toBeNull();
    yard.ok('change.undo', { seq });
    expect(left()).toBe(40);
    yard.ok('visit.abroad', { visitId: first });
    expect(left()).toBeNull();
    const second = aTruck();
    take(second, teamDriverId);
    expect(notReady(second)).toEqual([]);
  });

  it('[QU31] a departure is not taken back while its driver of the team drives another truck', () => {
    const teamDriverId = member();
    const [first, second] = [aTruck(), aTruck()];
    take(first, teamDriverId);
    const seq = yard.seqOf('visit.depart', { visitId: first });
    const taken = yard.seqOf('visit.swap-driver', { visitId: second, driver: { teamDriverId } });
    expect(yard.refused('change.undo', { seq })).toMatchObject({ code: 'change.in-the-way' });
    yard.ok('change.undo', { seq: taken });
    yard.ok('change.undo', { seq });
    expect(rolesOf(first)).toContain('driver Lò Văn Ếch');
    expect(yard.ask('team.list', {}).drivers[0]?.visitId).toBe(first);
  });
});
