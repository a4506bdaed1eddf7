import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS, later } from '../../../shared/kernel/instant.ts';
import type { VisitId } from '../../../shared/kernel/ids.ts';
import {
  planClearing,
  planConsolidation,
  planUnblock,
  type Ground,
  type MovePlan,
} from '../../../shared/domain/moves/plan.ts';
import { canTakeAnyone, misfitsOf } from '../../../shared/domain/slots/decide.ts';
import { blockersOf } from '../../../shared/domain/slots/lanes.ts';
import type { PlacingVisit, Slot } from '../../../shared/domain/slots/types.ts';
import { aPlacing, aSlot, NOW, slotId, visitId, zoneId } from '../slots/a-slot.ts';

/** Drive-through rows and lanes three deep, in two zones; `taken` says which slots have a truck. */
function aGround(taken: readonly boolean[], lengths: readonly number[] = []): Ground {
  const slots = Array.from({ length: 36 }, (_, at): Slot => {
    const isLane = at >= 18;
    const row = isLane
      ? `B${String(Math.floor((at - 18) / 9) * 3 + ((at - 18) % 3) + 1)}`
      : `A${String(Math.floor(at / 6) + 1)}`;
    return aSlot({
      id: slotId(at + 1),
      code: `${row}-${String(at)}`,
      zoneId: zoneId(isLane ? 2 : 1),
      row,
      position: at,
      lengthCm: 2000,
      exitDistanceM: 100 + at,
      ...(isLane && {
        access: 'lane' as const,
        laneKey: `L${String(Math.floor((at - 18) / 3))}`,
        depth: (at - 18) % 3,
      }),
      visitId: taken[at] === true ? visitId(at + 100) : null,
    });
  });
  const visits = new Map<VisitId, PlacingVisit>(
    slots.flatMap((slot, at) =>
      slot.visitId === null
        ? []
        : [
            [
              slot.visitId,
              aPlacing({
                visitId: slot.visitId,
                lengthCm: lengths[at] ?? 1650,
                expectedDepartureAt: later(NOW, ((at % 7) + 1) * HOUR_MS),
                slotIds: [slot.id],
              }),
            ] as const,
          ],
    ),
  );
  const visitOf = (id: VisitId): PlacingVisit => visits.get(id) as PlacingVisit;
  return {
    slots,
    visitOf,
    options: { now: NOW, departureOf: (id) => visitOf(id).expectedDepartureAt },
  };
}

/** Drives the moves one after another on the ground, and fails where one cannot be driven. */
function drive(ground: Ground, { moves }: MovePlan): readonly Slot[] {
  let slots = ground.slots;
  for (const { visitId: truck, to } of moves) {
    const from = slots.find((slot) => slot.visitId === truck);
    const target = slots.find((slot) => slot.id === to.slotId);
    if (from === undefined || target === undefined) throw new Error('a move of nobody, or nowhere');
    expect(blockersOf(from, slots)).toEqual([]);
    expect(canTakeAnyone(target)).toBeNull();
    expect(misfitsOf(target, ground.visitOf(truck))).toEqual([]);
    expect(
      blockersOf(
        target,
        slots.filter((slot) => slot.id !== from.id),
      ),
    ).toEqual([]);
    slots = slots.map((slot) =>
      slot.id === from.id ? { ...slot, visitId: null } : slot.id === target.id ? { ...slot, visitId: truck } : slot,
    );
  }
  return slots;
}

const grounds = fc.array(fc.boolean(), { minLength: 36, maxLength: 36 });

describe('plans of moves', () => {
  it('[MV4] can be driven in their order, and free the truck', () => {
    fc.assert(
      fc.property(grounds, fc.integer({ min: 18, max: 35 }), (taken, at) => {
        const ground = aGround(taken.map((isTaken, index) => isTaken || index === at));
        const blocked = ground.slots[at] as Slot;
        const plan = planUnblock(ground, blocked);
        const after = drive(ground, plan);
        const still = blockersOf(after.find((slot) => slot.id === blocked.id) as Slot, after);
        expect(still.length).toBe(plan.stuck.length);
      }),
    );
  });

  it('[MV5] clear the ground of whoever will still be there, and bring nobody onto it', () => {
    fc.assert(
      fc.property(grounds, fc.integer({ min: 0, max: 8 }), (taken, hours) => {
        const ground = aGround(taken);
        const at = later(NOW, hours * HOUR_MS);
        const closing = ground.slots.filter((slot) => slot.zoneId === 1);
        const plan = planClearing(ground, closing, at);
        const after = drive(ground, plan);
        const stuck = new Set(plan.stuck.map((truck) => truck.visitId));
        for (const slot of after.filter((one) => one.zoneId === 1)) {
          if (slot.visitId === null || stuck.has(slot.visitId)) continue;
          expect(ground.visitOf(slot.visitId).expectedDepartureAt).toBeLessThanOrEqual(at);
        }
        expect(plan.moves.every(({ to }) => closing.every((slot) => slot.id !== to.slotId))).toBe(true);
      }),
    );
  });

  it('[MV6] empty whole rows, and block nobody', () => {
    fc.assert(
      fc.property(grounds, fc.constantFrom(1, 2), (taken, zone) => {
        const ground = aGround(taken);
        const plan = planConsolidation(ground, zoneId(zone), 40);
        const after = drive(ground, plan);
        const emptied = new Set(plan.moves.map(({ from }) => from.row));
        expect(after.filter((slot) => emptied.has(slot.row) && slot.visitId !== null)).toEqual([]);
        expect(after.filter((slot) => slot.visitId !== null).length).toBe(taken.filter(Boolean).length);
      }),
    );
  });

  it('[MV6] empties the emptiest row first, and stops at the number asked for', () => {
    const ground = aGround(
      Array.from({ length: 36 }, (_, at) => at === 0 || (at >= 6 && at < 8) || (at >= 12 && at < 16)),
    );
    const rows = (most: number) =>
      new Set(planConsolidation(ground, zoneId(1), most).moves.map(({ from }) => from.row));
    expect(rows(1)).toEqual(new Set(['A1']));
    expect(rows(0)).toEqual(new Set());
    expect(rows(40).has('A1')).toBe(true);
  });
});
