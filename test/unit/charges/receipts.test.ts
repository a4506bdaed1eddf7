import { describe, expect, it } from 'vitest';
import type { PaymentId } from '../../../shared/kernel/ids.ts';
import {
  formatReceiptNo,
  isOnReceipt,
  linesDue,
  reversedLines,
  standingOf,
  takingsOf,
} from '../../../shared/domain/charges/receipts.ts';
import type { ChargeLine } from '../../../shared/domain/charges/types.ts';

const line = (kind: ChargeLine['kind'], quantity: number, unitDong: number, code = ''): ChargeLine => ({
  kind,
  code,
  name: code,
  quantity,
  unitDong,
  amountDong: quantity * unitDong,
});

describe('receipts', () => {
  it('[CH8] are numbered by year', () => {
    expect(formatReceiptNo({ receiptYear: 2026, receiptSeq: 123 })).toBe('26-000123');
    expect(formatReceiptNo({ receiptYear: 2031, receiptSeq: 1_234_567 })).toBe('31-1234567');
  });

  it('[CH7] have the lines that came since those before; with a reversal they are due again', () => {
    const first = { lines: [line('parking', 1, 50_000), line('service', 2, 20_000, 'weighing')] };
    const account = [line('parking', 3, 50_000), line('service', 2, 20_000, 'weighing'), line('plug', 4, 35_000)];
    expect(linesDue(account, [])).toEqual(account);
    expect(linesDue(account, [first])).toEqual([line('parking', 2, 50_000), line('plug', 4, 35_000)]);
    expect(linesDue(account, [first, { lines: reversedLines(first.lines) }])).toEqual(account);
  });

  it('[CH7] give back what no longer counts', () => {
    expect(linesDue([line('parking', 1, 80_000)], [{ lines: [line('parking', 1, 50_000)] }])).toEqual([
      line('parking', 1, 80_000),
      line('parking', -1, 50_000),
    ]);
  });

  it('[CH11] hold a service until they are reversed', () => {
    const weighing = line('service', 1, 20_000, 'weighing');
    const twice = [line('service', 2, 20_000, 'weighing')];
    expect(isOnReceipt(weighing, [weighing], [])).toBe(false);
    expect(isOnReceipt(weighing, [weighing], [{ lines: [weighing] }])).toBe(true);
    // One of two was paid: the other may go, whichever it is.
    expect(isOnReceipt(weighing, twice, [{ lines: [weighing] }])).toBe(false);
    expect(isOnReceipt({ ...weighing, quantity: 2 }, twice, [{ lines: [weighing] }])).toBe(true);
    expect(isOnReceipt(weighing, [weighing], [{ lines: [weighing] }, { lines: reversedLines([weighing]) }])).toBe(
      false,
    );
  });

  it('[CH8] count unless they are reversed or a reversal', () => {
    const one = (id: number, reversalOf: number | null) => ({
      id: id as PaymentId,
      reversalOf: reversalOf as PaymentId | null,
    });
    expect(standingOf([one(1, null), one(2, 1), one(3, null)])).toEqual([one(3, null)]);
  });

  it('[CH1] add up by way, reversals taken off', () => {
    const paid = [
      { how: 'cash', amountDong: 50_000 },
      { how: 'waived', amountDong: 20_000 },
      { how: 'cash', amountDong: -50_000 },
      { how: 'cash', amountDong: 70_000 },
    ] as const;
    expect(takingsOf(paid)).toEqual([
      { how: 'cash', count: 3, amountDong: 70_000 },
      { how: 'transfer', count: 0, amountDong: 0 },
      { how: 'account', count: 0, amountDong: 0 },
      { how: 'waived', count: 1, amountDong: 20_000 },
    ]);
  });
});
