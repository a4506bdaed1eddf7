import { describe, expect, it } from 'vitest';
import { followExpected, searchOf, type ExpectedChange } from '../../../../renderer/features/import/live-expected.ts';
import { createRowStore } from '../../../../renderer/store/row-store.ts';
import { FIXTURE_NOW, visitRow, yardFixture } from '../../../support/station-fixture.ts';

const sketch = ({ add, update, remove }: ExpectedChange) => [add.length, update.length, remove.length];

describe('the list of expected trucks', () => {
  it('follows trucks that come onto it and leave it, and nothing else', () => {
    const yard = yardFixture(20);
    const rows = createRowStore();
    const own = visitRow(900, { stage: 'expected' });
    rows.reset({ ...yard, visits: [own] });
    const seen: number[][] = [];
    const stop = followExpected(rows, (change) => seen.push(sketch(change)));
    let seq = rows.seq();
    const apply = (row: typeof own | null): void => {
      const image = { kind: 'visit', id: own.visitId, row } as const;
      rows.apply({ type: 'changes', from: seq, to: ++seq, siteNow: FIXTURE_NOW, rate: 1, rows: [image] });
    };
    apply({ ...own, goods: 'vải' });
    apply({ ...own, stage: 'waiting' });
    apply({ ...own, stage: 'called' });
    apply(own);
    apply(null);
    expect(seen).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
      [1, 0, 0],
      [0, 0, 1],
    ]);
    stop();
  });

  it('finds plates without their dots and names without accents', () => {
    const visit = visitRow(1, { plate: '12C12345', goods: 'Sầu riêng', carrier: 'Công ty Đức Anh' });
    const finds = (text: string): boolean => searchOf(text)(visit);
    expect(['', '12c-123', 'sau rieng', 'duc', 'rieng anh', '12C.123.45'].map(finds)).toEqual(Array(6).fill(true));
    expect(['99', 'vải', 'sau buoi'].map(finds)).toEqual([false, false, false]);
  });
});
