import { wireId } from '../../../shared/kernel/ids.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import { disciplineProblemsOf, streamOf } from '../../../shared/domain/queue/discipline.ts';
import type { Discipline } from '../../../shared/domain/queue/types.ts';
import type { Handlers } from '../../engine/handler.ts';
import { requireQueue } from '../steps/lookup.ts';

type OrderCommand = 'notice.save' | 'notice.end' | 'order.import' | 'order.end' | 'fast-track.document';

export const orderCommands: Pick<Handlers, OrderCommand> = {
  'notice.save'(input, context) {
    const found = requireQueue(context, input.crossing, input.direction);
    if (!found.ok) return found;
    const { queue } = found.value;
    const discipline: Discipline = {
      noticeNumber: input.number ?? null,
      noticeOn: input.on ?? null,
      shareOldest: input.shareOldest ?? queue.discipline.shareOldest,
      streams: input.streams.map((stream) => {
        const known = queue.discipline.streams.find((one) => one.key === stream.key);
        return {
          key: stream.key,
          letter: stream.letter,
          name: stream.name ?? known?.name ?? null,
          weight: stream.weight,
          takes: stream.takes ?? known?.takes ?? { cargoClasses: null, withEvidence: false },
        };
      }),
    };
    const [problem] = disciplineProblemsOf(discipline);
    if (problem !== undefined) return refuse({ code: 'settings.invalid', problem });
    const noticeId = context.newId('notice');
    context.log.insert('notice.made', 'notice', {
      id: noticeId,
      queueId: queue.id,
      authority: input.authority ?? '',
      number: discipline.noticeNumber,
      issuedOn: discipline.noticeOn,
      text: input.text ?? '',
      discipline,
      fromAt: context.now,
      untilAt: null,
      begunAt: context.now,
      endedAt: null,
      endedHow: null,
      savedAt: context.now,
      savedBy: context.actor.user,
    });
    context.log.update('notice.saved', 'queue', queue, { discipline, noticeId });
    // Those who wait keep their number and their time; only the stream that they are called from is looked up again.
    for (const visit of context.stores.queues.waiting(queue.id)) {
      const stream = streamOf({ ...visit, isClassProven: visit.classProvenBy !== null }, discipline).key;
      if (stream !== visit.stream) context.log.update('notice.saved', 'visit', visit, { stream }, visit.id);
    }
    return ok({ noticeId: wireId('notice', noticeId) });
  },

  'notice.end': notBuilt,
  'order.import': notBuilt,
  'order.end': notBuilt,
  'fast-track.document': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
