import { describe, expect, it } from 'vitest';
import { walkMetres, walkMinutes } from '../../../shared/domain/rest/walk.ts';

const at = (xM: number, yM: number) => ({ xCm: xM * 100, yCm: yM * 100 });

describe('walking', () => {
  it('[RE5] is somewhat longer than the straight line, both ways alike', () => {
    expect(walkMetres(at(0, 0), at(300, 400))).toBe(650);
    expect(walkMetres(at(300, 400), at(0, 0))).toBe(650);
  });

  it('[RE5] takes whole minutes, rounded up, at least one', () => {
    expect(walkMinutes(at(0, 0), at(300, 400), 70)).toBe(10);
    expect(walkMinutes(at(0, 0), at(300, 400), 65)).toBe(10);
    expect(walkMinutes(at(5, 5), at(5, 5), 70)).toBe(1);
  });
});
