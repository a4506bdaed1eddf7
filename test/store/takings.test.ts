import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Json } from '../../shared/domain/events.ts';
import type { Payment, RecordKind, Records } from '../../shared/domain/records.ts';
import { createChargeStore, type ChargeStore } from '../../electron/areas/charges/store.ts';
import { openInMemory, type Connection } from '../../electron/db/open.ts';
import { createRecordStore } from '../../electron/db/records.ts';
import { instant } from '../../shared/kernel/instant.ts';
import { aRecordOfEach } from '../support/records.ts';

const BEGUN = instant(1_800_000_000_000);
const SHIFT = 4 as NonNullable<Payment['shiftId']>;

let db: Connection;
let charges: ChargeStore;
let last: number;

/** Writes a receipt of the shift; the numbers run on. */
let receipt: (over: Partial<Payment>) => void;

beforeEach(() => {
  db = openInMemory();
  const records = createRecordStore(db);
  const samples = aRecordOfEach();
  const write = <Kind extends RecordKind>(kind: Kind, record: Records[Kind]): void =>
    records.apply({ kind, id: record.id, set: record as unknown as Readonly<Record<string, Json>>, was: null }, 1);
  for (const kind of ['crossing', 'queue', 'zone', 'slot', 'visit'] as const) write(kind, samples[kind]);
  charges = createChargeStore(db, records);
  last = 0;
  receipt = (over) => {
    last += 1;
    write('payment', {
      ...samples.payment,
      id: last as Payment['id'],
      receiptYear: 2027,
      receiptSeq: last,
      paidAt: BEGUN,
      shiftId: SHIFT,
      reversalOf: null,
      ...over,
    });
  };
});

afterEach(() => {
  db.close();
});

describe('what a shift took', () => {
  it('[SH3] is summed by way, with what was given back taken off', () => {
    receipt({ how: 'cash', amountDong: 50_000 });
    receipt({ how: 'cash', amountDong: 70_000 });
    receipt({ how: 'transfer', amountDong: 30_000 });
    receipt({ how: 'cash', amountDong: -50_000, reversalOf: 1 as Payment['id'] });
    expect(charges.takingsOf(SHIFT, BEGUN).toSorted((a, b) => a.how.localeCompare(b.how))).toEqual([
      { how: 'cash', count: 3, amountDong: 70_000 },
      { how: 'transfer', count: 1, amountDong: 30_000 },
    ]);
  });

  it('[SH3] is what was taken in it, not what another shift took at the same instant', () => {
    receipt({ how: 'cash', amountDong: 50_000, shiftId: null });
    receipt({ how: 'cash', amountDong: 70_000 });
    expect(charges.takingsOf(SHIFT, BEGUN)).toEqual([{ how: 'cash', count: 1, amountDong: 70_000 }]);
    expect(charges.takingsOf(null, BEGUN)).toEqual([{ how: 'cash', count: 1, amountDong: 50_000 }]);
  });

  it('has a first and a last receipt, in the order of their numbers over the turn of the year', () => {
    expect(charges.receiptsOf(SHIFT, BEGUN)).toBeNull();
    receipt({ receiptYear: 2027, receiptSeq: 1 });
    receipt({ receiptYear: 2026, receiptSeq: 940 });
    receipt({ receiptYear: 2027, receiptSeq: 2 });
    expect(charges.receiptsOf(SHIFT, BEGUN)).toEqual({
      first: { receiptYear: 2026, receiptSeq: 940 },
      last: { receiptYear: 2027, receiptSeq: 2 },
    });
  });

  it('is read by the index of times, however many receipts there ever were', () => {
    const plan = db
      .prepare<[], { readonly detail: string }>(
        'EXPLAIN QUERY PLAN SELECT how, count(*) FROM payments WHERE paid_at >= 1 AND shift_id IS 4 GROUP BY how',
      )
      .all();
    expect(plan.map(({ detail }) => detail).join()).toContain('payments_by_time');
  });
});
