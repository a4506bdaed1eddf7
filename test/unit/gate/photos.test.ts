import { describe, expect, it } from 'vitest';
import { DAY_MS, instant, type Instant } from '../../../shared/kernel/instant.ts';
import { isKeptLongEnough, mediaTypeOf } from '../../../shared/domain/gate/photos.ts';
import { aJpeg, aPng } from '../../support/pictures.ts';

const NOW = instant(Date.UTC(2026, 1, 10));
const KEEP = { keepDays: 90, keepIncidentDays: 730 };
const daysAgo = (days: number): Instant => instant(NOW - days * DAY_MS);
const here = { stage: 'waiting' } as const;
const gone = { stage: 'departed' } as const;

const WEBP = Buffer.from('RIFF\u0010\u0000\u0000\u0000WEBPVP8 ', 'latin1');
const WAVE = Buffer.from('RIFF\u0010\u0000\u0000\u0000WAVEfmt ', 'latin1');

describe('what a picture is', () => {
  it.each([
    ['image/jpeg', aJpeg(32)],
    ['image/png', aPng()],
    ['image/webp', WEBP],
    [null, WAVE],
    [null, Buffer.from('GIF89a and so on')],
    [null, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    [null, Buffer.from([0xff, 0xd8])],
    [null, Buffer.alloc(0)],
  ])('[PH1] by its first bytes: %s', (expected, bytes) => {
    expect(mediaTypeOf(bytes)).toBe(expected);
  });
});

describe('how long a picture is kept', () => {
  const due = (days: number, of: Partial<Parameters<typeof isKeptLongEnough>[1]>): boolean =>
    isKeptLongEnough({ addedAt: daysAgo(days) }, { visit: null, incident: null, ...of }, KEEP, NOW);

  it('[PH3] as many days as are set, from when it was added', () => {
    expect([89, 90, 91].map((days) => due(days, { visit: gone }))).toEqual([false, false, true]);
    expect([89, 90, 91].map((days) => due(days, {}))).toEqual([false, false, true]);
    expect([91, 3000].map((days) => due(days, { visit: { stage: 'cancelled' } }))).toEqual([true, true]);
  });

  it('[PH3] always while its truck is here or still expected', () => {
    for (const stage of ['expected', 'waiting', 'called', 'processing', 'abroad'] as const)
      expect(due(3000, { visit: { stage } }), stage).toBe(false);
  });

  it('[PH3] of an incident: always while it is open, and longer after it was closed', () => {
    expect(due(3000, { incident: { closedAt: null } })).toBe(false);
    expect(due(3000, { incident: { closedAt: daysAgo(730) } })).toBe(false);
    expect(due(3000, { incident: { closedAt: daysAgo(731) } })).toBe(true);
    expect(due(729, { incident: { closedAt: daysAgo(731) } }), 'added after it was closed').toBe(false);
    expect(due(3000, { visit: here, incident: { closedAt: daysAgo(731) } })).toBe(true);
  });
});
