import { parentPort, workerData } from 'node:worker_threads';
import type { Result } from '../../../shared/kernel/result.ts';
import type { ListRefusal } from '../expected/list/read-list.ts';
import { readCounts, type CountInput, type ReadSheet } from './counts/read-counts.ts';

/** What the worker that reads a sheet of counts says to the thread that started it. */
export type CountWorkerMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly outcome: Result<ReadSheet, ListRefusal> };

async function run(): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('count-worker runs in a worker thread only');
  const post = (message: CountWorkerMessage): void => port.postMessage(message);
  const outcome = await readCounts(workerData as CountInput, (done, total) => post({ kind: 'progress', done, total }));
  post({ kind: 'done', outcome });
}

await run();
