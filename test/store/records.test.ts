import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordKind } from '../../shared/domain/records.ts';
import type { Json } from '../../shared/domain/events.ts';
import { createRecordStore, TABLES, type RecordStore } from '../../electron/db/records.ts';
import { openInMemory, type Connection } from '../../electron/db/open.ts';
import { aRecordOfEach } from '../support/records.ts';

type Values = Readonly<Record<string, Json>>;

const samples = aRecordOfEach();
/** The change that writes here. */
const SEQ = 7;
const KINDS = Object.keys(TABLES) as readonly RecordKind[];
const valuesOf = (kind: RecordKind): Values => samples[kind] as unknown as Values;

let db: Connection;
let records: RecordStore;

beforeEach(() => {
  db = openInMemory();
  records = createRecordStore(db);
  for (const kind of KINDS) records.apply({ kind, id: samples[kind].id, set: valuesOf(kind), was: null }, SEQ);
});

afterEach(() => {
  db.close();
});

describe('records in SQLite', () => {
  it.each(KINDS)('keeps every field of a %s', (kind) => {
    expect(records.get(kind, samples[kind].id)).toEqual(samples[kind]);
  });

  it.each(KINDS)('has a column for every field of a %s, and no other', (kind) => {
    const columns = db.pragma(`table_info(${TABLES[kind]})`) as readonly { readonly name: string }[];
    const fields = columns
      .flatMap(({ name }) => (name === 'changed_by' ? [] : [name]))
      .map((name) => name.replace(/_json$/, '').replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()));
    expect(fields.sort()).toEqual(Object.keys(samples[kind]).sort());
  });

  it.each(KINDS)('keeps the absence of whatever may be absent in a %s', (kind) => {
    const columns = db.pragma(`table_info(${TABLES[kind]})`) as readonly { name: string; notnull: 0 | 1; pk: number }[];
    const empty = columns.filter((column) => column.notnull === 0 && column.pk === 0).map(({ name }) => name);
    const set = Object.fromEntries(
      empty.map((name) => [name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), null]),
    );
    records.apply({ kind, id: samples[kind].id, set, was: {} }, SEQ);
    expect(records.get(kind, samples[kind].id)).toEqual({ ...samples[kind], ...set });
  });

  it('changes only the fields that a change names', () => {
    records.apply({ kind: 'visit', id: 8, set: { goods: 'xoài', needsPower: false, holds: [] }, was: {} }, SEQ);
    expect(records.get('visit', 8)).toEqual({ ...samples.visit, goods: 'xoài', needsPower: false, holds: [] });
  });

  it.each(KINDS)('knows which change wrote a %s last, also when it is gone', (kind) => {
    const { id } = samples[kind];
    expect(records.writerOf(kind, id)).toBe(SEQ);
    records.apply({ kind, id, set: valuesOf(kind), was: valuesOf(kind) }, 8);
    expect(records.writerOf(kind, id)).toBe(8);
    db.pragma('foreign_keys = OFF');
    records.apply({ kind, id, set: null, was: valuesOf(kind) }, 9);
    expect(records.writerOf(kind, id)).toBe(9);
    expect(records.lastId(kind)).toBe(id);
    expect(records.writerOf(kind, id + 1)).toBe(0);
  });

  it('removes a record, and throws for one that is not there', () => {
    records.apply({ kind: 'slipBlock', id: 27, set: null, was: valuesOf('slipBlock') }, SEQ);
    expect(records.get('slipBlock', 27)).toBeNull();
    expect(() => records.require('slipBlock', 27)).toThrow('no slipBlock 27');
    expect(() => records.apply({ kind: 'slipBlock', id: 27, set: { gate: '' }, was: {} }, SEQ)).toThrow(
      'no slipBlock 27',
    );
    expect(() => records.apply({ kind: 'slipBlock', id: 27, set: null, was: {} }, SEQ)).toThrow('no slipBlock 27');
  });

  it('throws for a field without a column', () => {
    expect(() => records.apply({ kind: 'visit', id: 8, set: { colour: 'red' }, was: {} }, SEQ)).toThrow(
      'no column for colour',
    );
  });
});

describe('the schema holds the invariants', () => {
  const insert = (kind: RecordKind, id: number, over: Values): void =>
    records.apply({ kind, id, set: { ...valuesOf(kind), id, ...over }, was: null }, SEQ);

  it('[SL1] refuses a second open occupancy of a slot', () => {
    insert('occupancy', 100, { endedAt: null });
    expect(() => insert('occupancy', 101, { endedAt: null })).toThrow('UNIQUE');
  });

  it('[SL2] refuses a visit that stands in two places; adjacent slots it may hold at once', () => {
    insert('slot', 100, { code: 'A1-08' });
    insert('occupancy', 102, { endedAt: null });
    insert('occupancy', 103, { endedAt: null, slotId: 100 });
    insert('standing', 100, { endedAt: null });
    expect(() => insert('standing', 101, { endedAt: null })).toThrow('UNIQUE');
  });

  it('[RE1] refuses two open stays in a bed, and two open stays of a person', () => {
    insert('person', 100, {});
    insert('bed', 100, { code: 'N1-02' });
    insert('stay', 100, { endedAt: null });
    expect(() => insert('stay', 101, { endedAt: null, personId: 100 })).toThrow('UNIQUE');
    expect(() => insert('stay', 102, { endedAt: null, bedId: 100 })).toThrow('UNIQUE');
  });

  it('refuses intervals that end before they begin, unknown words and broken references', () => {
    expect(() => insert('occupancy', 100, { startedAt: 5, endedAt: 4 })).toThrow('CHECK');
    expect(() => insert('visit', 100, { stage: 'flying' })).toThrow('CHECK');
    expect(() => insert('stay', 100, { bedId: 999 })).toThrow('FOREIGN KEY');
  });
});
