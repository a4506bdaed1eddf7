import { parentPort, workerData } from 'node:worker_threads';
import { checkCopy } from './backup-check.ts';

/** Checks a copy of the database in a thread of its own: reading every page of a large one takes its time. */
const { path } = workerData as { readonly path: string };
parentPort?.postMessage(checkCopy(path));
