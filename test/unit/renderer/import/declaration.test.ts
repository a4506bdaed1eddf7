import { describe, expect, it } from 'vitest';
import { declarationOf, NOTHING_TYPED, readDayTime } from '../../../../renderer/features/import/declaration.ts';

const ZONE = 'Asia/Ho_Chi_Minh';

describe('one truck declared by hand', () => {
  it('reads the time in the zone of the site', () => {
    expect(readDayTime('22/11/2026 02:19', ZONE)).toBe(Date.UTC(2026, 10, 21, 19, 19));
    expect(readDayTime(' 1/2/2027 7h05 ', ZONE)).toBe(Date.UTC(2027, 1, 1, 0, 5));
  });

  it.each(['', '22/11/2026', '31/02/2026 10:00', '22/11/2026 24:00', '22/11/2026 10:60'])(
    'refuses the time %j',
    (text) => {
      expect(readDayTime(text, ZONE)).toBeNull();
    },
  );

  it('leaves out what nobody typed and reads numbers as they are written here', () => {
    const typed = {
      ...NOTHING_TYPED,
      plate: '12C-123.45',
      course: 'import TT',
      temperatureC: '-18,5',
      weightKg: '12.100',
    };
    expect(declarationOf(typed, ZONE)).toMatchObject({
      plate: '12C-123.45',
      direction: 'import',
      crossing: 'TT',
      cargoClass: 'fresh',
      temperatureC: -18.5,
      weightKg: 12_100,
      trailerPlate: null,
      expectedAt: null,
    });
  });

  it('names the field that cannot be read', () => {
    const typed = { ...NOTHING_TYPED, plate: '12C-123.45', course: 'export HN' };
    expect(declarationOf({ ...typed, weightKg: 'nặng' }, ZONE)).toEqual({ field: 'weightKg' });
    expect(declarationOf({ ...typed, expectedAt: 'mai' }, ZONE)).toEqual({ field: 'expectedAt' });
  });
});
