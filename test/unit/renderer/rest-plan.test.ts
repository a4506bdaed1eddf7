import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS, later } from '../../../shared/kernel/instant.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import type { Port } from '../../../shared/contract/port.ts';
import {
  bedCountsOf,
  bedGroupsOf,
  bedStateOf,
  nextBed,
  shortCodeOf,
  type BedGroup,
} from '../../../renderer/features/rest/beds.ts';
import { findPeople } from '../../../renderer/features/rest/find-people.ts';
import { askCallRanges, isWakingSoon, NO_RANGES, wakeAtOf } from '../../../renderer/features/rest/wake.ts';
import { createRowStore } from '../../../renderer/store/row-store.ts';
import { FIXTURE_NOW, visitRow, yardFixture } from '../../support/station-fixture.ts';

const yard = yardFixture(120);
const rows = createRowStore();
rows.reset(yard);

describe('the bed plan', () => {
  const groups: readonly BedGroup[] = [
    { facilityId: 'fac_1', code: 'N1', bedIds: ['a1', 'a2', 'a3', 'a4', 'a5'] },
    { facilityId: 'fac_2', code: 'N2', bedIds: ['b1', 'b2'] },
  ];

  it.each([
    ['a1', 'right', 'a2'],
    ['a5', 'right', 'b1'],
    ['a1', 'left', null],
    ['b1', 'left', 'a5'],
    ['a1', 'down', 'a4'],
    ['a3', 'down', 'a5'],
    ['a4', 'down', 'b1'],
    ['a5', 'down', 'b2'],
    ['b2', 'down', null],
    ['b1', 'up', 'a4'],
    ['a4', 'up', 'a1'],
    ['a2', 'home', 'a1'],
    ['a1', 'end', 'a3'],
    ['a4', 'end', 'a5'],
    ['elsewhere', 'down', null],
  ] as const)('leads from %s %s to %s, three beds a row', (from, key, to) => {
    expect(nextBed(groups, from, key, 3)).toBe(to);
  });

  it('groups beds by house in natural order', () => {
    const [first, second] = bedGroupsOf(rows, new Intl.Collator('vi', { numeric: true }));
    expect([first?.code, first?.bedIds.length, second?.code, second?.bedIds.length]).toEqual(['N1', 64, 'N2', 96]);
    expect(rows.get('bed', first?.bedIds[9] ?? '')?.code).toBe('N1-10');
  });

  it('[RE1] shows somebody in a bed whatever housekeeping said of it', () => {
    expect(bedStateOf({ stayId: wireId('stay', 1), status: 'cleaning' })).toBe('occupied');
    expect(bedStateOf({ stayId: null, status: 'cleaning' })).toBe('cleaning');
    expect(bedStateOf({ stayId: null, status: 'out-of-service' })).toBe('broken');
    const counts = bedCountsOf(rows);
    expect(counts.free + counts.occupied + counts.cleaning + counts.broken).toBe(counts.all);
  });

  it('leaves the house out of a bed’s code', () => {
    expect(shortCodeOf('N2-14', 'N2')).toBe('14');
    expect(shortCodeOf('14', 'N2')).toBe('14');
  });
});

describe('finding the person at the counter', () => {
  const store = createRowStore();
  store.reset({
    ...yard,
    visits: [
      visitRow(1, { plate: '12C12345', queueNumber: 'HN-Q 0123' }),
      visitRow(2, { plate: '12C12346', stage: 'expected', queueNumber: null }),
    ],
    people: yard.people.slice(0, 2).map((person, index) => ({
      ...person,
      visitId: wireId('visit', 1),
      name: index === 0 ? 'Nguyễn Văn Đức' : 'Lê Hưởng',
    })),
  });
  const truck = { visitId: wireId('visit', 1), personId: null };

  it('knows a scanned slip, a plate as people write it, and a queue number', () => {
    expect(findPeople(store, 'VIS_1')).toEqual([truck]);
    expect(findPeople(store, '12c-123.45')).toEqual([truck]);
    expect(findPeople(store, 'hn-q 0123')).toEqual([truck]);
  });

  it('finds a name without its marks', () => {
    expect(findPeople(store, 'duc')).toEqual([{ ...truck, personId: yard.people[0]?.personId }]);
  });

  it('shows no truck that is not in the yard, and nothing for one sign', () => {
    expect(findPeople(store, '12C12346')).toEqual([]);
    expect(findPeople(store, 'vis_2')).toEqual([]);
    expect(findPeople(store, 'd')).toEqual([]);
  });
});

describe('waking', () => {
  const visitId = wireId('visit', 1);
  const range = {
    p50From: later(FIXTURE_NOW, 3 * HOUR_MS),
    p50To: later(FIXTURE_NOW, 4 * HOUR_MS),
    p90From: later(FIXTURE_NOW, 2 * HOUR_MS),
    p90To: later(FIXTURE_NOW, 5 * HOUR_MS),
    basis: 'recent-rate',
  };

  it('[RE4] comes before the call range, at once when called, and stays open while nothing is known', () => {
    const store = createRowStore();
    store.reset({ ...yard, visits: [visitRow(1), visitRow(2, { stage: 'called' })] });
    const wakeMs = store.get('site', 'site')?.settings.rest.wakeBeforeCallMs ?? 0;
    expect(wakeAtOf(store, visitId, new Map([[visitId, range]]), FIXTURE_NOW)).toBe(range.p90From - wakeMs);
    expect(wakeAtOf(store, visitId, NO_RANGES, FIXTURE_NOW)).toBeNull();
    expect(wakeAtOf(store, wireId('visit', 2), NO_RANGES, FIXTURE_NOW)).toBe(FIXTURE_NOW);
    expect(isWakingSoon(later(FIXTURE_NOW, 59 * MINUTE_MS), FIXTURE_NOW)).toBe(true);
    expect(isWakingSoon(later(FIXTURE_NOW, 61 * MINUTE_MS), FIXTURE_NOW)).toBe(false);
    expect(isWakingSoon(null, FIXTURE_NOW)).toBe(false);
  });

  it('asks only the queues in which somebody who rests waits', async () => {
    const asked: string[] = [];
    const port = {
      query: (_name: string, input: { readonly crossing: string; readonly direction: string }) => {
        asked.push(`${input.crossing} ${input.direction}`);
        return Promise.resolve({ ok: { seq: 1, entries: [{ visitId, estimate: range }] } });
      },
    } as unknown as Port;
    const store = createRowStore();
    const bed = yard.beds[0];
    if (bed === undefined) throw new Error('no bed in the fixture');
    store.reset({ ...yard, visits: [visitRow(1)], beds: [{ ...bed, visitId }] });
    expect((await askCallRanges(port, store)).get(visitId)).toEqual(range);
    expect(asked).toEqual(['Hữu Nghị export']);
  });
});
