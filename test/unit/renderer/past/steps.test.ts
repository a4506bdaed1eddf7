import { describe, expect, it } from 'vitest';
import {
  dayAround,
  markFrom,
  movedBy,
  playedOn,
  readTyped,
  speedOf,
  stepOf,
  wishedAt,
} from '../../../../renderer/features/past/steps.ts';
import { DAY_MS, HOUR_MS, instant, later, MINUTE_MS } from '../../../../shared/kernel/instant.ts';

const ZONE = 'Asia/Ho_Chi_Minh' as Parameters<typeof readTyped>[2];
/** 27/11/2026 14:32 in Vietnam. */
const AT = instant(Date.UTC(2026, 10, 27, 7, 32));

describe('moving in the past', () => {
  it.each([
    ['ArrowLeft', false, -MINUTE_MS],
    ['ArrowRight', false, MINUTE_MS],
    ['ArrowLeft', true, -HOUR_MS],
    ['ArrowRight', true, HOUR_MS],
    ['PageUp', false, -DAY_MS],
    ['PageDown', false, DAY_MS],
    ['KeyX', false, null],
  ] as const)('[YP11] %s with Shift %s moves %s', (code, shiftKey, ms) => {
    expect(stepOf({ code, shiftKey })).toBe(ms);
  });

  it('[YP10] nothing leads past now', () => {
    expect(movedBy(AT, -HOUR_MS, AT)).toBe(AT - HOUR_MS);
    expect(movedBy(AT, HOUR_MS, AT)).toBe(AT);
    expect(playedOn(later(AT, -1), 4, AT)).toBe(AT);
    expect(wishedAt(String(AT + 1), AT)).toBeNull();
  });

  it('[YP11] the keys 1 to 5 play on faster and faster', () => {
    const now = later(AT, DAY_MS);
    const reached = ['Digit1', 'Digit2', 'Numpad3', 'Digit4', 'Digit5'].map((code) => {
      const speed = speedOf({ code, shiftKey: false });
      return speed === null ? null : (playedOn(AT, speed, now) - AT) / MINUTE_MS;
    });
    // Two pictures in a second.
    expect(reached).toEqual([0.5, 2.5, 7.5, 30, 120]);
    expect(speedOf({ code: 'Digit6', shiftKey: false })).toBeNull();
  });

  it('[YP19] leads to the next mark and the one before, and to none beyond the last', () => {
    const marks = [3, 1, 2, 2].map((minutes) => ({ at: later(AT, minutes * MINUTE_MS) }));
    const minutesTo = (from: number, way: 'next' | 'before'): number | null => {
      const at = markFrom(later(AT, from * MINUTE_MS), way, marks);
      return at === null ? null : (at - AT) / MINUTE_MS;
    };
    expect([0, 1, 2, 3].map((from) => minutesTo(from, 'next'))).toEqual([1, 2, 3, null]);
    expect([4, 3, 2, 1].map((from) => minutesTo(from, 'before'))).toEqual([3, 2, 1, null]);
    expect(markFrom(AT, 'next', [])).toBeNull();
  });

  it.each(['14:32', '1432', '14h32', '14.32', ' 14:32 '])('[YP12] reads the time %s', (time) => {
    expect(readTyped('27/11/2026', time, ZONE)).toBe(AT);
  });

  it.each([
    ['31/11/2026', '14:32'],
    ['27/11', '14:32'],
    ['27/11/2026', '24:00'],
    ['27/11/2026', '14:60'],
    ['27/11/2026', ''],
  ])('[YP12] reads nothing from %s %s', (day, time) => {
    expect(readTyped(day, time, ZONE)).toBeNull();
  });

  it('[YP12] opens at an instant that was asked for', () => {
    expect(wishedAt(String(AT), AT)).toBe(AT);
    expect(wishedAt(null, AT)).toBeNull();
    expect(wishedAt('vis_1', AT)).toBeNull();
  });

  it('[YP11] slides over the whole day of the yard', () => {
    const { from, to } = dayAround(AT, ZONE);
    expect(from).toBe(Date.UTC(2026, 10, 26, 17));
    expect(to - from).toBe(DAY_MS);
  });
});
