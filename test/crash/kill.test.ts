import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandName } from '../../shared/contract/commands.ts';
import type { Outcome } from '../../electron/engine/dispatch.ts';
import { systemActor } from '../../electron/engine/handler.ts';
import { openForWriting } from '../../electron/db/open.ts';
import { createStores } from '../../electron/engine/stores.ts';
import { SEED, seeded } from '../support/chance.ts';
import { ROOT } from '../support/source-tree.ts';
import { aYard, replayedState, stateOf } from '../support/yard.ts';

const ROUNDS = 20;

type Acknowledged = {
  readonly commandId: string;
  readonly name: CommandName;
  readonly input: unknown;
  readonly outcome: Outcome;
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ben-bai-crash-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Lets a writer work and kills it so many milliseconds after its first answer; what it had acknowledged by then. */
function writeAndKill(round: number, width: number, afterMs: number): Promise<readonly Acknowledged[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [join(ROOT, 'test', 'crash', 'writer.ts'), folder, String(round), String(width)],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let said = '';
    let complaint = '';
    let timer: NodeJS.Timeout | null = null;
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      said += part;
      timer ??= setTimeout(() => child.kill('SIGKILL'), afterMs);
    });
    child.stderr.setEncoding('utf8').on('data', (part: string) => (complaint += part));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`the writer ended by itself (${String(code)}): ${complaint}`));
      // The last line may have been cut off in the middle: then it was not acknowledged.
      const lines = said.split('\n').slice(0, -1);
      resolve(lines.map((line) => JSON.parse(line) as Acknowledged));
    });
  });
}

describe('kill -9', () => {
  it(`[JO1] loses nothing that was answered, in ${String(ROUNDS)} rounds`, async () => {
    const random = seeded(SEED);
    const all: Acknowledged[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const width = [1, 4, 32][round % 3] ?? 1;
      const afterMs = Math.floor(random() * 400);
      const acknowledged = await writeAndKill(round, width, afterMs);
      all.push(...acknowledged);
      const what = `round ${String(round)}, ${String(width)} at once, killed after ${String(afterMs)} ms`;
      const db = openForWriting(folder);
      const stores = createStores(db);
      const { seq } = stores.journal.head();
      for (const { commandId, outcome } of acknowledged) {
        const receipt = stores.journal.receipt(commandId);
        expect(JSON.parse(receipt?.outcomeJson ?? 'null'), `${what}: ${commandId}`).toEqual(outcome);
        expect(receipt?.seq ?? null).toBe('ok' in outcome ? outcome.seq : null);
      }
      const seqs = db.prepare<[], number>('SELECT seq FROM changes ORDER BY seq').pluck().all();
      const receipts = db
        .prepare<[], number>('SELECT seq FROM command_receipts WHERE seq IS NOT NULL ORDER BY seq')
        .pluck()
        .all();
      expect(seqs, what).toEqual(Array.from({ length: seq }, (_, index) => index + 1));
      expect(receipts, what).toEqual(seqs);
      expect(stores.journal.verify(1), what).toEqual({ ok: true, checked: seq });
      expect(db.pragma('integrity_check', { simple: true }), what).toBe('ok');
      expect(db.pragma('foreign_key_check'), what).toEqual([]);
      if (round % 5 === 0) expect(replayedState(stores), what).toEqual(stateOf(db));
      db.close();
    }
    expect(all.length).toBeGreaterThan(ROUNDS * 5);
    expect(all.filter(({ outcome }) => 'fault' in outcome)).toEqual([]);

    // Sent again after all that, each is answered what it was answered then (JO2).
    const yard = aYard({ db: openForWriting(folder) });
    const seq = yard.seq();
    const again = all
      .slice(-50)
      .map(({ outcome: _outcome, ...request }) => ({ ...request, actor: systemActor('system') }));
    expect(yard.engine.dispatch.runBatch(again)).toEqual(all.slice(-50).map(({ outcome }) => outcome));
    expect(yard.seq()).toBe(seq);
    yard.close();
  });
});
