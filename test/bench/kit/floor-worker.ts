import { parentPort, workerData } from 'node:worker_threads';
import type { Statement } from 'better-sqlite3';
import { openForWriting } from '../../../electron/db/open.ts';
import type { Trace } from './trace.ts';

/**
 * The floor: a thread like the engine's, on a copy of the same database with the same pragmas, that runs nothing but
 * the statements of the same commands, bound to the same values.
 */
export type FloorRequest = { readonly count: number; readonly together: number };
export type FloorReply = { readonly latenciesMs: readonly number[]; readonly tookMs: number };

function run(): void {
  const port = parentPort;
  if (port === null) throw new Error('floor-worker runs in a worker thread only');
  const { folder, trace } = workerData as { readonly folder: string; readonly trace: Trace };
  const db = openForWriting(folder);
  const statements = trace.texts.map((text): Statement => {
    const statement = db.prepare(text);
    return statement;
  });
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  let next = 0;

  const runTogether = (together: number): void => {
    begin.run();
    for (let n = 0; n < together; n += 1) {
      for (const { sql, mode, bound } of trace.commands[next] ?? []) statements[sql]?.[mode](...bound);
      next += 1;
    }
    commit.run();
  };

  port.on('message', ({ count, together }: FloorRequest) => {
    if (next + count > trace.commands.length) throw new Error('the trace is used up');
    const latenciesMs: number[] = [];
    const start = performance.now();
    for (let done = 0; done < count; done += together) {
      const at = performance.now();
      runTogether(Math.min(together, count - done));
      latenciesMs.push(performance.now() - at);
    }
    port.postMessage({ latenciesMs, tookMs: performance.now() - start } satisfies FloorReply);
  });
  port.postMessage('ready');
}

run();
