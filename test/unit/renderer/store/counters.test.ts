import { expect, it } from 'vitest';
import { countersOf } from '../../../../renderer/store/counters.ts';
import { createRowStore } from '../../../../renderer/store/row-store.ts';
import type { AlarmRow, PassRow, ZoneRow } from '../../../../shared/contract/rows.ts';
import { wireId } from '../../../../shared/kernel/ids.ts';
import { later, MINUTE_MS } from '../../../../shared/kernel/instant.ts';
import { aSlotRow, aSnapshot, aVisitRow, YARD_NOW } from '../../../support/full-yard.ts';

function pass(id: number, way: 'in' | 'out', minutesAgo: number): PassRow {
  return {
    passId: wireId('pass', id),
    visitId: wireId('visit', id),
    way,
    gate: '1',
    lane: '1',
    occurredAt: later(YARD_NOW, -minutesAgo * MINUTE_MS),
    recordedAt: YARD_NOW,
    plate: '12C12345',
    trailerPlate: null,
    direction: 'export',
    queueNumber: null,
    slotCode: null,
    departure: null,
    warnings: [],
    actor: 'a',
    slipNo: null,
  };
}

function aZoneRow(number: number, other: Partial<ZoneRow> = {}): ZoneRow {
  return {
    zoneId: wireId('zone', number),
    code: 'A',
    name: 'Khu A',
    nameEn: 'Zone A',
    kind: 'parking',
    capacity: 10,
    direction: null,
    cargoClasses: [],
    outline: [],
    parts: [],
    removedAt: null,
    ...other,
  };
}

it('[FI1] counts places of zones without slots, and what stands loose among slots', () => {
  const rows = createRowStore();
  rows.reset(
    aSnapshot({
      zones: [
        aZoneRow(1),
        aZoneRow(2, { capacity: 4 }),
        aZoneRow(3, { kind: 'gate-lane' }),
        aZoneRow(4, { removedAt: YARD_NOW }),
      ],
      slots: [aSlotRow(1, { unknownAt: YARD_NOW }), aSlotRow(2), aSlotRow(3)],
      visits: [
        aVisitRow(1, { zoneId: wireId('zone', 1), place: 'zone:zon_1' }),
        aVisitRow(2, { zoneId: wireId('zone', 2), place: 'row:zon_2:3' }),
        aVisitRow(3, { zoneId: wireId('zone', 2), place: 'zone:zon_2', kind: 'internal' }),
        aVisitRow(4, { zoneId: wireId('zone', 3), place: 'gate-lane' }),
      ],
      piecesApart: [
        {
          pieceId: wireId('piece', 1),
          visitId: wireId('visit', 4),
          kind: 'trailer',
          plate: '12R01234',
          isLead: false,
          isApart: true,
          place: 'zone:zon_2',
          seenAt: YARD_NOW,
          attachedAt: YARD_NOW,
          detachedAt: null,
        },
      ],
    }),
  );
  expect(countersOf(rows, YARD_NOW)).toMatchObject({ places: 7, occupied: 4, free: 3 });
});

it('[AL8] counts a clock that ran out on many trucks as one alarm', () => {
  const rows = createRowStore();
  const alarms = [1, 2, 3, 4, 5].map((n): AlarmRow => ({
    alarmId: wireId('alarm', n),
    code: 'overstay',
    visitId: wireId('visit', n),
    zoneId: null,
    slotId: null,
    areaId: null,
    details: null,
    raisedAt: later(YARD_NOW, -n * MINUTE_MS),
    acknowledgedAt: n > 2 ? YARD_NOW : null,
    acknowledgedBy: null,
    clearedAt: null,
    clearedBy: null,
  }));
  rows.reset(aSnapshot({ alarms }));
  expect(countersOf(rows, YARD_NOW)).toMatchObject({
    alarms: 1,
    unacknowledged: 1,
    oldestUnacknowledgedAt: later(YARD_NOW, -2 * MINUTE_MS),
  });
});

it('counts stages, places, pace and alarms from the rows', () => {
  const rows = createRowStore();
  const alarm: AlarmRow = {
    alarmId: wireId('alarm', 1),
    code: 'same-plate',
    visitId: null,
    zoneId: null,
    slotId: null,
    areaId: null,
    details: null,
    raisedAt: later(YARD_NOW, -4 * MINUTE_MS),
    acknowledgedAt: null,
    acknowledgedBy: null,
    clearedAt: null,
    clearedBy: null,
  };
  rows.reset(
    aSnapshot({
      visits: [
        aVisitRow(1, { stage: 'waiting' }),
        aVisitRow(2, { stage: 'called' }),
        aVisitRow(3, { stage: 'expected' }),
        aVisitRow(4, { stage: 'abroad' }),
      ],
      zones: [aZoneRow(1)],
      slots: [
        aSlotRow(1, { visitId: wireId('visit', 1), status: 'closing' }),
        aSlotRow(2, { visitId: null, status: 'open', reservedFor: null }),
        aSlotRow(3, { visitId: null, status: 'open', reservedFor: wireId('visit', 3) }),
        aSlotRow(4, { visitId: null, status: 'closed' }),
        aSlotRow(5, { isKeepClear: true }),
      ],
      passes: [pass(1, 'in', 50), pass(2, 'in', 30), pass(3, 'out', 20), pass(4, 'in', 90)],
      alarms: [alarm],
    }),
  );
  expect(countersOf(rows, YARD_NOW)).toEqual({
    inYard: 2,
    expected: 1,
    waiting: 1,
    called: 1,
    processing: 0,
    places: 3,
    occupied: 1,
    free: 2,
    reserved: 1,
    shut: 1,
    inPerHour: 2,
    outPerHour: 1,
    msUntilFull: 90 * MINUTE_MS,
    msUntilFullLow: 1_070_528,
    msUntilFullHigh: null,
    alarms: 1,
    unacknowledged: 1,
    oldestUnacknowledgedAt: alarm.raisedAt,
    incidents: 0,
  });
});
