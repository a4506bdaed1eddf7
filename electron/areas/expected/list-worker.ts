import { parentPort, workerData } from 'node:worker_threads';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import { readList, type DeclaredList, type ListInput, type ListRefusal } from './list/read-list.ts';

/** What the worker that reads a declared list says to the thread that started it. */
export type ListWorkerMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly outcome: Result<DeclaredList, ListRefusal> };

/** What the worker is started with. */
export type ListWorkerInput = ListInput & {
  /** Whether the texts of every cell are wanted: only a preview shows them, and each costs the engine's thread time. */
  readonly withTexts: boolean;
};

const PROGRESS_MS = 50;

async function run(): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('list-worker runs in a worker thread only');
  const post = (message: ListWorkerMessage): void => port.postMessage(message);
  let postedAt = -Infinity;
  const input = workerData as ListWorkerInput;
  const outcome = await readList(input, (done, total) => {
    const at = performance.now();
    if (at - postedAt < PROGRESS_MS) return;
    postedAt = at;
    post({ kind: 'progress', done, total });
  });
  post({ kind: 'done', outcome: input.withTexts || !outcome.ok ? outcome : ok(withoutTexts(outcome.value)) });
}

function withoutTexts(list: DeclaredList): DeclaredList {
  return { ...list, rows: list.rows.map((row) => ({ ...row, read: {} })) };
}

await run();
