import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../../renderer/ui/csv.ts';

describe('a table as CSV', () => {
  it('has the mark of UTF-8, semicolons, and lines that end as a spreadsheet expects', () => {
    expect(
      csvOf([
        ['Ô', 'Hàng'],
        ['A1-01', 'Sầu riêng'],
      ]),
    ).toBe('\uFEFFÔ;Hàng\r\nA1-01;Sầu riêng\r\n');
  });

  it('quotes what would break a line or a cell', () => {
    expect(csvOf([['a;b', 'nói "được"', 'hai\ndòng']])).toBe('\uFEFF"a;b";"nói ""được""";"hai\ndòng"\r\n');
  });

  it.each(['=HYPERLINK("http://x")', '+cmd|x', '-2+3', '@SUM(A1)', '\tx'])(
    'no cell is run as a formula: %j',
    (text) => {
      const [cell = ''] = csvOf([[text]])
        .slice(1)
        .split('\r\n');
      expect(cell.replace(/^"/, '').startsWith("'")).toBe(true);
    },
  );

  it('leaves numbers below zero as they are', () => {
    expect(csvOf([['-1.234,5']])).toBe('\uFEFF-1.234,5\r\n');
  });
});
