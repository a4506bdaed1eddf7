import { describe, expect, it } from 'vitest';
import { DEFAULT_REST_SETTINGS } from '../../../shared/domain/rest/settings.ts';
import { isAsleepUntold, isNotWoken, wakeUpOf, type Sleeper } from '../../../shared/domain/rest/wake.ts';
import { at } from './a-person.ts';

const aSleeper = (more: Partial<Sleeper> = {}): Sleeper => ({
  askedAt: null,
  callFrom: null,
  calledAt: null,
  wokenAt: null,
  wakeAnswer: null,
  ...more,
});
const wakeUp = (more: Partial<Sleeper>, now = at('14:32')) => wakeUpOf(aSleeper(more), now, DEFAULT_REST_SETTINGS);

describe('waking', () => {
  it('[RE4] wakes half an hour before the call range begins, at once when that has passed', () => {
    expect(wakeUp({ callFrom: at('16:20') })).toEqual({ at: at('15:50'), state: 'due' });
    expect(wakeUp({ callFrom: at('14:40') })).toEqual({ at: at('14:32'), state: 'due' });
    expect(wakeUp({})).toBeNull();
  });

  it('[RE40] wakes at the hour that somebody asked for, if that comes first', () => {
    expect(wakeUp({ askedAt: at('15:00'), callFrom: at('16:20') })).toEqual({ at: at('15:00'), state: 'due' });
    expect(wakeUp({ askedAt: at('17:00'), callFrom: at('16:20') })).toEqual({ at: at('15:50'), state: 'due' });
    expect(wakeUp({ askedAt: at('17:00') })).toEqual({ at: at('17:00'), state: 'due' });
  });

  it('[RE40] wakes at once when the truck is called', () => {
    expect(wakeUp({ askedAt: at('17:00'), calledAt: at('14:30') })).toEqual({ at: at('14:32'), state: 'due' });
  });

  it('[RE40] who did not answer is woken again; who did is not, unless that was long ago', () => {
    const callFrom = at('16:20');
    const tried = { callFrom, wokenAt: at('14:30') };
    expect(wakeUp({ ...tried, wakeAnswer: 'no-answer' })).toEqual({ at: at('15:50'), state: 'no-answer' });
    expect(wakeUp({ ...tried, wakeAnswer: 'awake' })).toEqual({ at: at('15:50'), state: 'awake' });
    expect(wakeUp({ ...tried, wakeAnswer: 'awake', callFrom: at('17:30') })).toEqual({ at: at('17:00'), state: 'due' });
  });

  it('[RE40] woken at the hour that he asked for, somebody is woken for the call as well', () => {
    const asked = { askedAt: at('08:00'), wokenAt: at('08:02'), wakeAnswer: 'awake' } as const;
    expect(wakeUp({ ...asked, callFrom: at('18:00') })).toEqual({ at: at('17:30'), state: 'due' });
    expect(wakeUp(asked)).toEqual({ at: at('08:00'), state: 'awake' });
  });

  it('[RE41] tells of a driver who sleeps ten minutes after the call of his truck', () => {
    const called = aSleeper({ calledAt: at('14:00') });
    const late = (more: Partial<Sleeper>, now: string): boolean => isNotWoken({ ...called, ...more }, at(now));
    expect([late({}, '14:09'), late({}, '14:10')]).toEqual([false, true]);
    expect(late({ wokenAt: at('14:05'), wakeAnswer: 'no-answer' }, '14:10')).toBe(true);
    expect(late({ wokenAt: at('13:40'), wakeAnswer: 'awake' }, '14:10')).toBe(false);
    expect(late({ wokenAt: at('11:59'), wakeAnswer: 'awake' }, '14:10')).toBe(true);
    expect(late({ calledAt: null }, '14:10')).toBe(false);
  });

  it('[RE42] who was not tried to be woken for the call sleeps untold', () => {
    const calledAt = at('14:00');
    expect(isAsleepUntold(aSleeper({ calledAt }))).toBe(true);
    expect(isAsleepUntold(aSleeper({ calledAt, wokenAt: at('14:05'), wakeAnswer: 'no-answer' }))).toBe(false);
    expect(isAsleepUntold(aSleeper())).toBe(false);
  });
});
