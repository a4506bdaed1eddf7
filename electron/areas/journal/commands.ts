import { ok, refuse } from '../../../shared/kernel/result.ts';
import { invertedOf } from '../../../shared/domain/journal/undo.ts';
import type { VisitId } from '../../../shared/kernel/ids.ts';
import type { RecordKind } from '../../../shared/domain/records.ts';
import { commands, isCommandName } from '../../../shared/contract/commands.ts';
import { ContractFault } from '../../../shared/contract/errors.ts';
import type { Actor, Context, Handlers } from '../../engine/handler.ts';
import type { JournalStore } from './store.ts';
import { clearStayingAlarm } from '../steps/people.ts';
import { brokenBy } from './undo-obstacle.ts';

export const journalCommands: Pick<Handlers, 'change.undo'> = {
  /** JO4: a new change that inverts an old one, as long as nobody has written its rows since. */
  'change.undo'(input, context) {
    const { journal } = context.stores;
    const change = journal.change(input.seq);
    if (change === null) return refuse({ code: 'change.unknown' });
    if (!mayUndo(change.command, context.actor)) throw new ContractFault({ code: 'session.not-allowed' });
    if (!change.isReversible) return refuse({ code: 'change.not-reversible', command: change.command });
    const events = journal.events(input.seq);
    const inTheWay = new Set<number>();
    for (const { change: row } of events) {
      const last = effectiveWriter(context.stores, row.kind, row.id, input.seq);
      if (last !== input.seq) inTheWay.add(last);
    }
    // Whoever came in by this change may have things of his own since: they hang on the records that would go.
    for (const { change: row, visitId } of events)
      if (row.was === null && visitId !== null && (row.kind === 'visit' || row.kind === 'person'))
        for (const seq of standingChangesOf(journal, visitId, input.seq)) inTheWay.add(seq);
    if (inTheWay.size > 0) return refuse({ code: 'change.in-the-way', seqs: [...inTheWay].sort((a, b) => a - b) });
    const inverted = invertedOf(events, input.seq);
    const broken = brokenBy(context, inverted);
    if (broken !== null) return refuse(broken);
    context.because(`undo ${String(input.seq)}`);
    for (const event of inverted) context.log.append(event);
    for (const { change, visitId } of inverted)
      if (change.kind === 'person' && change.set?.['isStaying'] === false && visitId !== null)
        clearStayingAlarm(context, visitId);
    return ok({ undone: input.seq });
  },
};

/** Whoever may not do a thing may not take it back either. */
function mayUndo(command: string, actor: Actor): boolean {
  return !isCommandName(command) || commands[command].roles.some((role) => actor.roles.includes(role));
}

/** The last change that still counts on a record: what was undone since, and its undoing, do not (JO4). */
function effectiveWriter({ journal, records }: Context['stores'], kind: RecordKind, id: number, floor: number): number {
  let last = records.writerOf(kind, id);
  while (last > floor) {
    const undone = undoneBy(journal, last);
    if (undone === null || undone <= floor) return last;
    last = journal.writerBefore(kind, id, undone, floor);
  }
  return last;
}

/** Later changes of a visit's story that still count: neither undone since nor themselves an undoing. */
function standingChangesOf(journal: JournalStore, visitId: VisitId, since: number): readonly number[] {
  const later = journal.laterChangesOf(visitId, since);
  const gone = new Set<number>();
  for (const seq of later) {
    const undone = undoneBy(journal, seq);
    if (undone !== null) gone.add(seq).add(undone);
  }
  return later.filter((seq) => !gone.has(seq));
}

/** The change that this one took back, or null. */
function undoneBy(journal: JournalStore, seq: number): number | null {
  const undone = journal.events(seq).find(({ type }) => type === 'change.undone')?.info?.['undoneSeq'];
  return typeof undone === 'number' ? undone : null;
}
