import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NEWEST_SCHEMA } from '../../electron/db/migrate.ts';
import { openInMemory } from '../../electron/db/open.ts';
import { ROOT } from '../support/source-tree.ts';

const SNAPSHOT = join(ROOT, 'test', 'fixtures', 'schema.snapshot.sql');
const HASHES = join(ROOT, 'test', 'fixtures', 'migration-hashes.json');
const STEPS = join(ROOT, 'electron', 'db', 'migrations');
const update = process.env['UPDATE_SNAPSHOTS'] !== undefined;

describe('the schema', () => {
  it('is the one of the snapshot', () => {
    const db = openInMemory();
    const statements = db
      .prepare(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, name",
      )
      .pluck()
      .all() as readonly string[];
    db.close();
    const schema = `${statements.map((sql) => `${sql};`).join('\n\n')}\n`;
    if (update) writeFileSync(SNAPSHOT, schema);
    expect(schema).toBe(readFileSync(SNAPSHOT, 'utf8').replaceAll('\r\n', '\n'));
  });

  it('declares every table STRICT', () => {
    const db = openInMemory();
    const tables = db.pragma('table_list') as readonly { name: string; type: string; strict: number }[];
    db.close();
    // An index's own tables are SQLite's.
    const ours = tables.filter(({ name, type }) => type === 'table' && !name.startsWith('sqlite_'));
    expect(ours.filter(({ strict }) => strict === 0)).toEqual([]);
  });

  it('never edits a released step', () => {
    const files = readdirSync(STEPS)
      .filter((name) => /^\d{4}-/.test(name))
      .sort();
    const hashes = Object.fromEntries(
      files.map((name) => {
        const text = readFileSync(join(STEPS, name), 'utf8').replaceAll('\r\n', '\n');
        return [name, createHash('sha256').update(text).digest('hex')];
      }),
    );
    if (update) writeFileSync(HASHES, `${JSON.stringify(hashes, null, 2)}\n`);
    expect(files).toHaveLength(NEWEST_SCHEMA);
    // Before the first release the file follows with UPDATE_SNAPSHOTS=1; from then on its lines only grow in number.
    expect(hashes).toEqual(JSON.parse(readFileSync(HASHES, 'utf8')));
  });
});
