import { Worker, type ResourceLimits } from 'node:worker_threads';
import type { FromReader, QueryReply, ToReader } from './messages.ts';
import { workerFile } from './worker-file.ts';

type Question = Exclude<ToReader, { type: 'stop' }>;

/** One reader thread: started at the first question, replaced when it dies, let go after a while without work. */
export type ReaderThread = {
  readonly ask: (question: Question) => Promise<QueryReply>;
  readonly stop: () => Promise<void>;
};

const READER = workerFile('reader-worker', './reader-worker.ts', import.meta.url);
/** How long a reader may go on with its last answer when the host stops. */
const LAST_WORD_MS = 1000;

/** `idleMs` null keeps the thread for good. */
export function createReaderThread(
  folder: string,
  resourceLimits: ResourceLimits,
  idleMs: number | null,
): ReaderThread {
  const waiting = new Map<number, (reply: QueryReply) => void>();
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | null = null;

  const start = (): Worker => {
    const next = new Worker(READER, { workerData: { folder }, resourceLimits });
    next.on('message', ({ id, reply }: FromReader) => {
      waiting.get(id)?.(reply);
      waiting.delete(id);
      if (idleMs !== null && waiting.size === 0) idle = setTimeout(letGo, idleMs).unref();
    });
    // What it died of is in its own log; whoever asked is told below.
    next.on('error', () => undefined);
    next.once('exit', () => {
      if (worker !== next) return;
      worker = null;
      for (const reply of waiting.values()) reply({ fault: { code: 'internal' } });
      waiting.clear();
    });
    return next;
  };

  const letGo = (): void => {
    if (waiting.size > 0) return;
    worker?.postMessage({ type: 'stop' } satisfies ToReader);
    worker = null;
  };

  return {
    ask(question) {
      if (idle !== null) clearTimeout(idle);
      worker ??= start();
      const asked = worker;
      return new Promise((resolve) => {
        waiting.set(question.id, resolve);
        asked.postMessage(question);
      });
    },
    async stop() {
      if (idle !== null) clearTimeout(idle);
      const last = worker;
      if (last === null) return;
      const gone = new Promise((resolve) => last.once('exit', resolve));
      last.postMessage({ type: 'stop' } satisfies ToReader);
      const late = setTimeout(() => void last.terminate(), LAST_WORD_MS);
      await gone;
      clearTimeout(late);
    },
  };
}
