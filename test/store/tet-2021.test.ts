import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../shared/kernel/instant.ts';
import { dueWork } from '../../electron/engine/deadlines.ts';
import { systemActor } from '../../electron/engine/handler.ts';
import { fillYard } from '../support/bulk.ts';
import { openTet2021, TET_2021_YARD } from '../support/tet-2021.ts';
import { nextCommandId, type Yard } from '../support/yard.ts';

/**
 * 21 December 2021, 14:32 at Hữu Nghị: 6,200 trucks wait, with 12,000 people, and 350 are cleared a day. The yard is the
 * plan of 1,200 slots: dormitories of 64 and 96 beds, 24 showers, 40 toilets, 900 portions a sitting, 14 m³ of water a
 * day, 16 washing places, one first-aider. All figures below are reckoned by hand from these and the documented
 * standards: 16 people to a bed, 60 to a shower, 60 to a toilet, two meals a day from six sittings, 5 litres, 150 to a
 * washing place, 2,500 to a first-aider.
 */
const PEOPLE = 12_000;
const TRUCKS = 6200;

let folder: string;
let yard: Yard;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ben-bai-2021-'));
  await fillYard({ ...TET_2021_YARD, folder });
  yard = openTet2021(folder);
}, 120_000);

afterAll(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
  rmSync(folder, { recursive: true, force: true });
});

function watch(): void {
  const due = dueWork(yard.stores, yard.clock).filter(({ name }) => name === 'rest.watch');
  for (const { name, input } of due)
    yard.engine.dispatch.runBatch([{ commandId: nextCommandId(), name, input, actor: systemActor('system') }]);
}

const shortageAlarms = (): ReadonlyMap<string, unknown> =>
  new Map(
    yard.stores.site
      .openAlarms()
      .filter(({ code }) => code === 'rest-shortage')
      .map(({ details }) => [String(details?.['facilityUnit']), details]),
  );

describe('21 December 2021', () => {
  it('[RE3, RE33] what is short of every kind adds up by hand', () => {
    const load = yard.ask('rest.load', {});
    expect(load).toMatchObject({ peopleOnSite: PEOPLE, peopleOfVisits: PEOPLE, peopleStaying: 0 });
    const found = new Map(load.kinds.map(({ kind, capacity, shortage }) => [kind, { capacity, shortage }]));
    expect(Object.fromEntries(found)).toEqual({
      // 12,000 / 16 = 750 beds; 160 there are.
      dormitory: { capacity: 64 + 96, shortage: 750 - 160 },
      // 12,000 / 60 = 200.
      shower: { capacity: 24, shortage: 200 - 24 },
      toilet: { capacity: 40, shortage: 200 - 40 },
      // 24,000 meals from six sittings: 4,000 portions at each.
      canteen: { capacity: 900, shortage: 4000 - 900 },
      // 60,000 litres.
      water: { capacity: 14, shortage: 60 - 14 },
      // 12,000 / 150 = 80.
      laundry: { capacity: 16, shortage: 80 - 16 },
      // 4.8: five.
      'first-aid': { capacity: 1, shortage: 5 - 1 },
    });
  });

  it('[RE35] the next 72 hours add up by hand', () => {
    const { from, people, kinds } = yard.ask('rest.forecast', {});
    expect(from).toBe(Date.UTC(2021, 11, 21, 7));
    expect(people).toHaveLength(72);
    // As many trucks as were written come, evenly through 20 days: (6,200 + 7,000) / 480 h = 27.5 an hour.
    const inPerHour = (6200 + 350 * 20) / (20 * 24);
    expect(inPerHour).toBe(27.5);
    // Until 14:00 on the 24th: 28 minutes of the first hour, then 71 hours. Open: 5 h 28 min, 14 h, 14 h and 8 h.
    const trucksIn = inPerHour * (28 / 60 + 71);
    const trucksOut = 25 * (5 + 28 / 60 + 14 + 14 + 8);
    const expected = PEOPLE + (trucksIn - trucksOut) * (PEOPLE / TRUCKS);
    expect(expected).toBeGreaterThan(13_700);
    expect(Math.abs((people.at(-1)?.atEnd ?? 0) - expected)).toBeLessThan(15);
    // At night nobody is called: the people only become more.
    const night = people.filter(({ from: hour }) => [13, 14, 15, 20, 21, 22].includes(new Date(hour).getUTCHours()));
    expect(night.every(({ departures, arrivals }) => departures === 0 && arrivals > 0)).toBe(true);
    const beds = kinds.find(({ kind }) => kind === 'dormitory');
    const most = Math.max(...people.map((hour) => hour.people));
    expect(beds).toMatchObject({ firstShortAt: from, worstShortage: Math.ceil(most / 16) - 160 });
    expect(beds?.remedies).toEqual([{ code: 'mobile-units', facilityId: null, units: Math.ceil(most / 16) - 160 }]);
    expect(kinds.find(({ kind }) => kind === 'canteen')?.remedies).toEqual([
      { code: 'more-portions', facilityId: null, units: Math.ceil(most / 3) - 900 },
    ]);
  });

  it('[RE34] people of the past hours are counted, not reckoned', () => {
    const { kinds } = yard.ask('rest.forecast', {});
    const hours = kinds[0]?.today ?? [];
    expect(hours.map(({ from }) => from)).toEqual(
      Array.from({ length: 14 }, (_, n) => Date.UTC(2021, 11, 20, 17) + n * HOUR_MS),
    );
    const inHour = yard.db
      .prepare<{ readonly at: number }, number>(
        `SELECT count(*) FROM people p JOIN visits v ON v.id = p.visit_id
           WHERE v.arrived_at <= @at AND (v.departed_at IS NULL OR v.departed_at > @at)`,
      )
      .pluck();
    for (const { from, people } of hours.filter((_, n) => n % 6 === 1)) {
      const most = Math.max(
        ...Array.from({ length: 60 }, (_, minute) => inHour.get({ at: from + minute * MINUTE_MS }) ?? 0),
      );
      // The most of every instant is at least that of each whole minute, and not two trucks more.
      expect(people).toBeGreaterThanOrEqual(most);
      expect(people - most).toBeLessThanOrEqual(4);
    }
  });

  it('[RE37] each kind alarms once, and ends when the shortage is mended well', () => {
    watch();
    watch();
    expect([...shortageAlarms().keys()].sort()).toEqual(
      ['canteen', 'dormitory', 'first-aid', 'laundry', 'shower', 'toilet', 'water'].sort(),
    );
    yard.ok('facility.save', { code: 'VT2', kind: 'shower', name: 'Nhà tắm lưu động', capacity: 186 });
    watch();
    // 210 showers carry 12,600 people: enough until the next morning, but not well below the standard.
    expect(shortageAlarms().has('shower')).toBe(true);
    yard.ok('facility.save', { code: 'VT2', kind: 'shower', name: 'Nhà tắm lưu động', capacity: 260 });
    watch();
    expect(shortageAlarms().has('shower')).toBe(false);
  });
});
