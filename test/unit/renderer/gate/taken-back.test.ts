import { describe, expect, it } from 'vitest';
import type { PassRow, VisitRow } from '../../../../shared/contract/rows.ts';
import { isTakenBack } from '../../../../renderer/features/gate/taken-back.ts';
import { createRowStore, type RowStore } from '../../../../renderer/store/row-store.ts';
import { visitRow, yardFixture } from '../../../support/station-fixture.ts';

const SOMEBODY = visitRow(9001);
const ACT = { visitId: SOMEBODY.visitId, plate: SOMEBODY.plate } as const;

function rowsWith(visit: VisitRow | null, hasPass: boolean, way: PassRow['way'] = 'in'): RowStore {
  const rows = createRowStore();
  const pass = { passId: 'pas_1', visitId: SOMEBODY.visitId, way } as unknown as PassRow;
  rows.reset({ ...yardFixture(10), visits: visit === null ? [] : [visit], passes: hasPass ? [pass] : [] });
  return rows;
}

describe('[JO4] a truck in or out that was taken back', () => {
  it('stands as long as the truck is in', () => {
    expect(isTakenBack(rowsWith(SOMEBODY, true), { ...ACT, way: 'in' })).toBe(false);
  });

  it('is gone when a declared truck is expected again', () => {
    const expected = visitRow(9001, { stage: 'expected', arrivedAt: null });
    expect(isTakenBack(rowsWith(expected, false), { ...ACT, way: 'in' })).toBe(true);
  });

  it('is gone when a walk-in is not on record any more', () => {
    expect(isTakenBack(rowsWith(null, false), { ...ACT, way: 'in' })).toBe(true);
  });

  it('stands when the truck came in and left again', () => {
    expect(isTakenBack(rowsWith(null, true), { ...ACT, way: 'in' })).toBe(false);
    expect(isTakenBack(rowsWith(null, true), { ...ACT, way: 'out' })).toBe(false);
  });

  it('is gone when a truck let out is in the yard again', () => {
    expect(isTakenBack(rowsWith(SOMEBODY, true), { ...ACT, way: 'out' })).toBe(true);
  });

  it('stands when the truck went abroad, whether or not it came back, and is gone with its pass', () => {
    const act = { ...ACT, way: 'abroad' } as const;
    expect(isTakenBack(rowsWith({ ...SOMEBODY, stage: 'abroad' }, true, 'out'), act)).toBe(false);
    expect(isTakenBack(rowsWith(SOMEBODY, true, 'out'), act)).toBe(false);
    expect(isTakenBack(rowsWith(SOMEBODY, true, 'in'), act)).toBe(true);
  });

  it('of a tractor whose trailer stays is gone when the visit goes by its plate again', () => {
    const act = { ...ACT, way: 'uncouple' } as const;
    expect(isTakenBack(rowsWith({ ...SOMEBODY, plate: '12R00123' }, true), act)).toBe(false);
    expect(isTakenBack(rowsWith({ ...SOMEBODY, plate: ACT.plate }, true), act)).toBe(true);
  });
});
