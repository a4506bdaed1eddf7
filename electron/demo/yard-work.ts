import { wireId } from '../../shared/kernel/ids.ts';
import { HOUR_MS, later, type Instant } from '../../shared/kernel/instant.ts';
import { YARD_TRACTORS, YARD_WORK } from '../../shared/domain/demo/yard-work.ts';
import { readPlate } from '../../shared/domain/vehicles/plate.ts';
import { blockersOf } from '../../shared/domain/slots/lanes.ts';
import type { SlotRecord, Visit } from '../../shared/domain/records.ts';
import type { Stores } from '../engine/stores.ts';
import type { Parking } from './parking.ts';
import type { Command } from './set-up.ts';

/** The yard's own tractors come in before the living day. */
export function tractorCommands(): readonly Command[] {
  return YARD_TRACTORS.map(({ plate }) => ({
    name: 'visit.arrive',
    input: {
      plate,
      kind: 'internal',
      vehicleType: 'tractor-alone',
      loaded: false,
      direction: 'export',
      crossing: 'HN',
      people: 1,
      gate: '1',
      lane: '1',
    },
  }));
}

/** What is under way in the yard when the living day begins: tractors at work, wishes, closings, trucks in the way. */
export function yardWorkCommands(stores: Stores, parking: Parking, now: Instant): readonly Command[] {
  const slots = stores.slots.slots();
  return [
    ...YARD_TRACTORS.flatMap(({ plate, zone }): readonly Command[] => {
      const [visit] = stores.visits.liveByPlate(readPlate(plate).plate);
      return visit === undefined
        ? []
        : [{ name: 'piece.see', input: { visitId: wireId('visit', visit.id), zone, aisle: `${zone}1` } }];
    }),
    ...YARD_WORK.closings.map(({ zone, row, inHours, hours, reason }): Command => ({
      name: 'closing.order',
      input: { zone, row, reason, from: later(now, inHours * HOUR_MS), until: later(now, (inHours + hours) * HOUR_MS) },
    })),
    ...YARD_WORK.wishes.map(({ zone, count, carrier, hours, note }): Command => ({
      name: 'reservation.make',
      input: { zone, count, carrier, note, until: later(now, hours * HOUR_MS) },
    })),
    ...inTheWay(slots, stores)
      .slice(0, YARD_WORK.moves)
      .flatMap((visit, at): readonly Command[] => {
        const toSlotId = parking.choose(visit, now);
        if (toSlotId === null) return [];
        const who = YARD_TRACTORS[at % YARD_TRACTORS.length];
        const input = {
          visitId: wireId('visit', visit.id),
          toSlotId: wireId('slot', toSlotId),
          why: 'unblock',
          priority: at === 0 ? 1 : 2,
          assignedTo: at === 0 ? who?.name : null,
        };
        return [{ name: 'move.order', input }];
      }),
  ];
}

/** Trucks at the mouth of a lane with another behind them that leaves earlier, in the order of their slots. */
function inTheWay(slots: readonly SlotRecord[], stores: Stores): readonly Visit[] {
  const found = new Set<Visit['id']>();
  for (const slot of slots)
    if (slot.visitId !== null)
      for (const { visitId } of blockersOf(slot, slots)) if (visitId !== null) found.add(visitId);
  return [...found].map((visitId) => stores.records.require('visit', visitId));
}
