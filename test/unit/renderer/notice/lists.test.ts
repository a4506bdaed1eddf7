import { describe, expect, it } from 'vitest';
import type { Waits } from '../../../../shared/domain/queue/waits.ts';
import { missingFirst } from '../../../../renderer/features/notice/missing-first.ts';
import { MOST_LINES, orderLinesOf } from '../../../../renderer/features/notice/order-lines.ts';
import { comparedClassesOf } from '../../../../renderer/features/notice/waits.ts';

describe('what the screen of notices and orders shows', () => {
  it('[QU1] reads a pasted order with or without ranks and further columns, each truck once', () => {
    const text = '1\t12C-123.45\tdưa hấu\n2; 29H-511.06;\n\n3. 桂A·3F120\n- HN-Q 0098\n103456789012\n12C-123.45\r\n';
    expect(orderLinesOf(text)).toEqual(['12C-123.45', '29H-511.06', '桂A·3F120', 'HN-Q 0098', '103456789012']);
    expect(orderLinesOf('  \n')).toEqual([]);
  });

  it('[QU1] reads the quotes of a spreadsheet away, and leaves out nothing of a long order', () => {
    expect(orderLinesOf('"1","12C-123.45","dưa hấu"\n"29H-511.06",')).toEqual(['12C-123.45', '29H-511.06']);
    const long = Array.from({ length: MOST_LINES + 1 }, (_, at) => `HN-Q ${String(at)}`);
    expect(orderLinesOf(long.join('\n'))).toHaveLength(MOST_LINES + 1);
  });

  it('[QU3] puts calls out of turn without a document first, overdue ones before all', () => {
    const orders = [
      { documentNo: '118/BP', isOverdue: false, orderedAt: 1 },
      { documentNo: null, isOverdue: false, orderedAt: 3 },
      { documentNo: null, isOverdue: true, orderedAt: 9 },
      { documentNo: null, isOverdue: false, orderedAt: 2 },
    ];
    expect(missingFirst(orders).map(({ orderedAt }) => orderedAt)).toEqual([9, 2, 3, 1]);
  });

  it('compares the classes that came, in the order of the vocabulary', () => {
    const waits = (...classes: readonly string[]): Waits =>
      ({ classes: classes.map((cargoClass) => ({ cargoClass, meanMs: 1 })) }) as unknown as Waits;
    const compared = comparedClassesOf(waits('general', 'fresh'), waits('fresh', 'machinery'));
    expect(compared.map(({ cargoClass, actual, changed }) => [cargoClass, actual !== null, changed !== null])).toEqual([
      ['fresh', true, true],
      ['machinery', false, true],
      ['general', true, false],
    ]);
  });
});
