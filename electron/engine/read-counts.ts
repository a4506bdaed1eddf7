import type { Result } from '../../shared/kernel/result.ts';
import type { ListRefusal } from '../areas/expected/list/read-list.ts';
import type { CountInput, ReadSheet } from '../areas/forecast/counts/read-counts.ts';
import { readInWorker } from './read-in-worker.ts';
import { workerFile } from './worker-file.ts';

const WORKER = workerFile('count-worker', '../areas/forecast/count-worker.ts', import.meta.url);

/** Reads a sheet of daily counts in a thread of its own; `signal` ends it. */
export function readCountsInWorker(
  input: CountInput,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Result<ReadSheet, ListRefusal>> {
  return readInWorker(WORKER, input, onProgress, signal);
}
