import { describe, expect, it } from 'vitest';
import { peopleOnSite, restLoad } from '../../../shared/domain/rest/load.ts';
import { DEFAULT_REST_SETTINGS, peoplePerUnitOf } from '../../../shared/domain/rest/settings.ts';
import type { Facility } from '../../../shared/domain/rest/types.ts';
import { aPerson, facilityId, personId } from './a-person.ts';

const { standards } = DEFAULT_REST_SETTINGS;

const FACILITIES: readonly Facility[] = [
  { id: facilityId(1), kind: 'dormitory', capacity: 64, inUse: 50 },
  { id: facilityId(2), kind: 'dormitory', capacity: 96, inUse: 81 },
  { id: facilityId(3), kind: 'shower', capacity: 24, inUse: 22 },
  { id: facilityId(4), kind: 'toilet', capacity: 40, inUse: null },
  { id: facilityId(5), kind: 'canteen', capacity: 900, inUse: 612 },
  { id: facilityId(6), kind: 'water', capacity: 14, inUse: 9.4 },
  { id: facilityId(7), kind: 'laundry', capacity: 16, inUse: 11 },
  { id: facilityId(8), kind: 'first-aid', capacity: 1, inUse: 1 },
];

describe('people on site', () => {
  it('[RE3] counts people of trucks in the yard and people who stayed, each once', () => {
    const people = [
      aPerson({ personId: personId(1) }),
      aPerson({ personId: personId(1), isStaying: true }),
      aPerson({ personId: personId(2), isVisitInYard: false, isStaying: true }),
      aPerson({ personId: personId(3), isVisitInYard: false }),
    ];
    expect(peopleOnSite(people)).toBe(2);
  });
});

describe('load', () => {
  it('[RE3] compares 2,131 people with every standard and says what is short', () => {
    const load = restLoad({ people: 2131, facilities: FACILITIES, standards });
    expect(
      load.map((each) => [each.kind, each.capacity, each.inUse, each.standard, each.loadPercent, each.shortage]),
    ).toEqual([
      ['dormitory', 160, 131, 16, 83, 0],
      ['shower', 24, 22, 60, 148, 12],
      ['toilet', 40, null, 60, 89, 0],
      ['canteen', 900, 612, 3, 79, 0],
      ['water', 14, 9.4, 200, 76, 0],
      ['laundry', 16, 11, 150, 89, 0],
      ['first-aid', 1, 1, 2500, 85, 0],
    ]);
    expect(load[0]).toMatchObject({ facilityIds: [1, 2], people: 2131, ratio: 2131 / 160 });
  });

  it('[RE3] follows the settings', () => {
    const strict = { ...standards, peoplePerToilet: 25, mealsPerPersonPerDay: 3 };
    expect(peoplePerUnitOf('canteen', strict)).toBe(2);
    const load = restLoad({ people: 2131, facilities: FACILITIES, standards: strict });
    expect(load.find((each) => each.kind === 'toilet')).toMatchObject({ standard: 25, shortage: 46 });
  });

  it('[RE3] says how many are missing where there is none, and nothing is missing for nobody', () => {
    const none = [{ id: facilityId(3), kind: 'shower', capacity: 0, inUse: null }] as const;
    expect(restLoad({ people: 61, facilities: none, standards })).toMatchObject([
      { ratio: null, loadPercent: null, shortage: 2 },
    ]);
    expect(restLoad({ people: 0, facilities: none, standards })).toMatchObject([{ shortage: 0 }]);
  });
});
