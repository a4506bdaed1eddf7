import { parentPort, workerData } from 'node:worker_threads';
import { createReader } from './reader.ts';
import { openForReading } from '../db/open.ts';
import { openLog } from './log.ts';
import type { FromReader, ToReader } from './messages.ts';

/** The thread that answers every query from one read-only connection, so that no report ever holds a command up. */
function run(): void {
  const port = parentPort;
  if (port === null) throw new Error('reader-worker runs in a worker thread only');
  const { folder } = workerData as { readonly folder: string };
  const db = openForReading(folder);
  const reader = createReader(db, openLog(folder, 'reader'));
  port.on('message', (message: ToReader) => {
    if (message.type === 'stop') {
      db.close();
      port.close();
      return;
    }
    const answer: FromReader = { type: 'answer', id: message.id, reply: reader.answer(message) };
    port.postMessage(answer);
  });
}

run();
