import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWireId } from '../../../shared/kernel/ids.ts';
import { MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { actorWith, aYard, START, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

let trucks = 0;
function aTruck(people = 2): string {
  trucks += 1;
  const plate = `15C${String(30_000 + trucks)}`;
  return yard.ok('visit.arrive', { plate, direction: 'export', crossing: 'HN', people }).visitId;
}

describe('beds', () => {
  it('[RE1] one person a bed, one bed a person', () => {
    const [first, second] = [aTruck(), aTruck()];
    const stay = yard.ok('rest.check-in', { visitId: first, person: { name: 'Nguyễn Văn Đức' }, bedId: 'bed_1' });
    expect(yard.refused('rest.check-in', { visitId: second, person: { name: 'Lê Bảo' }, bedId: 'bed_1' })).toEqual({
      code: 'rest.bed-taken',
      stayId: stay.stayId,
      bedCode: 'N1-01',
      since: START,
    });
    expect(yard.refused('rest.check-in', { visitId: first, person: { name: 'nguyen van duc' } })).toEqual({
      code: 'rest.already-resting',
      stayId: stay.stayId,
      bedId: 'bed_1',
      bedCode: 'N1-01',
      since: START,
    });
    yard.ok('rest.check-out', { stayId: stay.stayId });
    expect(yard.refused('rest.check-out', { stayId: stay.stayId }).code).toBe('rest.stay-ended');
    yard.ok('rest.check-in', { visitId: second, person: { name: 'Lê Bảo' }, bedId: 'bed_1' });
  });

  it("[RE1] without a bed named: women in the women's room, and nobody when all are taken", () => {
    const visitId = aTruck(6);
    const bed = (name: string, isWoman: boolean): string =>
      yard.ok('rest.check-in', { visitId, person: { name, isWoman } }).bedId;
    expect(bed('Võ Thị Hạnh', true)).toBe('bed_4');
    expect(['a', 'b', 'c'].map((name) => bed(name, false)).sort()).toEqual(['bed_1', 'bed_2', 'bed_3']);
    expect(yard.refused('rest.check-in', { visitId, person: { name: 'd' } }).code).toBe('rest.no-free-bed');
  });

  it('[RE1] who is named as staying keeps the bed when the truck goes; the others do not', () => {
    const visitId = aTruck(2);
    const stays = ['Nguyễn Văn Đức', 'Lê Bảo'].map((name) => yard.ok('rest.check-in', { visitId, person: { name } }));
    const now = yard.at(60);
    yard.ok('visit.depart', { visitId, staying: [{ name: 'LÊ BẢO' }] });
    const ends = stays.map(({ stayId }) => yard.stores.records.get('stay', parseWireId('stay', stayId) ?? 0)?.endedAt);
    expect(ends).toEqual([now, null]);
    expect(yard.ask('rest.load', {})).toMatchObject({ peopleOnSite: 1, peopleOfVisits: 0, peopleStaying: 1 });
    yard.at(90);
    yard.ok('person.leave', { personId: stays[1]?.personId ?? '' });
    expect(yard.ask('rest.load', {})).toMatchObject({ peopleOnSite: 0, peopleStaying: 0 });
    expect(yard.refused('person.leave', { personId: stays[1]?.personId ?? '' }).code).toBe('rest.not-on-site');
    expect(yard.refused('rest.check-in', { visitId, person: { personId: stays[0]?.personId ?? '' } })).toEqual({
      code: 'visit.over',
      stage: 'departed',
    });
  });
});

describe('what is free', () => {
  it('[RE2] is handed out once; a second is refused with who got it and when', () => {
    const visitId = aTruck(1);
    const person = { name: 'Nguyễn Văn Đức' };
    const first = yard.ok('rest.serve', { visitId, person, service: 'shower' });
    expect(first).toMatchObject({ isFree: true, left: 0 });
    yard.at(30);
    expect(
      yard.refused('rest.serve', { visitId, person: { name: 'NGUYEN VAN DUC' }, service: 'shower' }),
    ).toMatchObject({
      code: 'rest.already-served',
      person: 'Nguyễn Văn Đức',
      servedAt: START,
    });
    expect(yard.ok('rest.serve', { visitId, person, service: 'shower', paid: true })).toMatchObject({ isFree: false });
    yard.at(24 * 60);
    yard.ok('rest.serve', { visitId, person, service: 'shower' });
  });

  it('[RE2] one meal each at a time, the next after the gap', () => {
    const visitId = aTruck(2);
    expect(yard.ok('rest.serve', { visitId, service: 'meal', quantity: 2 })).toMatchObject({ left: 2 });
    expect(yard.refused('rest.serve', { visitId, service: 'meal' }).code).toBe('rest.already-served');
    yard.at(4 * 60);
    expect(yard.refused('rest.serve', { visitId, service: 'meal', quantity: 3 })).toEqual({
      code: 'rest.over-entitlement',
      left: 2,
    });
    yard.ok('rest.serve', { visitId, service: 'meal', quantity: 2 });
    expect(yard.refused('rest.serve', { visitId, service: 'laundry' }).code).toBe('rest.not-free');
  });
});

describe('what was handed out before', () => {
  const minutes = (count: number): number => START + count * MINUTE_MS;

  it('[RE2] is written down late by a coordinator with a reason, at its own time, whatever the entitlement says', () => {
    const visitId = aTruck(2);
    const late = { visitId, service: 'meal', quantity: 2, occurredAt: minutes(10) } as const;
    const reason = 'mất điện';
    yard.at(180);
    for (const [input, actor] of [
      [{ ...late, reason }, actorWith('rest')],
      [late, actorWith('coordinator')],
    ] as const)
      expect(yard.refused('rest.serve', input, actor).code).toBe('visit.late-entry-needs-coordinator');
    const seq = yard.seqOf('rest.serve', { ...late, reason }, actorWith('coordinator'));
    expect(yard.stores.journal.change(seq)).toMatchObject({ reason, at: minutes(180) });
    expect(yard.stores.journal.events(seq)).toMatchObject(
      [1, 2].map((personId) => ({ change: { set: { personId, servedAt: minutes(10) } }, info: { isLate: true } })),
    );
    expect(yard.refused('rest.serve', { visitId, service: 'meal' })).toMatchObject({
      code: 'rest.already-served',
      servedAt: minutes(10),
      nextAt: minutes(250),
    });
    yard.ok('rest.serve', { ...late, occurredAt: minutes(20), quantity: 5, reason });
  });

  it('[RE2] counts on its own day, and for people who have left since', () => {
    const visitId = aTruck(1);
    const [person] = yard.ask('rest.person', { visitId }).people;
    yard.at(60);
    yard.ok('visit.depart', { visitId });
    yard.at(24 * 60);
    const late = { visitId, service: 'shower', reason: 'mất điện' } as const;
    yard.ok('rest.serve', { ...late, occurredAt: minutes(30) });
    yard.ok('rest.serve', { ...late, person: { personId: person?.personId ?? '' }, occurredAt: minutes(40) });
    expect(yard.refused('rest.serve', { ...late, occurredAt: minutes(90) }).code).toBe('rest.nobody-to-serve');
    expect(yard.db.prepare('SELECT served_on FROM services').pluck().all()).toEqual(['2026-02-10', '2026-02-10']);
    const { served } = yard.ask('report.daily', { on: '2026-02-10' }).rest;
    expect(served.find(({ service }) => service === 'shower')).toEqual({ service: 'shower', free: 2, paid: 0 });
  });
});

describe('the load', () => {
  it('[RE3] people of visits in the yard and those who stayed, against the standard', () => {
    const [first] = [aTruck(3), aTruck(2)];
    expect(yard.ask('rest.load', {})).toMatchObject({ peopleOnSite: 5, peopleOfVisits: 5, peopleStaying: 0 });
    yard.ok('rest.check-in', { visitId: first, person: { name: 'Đức' } });
    yard.ok('settings.save', {
      values: {
        rest: {
          ...yard.stores.site.site()!.settings.rest,
          standards: { ...yard.stores.site.site()!.settings.rest.standards, peoplePerBed: 1 },
        },
      },
    });
    const { facilities } = yard.ask('rest.load', {});
    expect(facilities.find((one) => one.kind === 'dormitory')).toMatchObject({
      facility: 'N1',
      people: 5,
      capacity: 4,
      inUse: 1,
      standard: 1,
      loadPercent: 125,
      shortage: 1,
    });
    yard.ok('visit.depart', { visitId: first });
    expect(yard.ask('rest.load', {})).toMatchObject({ peopleOnSite: 2 });
  });
});
