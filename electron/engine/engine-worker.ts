import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { closeCleanly, holdFolder, OpenError, openForWriting } from '../db/open.ts';
import { runBackup } from './backup.ts';
import { createMachineClock } from './clock.ts';
import { createEngineThread, type EngineThread } from './engine-thread.ts';
import { openLog } from './log.ts';
import type { EngineStart, FromEngine, ToEngine } from './messages.ts';
import { stampOf } from './prepare.ts';

/**
 * The thread that owns the writing connection. It takes what has queued while the last transaction was committed as
 * the next batch: group commit without a timer (JO1).
 */
function run(): void {
  const port = parentPort;
  if (port === null) throw new Error('engine-worker runs in a worker thread only');
  const start = workerData as EngineStart;
  const post = (message: FromEngine): void => port.postMessage(message);
  const machineClock = createMachineClock();

  let engine: EngineThread;
  let release: () => void;
  try {
    release = holdFolder(start.folder).release;
    const db = openForWriting(start.folder);
    const log = openLog(start.folder, 'engine');
    engine = createEngineThread({
      db,
      start,
      machineClock,
      post,
      log,
      close: () => {
        closeCleanly(db, start.folder);
        release();
      },
      backUp: () => runBackup(db, start.folder, stampOf(machineClock.now())),
    });
  } catch (error) {
    if (!(error instanceof OpenError)) throw error;
    post({ type: 'cannot-open', problem: error.problem, detail: error.detail });
    port.close();
    return;
  }

  post({ type: 'ready', status: engine.status() });
  port.on('message', (first: readonly ToEngine[]) => {
    const batch = [...first];
    for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port))
      batch.push(...(next.message as readonly ToEngine[]));
    engine.take(batch);
    if (engine.isStopped()) port.close();
  });
}

run();
