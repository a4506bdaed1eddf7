import { ok, refuse } from '../../../shared/kernel/result.ts';
import { invertedOf } from '../../../shared/domain/journal/undo.ts';
import type { Handlers } from '../../engine/handler.ts';

export const journalCommands: Pick<Handlers, 'change.undo'> = {
  /** JO4: a new change that inverts an old one, as long as nobody has written its rows since. */
  'change.undo'(input, context) {
    const { journal } = context.stores;
    const change = journal.change(input.seq);
    if (change === null) return refuse({ code: 'change.unknown' });
    if (!change.isReversible) return refuse({ code: 'change.not-reversible', command: change.command });
    const events = journal.events(input.seq);
    const inTheWay = new Set<number>();
    for (const { change: row } of events) {
      const last = journal.lastWriter(row.kind, row.id);
      if (last !== input.seq) inTheWay.add(last);
    }
    if (inTheWay.size > 0) return refuse({ code: 'change.in-the-way', seqs: [...inTheWay].sort((a, b) => a - b) });
    context.because(`undo ${String(input.seq)}`);
    for (const event of invertedOf(events)) context.log.append(event);
    return ok({ undone: input.seq });
  },
};
