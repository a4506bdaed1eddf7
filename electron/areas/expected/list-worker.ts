import { parentPort, workerData } from 'node:worker_threads';
import type { Result } from '../../../shared/kernel/result.ts';
import { readList, type DeclaredList, type ListInput, type ListRefusal } from './list/read-list.ts';

/** What the worker that reads a declared list says to the thread that started it. */
export type ListWorkerMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly outcome: Result<DeclaredList, ListRefusal> };

const PROGRESS_MS = 50;

async function run(): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('list-worker runs in a worker thread only');
  const post = (message: ListWorkerMessage): void => port.postMessage(message);
  let postedAt = -Infinity;
  const outcome = await readList(workerData as ListInput, (done, total) => {
    const at = performance.now();
    if (at - postedAt < PROGRESS_MS) return;
    postedAt = at;
    post({ kind: 'progress', done, total });
  });
  post({ kind: 'done', outcome });
}

await run();
