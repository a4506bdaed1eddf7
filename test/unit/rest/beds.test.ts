import { describe, expect, it } from 'vitest';
import {
  areStayTimesRight,
  decideCheckIn,
  decideCheckOut,
  isOverdue,
  isStayingTooLong,
} from '../../../shared/domain/rest/beds.ts';
import { DEFAULT_REST_SETTINGS } from '../../../shared/domain/rest/settings.ts';
import { later, HOUR_MS } from '../../../shared/kernel/instant.ts';
import { aBed, aPerson, aStay, at, bedId, stayId } from './a-person.ts';

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

  it('[RE7] refuses a bed of a room or a house that takes nobody in, with why and until when', () => {
    for (const shut of [
      { code: 'room.closed', room: '101', reason: 'sơn lại' },
      { code: 'facility.closed', facility: 'Nhà nghỉ 1', until: at('18:00'), reason: null },
    ] as const)
      expect(decideCheckIn(aPerson(), aBed({ shut }))).toEqual({ ok: false, refusal: shut });
  });

  it('[RE9] keeps men’s rooms for men; whoever is not said to be a woman may', () => {
    expect(decideCheckIn(aPerson({ isWoman: true }), aBed({ forWhom: 'men' }))).toEqual({
      ok: false,
      refusal: { code: 'rest.bed-for-men' },
    });
    expect(decideCheckIn(aPerson({ isWoman: null }), aBed({ forWhom: 'men' })).ok).toBe(true);
  });

  it('[RE9] keeps women’s beds for women', () => {
    expect(decideCheckIn(aPerson({ isWoman: false }), aBed({ forWhom: 'women' }))).toEqual({
      ok: false,
      refusal: { code: 'rest.bed-for-women' },
    });
    expect(decideCheckIn(aPerson({ isWoman: true }), aBed({ forWhom: 'women' })).ok).toBe(true);
    expect(decideCheckIn(aPerson({ isWoman: null }), aBed({ forWhom: 'women' })).ok).toBe(true);
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

describe('how long somebody stays', () => {
  const right = (untilAt: string | null, wakeAt: string | null): boolean =>
    areStayTimesRight(
      { untilAt: untilAt === null ? null : at(untilAt), wakeAt: wakeAt === null ? null : at(wakeAt) },
      at('14:00'),
    );

  it('[RE11] times are still to come, and nobody is woken when gone', () => {
    expect([right(null, null), right('18:00', null), right(null, '15:00'), right('18:00', '18:00')]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([right('14:00', null), right(null, '13:59'), right('16:00', '16:01')]).toEqual([false, false, false]);
  });

  it('[RE11] shows who lies there longer than was said', () => {
    const overdue = (untilAt: string | null): boolean =>
      isOverdue({ untilAt: untilAt === null ? null : at(untilAt) }, at('14:00'));
    expect([overdue(null), overdue('14:01'), overdue('14:00')]).toEqual([false, false, true]);
  });
});
