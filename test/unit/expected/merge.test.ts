import { expect, it } from 'vitest';
import { isSameTrip, SAME_TRIP_MS } from '../../../shared/domain/expected/merge.ts';
import { instant } from '../../../shared/kernel/instant.ts';

const trip = (plate: string, customsDeclarationNo: string | null, expectedAt: number | null) => ({
  plate,
  customsDeclarationNo,
  expectedAt: expectedAt === null ? null : instant(expectedAt),
});

it('joins one plate with one declaration, or expected six hours apart at most', () => {
  expect(isSameTrip(trip('A', '1', 0), trip('A', '1', 10 * SAME_TRIP_MS))).toBe(true);
  expect(isSameTrip(trip('A', '1', 0), trip('A', '2', SAME_TRIP_MS))).toBe(true);
  expect(isSameTrip(trip('A', '1', 0), trip('A', '2', SAME_TRIP_MS + 1))).toBe(false);
  expect(isSameTrip(trip('A', null, 0), trip('B', null, 0))).toBe(false);
});

it('joins undated rows only when no declarations tell them apart', () => {
  expect(isSameTrip(trip('A', null, null), trip('A', null, null))).toBe(true);
  expect(isSameTrip(trip('A', '1', null), trip('A', '2', null))).toBe(false);
  expect(isSameTrip(trip('A', null, null), trip('A', null, 0))).toBe(false);
});
