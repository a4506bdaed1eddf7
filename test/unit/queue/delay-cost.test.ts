import { describe, expect, it } from 'vitest';
import { compareCounted, countedArrivalOf } from '../../../shared/domain/queue/delay-cost.ts';
import { instant, MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { anEntry } from './builders.ts';

const TOLERANCE_MS = 30 * MINUTE_MS;
const at = (minute: number) => instant(minute * MINUTE_MS);
const came = (minute: number, appointment: number | null, orderMinute = minute) =>
  anEntry(1, {
    joinedAt: at(minute),
    orderAt: at(orderMinute),
    appointmentAt: appointment === null ? null : at(appointment),
  });

describe('the arrival that counts where waiting costs', () => {
  it.each([
    ['kept to the minute of the tolerance, late', came(130, 100), 100],
    ['kept to the minute of the tolerance, early', came(70, 100), 100],
    ['too late', came(131, 100), 131],
    ['too early', came(69, 100), 69],
    ['no appointment', came(69, null), 69],
    ['kept, then moved by a rule', came(105, 100, 400), 400],
  ])('[QU17] an appointment %s', (_, entry, counted) => {
    expect(countedArrivalOf(entry, TOLERANCE_MS)).toBe(at(counted));
  });

  it('[QU17] decides the place inside a class', () => {
    const usual = anEntry(2, { joinedAt: at(101), orderAt: at(101) });
    expect([usual, came(120, 100)].sort(compareCounted(TOLERANCE_MS)).map(({ visitId }) => visitId)).toEqual([1, 2]);
    expect([came(69, 400), usual].sort(compareCounted(TOLERANCE_MS)).map(({ visitId }) => visitId)).toEqual([1, 2]);
  });
});
