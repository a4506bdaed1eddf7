import { describe, expect, it } from 'vitest';
import { flowsOf, type ZoneStay } from '../../../shared/domain/ground/flows.ts';
import { NO_TALLY, placesOf, sumOfPlaces, withSlot, zoneOfLoosePlace } from '../../../shared/domain/ground/places.ts';
import { centreOf, nearestTractor } from '../../../shared/domain/ground/nearest-tractor.ts';
import { instant } from '../../../shared/kernel/instant.ts';

const PARKING = { kind: 'parking', capacity: 40 } as const;
const slot = { status: 'open', isKeepClear: false, removedAt: null, visitId: null, unknownAt: null } as const;
const AT = instant(1);

describe('places of a zone', () => {
  it('[FI1] are its slots that may take trucks; what stands on them, known or not, takes one each', () => {
    const tally = [
      slot,
      { ...slot, visitId: 7 },
      { ...slot, status: 'closing' as const, visitId: 8 },
      { ...slot, unknownAt: AT },
      { ...slot, status: 'closed' as const },
      { ...slot, status: 'out-of-service' as const, visitId: 9 },
      { ...slot, isKeepClear: true },
      { ...slot, removedAt: AT },
    ].reduce(withSlot, NO_TALLY);
    expect(tally).toEqual({ slots: 6, open: 4, taken: 3, loose: 0 });
    expect(placesOf(PARKING, tally)).toEqual({ places: 4, occupied: 3, free: 1 });
    expect(placesOf(PARKING, { ...tally, loose: 1 })).toEqual({ places: 4, occupied: 4, free: 0 });
  });

  it('[FI1] are its capacity where no slot is drawn, and none in a pseudo-zone', () => {
    expect(placesOf(PARKING, { ...NO_TALLY, loose: 30 })).toEqual({ places: 40, occupied: 30, free: 10 });
    expect(placesOf({ ...PARKING, kind: 'overflow' }, NO_TALLY).places).toBe(40);
    expect(placesOf({ ...PARKING, kind: 'gate-lane' }, { ...NO_TALLY, loose: 30 })).toEqual({
      places: 0,
      occupied: 0,
      free: 0,
    });
  });

  it('[FI1] a zone with all slots closed has none, not its capacity', () => {
    expect(placesOf(PARKING, withSlot(NO_TALLY, { ...slot, status: 'closed' })).places).toBe(0);
  });

  it('[FI1] a zone that holds more than its places takes none from the others', () => {
    const crowded = placesOf({ ...PARKING, capacity: 5 }, { ...NO_TALLY, loose: 8 });
    const empty = placesOf({ ...PARKING, capacity: 5 }, NO_TALLY);
    expect(sumOfPlaces([crowded, empty])).toEqual({ places: 10, occupied: 8, free: 5 });
  });

  it('reads the zone of a place without a slot', () => {
    expect(['zone:zon_2', 'row:zon_3:A2', 'bay:zon_1:7', 'slot:slt_1', 'gate-lane'].map(zoneOfLoosePlace)).toEqual([
      'zon_2',
      'zon_3',
      'zon_1',
      null,
      null,
    ]);
  });
});

describe('the flow of a zone', () => {
  const stay = (visitId: number, zoneId: string, from: number, to: number | null): ZoneStay<string> => ({
    visitId,
    zoneId,
    startedAt: instant(from),
    endedAt: to === null ? null : instant(to),
    isAdjustment: false,
  });

  it('[FI4] counts who came and who went, not who changed places inside', () => {
    const stays = [
      stay(1, 'gate', 100, 110),
      stay(1, 'A', 110, 130),
      stay(1, 'A', 130, null),
      stay(2, 'A', 10, 120),
      stay(3, 'A', 20, 140),
      stay(3, 'B', 140, null),
    ];
    expect(Object.fromEntries(flowsOf(stays, instant(100)))).toEqual({
      gate: { in: 1, out: 1 },
      A: { in: 1, out: 2 },
      B: { in: 1, out: 0 },
    });
  });

  it('[FI4] a corrected record did not drive', () => {
    const stays = [stay(1, 'A', 10, 120), { ...stay(1, 'B', 120, null), isAdjustment: true }];
    expect(Object.fromEntries(flowsOf(stays, instant(100)))).toEqual({});
  });
});

describe('the nearest yard tractor', () => {
  it('[AL9] has the shortest way along the aisles, and a known place', () => {
    const tractors = [
      { id: 'far', at: [90_000, 0] as const },
      { id: 'near', at: [3000, 4000] as const },
      { id: 'somewhere', at: null },
    ];
    expect(nearestTractor(tractors, [0, 0])).toEqual({ id: 'near', metres: 70 });
    expect(nearestTractor([{ id: 'somewhere', at: null }], [0, 0])).toBeNull();
  });

  it('stands in the middle of its zone where no more is known', () => {
    expect(
      centreOf([
        [0, 0],
        [100, 0],
        [100, 50],
        [0, 50],
      ]),
    ).toEqual([50, 25]);
    expect(centreOf([])).toBeNull();
  });
});
