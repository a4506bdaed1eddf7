import { parentPort, workerData } from 'node:worker_threads';
import { isoOf } from '../../shared/kernel/calendar.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { writeCopy } from '../areas/evacuation/copies.ts';
import { createReader } from './reader.ts';
import { openForReading } from '../db/open.ts';
import { openLog } from './log.ts';
import type { FromReader, QueryReply, ToReader } from './messages.ts';

/** How long checkpoints of the past are made at a time, and how long it is waited before the next. */
const PAST_MS = 200;

/** The thread that answers every query from one read-only connection, so that no report ever holds a command up. */
function run(): void {
  const port = parentPort;
  if (port === null) throw new Error('reader-worker runs in a worker thread only');
  const { folder } = workerData as { readonly folder: string };
  const db = openForReading(folder);
  const log = openLog(folder, 'reader');
  const reader = createReader(db, log, folder);

  /** The list on disk; a disk that does not take it is told to the log and to whoever asked, and stops nothing. */
  const writeEvacuation = async (now: Instant): Promise<QueryReply> => {
    try {
      const page = reader.evacuationPage(now);
      if (page === null) return { fault: { code: 'site.not-set-up' } };
      await writeCopy(folder, page.html, isoOf(now, page.timeZone).slice(11, 16).replace(':', ''));
      return { text: '' };
    } catch (error) {
      log.error({ err: error }, 'evacuation list not written');
      return { fault: { code: 'internal' } };
    }
  };

  const forecastToKeep = (now: Instant): QueryReply => {
    try {
      return { text: reader.forecastToKeep(now) };
    } catch (error) {
      log.error({ err: error }, 'forecast not kept');
      return { fault: { code: 'internal' } };
    }
  };

  let isStopped = false;
  /** A little at a time: whoever asks in between does not wait for it. */
  const keepPast = (): void => {
    try {
      if (!isStopped && !reader.keepPast(PAST_MS)) setTimeout(keepPast, PAST_MS);
    } catch (error) {
      log.error({ err: error }, 'past not kept');
    }
  };

  port.on('message', (message: ToReader) => {
    const answer = (id: number, reply: QueryReply): void =>
      port.postMessage({ type: 'answer', id, reply } satisfies FromReader);
    if (message.type === 'stop') {
      isStopped = true;
      reader.close();
      db.close();
      port.close();
    } else if (message.type === 'keep-past') {
      keepPast();
      answer(message.id, { text: '' });
    } else if (message.type === 'forecast-to-keep') answer(message.id, forecastToKeep(message.siteNow));
    else if (message.type === 'evacuation')
      void writeEvacuation(message.siteNow).then((reply) => answer(message.id, reply));
    else answer(message.id, reader.answer(message));
  });
}

run();
