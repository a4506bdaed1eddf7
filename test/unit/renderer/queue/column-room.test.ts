import { describe, expect, it } from 'vitest';
import { columnsWithoutRoom, COLUMN_WIDTHS, type LineColumn } from '../../../../renderer/features/queue/column-room.ts';

const hidden = (width: number): readonly LineColumn[] => [...columnsWithoutRoom(width)];

describe('the columns of the queue line', () => {
  it('are all there on the usual screens', () => {
    expect(hidden(807), '1366 × 768').toEqual([]);
    expect(hidden(1200), '1920 × 1080').toEqual([]);
  });

  it('give way one by one, those first that stand elsewhere too', () => {
    expect(hidden(720)).toEqual(['band']);
    expect(hidden(601), '1366 × 768 at 150 %').toEqual(['band', 'stream']);
    expect(hidden(540)).toEqual(['band', 'stream', 'why']);
  });

  it('fit beside a scrollbar wherever they can, and never lose who, whether and when', () => {
    for (let width = 410; width < 1300; width += 1) {
      const without = columnsWithoutRoom(width);
      const needed = Object.entries(COLUMN_WIDTHS).reduce(
        (sum, [column, each]) => sum + (without.has(column as LineColumn) ? 0 : each),
        17,
      );
      expect(needed <= width || without.size === 4, String(width)).toBe(true);
      for (const column of ['rank', 'plate', 'ready', 'range'] as const) expect(without.has(column)).toBe(false);
    }
  });
});
