import { expect, it } from 'vitest';
import { REST_REFUSAL_CODES, type RestRefusal } from '../../../shared/domain/rest/refusals.ts';

it('lists every code with which a rest rule says no', () => {
  // The record does not compile when a refusal is missing from it.
  const all: Readonly<Record<RestRefusal['code'], true>> = {
    'rest.not-on-site': true,
    'rest.already-resting': true,
    'rest.bed-taken': true,
    'rest.bed-unusable': true,
    'rest.bed-for-women': true,
    'rest.bed-for-men': true,
    'room.closed': true,
    'facility.closed': true,
    'rest.no-free-bed-for-women': true,
    'rest.no-free-bed': true,
    'rest.stay-ended': true,
    'rest.quantity-invalid': true,
    'rest.nobody-to-serve': true,
    'rest.not-free': true,
    'rest.already-served': true,
    'rest.over-entitlement': true,
  };
  expect(new Set<string>(REST_REFUSAL_CODES)).toEqual(new Set(Object.keys(all)));
});
