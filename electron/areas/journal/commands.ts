import { ok, refuse } from '../../../shared/kernel/result.ts';
import { invertedOf } from '../../../shared/domain/journal/undo.ts';
import type { RecordKind } from '../../../shared/domain/records.ts';
import type { Handlers } from '../../engine/handler.ts';
import type { JournalStore } from './store.ts';

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
      const last = effectiveWriter(journal, row.kind, row.id, input.seq);
      if (last !== input.seq) inTheWay.add(last);
    }
    if (inTheWay.size > 0) return refuse({ code: 'change.in-the-way', seqs: [...inTheWay].sort((a, b) => a - b) });
    context.because(`undo ${String(input.seq)}`);
    for (const event of invertedOf(events, input.seq)) context.log.append(event);
    return ok({ undone: input.seq });
  },
};

/** The last change that still counts on a record: what was undone since, and its undoing, do not (JO4). */
function effectiveWriter(journal: JournalStore, kind: RecordKind, id: number, floor: number): number {
  let last = journal.lastWriter(kind, id);
  while (last > floor) {
    const undone = journal.events(last).find(({ type }) => type === 'change.undone')?.info?.['undoneSeq'];
    if (typeof undone !== 'number' || undone <= floor) return last;
    last = journal.writerBefore(kind, id, undone, floor);
  }
  return last;
}
