import { describe, expect, it } from 'vitest';
import {
  base64Of,
  firstRowOf,
  isPlateReread,
  isShown,
  PREVIEW_FILTERS,
  previewOf,
} from '../../../../renderer/features/import/verdicts.ts';

const truck = (plate: string) => ({ plate, plateTyped: plate, direction: 'export', crossingId: 'cro_1' });

const preview = previewOf({
  rows: 5,
  accepted: 3,
  merged: 1,
  skipped: 2,
  visitIds: [],
  errors: [{ row: 9, column: 'Biển số', code: 'plate.missing' }],
  warnings: [
    { row: 6, column: 'Số container', code: 'container.check-digit' },
    { row: 9, column: 'Tên hàng', code: 'goods.unknown' },
  ],
  verdicts: [
    {
      row: 5,
      verdict: 'new',
      mergedIntoRow: null,
      visitId: null,
      read: { plate: '66A-094.94' },
      truck: truck('66A09494'),
    },
    {
      row: 6,
      verdict: 'new',
      mergedIntoRow: null,
      visitId: null,
      read: { plate: '29d 588 75' },
      truck: truck('29D58875'),
    },
    {
      row: 7,
      verdict: 'new',
      mergedIntoRow: null,
      visitId: null,
      read: { plate: 'Â12C12345' },
      truck: truck('12C12345'),
    },
    {
      row: 8,
      verdict: 'merged',
      mergedIntoRow: 5,
      visitId: null,
      read: { plate: '66A09494' },
      truck: truck('66A09494'),
    },
    { row: 9, verdict: 'refused', mergedIntoRow: null, visitId: null, read: { goods: '?' }, truck: null },
  ],
});

describe('the preview of a declared list', () => {
  it('counts each row under its verdict and odd rows that are taken all the same', () => {
    expect(preview.counts).toEqual({ all: 5, refused: 1, warned: 1, merged: 1, new: 3 });
    expect(preview.skipped).toBe(2);
  });

  it('puts errors before warnings beside their row', () => {
    expect(preview.rows[4]?.issues).toEqual([
      { column: 'Biển số', code: 'plate.missing', isError: true },
      { column: 'Tên hàng', code: 'goods.unknown', isError: false },
    ]);
  });

  it('[GA2] shows what the file says only where the plate is written in another way', () => {
    expect(preview.rows.map(({ plate, plateTyped }) => [plate, plateTyped])).toEqual([
      ['66A09494', null],
      ['29D58875', '29d 588 75'],
      ['12C12345', 'Â12C12345'],
      ['66A09494', null],
      ['', null],
    ]);
    expect(preview.rows.map(isPlateReread)).toEqual([false, false, true, false, false]);
  });

  it('counts what it shows', () => {
    for (const filter of PREVIEW_FILTERS)
      expect(preview.rows.filter((row) => isShown(row, filter))).toHaveLength(preview.counts[filter]);
  });

  it('begins with a row that is refused', () => {
    expect(firstRowOf(preview)?.row).toBe(9);
    expect(firstRowOf({ ...preview, rows: preview.rows.slice(0, 2) })?.row).toBe(5);
  });

  it('writes bytes in base 64 however many there are', () => {
    const bytes = Uint8Array.from({ length: 100_001 }, (_, at) => at % 251);
    expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  });
});
