import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideCheckIn,
  decideCheckInAnywhere,
  decideCheckOut,
  isStayingTooLong,
  type BedWish,
} from '../../../shared/domain/rest/beds.ts';
import { DEFAULT_REST_SETTINGS } from '../../../shared/domain/rest/settings.ts';
import { later, HOUR_MS } from '../../../shared/kernel/instant.ts';
import { aBed, aPerson, aStay, at, bedId, facilityId, stayId } from './a-person.ts';

const WISH: BedWish = {
  now: at('14:00'),
  expectedDepartureAt: at('16:00'),
  walkToM: () => 100,
  settings: DEFAULT_REST_SETTINGS,
};

describe('taking a bed', () => {
  it('[RE1] gives a free bed to a person of a truck in the yard, and to one who stays', () => {
    const value = { type: 'rest.checked-in', bedId: 1, personId: 1, visitId: 7 };
    expect(decideCheckIn(aPerson(), aBed())).toEqual({ ok: true, value });
    expect(decideCheckIn(aPerson({ isVisitInYard: false, isStaying: true }), aBed())).toEqual({ ok: true, value });
  });

  it('[RE1] refuses a bed that somebody has', () => {
    expect(decideCheckIn(aPerson(), aBed({ stayId: stayId(9) }))).toEqual({
      ok: false,
      refusal: { code: 'rest.bed-taken', stayId: 9 },
    });
  });

  it('[RE1] refuses a second bed to a person', () => {
    const resting = aPerson({ openStay: { stayId: stayId(4), bedId: bedId(3) } });
    const refusal = { ok: false, refusal: { code: 'rest.already-resting', stayId: 4, bedId: 3 } };
    expect(decideCheckIn(resting, aBed())).toEqual(refusal);
    expect(decideCheckInAnywhere(resting, [aBed()], WISH)).toEqual(refusal);
  });

  it('[RE1] refuses a bed that is being cleaned or broken', () => {
    for (const status of ['cleaning', 'out-of-service'] as const)
      expect(decideCheckIn(aPerson(), aBed({ status }))).toEqual({
        ok: false,
        refusal: { code: 'rest.bed-unusable', status },
      });
  });

  it('[RE1] refuses a person who is not on site', () => {
    expect(decideCheckIn(aPerson({ isVisitInYard: false }), aBed())).toEqual({
      ok: false,
      refusal: { code: 'rest.not-on-site', personId: 1 },
    });
  });

  it('[RE1] keeps women’s beds for women', () => {
    expect(decideCheckIn(aPerson({ isWoman: false }), aBed({ isForWomen: true }))).toEqual({
      ok: false,
      refusal: { code: 'rest.bed-for-women' },
    });
    expect(decideCheckIn(aPerson({ isWoman: true }), aBed({ isForWomen: true })).ok).toBe(true);
    expect(decideCheckIn(aPerson({ isWoman: null }), aBed({ isForWomen: true })).ok).toBe(true);
  });
});

describe('choosing a bed', () => {
  const beds = [
    aBed({ id: bedId(1), facilityId: facilityId(1), isQuiet: false }),
    aBed({ id: bedId(2), facilityId: facilityId(1), isQuiet: true }),
    aBed({ id: bedId(3), facilityId: facilityId(2), isQuiet: false }),
    aBed({ id: bedId(4), facilityId: facilityId(2), isQuiet: true }),
    aBed({ id: bedId(5), facilityId: facilityId(1), isForWomen: true }),
  ];
  const chosen = (person = aPerson(), wish: Partial<BedWish> = {}): number | string => {
    const answer = decideCheckInAnywhere(person, beds, { ...WISH, ...wish });
    return answer.ok ? answer.value.bedId : answer.refusal.code;
  };
  const nearSecond = { walkToM: (facility: number): number => (facility === 2 ? 50 : 200) };

  it('[RE1] chooses near the truck', () => {
    expect(chosen(aPerson(), nearSecond)).toBe(3);
    expect(chosen()).toBe(1);
  });

  it('[RE1] chooses the quiet side for those who leave last or nobody knows when', () => {
    expect(chosen(aPerson(), { expectedDepartureAt: at('23:00') })).toBe(2);
    expect(chosen(aPerson(), { ...nearSecond, expectedDepartureAt: null })).toBe(4);
  });

  it('[RE1] chooses the women’s room for women and never for men, and leaves the rest to the attendant', () => {
    expect(chosen(aPerson({ isWoman: true }))).toBe(5);
    const full = [aBed({ id: bedId(5), isForWomen: true, stayId: stayId(2) }), aBed({ id: bedId(6) })];
    const none = { ok: false, refusal: { code: 'rest.no-free-bed' } };
    expect(decideCheckInAnywhere(aPerson({ isWoman: true }), full, WISH)).toEqual(none);
    expect(decideCheckInAnywhere(aPerson(), [aBed({ isForWomen: true })], WISH)).toEqual(none);
    expect(decideCheckInAnywhere(aPerson({ isWoman: true }), [aBed()], WISH).ok).toBe(true);
  });

  it('[RE1] chooses only a bed that may be taken, and finds one if there is any', () => {
    const anyBed = fc.record({
      stayId: fc.constantFrom(null, stayId(8)),
      status: fc.constantFrom('usable', 'cleaning', 'out-of-service'),
      isQuiet: fc.boolean(),
      isForWomen: fc.boolean(),
      facilityId: fc.constantFrom(facilityId(1), facilityId(2)),
    });
    fc.assert(
      fc.property(fc.array(anyBed, { maxLength: 12 }), (records) => {
        const some = records.map((record, i) => aBed({ ...record, id: bedId(i + 1) }));
        const answer = decideCheckInAnywhere(aPerson(), some, WISH);
        const possible = some.filter((bed) => decideCheckIn(aPerson(), bed).ok).map((bed) => bed.id);
        if (answer.ok) expect(possible).toContain(answer.value.bedId);
        else expect(possible).toEqual([]);
      }),
    );
  });
});

describe('leaving a bed', () => {
  it('[RE1] ends an open stay, once', () => {
    expect(decideCheckOut(aStay())).toEqual({
      ok: true,
      value: { type: 'rest.checked-out', stayId: 1, bedId: 1, personId: 1 },
    });
    expect(decideCheckOut(aStay({ endedAt: at('13:00') }))).toEqual({
      ok: false,
      refusal: { code: 'rest.stay-ended', endedAt: at('13:00') },
    });
  });

  it('[RE1] raises an alarm about somebody who stays on for a set time', () => {
    const left = at('10:00');
    const tooLong = (hours: number): boolean =>
      isStayingTooLong(left, later(left, hours * HOUR_MS), DEFAULT_REST_SETTINGS);
    expect([tooLong(23), tooLong(24)]).toEqual([false, true]);
  });
});
