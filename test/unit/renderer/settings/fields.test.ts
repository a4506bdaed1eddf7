import { describe, expect, it } from 'vitest';
import { minuteText } from '../../../../renderer/ui/format.ts';
import { namesIn, problemOf, readMinute, type FieldSpec } from '../../../../renderer/features/settings/fields.ts';

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
});
