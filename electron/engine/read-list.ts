import { Worker } from 'node:worker_threads';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Crossing } from '../../shared/domain/records.ts';
import { ContractFault } from '../../shared/contract/errors.ts';
import type { DeclaredList, ListRefusal } from '../areas/expected/list/read-list.ts';
import type { ListWorkerMessage } from '../areas/expected/list-worker.ts';
import { workerFile } from './worker-file.ts';

const WORKER = workerFile('list-worker', '../areas/expected/list-worker.ts', import.meta.url);

/** Reads a declared list in a thread of its own; `signal` ends it. */
export function readListInWorker(
  input: {
    readonly fileName: string;
    readonly bytes: Uint8Array;
    readonly crossings: readonly Crossing[];
    readonly zone: string;
    readonly now: Instant;
    readonly withTexts: boolean;
  },
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Result<DeclaredList, ListRefusal>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: input, resourceLimits: { maxOldGenerationSizeMb: 512 } });
    const cancel = (): void => {
      void worker.terminate();
      reject(new ContractFault({ code: 'host.cancelled' }));
    };
    signal.addEventListener('abort', cancel, { once: true });
    worker.on('message', (message: ListWorkerMessage) => {
      if (message.kind === 'progress') onProgress(message.done, message.total);
      else resolve(message.outcome);
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      signal.removeEventListener('abort', cancel);
      reject(new Error('the list reader ended without an answer'));
    });
  });
}
