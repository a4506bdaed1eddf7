import { describe, expect, it } from 'vitest';
import { bedCodes, nextBedNumber } from '../../../../renderer/features/settings/bed-codes.ts';
import {
  minuteText,
  namesIn,
  numberText,
  problemOf,
  readMinute,
  type FieldSpec,
} from '../../../../renderer/features/settings/fields.ts';
import { restOf } from '../../../../renderer/features/settings/rest-values.ts';
import { DEFAULT_REST_SETTINGS, restSettingsWith } from '../../../../shared/domain/rest/settings.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/kernel/instant.ts';

const field = (part: Partial<FieldSpec>): FieldSpec => ({ name: 'x', label: 'x', value: '', ...part });

describe('fields of the settings', () => {
  it.each([
    [field({}), '', 'missing'],
    [field({ isOptional: true }), ' ', null],
    [field({ kind: 'number' }), 'mười', 'number'],
    [field({ kind: 'number', isWhole: true }), '1,5', 'whole'],
    [field({ kind: 'number', min: 1, max: 20 }), '21', 'range'],
    [field({ kind: 'number', min: 1, max: 20 }), '2,5', null],
    [field({ kind: 'time' }), '24:00', 'time'],
    [field({ kind: 'time' }), '20:00', null],
    [field({ kind: 'day' }), '31/02/2027', 'day'],
    [field({ kind: 'secret', min: 6 }), 'ngắn', 'range'],
    [field({ kind: 'secret', pattern: /^\d{4,8}$/ }), '12a4', 'form'],
    [field({ kind: 'secret', pattern: /^\d{4,8}$/ }), '1234', null],
    [field({ pattern: /^[A-Z]+$/ }), 'hn', 'form'],
  ] as const)('%o takes %j: %s', (spec, typed, problem) => {
    expect(problemOf(spec, typed)).toBe(problem);
  });

  it('reads every minute of the day as it writes it', () => {
    for (let minute = 0; minute < 1440; minute += 7) expect(readMinute(minuteText(minute))).toBe(minute);
    expect(minuteText(1440)).toBe('24:00');
  });

  it('takes names once, however they are separated', () => {
    expect(namesIn('1, 2;2 , ,3')).toEqual(['1', '2', '3']);
  });

  it('numbers beds with the width of the last', () => {
    expect(bedCodes('N1-', 9, 11)).toEqual(['N1-09', 'N1-10', 'N1-11']);
    expect(bedCodes('N', 99, 100)).toEqual(['N099', 'N100']);
    expect(bedCodes('N', 5, 4)).toBeNull();
    expect(bedCodes('N', 1, 501)).toBeNull();
    expect(nextBedNumber(['N1-09', 'N1-64', 'x'])).toBe(65);
    expect(nextBedNumber([])).toBe(1);
  });

  it('[RE3] gives the rest settings back as they were', () => {
    const { standards, entitlements, wakeBeforeCallMs, longRestMs, stayingAlarmMs } = DEFAULT_REST_SETTINGS;
    const values: Record<string, string> = {
      wake: numberText(wakeBeforeCallMs / MINUTE_MS),
      long: numberText(longRestMs / HOUR_MS),
      staying: numberText(stayingAlarmMs / HOUR_MS),
    };
    for (const [name, value] of Object.entries(standards)) values[name] = numberText(value);
    for (const [service, { perDay, gapMs }] of Object.entries(entitlements)) {
      values[`${service}-perDay`] = numberText(perDay);
      values[`${service}-gap`] = numberText(gapMs / HOUR_MS);
    }
    expect(restSettingsWith(DEFAULT_REST_SETTINGS, restOf(values))).toEqual(DEFAULT_REST_SETTINGS);
    expect(restOf(values)).toMatchObject({ standards, entitlements, wakeBeforeCallMs, longRestMs, stayingAlarmMs });
  });
});
