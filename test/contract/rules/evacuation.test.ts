import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRowStore, type RowStore } from '../../../renderer/store/row-store.ts';
import { evacuationOfRows } from '../../../renderer/store/evacuation.ts';
import { countersOf } from '../../../renderer/store/counters.ts';
import { aLivelyDay } from '../../support/lively-day.ts';
import { actorWith, aYard, START, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

const EXPORT = { direction: 'export', crossing: 'Hữu Nghị' } as const;
const ask = () => yard.ask('evacuation.list', {}, actorWith('gate'));
type Zone = ReturnType<typeof ask>['zones'][number];

function zone(code: string): Zone {
  const found = ask().zones.find((one) => one.zone === code);
  if (found === undefined) throw new Error(`no zone ${code}`);
  return found;
}

describe('the evacuation list', () => {
  it('[IN6] has every truck where it stands, with its people, load, keys and driver', () => {
    const named = { driver: 'Lê Bảo', phone: '0912345678', people: 2 };
    const load = { trailerPlate: '12R-001.23', goods: 'ắc quy', hazardClass: '8' };
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-123.45', ...EXPORT, ...named, ...load });
    yard.ok('slot.assign', { visitId, slotId: 'slt_e' });
    yard.ok('rest.check-in', { visitId, person: { name: 'Lê Bảo' }, bedId: 'bed_2' });
    yard.ok('incident.open', { kind: 'illness', visitId, isDriverless: true, keysWith: 'móc 7' });
    expect(zone('B').visits).toEqual([
      {
        plate: '12C12345',
        trailerPlate: '12R00123',
        kind: 'cargo',
        slotCode: 'B08',
        hazardClass: '8',
        goods: 'ắc quy',
        isDriverless: true,
        keysWith: 'móc 7',
        people: [
          { name: 'Lê Bảo', role: 'driver', phone: '0912345678', bedCode: 'N1-02' },
          { name: null, role: 'co-driver', phone: null, bedCode: null },
        ],
      },
    ]);
    expect(ask()).toMatchObject({ siteName: 'Bãi thử', timeZone: 'Asia/Ho_Chi_Minh', at: START, trucks: 1, people: 2 });
  });

  it('[IN6] has the lanes, the inspection and what stands nowhere, and every kind of visit', () => {
    for (const [index, kind] of (['cargo', 'internal', 'service', 'guest'] as const).entries())
      yard.ok('visit.arrive', { plate: `29C-000.0${String(index)}`, ...EXPORT, kind });
    expect(zone('GL').visits.map(({ kind }) => kind)).toEqual(['cargo', 'internal', 'service', 'guest']);
    const [called] = yard.ok('queue.call', { ...EXPORT, count: 1 }).called;
    yard.ok('queue.reached', { visitId: called?.visitId ?? '' });
    yard.ok('piece.see', { visitId: 'vis_2', zone: 'UN' });
    expect(ask().zones.map(({ zone: code, visits }) => [code, visits.length])).toEqual([
      ['A', 0],
      ['B', 0],
      ['C', 0],
      ['GL', 2],
      ['PR', 1],
      ['UN', 1],
    ]);
  });

  it('[IN6] has who stayed behind, who sleeps here while the truck is abroad, and nobody who went along', () => {
    const gone = yard.ok('visit.arrive', { plate: '29C-000.01', ...EXPORT, driver: 'Đức', people: 1 }).visitId;
    yard.ok('visit.depart', { visitId: gone, staying: [{ name: 'Đức' }] });
    const abroad = yard.ok('visit.arrive', { plate: '29C-000.02', ...EXPORT, driver: 'Hạnh', people: 2 }).visitId;
    yard.ok('rest.check-in', { visitId: abroad, person: { name: 'Hạnh' }, bedId: 'bed_1' });
    yard.ok('visit.abroad', { visitId: abroad });
    expect(ask()).toMatchObject({ trucks: 0, people: 2 });
    expect(ask().staying).toEqual([
      { plate: '29C00001', name: 'Đức', role: 'driver', phone: null, bedCode: null },
      { plate: '29C00002', name: 'Hạnh', role: 'driver', phone: null, bedCode: 'N1-01' },
    ]);
    yard.ok('person.leave', { personId: 'per_1' });
    expect(ask().staying).toHaveLength(1);
  });

  it('[IN6] sums to what the strip and the rest screen count, each truck and person once', () => {
    aLivelyDay(yard);
    const list = ask();
    const rows = rowsNow();
    expect(list.trucks).toBe(countersOf(rows, yard.clock.now()).inYard);
    expect(list.people).toBe(yard.ask('rest.load', {}).peopleOnSite);
    const visits = list.zones.flatMap((one) => one.visits);
    expect(visits.length).toBeGreaterThan(3);
    expect(visits).toHaveLength(list.trucks);
    expect(visits.flatMap(({ people }) => people).length + list.staying.length).toBe(list.people);
    expect(list.staying.length, 'a day with somebody who stays').toBeGreaterThan(0);
  });

  it('[IN6] is the same by the rows of a page, which no longer knows the plates of those who left', () => {
    aLivelyDay(yard);
    const { siteName: _site, timeZone: _zone, at: _at, ...list } = ask();
    const live = new Set([...rowsNow().all('visit').values()].map(({ plate }) => plate));
    const staying = list.staying.map((person) => (live.has(person.plate) ? person : { ...person, plate: '' }));
    expect(evacuationOfRows(rowsNow())).toEqual({ ...list, staying });
  });
});

/** What a station holds now. */
function rowsNow(): RowStore {
  const rows = createRowStore();
  rows.reset({ seq: yard.seq(), ...yard.ask('yard.now', {}) });
  return rows;
}
