import { describe, expect, it } from 'vitest';
import { fromHttpJson, toHttpJson } from '../../../shared/contract/wire.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const AT = Date.UTC(2027, 0, 26, 7, 32, 4, 250);

describe('instants over HTTP', () => {
  it('are ISO 8601 with the offset of the site under the names of instants, and come back as they were', () => {
    const value = {
      arrivedAt: AT,
      weightKg: AT,
      note: '2027-01-26T14:32:04+07:00',
      nested: [{ p90From: AT, hour: null }],
    };
    const text = toHttpJson(value, ZONE);
    expect(JSON.parse(text)).toMatchObject({ arrivedAt: '2027-01-26T14:32:04.250+07:00', weightKg: AT });
    expect(fromHttpJson(text)).toEqual(value);
  });

  it('leave small numbers, days and texts that only look like times alone', () => {
    const value = { from: 7, at: '2027-01-26', by: 'lan', to: null };
    expect(fromHttpJson(toHttpJson(value, ZONE))).toEqual(value);
  });

  it('are not made of an answer that is no JSON', () => {
    expect(() => fromHttpJson('<html>')).toThrow(SyntaxError);
  });
});
