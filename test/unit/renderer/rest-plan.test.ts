import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS, later, type Instant } from '../../../shared/kernel/instant.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import { localTimeOf } from '../../../shared/kernel/calendar.ts';
import type { WakeUp } from '../../../shared/contract/rest-queries.ts';
import type { RoomRow } from '../../../shared/contract/rows.ts';
import { bedCountsOf, bedGroupsOf, bedMarksOf, bedStateOf, shortCodeOf } from '../../../renderer/features/rest/beds.ts';
import { findMeant, findPeople } from '../../../renderer/client/find-people.ts';
import { readNextTime } from '../../../renderer/features/rest/next-time.ts';
import { nextBed, type BedBox } from '../../../renderer/features/rest/plan-walk.ts';
import { isWakingSoon, wakeAtOf, type WakeTimes } from '../../../renderer/features/rest/wake-times.ts';
import { createRowStore } from '../../../renderer/store/row-store.ts';
import { FIXTURE_NOW, visitRow, yardFixture } from '../../support/station-fixture.ts';

const yard = yardFixture(120);
const rows = createRowStore();
rows.reset(yard);

describe('the bed plan', () => {
  // Two lines of three and two, and a house of two below them.
  const boxes: readonly BedBox[] = [
    { id: 'a1', left: 0, top: 0 },
    { id: 'a2', left: 40, top: 0 },
    { id: 'a3', left: 80, top: 0 },
    { id: 'a4', left: 0, top: 42 },
    { id: 'a5', left: 40, top: 42 },
    { id: 'b1', left: 4, top: 100 },
    { id: 'b2', left: 44, top: 100 },
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
  ] as const)('leads from %s %s to %s', (from, key, to) => {
    expect(nextBed(boxes, from, key)).toBe(to);
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
    const { all, ...each } = bedCountsOf(rows, FIXTURE_NOW, 'Asia/Ho_Chi_Minh');
    expect(Object.values(each).reduce((sum, count) => sum + count, 0)).toBe(all);
  });

  it('[RE7] shows a free bed of a closed room or a shut house as closed, and one of a room in cleaning as not ready', () => {
    const bed = { stayId: null, status: 'usable' } as const;
    const room: RoomRow = {
      roomId: wireId('room', 1),
      facilityId: wireId('facility', 1),
      code: 'P1',
      floor: '1',
      forWhom: 'women',
      isQuiet: true,
      status: 'closed',
      statusReason: 'sơn',
    };
    expect(bedStateOf(bed, { facility: undefined, room, isHouseShut: false })).toBe('closed');
    expect(bedStateOf(bed, { facility: undefined, room: undefined, isHouseShut: true })).toBe('closed');
    const cleaning = { facility: undefined, room: { ...room, status: 'cleaning' as const }, isHouseShut: false };
    expect(bedStateOf(bed, cleaning)).toBe('cleaning');
    expect(bedMarksOf({ isForWomen: false, isQuiet: false }, cleaning)).toEqual({ forWhom: 'women', isQuiet: true });
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
      visitRow(3, { plate: '12C1234', trailerPlate: null, queueNumber: null }),
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
    expect(findPeople(store, '..')).toEqual([]);
  });

  it('means one truck alone by its whole plate', () => {
    const shorter = { visitId: wireId('visit', 3), personId: null };
    expect(findPeople(store, '12C-1234')).toEqual([truck, shorter]);
    expect(findMeant(store, '12C-1234')).toEqual([shorter]);
    expect(findMeant(store, '12C-123')).toEqual([truck, shorter]);
  });
});

describe('waking', () => {
  const stay = { stayId: wireId('stay', 1), wakeAt: null, wokenAt: null, wakeAnswer: null };
  const at = (minutes: number): Instant => later(FIXTURE_NOW, minutes * MINUTE_MS);
  const known = (wakeAt: Instant): WakeTimes =>
    new Map([[stay.stayId, { stayId: stay.stayId, wakeAt } as unknown as WakeUp]]);

  it('[RE4] goes by the call or by what was asked for, whichever comes first', () => {
    expect(wakeAtOf(undefined, new Map())).toBeNull();
    expect(wakeAtOf(stay, new Map())).toBeNull();
    expect(wakeAtOf(stay, known(at(90)))).toBe(at(90));
    expect(wakeAtOf({ ...stay, wakeAt: at(30) }, known(at(90)))).toBe(at(30));
    expect(wakeAtOf({ ...stay, wakeAt: at(120) }, known(at(90)))).toBe(at(90));
    expect(wakeAtOf({ ...stay, wakeAt: at(30), wakeAnswer: 'awake' }, known(at(90)))).toBe(at(90));
  });

  it('outlines a bed within the hour', () => {
    expect(isWakingSoon(at(59), FIXTURE_NOW)).toBe(true);
    expect(isWakingSoon(at(61), FIXTURE_NOW)).toBe(false);
    expect(isWakingSoon(null, FIXTURE_NOW)).toBe(false);
  });

  it('reads the next such time, and nothing that is none', () => {
    const zone = 'Asia/Ho_Chi_Minh';
    const { hour, minute } = localTimeOf(at(5), zone);
    const typed = `${String(hour)}:${String(minute).padStart(2, '0')}`;
    const soon = readNextTime(typed, FIXTURE_NOW, zone);
    expect(soon !== null && soon > FIXTURE_NOW && soon <= at(5)).toBe(true);
    // The same time once it has passed is tomorrow's.
    expect(readNextTime(typed, at(6), zone)).toBe(soon === null ? null : later(soon, 24 * HOUR_MS));
    for (const wrong of ['', '5', '2460', '0560', 'mai']) expect(readNextTime(wrong, FIXTURE_NOW, zone)).toBeNull();
  });
});
