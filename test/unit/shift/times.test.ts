import { describe, expect, it } from 'vitest';
import { dueEndOf, overtimeOf, shiftNameAt } from '../../../shared/domain/shift/times.ts';
import { defaultSettings } from '../../../shared/domain/site/settings.ts';
import { parseIso } from '../../../shared/kernel/calendar.ts';
import { MINUTE_MS, type Instant } from '../../../shared/kernel/instant.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const { shifts } = defaultSettings('Bãi');
const at = (text: string): Instant => parseIso(`2026-02-${text}:00+07:00`);

describe('the name of a shift', () => {
  it.each([
    ['10T06:00', '1'],
    ['10T12:59', '1'],
    ['10T13:00', '2'],
    ['10T14:40', '2'],
    ['10T20:59', '2'],
    ['10T21:00', '3'],
    ['10T23:59', '3'],
    ['11T00:00', '3'],
    ['11T04:59', '3'],
    ['11T05:00', '1'],
  ])('[SH1] begun on %s is %s: an hour before its time the next one begins', (time, name) => {
    expect(shiftNameAt(at(time), shifts, ZONE)).toBe(name);
  });

  it('[SH1] is that of the clock in whatever order the settings list the shifts', () => {
    expect(shiftNameAt(at('10T15:00'), shifts.toReversed(), ZONE)).toBe('2');
  });

  it('[SH1] is the same around the clock where there is one shift', () => {
    const one = [{ name: 'Ngày', fromMinute: 7 * 60 }];
    expect(['10T03:00', '10T06:30', '10T23:00'].map((time) => shiftNameAt(at(time), one, ZONE))).toEqual(
      Array(3).fill('Ngày'),
    );
  });
});

describe('when a shift should be handed over', () => {
  it.each([
    ['10T08:00', '10T14:00'],
    ['10T13:50', '10T22:00'],
    ['10T14:35', '10T22:00'],
    ['10T21:10', '11T06:00'],
    ['11T00:30', '11T06:00'],
    ['11T05:00', '11T14:00'],
  ])('[SH1] one begun at %s: at the next time of the settings, %s', (begun, due) => {
    expect(dueEndOf(at(begun), shifts, ZONE)).toBe(at(due));
  });

  it('[SH1] the only shift of a site ends when it begins again', () => {
    const one = [{ name: 'Ngày', fromMinute: 7 * 60 }];
    expect(dueEndOf(at('10T06:30'), one, ZONE)).toBe(at('11T07:00'));
    expect(dueEndOf(at('10T09:00'), one, ZONE)).toBe(at('11T07:00'));
  });
});

describe('a shift over its time', () => {
  it('[SH1] is said from half an hour on, with all of it', () => {
    const over = (now: string): number | null => overtimeOf(at('10T06:05'), at(now), shifts, ZONE);
    expect(['10T13:00', '10T14:30', '10T14:31', '10T16:00'].map(over)).toEqual([
      null,
      null,
      31 * MINUTE_MS,
      120 * MINUTE_MS,
    ]);
  });
});
