import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partOf, placeInZone, placeOf, readPlace, type RoughPlace } from '../../../shared/domain/slots/place.ts';
import { slotId, zoneId } from './a-slot.ts';

const anId = fc.integer({ min: 1, max: 2_000_000 });
const aPlace: fc.Arbitrary<RoughPlace> = fc.oneof(
  fc.constantFrom('outside', 'gate-lane', 'processing', 'unknown').map((kind) => ({ kind })),
  anId.map((id) => ({ kind: 'slot' as const, slotId: slotId(id) })),
  anId.map((id) => ({ kind: 'zone' as const, zoneId: zoneId(id) })),
  fc
    .tuple(fc.constantFrom('row', 'aisle', 'bay'), anId, fc.string({ minLength: 1, maxLength: 12 }))
    .map(([kind, id, code]) => ({ kind, zoneId: zoneId(id), code })),
);

describe('places', () => {
  it('[SL20] are read as they were written', () => {
    fc.assert(
      fc.property(aPlace, (place) => {
        expect(readPlace(placeOf(place))).toEqual(place);
      }),
    );
  });

  it.each([
    '',
    'visit',
    'slot:',
    'slot:zon_1',
    'slot:slt_1:x',
    'zone:slt_1',
    'zone:zon_1:x',
    'row:zon_1',
    'row:zon_1:',
    'lane:zon_1:3',
  ])('[SL20] "%s" is none', (text) => {
    expect(readPlace(text)).toBeNull();
  });

  it('[SL20] in a zone are a part of it where one is named; lanes and the like are one place', () => {
    const zone = { id: zoneId(3), kind: 'parking' } as const;
    expect(placeInZone(zone)).toBe('zone:zon_3');
    expect(placeInZone(zone, partOf({ aisle: ' 7 ' }))).toBe('aisle:zon_3:7');
    expect(placeInZone({ ...zone, kind: 'gate-lane' }, partOf({ row: 'R1' }))).toBe('gate-lane');
    expect(partOf({})).toBeNull();
  });
});
