import type { YardEvent } from '../../../shared/domain/events.ts';
import { fold } from '../../../shared/kernel/text.ts';
import type { Crossing } from '../../../shared/domain/records.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';

/**
 * What the crossings do not allow: one that was made stays, with its points, for trucks, drivers and numbers name it
 * (QU46); no two have one code or name; none closes while trucks are called to it (QU7).
 */
export function crossingIsOtherwise(context: Context, inverted: readonly YardEvent[]): Refusal | null {
  const { records, queues } = context.stores;
  const callers = new Set<number>();
  for (const { change } of inverted) {
    const { kind, id, set } = change;
    if (kind !== 'crossing' && kind !== 'queue') continue;
    if (set === null) return { code: 'change.not-reversible' };
    if (kind === 'crossing') {
      const back: Crossing = { ...records.require('crossing', id), ...(set as Partial<Crossing>) };
      const other = queues
        .crossings()
        .find((one) => one.id !== back.id && (one.code === back.code || fold(one.name) === fold(back.name)));
      if (other !== undefined) return { code: 'crossing.name-taken', crossing: other.name };
    } else if ((set['suspendedAt'] ?? null) !== null) {
      const queue = records.require('queue', id);
      for (const visit of queues.called(queue.id)) {
        const isTakenBack = inverted.some((other) => other.change.kind === 'visit' && other.change.id === visit.id);
        if (!isTakenBack) callers.add(records.writerOf('visit', visit.id));
      }
    }
  }
  return callers.size === 0 ? null : { code: 'change.in-the-way', seqs: [...callers].sort((a, b) => a - b) };
}
