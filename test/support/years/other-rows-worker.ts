import { workerData } from 'node:worker_threads';
import { writePart, type YearsYard } from './fill.ts';

writePart(workerData as YearsYard, 'other-rows').db.close();
