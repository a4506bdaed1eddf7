import { describe, expect, it } from 'vitest';
import { fieldsOnWire, idsOnWire } from '../../../electron/areas/journal/on-wire.ts';
import { openInMemory } from '../../../electron/db/open.ts';
import { TABLES } from '../../../electron/db/records.ts';
import type { RecordKind } from '../../../shared/domain/records.ts';

/** The columns of a table that hold an id, by the names of their fields. */
function idFieldsOf(kind: RecordKind): readonly string[] {
  const db = openInMemory();
  const info = db.pragma(`table_info(${TABLES[kind]})`) as readonly { readonly name: string }[];
  db.close();
  return info
    .map(({ name }) => name)
    .filter((name) => /(?:^|_)(?:id|for)$/.test(name))
    .map((name) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()));
}

describe('ids of events', () => {
  it.each(Object.keys(TABLES) as readonly RecordKind[])('[JO3] leave the host as ids of the wire: %s', (kind) => {
    const fields = Object.fromEntries(idFieldsOf(kind).map((field) => [field, 71]));
    expect(Object.keys(fields)).toContain('id');
    const shown = fieldsOnWire(kind, fields);
    const odd = Object.entries(shown).filter(
      ([, value]) => !/^(?:[a-z]{3}_1z|site)$/.test(typeof value === 'string' ? value : ''),
    );
    expect(odd).toEqual([]);
    expect(Object.keys({ id: null, ...shown }).sort()).toEqual(Object.keys(fields).sort());
  });

  it('[JO3] keep whose they are, and leave numbers, places and nothing as they stand', () => {
    expect(
      fieldsOnWire('slot', { id: 1, zoneId: 2, visitId: null, reservedFor: 3, lengthCm: 1800, status: 'open' }),
    ).toEqual({ id: 'slt_1', zoneId: 'zon_2', visitId: null, reservedFor: 'vis_3', lengthCm: 1800, status: 'open' });
    expect(fieldsOnWire('standing', { id: 9, visitId: 2, place: 'slot:slt_1' })).toEqual({
      visitId: 'vis_2',
      place: 'slot:slt_1',
    });
    expect(fieldsOnWire('incident', { id: 4, people: [5, 36], exits: [6], exitsSinceAt: 7, steps: [] })).toEqual({
      id: 'inc_4',
      people: ['per_5', 'per_10'],
      exits: ['pas_6'],
      exitsSinceAt: 7,
      steps: [],
    });
    expect(idsOnWire({ visitId: 36, undoneSeq: 4, reason: 'x' })).toEqual({
      visitId: 'vis_10',
      undoneSeq: 4,
      reason: 'x',
    });
  });
});
