import { expect, it } from 'vitest';
import { alarmFactsOf, runningOf } from '../../../../renderer/client/alarm-facts.ts';
import { createRowStore } from '../../../../renderer/store/row-store.ts';
import type { AlarmRow, MoveRow, PersonRow, ZoneRow } from '../../../../shared/contract/rows.ts';
import { wireId } from '../../../../shared/kernel/ids.ts';
import { NEW_PERSON } from '../../../../shared/domain/rest/new-records.ts';
import { aSlotRow, aSnapshot, aVisitRow, YARD_NOW } from '../../../support/full-yard.ts';

const AREA = wireId('keepClearArea', 1);
const anAlarm = (other: Partial<AlarmRow> = {}): AlarmRow => ({
  alarmId: wireId('alarm', 1),
  code: 'keep-clear',
  visitId: wireId('visit', 1),
  zoneId: null,
  slotId: null,
  areaId: AREA,
  details: null,
  raisedAt: YARD_NOW,
  acknowledgedAt: null,
  acknowledgedBy: null,
  clearedAt: null,
  clearedBy: null,
  ...other,
});
const aPerson = (number: number, other: Partial<PersonRow>): PersonRow => ({
  personId: wireId('person', number),
  visitId: wireId('visit', 1),
  role: 'co-driver',
  ...NEW_PERSON,
  attachedAt: YARD_NOW,
  leftAt: null,
  teamDriverId: null,
  duty: null,
  driving: null,
  name: null,
  phone: '0900000000',
  ...other,
});
const zone: ZoneRow = {
  zoneId: wireId('zone', 2),
  code: 'B',
  name: 'Khu B',
  nameEn: 'Zone B',
  kind: 'parking',
  capacity: 10,
  direction: null,
  cargoClasses: [],
  outline: [
    [0, 0],
    [2000, 0],
    [2000, 1000],
    [0, 1000],
  ],
  parts: [],
  removedAt: null,
};
const internal = { kind: 'internal' } as const;

function yardWith(moves: readonly MoveRow[] = []) {
  const rows = createRowStore();
  rows.reset(
    aSnapshot({
      keepClearAreas: [
        {
          keepClearId: AREA,
          code: 'K1',
          kind: 'fire-lane',
          outline: [
            [4000, 0],
            [6000, 0],
            [6000, 1000],
            [4000, 1000],
          ],
        },
      ],
      zones: [zone],
      slots: [aSlotRow(1, { xCm: 5000, yCm: 9000 })],
      visits: [
        aVisitRow(1),
        aVisitRow(2, { ...internal, slotId: wireId('slot', 1) }),
        aVisitRow(3, { ...internal, zoneId: zone.zoneId, place: 'row:zon_2:3' }),
        aVisitRow(4, { ...internal, stage: 'departed', zoneId: zone.zoneId }),
        aVisitRow(5, internal),
      ],
      people: [aPerson(1, {}), aPerson(2, { role: 'driver', phone: '0912345678' })],
      moves,
    }),
  );
  return rows;
}

it('[AL9] tells whom to call and which yard tractor is the nearest to a truck in a keep-clear area', () => {
  expect(alarmFactsOf(yardWith(), anAlarm())).toEqual({
    isTruckHere: true,
    plate: '12C10001',
    slotCode: null,
    areaCode: 'K1',
    phone: '0912345678',
    tractor: { visitId: wireId('visit', 3), plate: '12C10003', metres: 40 },
    isMoveOrdered: false,
  });
});

it('knows that the move is ordered', () => {
  const move = { moveId: wireId('move', 1), visitId: wireId('visit', 1), endedAt: null } as MoveRow;
  expect(alarmFactsOf(yardWith([move]), anAlarm()).isMoveOrdered).toBe(true);
});

it('names what stands in a slot by what was read there', () => {
  const alarm = anAlarm({
    code: 'unknown-truck',
    visitId: null,
    areaId: null,
    slotId: wireId('slot', 1),
    details: { plate: '29C1' },
  });
  expect(alarmFactsOf(yardWith(), alarm)).toMatchObject({
    plate: '29C1',
    slotCode: 'A1-01',
    tractor: null,
    phone: null,
  });
});

it('reads the clock of an alarm as it was noted', () => {
  expect(runningOf(anAlarm({ details: { left: 6, limitAt: YARD_NOW } }))).toEqual({ at: YARD_NOW, isSince: false });
  expect(runningOf(anAlarm({ details: { minutes: 45, since: YARD_NOW } }))).toEqual({ at: YARD_NOW, isSince: true });
  expect(runningOf(anAlarm())).toBeNull();
});
