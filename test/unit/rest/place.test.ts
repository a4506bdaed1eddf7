import { describe, expect, it } from 'vitest';
import { middleOf, nearestOf, placeOfFacility } from '../../../shared/domain/rest/place.ts';

describe('where a facility stands', () => {
  const building = {
    code: 'N1',
    kind: 'dormitory',
    outline: [
      [0, 0],
      [2000, 0],
      [2000, 1000],
      [0, 1000],
    ],
  } as const;

  it('[RE47] is where somebody said, else in the middle of its building', () => {
    expect(placeOfFacility({ code: 'N1', xCm: 5, yCm: 7 }, [building])).toEqual({ xCm: 5, yCm: 7 });
    expect(placeOfFacility({ code: 'N1', xCm: null, yCm: null }, [building])).toEqual({ xCm: 1000, yCm: 500 });
  });

  it('[RE47] is not known without either; an exit of the same code is no building', () => {
    expect(placeOfFacility({ code: 'N2', xCm: null, yCm: null }, [building])).toBeNull();
    expect(placeOfFacility({ code: 'N1', xCm: null, yCm: null }, [{ ...building, kind: 'exit' }])).toBeNull();
    expect(middleOf([])).toBeNull();
  });

  it('[RE47] decides which is the nearest; those without a place are never it', () => {
    const at = (code: string, xCm: number | null) => ({ code, xCm, yCm: xCm === null ? null : 0 });
    const all = [at('A', 9000), at('B', -3000), at('C', null)];
    expect(nearestOf({ xCm: 0, yCm: 0 }, all, [])).toEqual({ facility: all[1], metres: 39 });
    expect(nearestOf({ xCm: 0, yCm: 0 }, [at('C', null)], [])).toBeNull();
  });
});
