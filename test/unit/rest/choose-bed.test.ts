import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoomId } from '../../../shared/kernel/ids.ts';
import { HOUR_MS, later } from '../../../shared/kernel/instant.ts';
import { decideCheckIn, decideCheckInAnywhere } from '../../../shared/domain/rest/beds.ts';
import { rankBeds, type BedReason, type BedWish } from '../../../shared/domain/rest/choose-bed.ts';
import { leavesAbout } from '../../../shared/domain/rest/leaves-at.ts';
import { DEFAULT_REST_SETTINGS } from '../../../shared/domain/rest/settings.ts';
import type { Bed, RestPerson } from '../../../shared/domain/rest/types.ts';
import { aBed, aPerson, at, bedId, facilityId, stayId } from './a-person.ts';

const room = (id: number): RoomId => id as RoomId;

const WISH: BedWish = {
  now: at('14:00'),
  expectedDepartureAt: at('16:00'),
  walkToM: () => 100,
  isFamily: false,
  roomsOfFirm: new Set(),
  settings: DEFAULT_REST_SETTINGS,
};

/** Ids of the beds that do, best first. */
function ranked(beds: readonly Bed[], wish: Partial<BedWish> = {}, person: RestPerson = aPerson()): readonly number[] {
  return rankBeds(person, beds, { ...WISH, ...wish }).map(({ bed }) => bed.id);
}

function whyOf(beds: readonly Bed[], wish: Partial<BedWish> = {}, person = aPerson()): readonly BedReason[] {
  return rankBeds(person, beds, { ...WISH, ...wish })[0]?.why ?? [];
}

describe('choosing a bed', () => {
  const beds = [
    aBed({ id: bedId(1), facilityId: facilityId(1) }),
    aBed({ id: bedId(2), facilityId: facilityId(1), isQuiet: true }),
    aBed({ id: bedId(3), facilityId: facilityId(2) }),
    aBed({ id: bedId(4), facilityId: facilityId(2), isQuiet: true }),
    aBed({ id: bedId(5), facilityId: facilityId(1), forWhom: 'women' }),
  ];
  const woman = aPerson({ isWoman: true });
  const nearSecond = { walkToM: (facility: number): number => (facility === 2 ? 50 : 200) };

  it('[RE10] takes the one near the truck', () => {
    expect(ranked(beds, nearSecond)[0]).toBe(3);
    expect(whyOf(beds, nearSecond)).toEqual(['near']);
    expect(ranked(beds)[0]).toBe(1);
  });

  it('[RE10] fears the longest walk where nobody knows the way', () => {
    const walkToM = (facility: number): number | null => (facility === 1 ? null : 400);
    expect(ranked(beds, { walkToM })[0]).toBe(1);
    expect(ranked(beds.slice(1), { walkToM })[0]).toBe(3);
    expect(whyOf(beds.slice(0, 1), { walkToM: () => null })).toEqual([]);
  });

  it('[RE10] takes the quiet side for those who leave last or nobody knows when', () => {
    expect(ranked(beds, { expectedDepartureAt: at('23:00') })[0]).toBe(2);
    expect(ranked(beds, { ...nearSecond, expectedDepartureAt: null })[0]).toBe(4);
    expect(whyOf(beds, { ...nearSecond, expectedDepartureAt: null })).toEqual(['near', 'quiet']);
  });

  it('[RE10] puts people of one firm in one room, unless it is far', () => {
    const rooms = [
      aBed({ id: bedId(1), roomId: room(1) }),
      aBed({ id: bedId(2), roomId: room(2) }),
      aBed({ id: bedId(3), roomId: room(3), facilityId: facilityId(2) }),
    ];
    expect(ranked(rooms, { roomsOfFirm: new Set([room(2)]) })).toEqual([2, 1, 3]);
    expect(whyOf(rooms, { roomsOfFirm: new Set([room(2)]) })).toEqual(['near', 'same-firm', 'soon-away']);
    const walkToM = (facility: number): number => (facility === 2 ? 301 : 100);
    expect(ranked(rooms, { walkToM, roomsOfFirm: new Set([room(3)]) })).toEqual([1, 2, 3]);
  });

  it('[RE10] keeps those who leave soon by the door of a room', () => {
    const big = [1, 2, 3, 4].map((n) => aBed({ id: bedId(n), roomId: room(1), ...(n < 4 && { stayId: stayId(n) }) }));
    const other = [5, 6].map((n) => aBed({ id: bedId(n), roomId: room(2), ...(n < 6 && { stayId: stayId(n) }) }));
    expect(ranked([...big, ...other])).toEqual([6, 4]);
    expect(ranked([...big, ...other], { expectedDepartureAt: null })).toEqual([4, 6]);
  });

  it('[RE1] gives none to who has one', () => {
    const openStay = { stayId: stayId(4), bedId: bedId(3) };
    expect(decideCheckInAnywhere(aPerson({ openStay }), beds, WISH)).toEqual({
      ok: false,
      refusal: { code: 'rest.already-resting', ...openStay },
    });
  });

  it('[RE9] takes the women’s room for women and never for men, and leaves the rest to the attendant', () => {
    expect(ranked(beds, {}, woman)).toEqual([5]);
    expect(whyOf(beds, {}, woman)).toEqual(['women', 'near']);
    const full = [aBed({ id: bedId(5), forWhom: 'women', stayId: stayId(2) }), aBed({ id: bedId(6) })];
    expect(decideCheckInAnywhere(woman, full, WISH)).toEqual({
      ok: false,
      refusal: { code: 'rest.no-free-bed-for-women' },
    });
    const none = { ok: false, refusal: { code: 'rest.no-free-bed' } };
    expect(decideCheckInAnywhere(woman, full.slice(0, 1), WISH)).toEqual(none);
    expect(decideCheckInAnywhere(aPerson(), [aBed({ forWhom: 'women' })], WISH)).toEqual(none);
    expect(ranked([aBed()], {}, woman)).toEqual([1]);
    expect(ranked([aBed({ forWhom: 'men' })], {}, woman)).toEqual([]);
  });

  it('[RE9] takes the families’ room for families and for nobody else', () => {
    const rooms = [
      aBed({ id: bedId(1) }),
      aBed({ id: bedId(2), forWhom: 'families', facilityId: facilityId(2) }),
      aBed({ id: bedId(3), forWhom: 'women' }),
    ];
    const far = { walkToM: (facility: number): number => (facility === 2 ? 3000 : 10) };
    expect(ranked(rooms, far)).toEqual([1]);
    expect(ranked(rooms, { ...far, isFamily: true })).toEqual([2, 1]);
    expect(ranked(rooms, { ...far, isFamily: true }, woman)).toEqual([2, 3]);
    expect(whyOf(rooms, { ...far, isFamily: true })).toEqual(['families']);
  });

  it('[RE10] chooses only a bed that may be taken, finds one if there is any, and always the same', () => {
    const anyBed = fc.record({
      stayId: fc.constantFrom(null, stayId(8)),
      status: fc.constantFrom('usable', 'cleaning', 'out-of-service'),
      isQuiet: fc.boolean(),
      forWhom: fc.constantFrom('everybody', 'men', 'women'),
      shut: fc.constantFrom(null, { code: 'room.closed', room: '1', reason: null } as const),
      roomId: fc.constantFrom(null, room(1), room(2)),
      facilityId: fc.constantFrom(facilityId(1), facilityId(2)),
    });
    fc.assert(
      fc.property(fc.array(anyBed, { maxLength: 12 }), (records) => {
        const some = records.map((record, i) => aBed({ ...record, id: bedId(i + 1) }));
        const answer = decideCheckInAnywhere(aPerson(), some, WISH);
        const possible = some.filter((bed) => decideCheckIn(aPerson(), bed).ok).map((bed) => bed.id);
        if (answer.ok) expect(possible).toContain(answer.value.bedId);
        else expect(possible).toEqual([]);
        expect([...ranked(some)].sort((a, b) => a - b)).toEqual(possible);
        expect(ranked(some)).toEqual(ranked(some));
      }),
    );
  });
});

describe('when a truck leaves', () => {
  const visit = { stage: 'waiting', arriveByAt: null, arrivedAt: at('10:00'), cargoClass: 'fresh' } as const;

  it('[RE10] goes by those who wait before it, at full pace', () => {
    expect(leavesAbout(visit, { trucks: 59, perHour: 30 }, at('14:00'))).toBe(at('16:00'));
  });

  it('[RE10] goes by the call, or a usual stay, where there is no line', () => {
    expect(leavesAbout({ ...visit, stage: 'called', arriveByAt: at('14:30') }, null, at('14:00'))).toBe(at('14:30'));
    expect(leavesAbout(visit, { trucks: 3, perHour: 0 }, at('14:00'))).toBe(later(at('10:00'), 8 * HOUR_MS));
    expect(leavesAbout({ ...visit, arrivedAt: null }, null, at('14:00'))).toBeNull();
  });
});
