import type { Handlers } from '../../engine/handler.ts';

/** Freezing a day's figures, and what people add to its report. */
export const reportCommands: Pick<Handlers, 'report.sign' | 'report.note'> = {
  'report.sign': notBuilt,
  'report.note': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
