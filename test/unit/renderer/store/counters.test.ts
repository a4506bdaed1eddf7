import { expect, it } from 'vitest';
import { countersOf } from '../../../../renderer/store/counters.ts';
import { createRowStore } from '../../../../renderer/store/row-store.ts';
import type { AlarmRow, PassRow } from '../../../../shared/contract/rows.ts';
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

it('counts stages, slots, pace and alarms from the rows', () => {
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
    slots: 4,
    free: 1,
    occupied: 1,
    reserved: 1,
    shut: 1,
    inPerHour: 2,
    outPerHour: 1,
    msUntilFull: 60 * MINUTE_MS,
    alarms: 1,
    unacknowledged: 1,
    oldestUnacknowledgedAt: alarm.raisedAt,
    incidents: 0,
  });
});
