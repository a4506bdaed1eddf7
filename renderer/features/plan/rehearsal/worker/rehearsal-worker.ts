import type { ToWorker } from './messages.ts';
import { createRehearser } from './rehearser.ts';

/** The thread that rehearses, so that no slider waits for it. */
const rehearse = createRehearser(
  (message) => globalThis.postMessage(message),
  (next) => setTimeout(next, 0),
);
globalThis.addEventListener('message', (event: MessageEvent<ToWorker>) => rehearse(event.data));
