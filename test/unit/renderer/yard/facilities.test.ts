import { describe, expect, it } from 'vitest';
import { wireId } from '../../../../shared/kernel/ids.ts';
import { atMinuteOfDay, dayFrom } from '../../../../shared/kernel/calendar.ts';
import type { Snapshot } from '../../../../shared/contract/rows.ts';
import type { BedRow, FacilityRow, TurnRow } from '../../../../shared/contract/rows.ts';
import { NEW_FACILITY } from '../../../../shared/domain/rest/new-records.ts';
import type { FacilityKind } from '../../../../shared/domain/vocabulary.ts';
import { loadNowOf, nearFacilities, signsOf, zoneWalksTo } from '../../../../renderer/features/yard/facilities.ts';
import { createYardModel } from '../../../../renderer/features/yard/yard-model.ts';
import { createRowStore } from '../../../../renderer/store/row-store.ts';
import { aSlotRow, aSnapshot } from '../../../support/full-yard.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const at = (minute: number) => atMinuteOfDay(dayFrom(2027, 1, 26), minute, ZONE);
const NOON = at(720);

function aFacility(number: number, kind: FacilityKind, part: Partial<FacilityRow> = {}): FacilityRow {
  return {
    ...NEW_FACILITY,
    facilityId: wireId('facility', number),
    code: `F${String(number)}`,
    kind,
    name: `Cơ sở ${String(number)}`,
    nameEn: '',
    capacity: 10,
    isOpen: true,
    xCm: number * 10_000,
    yCm: 0,
    ...part,
  };
}

function aBed(number: number, facility: FacilityRow, part: Partial<BedRow> = {}): BedRow {
  return {
    bedId: wireId('bed', number),
    facilityId: facility.facilityId,
    facility: facility.code,
    code: `${facility.code}-${String(number)}`,
    isForWomen: false,
    isQuiet: false,
    status: 'usable',
    statusReason: null,
    roomId: null,
    stayId: null,
    personId: null,
    visitId: null,
    occupiedAt: null,
    ...part,
  };
}

function rowsOf(part: Partial<Snapshot>) {
  const rows = createRowStore();
  rows.reset({ ...aSnapshot(), ...part });
  return rows;
}

const HERE = { xCm: 0, yCm: 0 };

describe('facilities on the map', () => {
  it('[RE47] stand where they are, and are shut out of their hours and while they are out', () => {
    const rows = rowsOf({
      facilities: [
        aFacility(1, 'toilet'),
        aFacility(2, 'canteen', { openHours: [{ fromMinute: 300, toMinute: 600 }] }),
        aFacility(3, 'shower', { state: 'cleaning' }),
        aFacility(4, 'water', { xCm: null, yCm: null }),
      ],
      landmarks: [],
    });
    const signs = signsOf(rows, NOON, ZONE, ({ name }) => name);
    expect(signs.map(({ kind, isShut }) => [kind, isShut])).toEqual([
      ['toilet', false],
      ['canteen', true],
      ['shower', true],
    ]);
  });

  it('offer the nearest of each kind that is open, and a house only with a free bed', () => {
    const full = aFacility(1, 'dormitory');
    const free = aFacility(2, 'dormitory');
    const rows = rowsOf({
      facilities: [
        full,
        free,
        aFacility(3, 'toilet', { isOpen: false }),
        aFacility(5, 'toilet'),
        aFacility(4, 'toilet'),
      ],
      beds: [aBed(1, full, { stayId: wireId('stay', 1) }), aBed(2, full, { status: 'cleaning' }), aBed(3, free)],
      landmarks: [],
    });
    const near = nearFacilities(HERE, rows, NOON, ZONE, 70);
    expect(near.map(({ facility }) => facility.code)).toEqual(['F4', 'F2']);
    // 400 m and 200 m straight, × 1.3, at 70 m a minute.
    expect(near.map(({ minutes }) => minutes)).toEqual([8, 4]);
  });

  it('tell what is in use of them: beds, turns, the sitting that runs', () => {
    const house = aFacility(1, 'dormitory', { capacity: 3 });
    const showers = aFacility(2, 'shower', { turnMinutes: 12, unitsOut: 4 });
    const sitting = { code: 'trua', name: 'Trưa', fromMinute: 660, toMinute: 780 };
    const canteen = aFacility(3, 'canteen', { sittings: [sitting] });
    const aTurn = (number: number, part: Partial<TurnRow>): TurnRow => ({
      turnId: wireId('turn', number),
      visitId: wireId('visit', 1),
      personId: wireId('person', number),
      service: 'shower',
      facilityId: null,
      onDay: dayFrom(2027, 1, 26),
      number,
      takenAt: NOON,
      calledAt: null,
      callCount: 0,
      begunAt: null,
      endedAt: null,
      endedHow: null,
      takenBy: 'lan',
      ...part,
    });
    const rows = rowsOf({
      facilities: [house, showers, canteen],
      beds: [
        aBed(1, house, { stayId: wireId('stay', 1) }),
        aBed(2, house),
        aBed(3, house, { status: 'out-of-service' }),
      ],
      turns: [
        aTurn(1, { facilityId: showers.facilityId, calledAt: NOON, begunAt: NOON }),
        aTurn(2, {}),
        aTurn(3, {}),
        aTurn(4, { service: 'laundry' }),
      ],
    });
    expect(loadNowOf(house, rows, NOON, ZONE)).toEqual({ kind: 'beds', inUse: 1, all: 3, free: 1 });
    expect(loadNowOf(showers, rows, NOON, ZONE)).toEqual({ kind: 'turns', inUse: 1, all: 6, waiting: 2 });
    expect(loadNowOf(canteen, rows, NOON, ZONE)).toEqual({ kind: 'sitting', sitting, all: 10 });
    expect(loadNowOf(canteen, rows, at(800), ZONE)).toMatchObject({ sitting: null });
  });

  it('[RE47] are so far from each zone: from the middle of its slots, else of its outline', () => {
    const zone = (number: number, outline: readonly (readonly [number, number])[]) => ({
      zoneId: wireId('zone', number),
      code: `Z${String(number)}`,
      name: '',
      nameEn: '',
      kind: 'parking' as const,
      capacity: 0,
      direction: null,
      cargoClasses: [],
      outline,
      parts: [],
      removedAt: null,
    });
    const slot = (number: number, xCm: number) => ({ ...aSlotRow(number), zoneId: wireId('zone', 1), xCm, yCm: 0 });
    const rows = rowsOf({
      zones: [
        zone(1, []),
        zone(2, [
          [0, 0],
          [2000, 0],
          [2000, 2000],
        ]),
        zone(3, []),
      ],
      slots: [slot(1, 20_000), slot(2, 40_000)],
    });
    const walks = zoneWalksTo(HERE, createYardModel(rows), 70, 'vi');
    expect(walks.map(({ code, minutes }) => [code, minutes])).toEqual([
      ['Z2', 1],
      ['Z1', 6],
    ]);
  });
});
