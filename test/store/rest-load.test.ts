import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWireId, wireId } from '../../shared/kernel/ids.ts';
import type { Day } from '../../shared/kernel/calendar.ts';
import { HOUR_MS, later } from '../../shared/kernel/instant.ts';
import type { Alarm } from '../../shared/domain/records.ts';
import { LOAD_SQL } from '../../electron/areas/rest/load-store.ts';
import { dueWork } from '../../electron/engine/deadlines.ts';
import { systemActor } from '../../electron/engine/handler.ts';
import { aYard, nextCommandId, replayedState, START, stateOf, type Yard } from '../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  yard.close();
});

const TODAY = '2026-02-10' as Day;
const arrive = (n: number, people = 2): string =>
  yard.ok('visit.arrive', {
    plate: `12C-${String(10_000 + n)}`,
    direction: 'export',
    crossing: 'HN',
    cargoClass: 'general',
    loaded: true,
    people,
  }).visitId;

function watch(): number {
  const due = dueWork(yard.stores, yard.clock).filter(({ name }) => name === 'rest.watch');
  for (const { name, input } of due)
    yard.engine.dispatch.runBatch([{ commandId: nextCommandId(), name, input, actor: systemActor('system') }]);
  return due.length;
}

const alarms = (): readonly Alarm[] => yard.stores.site.openAlarms().filter(({ code }) => code === 'rest-shortage');

describe('the load', () => {
  it('[RE33] leaves out what is closed, and tells of a kind that is closed altogether', () => {
    for (let n = 0; n < 3; n += 1) arrive(n, 3);
    const kindOf = (kind: string) => yard.ask('rest.load', {}).kinds.find((one) => one.kind === kind);
    expect(kindOf('shower')).toMatchObject({ capacity: 2, shortage: 0 });
    yard.ok('facility.save', { code: 'T1', kind: 'shower', name: 'T1', capacity: 2, isOpen: false });
    expect(kindOf('shower')).toMatchObject({ capacity: 0, shortage: 1, facilityIds: [], loadPercent: null });
    expect(yard.ask('rest.load', {}).facilities.some(({ facility }) => facility === 'T1')).toBe(false);
    const shower = yard.ask('rest.forecast', {}).kinds.find(({ kind }) => kind === 'shower');
    expect(shower?.remedies).toEqual([
      {
        code: 'open-facility',
        facilityId: wireId('facility', yard.stores.rest.facilityByCode('T1')?.id ?? 0),
        units: 2,
      },
    ]);
  });

  it('[RE35] an announced truck is expected in its hour; who is called leaves', () => {
    arrive(1);
    yard.ok('expected.add', {
      plate: '29H-12345',
      direction: 'export',
      crossing: 'HN',
      cargoClass: 'general',
      expectedAt: later(START, 5 * HOUR_MS),
      people: 2,
    });
    const { people, from } = yard.ask('rest.forecast', {});
    expect(from).toBe(START);
    const comes = people.find(({ from: hour }) => hour === later(START, 5 * HOUR_MS));
    expect(comes?.arrivals).toBe(2);
    expect(people.reduce((sum, { arrivals }) => sum + arrivals, 0)).toBe(2);
    // One truck in a line of thirty an hour: gone within the hour, and so is the other one after it came.
    expect(people[0]).toMatchObject({ departures: 2, atEnd: 0, people: 2 });
  });
});

describe('the alarm of a shortage', () => {
  it('[RE37] opens once for a kind, is acknowledged as others are, and ends by itself', () => {
    // 2 showers carry 120 people.
    for (let n = 0; n < 42; n += 1) arrive(n, 3);
    yard.ok('crossing.save', { code: 'HN', name: 'HN', directions: [{ direction: 'export', capacityPerHour: 0 }] });
    expect(watch()).toBe(1);
    const [alarm] = alarms().filter(({ details }) => details?.['facilityUnit'] === 'shower');
    expect(alarm?.details).toEqual({ facilityUnit: 'shower', units: 1, from: START });
    expect(watch()).toBe(0);
    if (alarm === undefined) throw new Error('no alarm');
    yard.ok('alarm.acknowledge', { alarmId: wireId('alarm', alarm.id) });
    expect(yard.refused('alarm.resolve', { alarmId: wireId('alarm', alarm.id) })).toMatchObject({
      code: 'alarm.closes-itself',
    });
    yard.ok('facility.save', { code: 'T1', kind: 'shower', name: 'T1', capacity: 9 });
    expect(watch()).toBe(1);
    expect(alarms().some(({ details }) => details?.['facilityUnit'] === 'shower')).toBe(false);
    expect(watch()).toBe(0);
  });
});

describe('the figures of a day', () => {
  it('[RE38] count nights, people, meals and hours out of standard', () => {
    const first = arrive(1);
    const [person] = yard.stores.people.ofVisit(parseWireId('visit', first) as never);
    if (person === undefined) throw new Error('nobody');
    const who = { personId: wireId('person', person.id) };
    yard.at(60);
    for (let n = 2; n < 44; n += 1) arrive(n, 3);
    yard.ok('rest.serve', { visitId: first, person: who, service: 'meal' });
    yard.ok('rest.serve', { visitId: first, person: who, service: 'meal', paid: true, quantity: 3 });
    yard.at(150);
    const day = yard.ask('rest.day', { on: TODAY });
    expect(day).toMatchObject({ on: TODAY, bedNights: 0, peakPeople: 2 + 42 * 3, peakAt: later(START, HOUR_MS) });
    expect(day.served).toEqual([{ service: 'meal', sitting: null, sittingName: null, free: 1, paid: 3, sponsored: 0 }]);
    // 128 people against 4 beds (64), 20 portions (60) and 2 showers (120), in the hours from 09:00 and from 10:00.
    expect(day.shortHours).toEqual([
      { kind: 'dormitory', hours: 2, worst: 4 },
      { kind: 'shower', hours: 2, worst: 1 },
      { kind: 'canteen', hours: 2, worst: 23 },
    ]);
    expect(yard.ask('report.daily', { on: TODAY }).rest).toMatchObject({
      peakPeople: 128,
      shortHours: day.shortHours,
      sittings: day.served,
      takingsDong: day.takingsDong,
      complaints: 0,
    });
  });

  it('[RE38] a stay of the night is a bed-night of its day, also when the day is over', () => {
    const visit = arrive(1);
    const [person] = yard.stores.people.ofVisit(parseWireId('visit', visit) as never);
    const who = { personId: wireId('person', person?.id ?? 0) };
    const { stayId } = yard.ok('rest.check-in', { visitId: visit, person: who });
    yard.at(24 * 60);
    yard.ok('rest.check-out', { stayId });
    yard.at(96 * 60);
    expect(yard.ask('rest.day', { on: '2026-02-11' as Day }).bedNights).toBe(1);
    expect(yard.ask('rest.day', { on: '2026-02-10' as Day }).bedNights).toBe(0);
    expect(yard.ask('rest.day', { on: '2026-02-12' as Day })).toMatchObject({ bedNights: 0, peakPeople: 2 });
  });

  it('reads by index, never all visits, services or turns', () => {
    for (const [name, sql] of Object.entries(LOAD_SQL)) {
      const plan = yard.db.prepare<unknown[], { readonly detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
      const details = plan.all(...Array.from(sql.matchAll(/\?/g), () => 0)).map(({ detail }) => detail);
      expect(
        details.some((detail) => /^SCAN/.test(detail) && !/USING (COVERING )?INDEX/.test(detail)),
        name,
      ).toBe(false);
    }
  });
});
