import { Worker } from 'node:worker_threads';
import { ContractFault } from '../../shared/contract/errors.ts';

/** What a worker that reads a file says. */
type Said<Outcome> =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly outcome: Outcome };

/** Has a file read in a thread of its own; `signal` ends it. */
export function readInWorker<Outcome>(
  worker: URL,
  input: unknown,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const reader = new Worker(worker, { workerData: input, resourceLimits: { maxOldGenerationSizeMb: 512 } });
    const cancel = (): void => {
      void reader.terminate();
      reject(new ContractFault({ code: 'host.cancelled' }));
    };
    signal.addEventListener('abort', cancel, { once: true });
    reader.on('message', (message: Said<Outcome>) => {
      if (message.kind === 'progress') onProgress(message.done, message.total);
      else resolve(message.outcome);
    });
    reader.on('error', reject);
    reader.on('exit', () => {
      signal.removeEventListener('abort', cancel);
      reject(new Error('the reader of the file ended without an answer'));
    });
  });
}
