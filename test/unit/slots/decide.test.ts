import { describe, expect, it } from 'vitest';
import {
  decideAssign,
  decideClose,
  decideMove,
  decideOpen,
  decideVacate,
  misfitsOf,
} from '../../../shared/domain/slots/decide.ts';
import { aPlacing, aSlot, slotId, visitId } from './a-slot.ts';

const COORDINATOR = { reason: 'parked across the line, agreed', isCoordinator: true };

describe('assign', () => {
  it('[SL1] gives a free slot to a visit that fits', () => {
    expect(decideAssign(aSlot(), aPlacing())).toEqual({
      ok: true,
      value: { type: 'slot.assigned', slotId: 1, visitId: 7, overridden: [], reason: null },
    });
  });

  it('[SL1] refuses an occupied slot and says by whom', () => {
    expect(decideAssign(aSlot({ visitId: visitId(9) }), aPlacing())).toEqual({
      ok: false,
      refusal: { code: 'slot.occupied', visitId: 9 },
    });
  });

  it('[SL1] says so when the visit already stands in this very slot', () => {
    expect(decideAssign(aSlot({ visitId: visitId(7) }), aPlacing({ slotIds: [slotId(1)] }))).toEqual({
      ok: false,
      refusal: { code: 'slot.already-there', slotId: 1 },
    });
  });

  it('[SL2] refuses a second slot to a visit that stands in another', () => {
    expect(decideAssign(aSlot(), aPlacing({ slotIds: [slotId(5)] }))).toEqual({
      ok: false,
      refusal: { code: 'slot.visit-elsewhere', slotIds: [5] },
    });
  });

  it.each([
    ['slot.closed', { status: 'closed' }],
    ['slot.closing', { status: 'closing' }],
    ['slot.out-of-service', { status: 'out-of-service' }],
    ['slot.keep-clear', { isKeepClear: true }],
    ['slot.occupied', { visitId: visitId(9) }],
  ] as const)('[SL3] refuses with %s whoever asks, an override too', (code, changes) => {
    for (const override of [null, COORDINATOR]) {
      const answer = decideAssign(aSlot(changes), aPlacing(), override);
      expect(answer).toMatchObject({ ok: false, refusal: { code } });
    }
  });

  it('[SL4] refuses a slot that is too short and says by how much', () => {
    expect(decideAssign(aSlot({ lengthCm: 1200 }), aPlacing())).toEqual({
      ok: false,
      refusal: { code: 'slot.too-short', lengthCm: 1200, neededCm: 1650 },
    });
    expect(decideAssign(aSlot({ lengthCm: 1650 }), aPlacing()).ok).toBe(true);
  });

  it('[SL4] refuses a hazard class that the slot does not admit, and admits divisions of a class', () => {
    expect(decideAssign(aSlot({ hazardClasses: ['3'] }), aPlacing({ hazardClass: '2.1' }))).toEqual({
      ok: false,
      refusal: { code: 'slot.hazard', hazardClass: '2.1', admitted: ['3'] },
    });
    expect(decideAssign(aSlot({ hazardClasses: ['2'] }), aPlacing({ hazardClass: '2.1' })).ok).toBe(true);
    expect(decideAssign(aSlot({ hazardClasses: ['2'] }), aPlacing({ hazardClass: '21' })).ok).toBe(false);
  });

  it('[SL4] lets a coordinator override length and hazard with a reason, and records which', () => {
    const answer = decideAssign(aSlot({ lengthCm: 1200 }), aPlacing({ hazardClass: '3' }), COORDINATOR);
    expect(answer).toEqual({
      ok: true,
      value: {
        type: 'slot.assigned',
        slotId: 1,
        visitId: 7,
        overridden: ['slot.too-short', 'slot.hazard'],
        reason: 'parked across the line, agreed',
      },
    });
  });

  it('[SL4] refuses an override by somebody else or without a reason', () => {
    const short = aSlot({ lengthCm: 1200 });
    expect(decideAssign(short, aPlacing(), { reason: 'it fits', isCoordinator: false })).toEqual({
      ok: false,
      refusal: { code: 'slot.override-not-allowed', rule: 'slot.too-short' },
    });
    expect(decideAssign(short, aPlacing(), { reason: '  ', isCoordinator: true })).toEqual({
      ok: false,
      refusal: { code: 'slot.reason-missing' },
    });
  });

  it('[SL4] records no override where none was needed', () => {
    expect(decideAssign(aSlot(), aPlacing(), { reason: '', isCoordinator: false })).toMatchObject({
      ok: true,
      value: { overridden: [], reason: null },
    });
  });

  it('[SL4] never refuses for power or direction', () => {
    const slot = aSlot({ direction: 'import', hasPower: false });
    expect(decideAssign(slot, aPlacing({ needsPower: true, direction: 'export' })).ok).toBe(true);
    expect(misfitsOf(slot, aPlacing({ needsPower: true }))).toEqual([]);
  });
});

describe('move', () => {
  const from = aSlot({ id: slotId(5), code: 'A1-05', visitId: visitId(7) });
  const visit = aPlacing({ slotIds: [slotId(5)] });

  it('[SL2] leaves one slot and takes the other in one step', () => {
    expect(decideMove(from, aSlot(), visit)).toEqual({
      ok: true,
      value: {
        type: 'slot.moved',
        visitId: 7,
        vacated: { type: 'slot.vacated', slotId: 5, visitId: 7, status: 'open' },
        assigned: { type: 'slot.assigned', slotId: 1, visitId: 7, overridden: [], reason: null },
      },
    });
  });

  it('[SL3] closes the closing slot that it leaves', () => {
    expect(decideMove({ ...from, status: 'closing' }, aSlot(), visit)).toMatchObject({
      ok: true,
      value: { vacated: { slotId: 5, status: 'closed' } },
    });
  });

  it('[SL2] takes a truck that stands in no slot to one', () => {
    expect(decideMove(null, aSlot(), aPlacing())).toMatchObject({ ok: true, value: { vacated: null } });
  });

  it('[SL1] refuses the slot it stands in, and one that is taken', () => {
    expect(decideMove(from, from, visit)).toEqual({ ok: false, refusal: { code: 'slot.already-there', slotId: 5 } });
    expect(decideMove(from, aSlot({ visitId: visitId(9) }), visit)).toMatchObject({
      ok: false,
      refusal: { code: 'slot.occupied' },
    });
  });
});

describe('vacate, close, open', () => {
  it('[SL1] empties a slot, and refuses where the visit does not stand', () => {
    const slot = aSlot({ visitId: visitId(7) });
    expect(decideVacate(slot, visitId(7))).toEqual({
      ok: true,
      value: { type: 'slot.vacated', slotId: 1, visitId: 7, status: 'open' },
    });
    for (const other of [null, aSlot(), aSlot({ visitId: visitId(9) })])
      expect(decideVacate(other, visitId(7))).toEqual({ ok: false, refusal: { code: 'slot.not-occupied' } });
  });

  it('[SL3] closes an empty slot at once and an occupied one when its truck has gone', () => {
    const occupied = aSlot({ visitId: visitId(7) });
    expect(decideClose(aSlot(), ' sunken ground ')).toEqual({
      ok: true,
      value: { type: 'slot.closed', slotId: 1, status: 'closed', reason: 'sunken ground' },
    });
    expect(decideClose(occupied, 'sunken ground')).toMatchObject({ ok: true, value: { status: 'closing' } });
    expect(decideVacate({ ...occupied, status: 'closing' }, visitId(7))).toMatchObject({
      ok: true,
      value: { status: 'closed' },
    });
  });

  it('[SL3] refuses to close twice or without a reason', () => {
    const refusals = (['closed', 'closing', 'out-of-service'] as const).map((status) =>
      decideClose(aSlot({ status }), 'sunken ground'),
    );
    expect(refusals).toEqual(
      ['slot.closed', 'slot.closing', 'slot.out-of-service'].map((code) => ({ ok: false, refusal: { code } })),
    );
    expect(decideClose(aSlot(), ' ')).toEqual({ ok: false, refusal: { code: 'slot.reason-missing' } });
  });

  it('[SL3] takes a broken slot out of service at once, closed or occupied, and leaves it so when the truck has gone', () => {
    for (const slot of [aSlot(), aSlot({ status: 'closed' }), aSlot({ status: 'closing', visitId: visitId(7) })])
      expect(decideClose(slot, 'sunken ground', true)).toMatchObject({ ok: true, value: { status: 'out-of-service' } });
    const occupied = aSlot({ status: 'out-of-service', visitId: visitId(7) });
    expect(decideVacate(occupied, visitId(7))).toMatchObject({ ok: true, value: { status: 'out-of-service' } });
    for (const isBroken of [true, false])
      expect(decideClose(occupied, 'x', isBroken)).toEqual({ ok: false, refusal: { code: 'slot.out-of-service' } });
    expect(decideClose(aSlot(), ' ', true)).toEqual({ ok: false, refusal: { code: 'slot.reason-missing' } });
  });

  it('[SL3] opens what is not open, and a closing slot keeps its truck', () => {
    for (const status of ['closed', 'closing', 'out-of-service'] as const)
      expect(decideOpen(aSlot({ status, visitId: visitId(7) }))).toEqual({
        ok: true,
        value: { type: 'slot.opened', slotId: 1, status: 'open' },
      });
    expect(decideOpen(aSlot())).toEqual({ ok: false, refusal: { code: 'slot.already-open' } });
  });
});
