import { expect, it } from 'vitest';
import { SLOT_REFUSAL_CODES, type SlotRefusal } from '../../../shared/domain/slots/refusals.ts';

it('lists every code with which a slot rule says no', () => {
  // The record does not compile when a refusal is missing from it.
  const all: Readonly<Record<SlotRefusal['code'], true>> = {
    'slot.already-there': true,
    'slot.keep-clear': true,
    'slot.closed': true,
    'slot.closing': true,
    'slot.out-of-service': true,
    'slot.occupied': true,
    'slot.visit-elsewhere': true,
    'slot.too-short': true,
    'slot.hazard': true,
    'slot.hazard-neighbour': true,
    'slot.not-adjacent': true,
    'slot.override-not-allowed': true,
    'slot.reason-missing': true,
    'slot.not-occupied': true,
    'slot.already-open': true,
  };
  expect(new Set<string>(SLOT_REFUSAL_CODES)).toEqual(new Set(Object.keys(all)));
});
