import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openForReading, openForWriting } from '../../electron/db/open.ts';
import { systemActor } from '../../electron/engine/handler.ts';
import { createStores } from '../../electron/engine/stores.ts';
import { startEngine, type EnginePort } from '../../electron/engine/threads.ts';
import { instant } from '../../shared/kernel/instant.ts';
import type { Progress } from '../../shared/contract/feed.ts';
import { aSite } from '../support/a-site.ts';
import { aDeclaredCsv } from '../support/declared-list.ts';
import { ROOT } from '../support/source-tree.ts';
import { replayedState, stateOf } from '../support/yard.ts';

const ROWS = 3200;
const COMMAND_ID = '018f3c1e-7b1a-7000-8000-00000000cafe';
const CSV = aDeclaredCsv(ROWS);
/** The site of tests has no queue at Cốc Nam: those rows are refused. */
const TRUCKS = ROWS - (CSV.match(/Cốc Nam/g)?.length ?? 0);
const INPUT = { fileName: 'declared.csv', contentBase64: Buffer.from(CSV).toString('base64') };
const sender = { actor: systemActor('system') };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ben-bai-import-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Starts an import in a process of its own and kills that once so many parts were written. */
function importAndKill(parts: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const importer = join(ROOT, 'test', 'crash', 'importer.ts');
    const child = spawn(process.execPath, [importer, folder, COMMAND_ID, String(ROWS)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const lines = said.split('\n').slice(0, -1);
      const told = lines.map((line) => JSON.parse(line) as { readonly type: string } & Partial<Progress>);
      if (told.some(({ type }) => type === 'outcome')) reject(new Error('the import was over before it was killed'));
      if (told.filter(({ phase }) => phase === 'writing').length >= parts) child.kill('SIGKILL');
    });
    child.once('error', reject);
    child.once('close', () => resolve());
  });
}

/** How many trucks a folder expects, and what else is said of its import. */
function read<Value>(look: (stores: ReturnType<typeof createStores>, db: ReturnType<typeof openForReading>) => Value) {
  const db = openForReading(folder);
  try {
    return look(createStores(db), db);
  } finally {
    db.close();
  }
}

const expectedTrucks = (): number => read((stores) => stores.visits.expected().length);
const underWay = (): number => read((stores) => stores.imports.underWay().length);

async function whole(engine: EnginePort): Promise<void> {
  for (let n = 0; n < 400 && underWay() > 0; n += 1) await wait(50);
  expect(underWay()).toBe(0);
  expect(expectedTrucks()).toBe(TRUCKS);
  const outcome = await engine.command({ sender, commandId: COMMAND_ID, name: 'expected.import', input: INPUT });
  const { ok } = outcome as { readonly ok: { readonly accepted: number; readonly visitIds: readonly string[] } };
  expect(ok).toMatchObject({ rows: ROWS, accepted: TRUCKS, merged: 0 });
  expect(new Set(ok.visitIds).size).toBe(TRUCKS);
  expect(expectedTrucks()).toBe(TRUCKS);
  read((stores, db) => {
    const { seq } = stores.journal.head();
    expect(stores.journal.verify(1)).toEqual({ ok: true, checked: seq });
    expect(replayedState(stores)).toEqual(stateOf(db));
  });
}

describe('a long list', () => {
  it.each([1, 3, 6])(
    '[JO1] is whole after a host that was killed behind part %i, asked again or not',
    async (parts) => {
      await importAndKill(parts);
      expect(expectedTrucks()).toBeGreaterThan(parts * 200);
      expect(expectedTrucks()).toBeLessThan(TRUCKS);
      expect(underWay()).toBe(1);
      const engine = await startEngine({ folder, demoSeed: null, backupEveryMs: 0 });
      await whole(engine);
      await engine.stop();
    },
  );

  it('[JO1] lets others have their turn between its parts, and leaves no personal value behind', async () => {
    const engine = await startEngine({ folder, demoSeed: null, backupEveryMs: 0 });
    await engine.setUp({ ...aSite(), users: [] });
    const arrived: number[] = [];
    const written: number[] = [];
    let n = 0;
    engine.follow((message) => {
      if (message.type !== 'progress' || message.phase !== 'writing') return;
      written.push(message.done);
      const input = { plate: `34C${String(10_000 + (n += 1))}`, direction: 'export', crossing: 'HN' };
      void engine
        .command({ sender, commandId: `arrive-during-import-${String(n)}`, name: 'visit.arrive', input })
        .then((outcome) => arrived.push('seq' in outcome ? outcome.seq : 0));
    });
    const outcome = await engine.command({ sender, commandId: COMMAND_ID, name: 'expected.import', input: INPUT });
    expect(written).toEqual([500, 1000, 1500, 2000, 2500, 3000]);
    expect(Math.min(...arrived)).toBeLessThan('seq' in outcome ? outcome.seq : 0);
    const commands = read((_, db) => db.prepare<[], string>('SELECT command FROM changes ORDER BY seq').pluck().all());
    expect(commands.filter((name) => name === 'expected.take-over')).toHaveLength(6);
    expect(commands.filter((name) => name === 'expected.import')).toHaveLength(1);
    await whole(engine);
    await engine.stop();
  });

  it('[JO2] is another list under the same id a fault, half way through as well', async () => {
    await importAndKill(2);
    const other = { ...INPUT, contentBase64: Buffer.from(aDeclaredCsv(ROWS, 7)).toString('base64') };
    const engine = await startEngine({ folder, demoSeed: null, backupEveryMs: 0 });
    const answer = await engine.command({ sender, commandId: COMMAND_ID, name: 'expected.import', input: other });
    expect(answer).toEqual({ fault: { code: 'command.id-reused' } });
    await whole(engine);
    await engine.stop();
  });

  it('[JO3] leaves no list lying when the host is lost right behind the last part', async () => {
    const before = await startEngine({ folder, demoSeed: null, backupEveryMs: 0 });
    await before.setUp({ ...aSite(), users: [] });
    await before.command({ sender, commandId: COMMAND_ID, name: 'expected.import', input: INPUT });
    await before.stop();
    const db = openForWriting(folder);
    createStores(db).imports.begin({ commandId: COMMAND_ID, ...sender, input: INPUT, readAt: instant(0) });
    db.close();
    expect(underWay()).toBe(1);
    const engine = await startEngine({ folder, demoSeed: null, backupEveryMs: 0 });
    await whole(engine);
    await engine.stop();
  });
});
