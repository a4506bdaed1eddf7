import { dueWork } from '../../electron/engine/deadlines.ts';
import type { Internals } from '../../electron/engine/dispatch.ts';
import { systemActor } from '../../electron/engine/handler.ts';
import { nextCommandId, type Yard } from './yard.ts';

/** Runs what is due now, or only the commands of one name, as the engine does every 20 seconds; answers how many. */
export function runDue(yard: Yard, only?: keyof Internals): number {
  const due = dueWork(yard.stores, yard.clock).filter(({ name }) => only === undefined || name === only);
  for (const { name, input } of due)
    yard.engine.dispatch.runBatch([{ commandId: nextCommandId(), name, input, actor: systemActor('system') }]);
  return due.length;
}
