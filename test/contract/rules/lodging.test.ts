import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runDue } from '../../support/due.ts';
import { aYard, actorWith, replayedState, START, stateOf, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  yard.close();
});

const EXPORT = { direction: 'export', crossing: 'HN' } as const;
const TODAY = '2026-02-10';
/** The yard's clock starts at 8:00. */
const hour = (at: number): number => yard.at((at - 8) * 60);
const arrive = (plate: string, driver: string): string =>
  yard.ok('visit.arrive', { plate, driver, people: 1, ...EXPORT }).visitId;
const sleep = (visitId: string, name: string, bedId: string) =>
  yard.ok('rest.check-in', { visitId, person: { name }, bedId });
const list = (on?: string) => yard.ask('rest.lodging', on === undefined ? {} : { on });
const namesOn = (on: string) => list(on).lines.map(({ name }) => name);
const reminders = () => yard.stores.site.openAlarms().filter(({ code }) => code === 'lodging-due');

describe('the lodging list', () => {
  it('[RE15] is whoever lies in a bed for some part of the night, foreigners told, with what is missing', () => {
    const duc = sleep(arrive('12C-123.45', 'Đức'), 'Đức', 'bed_1');
    const wei = sleep(arrive('桂A12345', 'ZHANG WEI'), 'ZHANG WEI', 'bed_2');
    arrive('29C-111.11', 'Ngủ Trong Xe');
    yard.ok('person.amend', {
      personId: duc.personId,
      documentNo: '020088001234',
      nationality: 'VN',
      identity: { kind: 'cccd', bornOn: '1988-09-05', address: 'Lạng Sơn', issuedBy: 'VN' },
    });
    yard.ok('person.amend', {
      personId: wei.personId,
      identity: { kind: 'passport', bornOn: null, address: null, issuedBy: 'CN' },
    });
    expect(list()).toMatchObject({ on: TODAY, dueAt: hour(20), reported: null });
    expect(list().lines).toEqual([
      expect.objectContaining({
        name: 'Đức',
        nationality: 'VN',
        isForeigner: false,
        plate: '12C12345',
        place: 'N1 · N1-01',
        from: START,
        to: null,
        missing: [],
      }),
      expect.objectContaining({
        name: 'ZHANG WEI',
        nationality: 'CN',
        isForeigner: true,
        missing: ['document', 'born-on'],
      }),
    ]);
  });

  it('[RE15] belongs to the evening before until 6:00, and forgets nobody who has left since', () => {
    const nap = sleep(arrive('12C-111.11', 'Trưa'), 'Trưa', 'bed_1');
    hour(14);
    yard.ok('rest.check-out', { stayId: nap.stayId });
    const night = sleep(arrive('12C-222.22', 'Đêm'), 'Đêm', 'bed_1');
    hour(24 + 3);
    sleep(arrive('12C-333.33', 'Khuya'), 'Khuya', 'bed_2');
    expect(list().on).toBe(TODAY);
    yard.ok('rest.check-out', { stayId: night.stayId });
    hour(24 + 6);
    expect(list().on).toBe('2026-02-11');
    sleep(arrive('12C-444.44', 'Sáng'), 'Sáng', 'bed_1');
    expect(namesOn(TODAY)).toEqual(['Đêm', 'Khuya']);
    expect(namesOn('2026-02-11')).toEqual(['Khuya', 'Sáng']);
    expect(namesOn('2026-02-09')).toEqual([]);
    hour(24 * 10);
    expect(namesOn(TODAY)).toEqual(['Đêm', 'Khuya']);
  });

  it('[RE15] names somebody once who changed beds', () => {
    const visitId = arrive('12C-111.11', 'Đức');
    const first = sleep(visitId, 'Đức', 'bed_1');
    hour(21);
    yard.ok('rest.check-out', { stayId: first.stayId });
    sleep(visitId, 'Đức', 'bed_2');
    expect(list().lines.map(({ name, from, place }) => [name, from, place])).toEqual([['Đức', START, 'N1 · N1-02']]);
  });

  it('[RE16] is reminded of once at its hour, and handing it over ends that', () => {
    const visitId = arrive('12C-111.11', 'Đức');
    hour(20);
    expect(runDue(yard, 'lodging.remind')).toBe(0);
    sleep(visitId, 'Đức', 'bed_1');
    hour(20.5);
    expect(runDue(yard, 'lodging.remind')).toBe(1);
    expect(reminders().map(({ details }) => details)).toEqual([{ on: TODAY, people: 1, missing: 1 }]);
    expect(runDue(yard, 'lodging.remind')).toBe(0);
    const rest = actorWith('rest');
    const seq = yard.seqOf('lodging.report', { on: TODAY, note: 'qua điện thoại' }, rest);
    expect([list().reported, reminders()]).toEqual([{ at: yard.clock.now(), by: 'rest', people: 1 }, []]);
    yard.ok('change.undo', { seq });
    expect([list().reported, reminders().length]).toEqual([null, 1]);
  });

  it('[RE16] sent early it is reminded of for whoever came after it only; of a day to come there is none', () => {
    sleep(arrive('12C-111.11', 'Đức'), 'Đức', 'bed_1');
    hour(19);
    expect(yard.ok('lodging.report', { on: TODAY })).toMatchObject({ people: 1, foreigners: 0, unidentified: 1 });
    hour(20);
    expect(runDue(yard, 'lodging.remind')).toBe(0);
    sleep(arrive('12C-222.22', 'Mai'), 'Mai', 'bed_2');
    expect(runDue(yard, 'lodging.remind')).toBe(1);
    expect(yard.refused('lodging.report', { on: '2026-02-11' })).toEqual({
      code: 'lodging.too-early',
      on: '2026-02-11',
    });
  });

  it('[RE17] of a day long past counts its people and names nobody any more', () => {
    const visitId = arrive('12C-111.11', 'Đức');
    sleep(visitId, 'Đức', 'bed_1');
    hour(22);
    yard.ok('visit.depart', { visitId });
    const now = hour(24 * 32);
    runDue(yard, 'person.erase');
    expect(list(TODAY).lines).toMatchObject([{ name: null, missing: [], erasedAt: now }]);
  });
});
