import { describe, expect, it } from 'vitest';
import { isoOf } from '../../../../shared/kernel/calendar.ts';
import { instant } from '../../../../shared/kernel/instant.ts';
import { readTypedTime } from '../../../../renderer/client/typed-time.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
/** 28 November 2026, 05:30. */
const NOW = instant(Date.UTC(2026, 10, 27, 22, 30));

/** 1 January 2027, 03:00. */
const NEW_YEAR = instant(Date.UTC(2026, 11, 31, 20, 0));

function read(typed: string, now = NOW): string | null {
  const at = readTypedTime(typed, now, ZONE);
  return at === null ? null : isoOf(at, ZONE).slice(0, 16);
}

describe('a time as it stands on a slip', () => {
  it.each(['0215', '215', '2:15', '02:15', '2h15', '2g15', '2.15', ' 02:15 '])('%s is a quarter past two', (typed) => {
    expect(read(typed)).toBe('2026-11-28T02:15');
  });

  it('is the last such time: later than now means yesterday', () => {
    expect(read('0530')).toBe('2026-11-28T05:30');
    expect(read('0531')).toBe('2026-11-27T05:31');
    expect(read('2359')).toBe('2026-11-27T23:59');
    expect(read('0000')).toBe('2026-11-28T00:00');
  });

  it('may have its day before it', () => {
    expect(read('26 2215')).toBe('2026-11-26T22:15');
    expect(read('26/11 22:15')).toBe('2026-11-26T22:15');
    expect(read('29 0100'), 'a day that is still to come was a month ago').toBe('2026-10-29T01:00');
    expect(read('31/12 2350', NEW_YEAR)).toBe('2026-12-31T23:50');
    expect(read('31 2350', NEW_YEAR)).toBe('2026-12-31T23:50');
  });

  it.each(['', '2', '21', '2460', '2515', '12345', 'ab', '31/11 0100', '2 15 00', '0 0100'])('%j is none', (typed) => {
    expect(read(typed)).toBeNull();
  });
});
