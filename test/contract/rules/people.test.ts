import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../shared/kernel/instant.ts';
import { driverKeyOf } from '../../../electron/areas/public/driver-key.ts';
import { runDue } from '../../support/due.ts';
import { aYard, replayedState, stateOf, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  expect(yard.stores.journal.verify(1).ok).toBe(true);
  yard.close();
});

const EXPORT = { direction: 'export', crossing: 'HN' } as const;
const arrive = (more: object = {}): string =>
  yard.ok('visit.arrive', { plate: '12C-123.45', ...EXPORT, ...more }).visitId;
const find = (text: string) => yard.ask('rest.find', { text }).people;
const names = (text: string): readonly (string | null)[] => find(text).map(({ name }) => name);
const countOf = (visitId: string) => {
  const visit = yard.ask('visit.story', { visitId }).visit;
  return {
    said: visit.peopleCount,
    warned: visit.warnings.includes('people.more-than-declared'),
    here: yard.ask('rest.person', { visitId }).people.length,
  };
};
const card = (personId: string) => yard.ask('person.card', { personId });
const onSite = (): number => yard.ask('rest.load', {}).peopleOnSite;

describe('people of a truck', () => {
  it('[RE14, GA2] one more than the truck said is recorded and warned of, named or not', () => {
    const visitId = arrive({ people: 1, driver: 'Đức' });
    expect(countOf(visitId)).toEqual({ said: 1, warned: false, here: 1 });
    const added = yard.ok('person.add', {
      visitId,
      person: { name: 'Nông Thị  Hoa', role: 'owner', isWoman: true },
      nationality: 'CN',
    });
    expect(added.warnings).toEqual(['people.more-than-declared']);
    expect(countOf(visitId)).toEqual({ said: 2, warned: true, here: 2 });
    expect(card(added.personId)).toMatchObject({
      name: 'Nông Thị Hoa',
      role: 'owner',
      isWoman: true,
      nationality: 'CN',
      language: 'zh',
      plate: '12C12345',
    });
    const again = yard.ok('person.add', { visitId, person: { name: 'nong thi hoa' } });
    expect(again).toEqual({ personId: added.personId, warnings: [] });
    yard.ok('person.add', { visitId });
    expect(countOf(visitId)).toEqual({ said: 3, warned: true, here: 3 });
  });

  it('[RE14] somebody more at the counter raises the number as well', () => {
    const visitId = arrive({ people: 1, driver: 'Đức' });
    yard.ok('rest.check-in', { visitId, person: { name: 'Mai' } });
    expect(countOf(visitId)).toEqual({ said: 2, warned: true, here: 2 });
  });

  it('[RE14] the number is corrected at the gate; of whom anything is recorded stays', () => {
    const visitId = arrive();
    expect([countOf(visitId).here, onSite()]).toEqual([2, 2]);
    yard.ok('visit.amend', { visitId, people: 4 });
    expect([countOf(visitId), onSite()]).toEqual([{ said: 4, warned: false, here: 4 }, 4]);
    yard.ok('rest.check-in', { visitId, person: { name: 'Đức' } });
    yard.ok('visit.amend', { visitId, goods: 'xoài' });
    expect(onSite()).toBe(4);
    const seq = yard.seqOf('visit.amend', { visitId, people: 0 });
    expect([countOf(visitId), onSite()]).toEqual([{ said: 1, warned: false, here: 1 }, 1]);
    expect(names('12c123')).toEqual(['Đức']);
    yard.ok('change.undo', { seq });
    expect(onSite()).toBe(4);
  });

  it('[RE13, JO3] what is said anew is amended, what is not said stays, and no value enters the journal', () => {
    const visitId = arrive({ driver: 'Đức', phone: '0912' });
    const [driver] = find('12C-123.45');
    const personId = driver?.personId ?? '';
    const identity = { kind: 'cccd', bornOn: '1988-09-05', address: 'Cao Lộc', issuedBy: 'VN' } as const;
    yard.ok('person.amend', {
      personId,
      name: ' Nguyễn  Văn Đức',
      documentNo: '020088001234',
      identity,
      nationality: 'VN',
    });
    yard.ok('person.amend', { personId, isWoman: false, language: 'en' });
    expect(card(personId)).toMatchObject({
      name: 'Nguyễn Văn Đức',
      phone: '0912',
      documentNo: '020088001234',
      isWoman: false,
      identity,
      nationality: 'VN',
      language: 'en',
    });
    const before = yard.seq();
    yard.ok('person.amend', { personId, name: 'Nguyễn Văn Đức', nationality: 'VN' });
    expect(yard.seq()).toBe(before);
    const journal = JSON.stringify([
      yard.db.prepare('SELECT * FROM changes').all(),
      yard.db.prepare('SELECT * FROM command_receipts').all(),
    ]);
    for (const value of ['Nguyễn', '020088001234', 'Cao Lộc', '1988-09-05', '0912'])
      expect(journal).not.toContain(value);
    const seq = yard.seqOf('person.amend', { personId, role: 'owner' });
    expect(yard.refused('change.undo', { seq }).code).toBe('change.not-reversible');
    expect(countOf(visitId).here).toBe(2);
  });

  it('[RE14] a truck has one driver: whoever is made it drives', () => {
    const visitId = arrive({ driver: 'Đức' });
    const { personId } = yard.ok('person.add', { visitId, person: { name: 'Mai' } });
    yard.ok('person.amend', { personId, role: 'driver' });
    expect(find('12C-123.45').map(({ name, role }) => [name, role])).toEqual([
      ['Đức', 'co-driver'],
      [null, 'co-driver'],
      ['Mai', 'driver'],
    ]);
  });

  it('[RE19] whoever leaves gives back bed and turn, and the alarm ends with the last one', () => {
    const visitId = arrive({ driver: 'Đức' });
    const { personId } = yard.ok('rest.check-in', { visitId, person: { name: 'Đức' } });
    yard.ok('visit.depart', { visitId, staying: [{ personId }] });
    yard.at(25 * 60);
    runDue(yard, 'system.alarm');
    const open = (): readonly string[] => yard.stores.site.openAlarms().map(({ code }) => code);
    expect(open()).toContain('staying-too-long');
    const seq = yard.seqOf('person.leave', { personId });
    expect(open()).not.toContain('staying-too-long');
    expect([onSite(), yard.stores.rest.beds().filter(({ stayId }) => stayId !== null)]).toEqual([0, []]);
    expect(yard.refused('person.leave', { personId }).code).toBe('rest.not-on-site');
    yard.ok('change.undo', { seq });
    expect([onSite(), open().includes('staying-too-long')]).toEqual([1, true]);
  });

  it('[RE19] nobody is brought back to a truck that has left meanwhile', () => {
    const visitId = arrive({ people: 1, driver: 'Đức' });
    const personId = find('12C-123.45')[0]?.personId ?? '';
    const seq = yard.seqOf('person.leave', { personId });
    yard.ok('visit.depart', { visitId });
    expect(yard.refused('change.undo', { seq }).code).toBe('visit.over');
  });
});

describe('finding somebody at the counter', () => {
  it('[RE18] by slip, plate, trailer, queue number and name, however they are written', () => {
    const visitId = arrive({ driver: 'Nguyễn Văn Đức', trailerPlate: '12R-001.23', people: 1 });
    const other = yard.ok('visit.arrive', { plate: '桂A99834', ...EXPORT, driver: 'ZHANG WEI', people: 1 });
    const key = driverKeyOf(Number.parseInt(visitId.slice(4), 36) as never, yard.stores.site.salt());
    for (const text of [
      visitId,
      visitId.toUpperCase().replace('_', '-'),
      `http://10.0.0.5:4810/me/${key}`,
      '12c 123.45',
      '123.45',
      '12r00123',
      'duc',
      'VĂN ĐỨC',
    ])
      expect(names(text), text).toEqual(['Nguyễn Văn Đức']);
    for (const text of [other.queueNumber ?? '', '桂a·99834', 'zhang'])
      expect(names(text), text).toEqual(['ZHANG WEI']);
    expect(names('34')).toEqual(['Nguyễn Văn Đức', 'ZHANG WEI']);
    for (const text of ['x', 'vis_zzz', `http://10.0.0.5:4810/me/2${key}`, 'không có ai', '99C-999.99'])
      expect(find(text), text).toEqual([]);
  });

  it('[RE18] says bed and turn, and leaves out who is not on site', () => {
    yard.ok('expected.add', { plate: '29C-555.55', cargoClass: 'fresh', driver: 'Lê Bảo', ...EXPORT });
    const visitId = arrive({ driver: 'Đức', people: 1 });
    const { stayId } = yard.ok('rest.check-in', { visitId, person: { name: 'Đức' }, bedId: 'bed_2' });
    expect(find('duc')).toMatchObject([{ visitId, bed: { stayId, code: 'N1-02' }, turn: null, leftAt: null }]);
    expect([find('bao'), find('29C-555.55')]).toEqual([[], []]);
    yard.ok('visit.abroad', { visitId });
    expect([names('duc'), names('12C-123.45')]).toEqual([['Đức'], ['Đức']]);
  });

  it('[RE18] a truck that has left says who left when, and only who stays counts as here', () => {
    const visitId = arrive({ driver: 'Đức' });
    const { personId } = yard.ok('person.add', { visitId, person: { name: 'Mai' } });
    const at = yard.at(30);
    yard.ok('visit.depart', { visitId, staying: [{ personId }] });
    expect(find(visitId)).toMatchObject([{ name: 'Mai', isStaying: true, leftAt: null }]);
    expect(names('123.45')).toEqual(['Mai']);
    const later = yard.at(60);
    yard.ok('person.leave', { personId });
    for (const text of [visitId, '12C-123.45'])
      expect(find(text).map(({ name, leftAt }) => [name, leftAt])).toEqual([
        ['Đức', at],
        [null, at],
        ['Mai', later],
      ]);
    expect(find('Mai')).toEqual([]);
  });
});

describe('erasing', () => {
  const kept = (): unknown => yard.db.prepare('SELECT name FROM person_data ORDER BY person_id').pluck().all();

  it('[RE17, JO3] what is known goes the set days after somebody left, and nothing finds it again', () => {
    const visitId = arrive({ driver: 'Đức', people: 1 });
    const { personId } = yard.ok('person.add', { visitId, person: { name: 'Mai', documentNo: '020', phone: '0912' } });
    yard.ok('visit.depart', { visitId, staying: [{ personId }] });
    yard.at(30 * 24 * 60);
    runDue(yard, 'person.erase');
    expect(kept()).toEqual(['Đức', 'Mai']);
    const now = yard.at(30 * 24 * 60 + 1);
    runDue(yard, 'person.erase');
    expect(kept(), 'who stays is still here').toEqual(['Mai']);
    yard.ok('person.leave', { personId });
    yard.at(60 * 24 * 60 + 2);
    runDue(yard, 'person.erase');
    expect([kept(), runDue(yard, 'person.erase')]).toEqual([[], 0]);
    expect(find(visitId).map(({ name }) => name)).toEqual([null, null]);
    expect(card(personId)).toMatchObject({ name: null, phone: null, documentNo: null, identity: null });
    expect(card(find(visitId)[0]?.personId ?? '')).toMatchObject({ erasedAt: now });
    expect(yard.refused('person.amend', { personId, name: 'Mai' }).code).toBe('person.erased');
  });

  it('[RE17] follows the setting, and takes many people in several turns', () => {
    const { rest } = yard.stores.site.site()!.settings;
    yard.ok('settings.save', { values: { rest: { ...rest, personDataDays: 2 } } });
    const visitIds = Array.from({ length: 60 }, (_, n) => {
      const visitId = yard.ok('visit.arrive', { plate: `29C-${String(10_000 + n)}`, ...EXPORT, people: 0 }).visitId;
      for (let more = 0; more < 10; more += 1)
        yard.ok('person.add', { visitId, person: { name: `Người ${String(more)}` } });
      return visitId;
    });
    for (const visitId of visitIds.slice(1)) yard.ok('visit.depart', { visitId });
    yard.clock.setNow((yard.clock.now() + 2 * DAY_MS + 1) as never);
    let turns = 0;
    while (runDue(yard, 'person.erase') > 0) turns += 1;
    expect([rest.personDataDays, turns, (kept() as readonly unknown[]).length]).toEqual([30, 2, 10]);
  });
});
