import { describe, expect, it } from 'vitest';
import { fitWithin } from '../../../../renderer/client/picture-file.ts';

describe('the size that a picture is sent in', () => {
  it.each([
    [8000, 6000, 2000, 1500],
    [3000, 4000, 1500, 2000],
    [2000, 2000, 2000, 2000],
    [640, 480, 640, 480],
    [100_000, 10, 2000, 1],
    [1, 1, 1, 1],
  ])('%i × %i is sent as %i × %i', (width, height, sentWidth, sentHeight) => {
    expect(fitWithin(width, height, 2000)).toEqual({ width: sentWidth, height: sentHeight });
  });
});
