import { describe, expect, it } from 'vitest';
import { isUsableAgain, opensAgainAt, roomShutOf, shutOf, wrongSpanOf } from '../../../shared/domain/rest/open.ts';
import { forWhomOf, isQuietBed } from '../../../shared/domain/rest/offer.ts';
import { NEW_FACILITY } from '../../../shared/domain/rest/new-records.ts';
import { at } from './a-person.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const span = (fromMinute: number, toMinute: number) => ({ fromMinute, toMinute });
const HOUSE = { ...NEW_FACILITY, name: 'Nhà nghỉ 1', isOpen: true };

describe('hours', () => {
  it('[RE6] end after they begin and do not overlap, in whatever order they are said', () => {
    expect(wrongSpanOf([])).toBeNull();
    expect(wrongSpanOf([span(660, 780), span(360, 480), span(480, 600)])).toBeNull();
    expect(wrongSpanOf([span(480, 480)])).toEqual(span(480, 480));
    expect(wrongSpanOf([span(1200, 300)])).toEqual(span(1200, 300));
    expect(wrongSpanOf([span(700, 800), span(660, 710)])).toEqual(span(700, 800));
  });

  it('[RE7] tell when a facility opens again, tomorrow too', () => {
    const hours = [span(360, 600), span(1200, 1440)];
    expect(opensAgainAt([], at('12:00'), ZONE)).toBeNull();
    expect(['05:59', '06:00', '09:59', '10:00', '20:00', '23:59'].map((t) => opensAgainAt(hours, at(t), ZONE))).toEqual(
      [at('06:00'), null, null, at('20:00'), null, null],
    );
    expect(opensAgainAt([span(360, 600)], at('12:00'), ZONE)).toBe(at('06:00') + 24 * 3_600_000);
  });
});

describe('what takes nobody in', () => {
  it('[RE7] is a facility that is not used, out, being cleaned, or not open at this hour', () => {
    const shut = { code: 'facility.closed', facility: 'Nhà nghỉ 1' };
    expect(shutOf(HOUSE, at('12:00'), ZONE)).toBeNull();
    expect(shutOf({ ...HOUSE, isOpen: false }, at('12:00'), ZONE)).toEqual({ ...shut, until: null, reason: null });
    const out = { state: 'out-of-service', stateReason: 'mất nước', stateUntil: at('18:00') } as const;
    expect(shutOf({ ...HOUSE, ...out }, at('12:00'), ZONE)).toEqual({
      ...shut,
      until: at('18:00'),
      reason: 'mất nước',
    });
    expect(shutOf({ ...HOUSE, openHours: [span(780, 1440)] }, at('12:00'), ZONE)).toEqual({
      ...shut,
      until: at('13:00'),
      reason: null,
    });
  });

  it('[RE7] is a room that is closed or being cleaned', () => {
    const room = { code: '101', statusReason: null };
    expect(roomShutOf({ ...room, status: 'open' })).toBeNull();
    expect(roomShutOf({ ...room, status: 'cleaning' })).toEqual({ code: 'room.closed', room: '101', reason: null });
  });

  it('[RE8] is usable again once the time that was said has come', () => {
    expect([null, at('12:01'), at('12:00')].map((stateUntil) => isUsableAgain({ stateUntil }, at('12:00')))).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('what a bed has from its room and house', () => {
  it('[RE6] for whom: the bed itself, else the room, else the house', () => {
    const [house, men] = [{ forWhom: 'families' }, { forWhom: 'men' }] as const;
    expect(forWhomOf({ isForWomen: true }, men, house)).toBe('women');
    expect(forWhomOf({ isForWomen: false }, men, house)).toBe('men');
    expect(forWhomOf({ isForWomen: false }, { forWhom: 'everybody' }, house)).toBe('families');
    expect(forWhomOf({ isForWomen: false }, null, house)).toBe('families');
  });

  it('[RE6] quiet: by itself or with its room', () => {
    expect([isQuietBed({ isQuiet: false }, { isQuiet: true }), isQuietBed({ isQuiet: true }, null)]).toEqual([
      true,
      true,
    ]);
    expect([isQuietBed({ isQuiet: false }, { isQuiet: false }), isQuietBed({ isQuiet: false }, null)]).toEqual([
      false,
      false,
    ]);
  });
});
