import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { NEWEST_SCHEMA } from '../../electron/db/migrate.ts';
import { databasePath, openForWriting } from '../../electron/db/open.ts';
import { wireId } from '../../shared/kernel/ids.ts';
import { aYard, replayedState, stateOf, type Yard } from '../support/yard.ts';
import { ROOT } from '../support/source-tree.ts';

/** A database of each released schema as its own version of the program left it, with a morning of a yard in it. */
const FIXTURES = join(ROOT, 'test', 'fixtures', 'databases');
const OLD = readdirSync(FIXTURES)
  .map((name) => Number(/^schema-(\d+)\.db\.gz$/.exec(name)?.[1]))
  .sort((a, b) => a - b);

let folder: string | null = null;
let yard: Yard | null = null;
afterEach(() => {
  yard?.close();
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
  folder = yard = null;
});

function open(version: number): Yard {
  folder = mkdtempSync(join(tmpdir(), 'ben-bai-released-'));
  const packed = readFileSync(join(FIXTURES, `schema-${String(version)}.db.gz`));
  writeFileSync(databasePath(folder), gunzipSync(packed));
  yard = aYard({ db: openForWriting(folder) });
  return yard;
}

describe('a database of an earlier version', () => {
  it('is kept for every schema before this one', () => {
    expect(OLD).toEqual(Array.from({ length: NEWEST_SCHEMA - 1 }, (_, index) => index + 1));
  });

  it.each(OLD)('of schema %i opens, is put aside first, and keeps its facts', (version) => {
    const { db, stores } = open(version);
    expect(db.pragma('user_version', { simple: true })).toBe(NEWEST_SCHEMA);
    expect(existsSync(`${databasePath(folder ?? '')}.before-${String(NEWEST_SCHEMA)}`)).toBe(true);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    const plates = [...stores.visits.live()].map(({ plate, stage }) => `${plate} ${stage}`);
    expect(plates).toEqual(['12C11111 called', '29C22222 waiting', '12C33333 waiting']);
    expect(stores.site.openIncidents()).toMatchObject([{ kind: 'fire', place: 'B', steps: [], isRestricted: false }]);
  });

  it.each(OLD)('[QU37] of schema %i tells the history of the trucks that wait', (version) => {
    const { stores, ask } = open(version);
    const waiting = [...stores.visits.live()].filter(({ stage }) => stage === 'waiting');
    for (const { id } of waiting) {
      const { steps, isWhole } = ask('queue.history', { visitId: wireId('visit', id) });
      expect([isWhole, steps.at(-1)?.cause, steps[0]?.to]).toEqual([true, 'joined', expect.any(Number)]);
    }
  });

  it.each(OLD)('[AC2, JO3] of schema %i has a whole journal that makes its state again', (version) => {
    const { db, stores } = open(version);
    expect(stores.journal.verify(1)).toEqual({ ok: true, checked: stores.journal.head().seq });
    expect(replayedState(stores)).toEqual(stateOf(db));
  });

  it.each(OLD)('of schema %i is worked with on', (version) => {
    const now = open(version);
    now.at(120);
    const truck = { plate: '12C-444.44', direction: 'export', crossing: 'Hữu Nghị' } as const;
    const arrived = now.run('visit.arrive', truck, { commandId: 'later-1' }) as { readonly ok: { visitId: string } };
    const { visitId } = arrived.ok;
    expect(now.run('visit.keys', { visitId, keysWith: 'móc 7' }, { commandId: 'later-2' })).toHaveProperty('ok');
    expect(now.run('visit.depart', { visitId, keysReturned: true }, { commandId: 'later-3' })).toHaveProperty('ok');
    const [waiting] = now.ask('queue.order', { direction: 'export', crossing: 'Hữu Nghị' }).entries;
    expect(waiting?.notReady).not.toContain('no-tractor');
    expect(now.stores.journal.verify(1).ok).toBe(true);
    expect(replayedState(now.stores)).toEqual(stateOf(now.db));
    expect(now.defects).toEqual([]);
  });
});
