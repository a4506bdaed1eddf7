import { describe, expect, it } from 'vitest';
import { wireId } from '../../../../shared/kernel/ids.ts';
import { HOUR_MS, later } from '../../../../shared/kernel/instant.ts';
import { blockedTrucks } from '../../../../renderer/features/marshal/blocked.ts';
import { aSlotRow, aVisitRow, YARD_NOW } from '../../../support/full-yard.ts';
import { rowsOf } from './a-yard.ts';

/** A truck at each depth of one lane; depth 1 is the mouth. */
function aLane(laneKey: string, first: number, visits: readonly Parameters<typeof aVisitRow>[1][]) {
  return {
    slots: visits.map((_, at) =>
      aSlotRow(first + at, { access: 'lane', laneKey, depth: at + 1, visitId: wireId('visit', first + at) }),
    ),
    visits: visits.map((other, at) =>
      aVisitRow(first + at, {
        slotId: wireId('slot', first + at),
        slotCode: `A1-${String(first + at).padStart(2, '0')}`,
        ...other,
      }),
    ),
  };
}

describe('trucks that cannot drive out', () => {
  it('[SL5] are the called ones with a truck between them and the mouth, the one at the mouth first', () => {
    const { slots, visits } = aLane('L1', 1, [{}, {}, { stage: 'called', arriveByAt: later(YARD_NOW, HOUR_MS) }]);
    const [only, ...others] = blockedTrucks(rowsOf({ slots, visits }), YARD_NOW);
    expect(others).toEqual([]);
    expect(only?.visit.visitId).toBe(wireId('visit', 3));
    expect(only?.blockers.map(({ code }) => code)).toEqual(['A1-01', 'A1-02']);
  });

  it('leave out who stands at the mouth and who stays for hours yet', () => {
    const { slots, visits } = aLane('L1', 1, [{ stage: 'called' }, {}]);
    expect(blockedTrucks(rowsOf({ slots, visits }), YARD_NOW)).toEqual([]);
  });

  it('name called ones before those that only leave soon, these by when they leave', () => {
    const soon = { arrivedAt: later(YARD_NOW, -15 * HOUR_MS) };
    const sooner = { arrivedAt: later(YARD_NOW, -15.5 * HOUR_MS) };
    const lanes = [
      aLane('L1', 1, [{}, soon]),
      aLane('L2', 11, [{}, sooner]),
      aLane('L3', 21, [{}, { stage: 'called', arriveByAt: later(YARD_NOW, 2 * HOUR_MS) }]),
    ];
    const found = blockedTrucks(
      rowsOf({ slots: lanes.flatMap(({ slots }) => slots), visits: lanes.flatMap(({ visits }) => visits) }),
      YARD_NOW,
    );
    expect(found.map(({ visit }) => visit.visitId)).toEqual([22, 12, 2].map((number) => wireId('visit', number)));
    expect(found.map(({ isCalled }) => isCalled)).toEqual([true, false, false]);
  });

  it('are not in their own way when they are long', () => {
    const visitId = wireId('visit', 1);
    const slots = [1, 2].map((at) => aSlotRow(at, { access: 'lane', laneKey: 'L1', depth: at, visitId }));
    const visits = [aVisitRow(1, { stage: 'called', slotId: wireId('slot', 2), alsoSlotIds: [wireId('slot', 1)] })];
    expect(blockedTrucks(rowsOf({ slots, visits }), YARD_NOW)).toEqual([]);
  });
});
