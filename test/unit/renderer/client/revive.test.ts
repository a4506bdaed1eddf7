import { expect, it } from 'vitest';
import { instantOfIso, reviveInstants } from '../../../../renderer/client/revive.ts';

it('reads ISO times with any offset', () => {
  expect(instantOfIso('2027-01-26T14:32:04+07:00')).toBe(Date.UTC(2027, 0, 26, 7, 32, 4));
  expect(instantOfIso('2027-01-26T07:32:04.25Z')).toBe(Date.UTC(2027, 0, 26, 7, 32, 4, 250));
  expect(instantOfIso('2027-01-26')).toBeNull();
});

it('revives by the name of the field, and leaves texts that look like times alone', () => {
  const time = '2027-01-26T14:32:00+07:00';
  const ms = Date.UTC(2027, 0, 26, 7, 32);
  expect(reviveInstants({ arrivedAt: time, note: time, nested: [{ p90From: time, on: '2027-01-26' }] })).toEqual({
    arrivedAt: ms,
    note: time,
    nested: [{ p90From: ms, on: '2027-01-26' }],
  });
});
