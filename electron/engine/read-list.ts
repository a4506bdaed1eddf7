import type { Result } from '../../shared/kernel/result.ts';
import type { DeclaredList, ListRefusal } from '../areas/expected/list/read-list.ts';
import type { ListWorkerInput } from '../areas/expected/list-worker.ts';
import { readInWorker } from './read-in-worker.ts';
import { workerFile } from './worker-file.ts';

const WORKER = workerFile('list-worker', '../areas/expected/list-worker.ts', import.meta.url);

/** Reads a declared list in a thread of its own; `signal` ends it. */
export function readListInWorker(
  input: ListWorkerInput,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Result<DeclaredList, ListRefusal>> {
  return readInWorker(WORKER, input, onProgress, signal);
}
