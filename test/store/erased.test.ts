import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { databasePath } from '../../electron/db/open.ts';
import { runDue } from '../support/due.ts';
import { aYard } from '../support/yard.ts';

it('[RE17, JO3] what was erased is in no byte of the file any more', () => {
  const yard = aYard();
  const file = (): string => {
    yard.db.pragma('wal_checkpoint(TRUNCATE)');
    return readFileSync(databasePath(yard.folder ?? '')).toString('latin1');
  };
  try {
    const { visitId } = yard.ok('visit.arrive', {
      plate: '12C-123.45',
      direction: 'export',
      crossing: 'HN',
      people: 0,
    });
    for (let n = 100; n < 200; n += 1)
      yard.ok('person.add', { visitId, person: { name: `Secretname ${String(n)}`, documentNo: `020088${String(n)}` } });
    expect(file()).toContain('Secretname 150');
    yard.ok('visit.depart', { visitId });
    yard.at(31 * 24 * 60);
    runDue(yard, 'person.erase');
    expect(file()).not.toMatch(/Secretname|020088/);
  } finally {
    yard.close();
  }
});
