import { parentPort, workerData } from 'node:worker_threads';
import { backUpPhotos } from './photo-backup.ts';

/** Brings pictures over to the backups in a thread of its own: each new one is read and hashed. */
const { folder, backups, copies } = workerData as {
  readonly folder: string;
  readonly backups: string;
  readonly copies: readonly string[];
};
parentPort?.postMessage(backUpPhotos(folder, backups, copies));
