import { describe, expect, it } from 'vitest';
import { assertNever } from '../../../shared/kernel/assert-never.ts';
import { instant, later } from '../../../shared/kernel/instant.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';

describe('instants', () => {
  it('are whole milliseconds only', () => {
    expect(instant(-5)).toBe(-5);
    for (const ms of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect(() => instant(ms)).toThrow(RangeError);
  });

  it('move by milliseconds and stay instants', () => {
    expect(later(instant(1000), -1500)).toBe(-500);
    expect(() => later(instant(1), 0.5)).toThrow(RangeError);
  });
});

describe('results', () => {
  it('hold a value or a refusal', () => {
    expect(ok(3)).toEqual({ ok: true, value: 3 });
    expect(refuse({ code: 'slot.closed' })).toEqual({ ok: false, refusal: { code: 'slot.closed' } });
  });
});

describe('a case nobody thought of', () => {
  it('is an error that shows it', () => {
    expect(() => assertNever('new-kind' as never)).toThrow('new-kind');
  });
});
