import type { MoveRow, ReservationRow, Snapshot, ZoneRow } from '../../../../shared/contract/rows.ts';
import { wireId } from '../../../../shared/kernel/ids.ts';
import { createRowStore, type RowStore } from '../../../../renderer/store/row-store.ts';
import { aSnapshot, YARD_NOW } from '../../../support/full-yard.ts';

export function rowsOf(other: Partial<Snapshot>): RowStore {
  const rows = createRowStore();
  rows.reset(aSnapshot(other));
  return rows;
}

export function aMoveRow(number: number, other: Partial<MoveRow> = {}): MoveRow {
  return {
    moveId: wireId('move', number),
    visitId: wireId('visit', number),
    plate: `12C${String(10_000 + number)}`,
    why: 'other',
    fromPlace: 'unknown',
    target: 'A1-01',
    toSlotId: null,
    toZoneId: null,
    isUrgent: false,
    priority: 2,
    assignedTo: null,
    tractorVisitId: null,
    closingId: null,
    note: '',
    orderedAt: YARD_NOW,
    orderedBy: 'lan',
    endedAt: null,
    endedBy: null,
    isDone: false,
    ...other,
  };
}

export function aReservationRow(number: number, other: Partial<ReservationRow> = {}): ReservationRow {
  return {
    reservationId: wireId('reservation', number),
    slotId: null,
    zoneId: null,
    count: 1,
    visitId: null,
    carrier: null,
    fromAt: YARD_NOW,
    untilAt: null,
    note: '',
    moveId: null,
    madeAt: YARD_NOW,
    madeBy: 'lan',
    endedAt: null,
    endedHow: null,
    ...other,
  };
}

export function aZoneRow(number: number, other: Partial<ZoneRow> = {}): ZoneRow {
  return {
    zoneId: wireId('zone', number),
    code: 'A',
    name: 'Khu A',
    nameEn: 'Zone A',
    kind: 'parking',
    direction: null,
    cargoClasses: [],
    capacity: 10,
    outline: [],
    parts: [],
    removedAt: null,
    ...other,
  };
}
