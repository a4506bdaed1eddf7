import { describe, expect, it } from 'vitest';
import { wireId } from '../../../../shared/kernel/ids.ts';
import { HOUR_MS, later } from '../../../../shared/kernel/instant.ts';
import { freePlacesOf, wishLines } from '../../../../renderer/features/marshal/wishes.ts';
import { aSlotRow, aVisitRow, YARD_NOW } from '../../../support/full-yard.ts';
import { aReservationRow, aZoneRow, rowsOf } from './a-yard.ts';

const slotId = wireId('slot', 1);
const zoneId = wireId('zone', 1);
const ago = (hours: number) => later(YARD_NOW, -hours * HOUR_MS);

describe('wishes for the same place', () => {
  it('stand together: the oldest that counts rules, the others wait, some are still to come', () => {
    const reservations = [
      aReservationRow(1, { slotId, carrier: 'Sao Mai', madeAt: ago(1) }),
      aReservationRow(2, { slotId, visitId: wireId('visit', 9), madeAt: ago(2) }),
      aReservationRow(3, { slotId, carrier: 'Ba Miền', madeAt: ago(3), fromAt: later(YARD_NOW, HOUR_MS) }),
    ];
    const lines = wishLines(rowsOf({ reservations, slots: [aSlotRow(1)] }), YARD_NOW);
    expect(lines.map(({ wish, state }) => [wish.reservationId, state])).toEqual([
      [wireId('reservation', 3), 'to-come'],
      [wireId('reservation', 2), 'rules'],
      [wireId('reservation', 1), 'waits'],
    ]);
    expect(lines.map(({ isFirstOfPlace }) => isFirstOfPlace)).toEqual([true, false, false]);
    expect(lines[0]?.rivals).toBe(3);
  });

  it('for places of a zone are kept as far as it has free ones', () => {
    const reservations = [2, 2, 1].map((count, at) =>
      aReservationRow(at + 1, { zoneId, count, carrier: `Hãng ${String(at)}`, madeAt: ago(9 - at) }),
    );
    const slots = [1, 2, 3, 4].map((at) => aSlotRow(at, at === 4 ? { visitId: wireId('visit', 1) } : {}));
    const lines = wishLines(rowsOf({ reservations, slots, zones: [aZoneRow(1)] }), YARD_NOW);
    expect(lines.map(({ state }) => state)).toEqual(['rules', 'waits', 'waits']);
    expect(lines.map(({ place, isZone }) => [place, isZone])).toEqual(Array(3).fill(['A', true]));
  });

  it('of several places come in the order of their codes', () => {
    const slots = [aSlotRow(1, { code: 'A1-10' }), aSlotRow(2, { code: 'A1-9' })];
    const reservations = [1, 2].map((at) => aReservationRow(at, { slotId: wireId('slot', at), carrier: 'Sao Mai' }));
    const lines = wishLines(rowsOf({ reservations, slots }), YARD_NOW);
    expect(lines.map(({ place }) => place)).toEqual(['A1-9', 'A1-10']);
  });
});

describe('free places of a zone', () => {
  it('are its open empty slots, else what its capacity leaves', () => {
    const closed = aSlotRow(2, { status: 'closed' });
    expect(freePlacesOf(aZoneRow(1), rowsOf({ slots: [aSlotRow(1), closed] }))).toBe(1);
    const visits = [1, 2].map((at) => aVisitRow(at, { zoneId }));
    expect(freePlacesOf(aZoneRow(1, { capacity: 5 }), rowsOf({ visits }))).toBe(3);
  });
});
