import { defaultDiscipline, streamOf } from '../../../shared/domain/queue/discipline.ts';
import { noticeAfter } from '../../../shared/domain/queue/notice.ts';
import type { Discipline } from '../../../shared/domain/queue/types.ts';
import type { Notice, Queue } from '../../../shared/domain/records.ts';
import type { NoticeId } from '../../../shared/kernel/ids.ts';
import type { Context } from '../../engine/handler.ts';

/** Puts a notice in force; the one before it is replaced and comes back when this one ends (QU19). */
export function beginNotice(context: Context, notice: Notice): void {
  const { records } = context.stores;
  const queue = context.log.latest('queue', records.require('queue', notice.queueId));
  if (queue.noticeId === null) keepFormer(context, queue);
  else
    context.log.update('notice.ended', 'notice', records.require('notice', queue.noticeId), {
      endedAt: context.now,
      endedHow: 'replaced',
    });
  if (notice.begunAt === null) context.log.update('notice.begun', 'notice', notice, { begunAt: context.now });
  follow(context, queue, notice.discipline, notice.id);
}

/**
 * Ends a notice: the one before it that is not over is in force again, else the default of a new site (QU19). One that
 * another replaced is not in force, and never comes back then.
 */
export function endNotice(context: Context, notice: Notice, endedHow: 'over' | 'withdrawn'): void {
  const { queues, records } = context.stores;
  context.log.update('notice.ended', 'notice', notice, { endedAt: notice.endedAt ?? context.now, endedHow });
  const queue = context.log.latest('queue', records.require('queue', notice.queueId));
  if (queue.noticeId !== notice.id) return;
  const before = noticeAfter(queues.replacedNotices(queue.id), context.now);
  if (before !== null) context.log.update('notice.begun', 'notice', before, { endedAt: null, endedHow: null });
  follow(context, queue, before?.discipline ?? defaultDiscipline(queue.direction), before?.id ?? null);
}

/** What ordered a queue before notices were kept is written down as one, so that it can come back. */
function keepFormer(context: Context, queue: Queue): void {
  const { discipline } = queue;
  if (JSON.stringify(discipline) === JSON.stringify(defaultDiscipline(queue.direction))) return;
  context.log.insert('notice.made', 'notice', {
    id: context.newId('notice'),
    queueId: queue.id,
    authority: '',
    number: discipline.noticeNumber,
    issuedOn: discipline.noticeOn,
    text: '',
    discipline,
    fromAt: context.site.createdAt,
    untilAt: null,
    begunAt: context.site.createdAt,
    endedAt: context.now,
    endedHow: 'replaced',
    savedAt: context.now,
    savedBy: context.actor.user,
  });
}

/**
 * Those who wait, or may come back to the line, keep their number and their time; only the stream that they are called
 * from is looked up again.
 */
function follow(context: Context, queue: Queue, discipline: Discipline, noticeId: NoticeId | null): void {
  context.log.update('notice.saved', 'queue', queue, { discipline, noticeId });
  const { queues } = context.stores;
  for (const stored of [...queues.waiting(queue.id), ...queues.beyondWaiting(queue.id)]) {
    const visit = context.log.latest('visit', stored);
    const stream = streamOf({ ...visit, isClassProven: visit.classProvenBy !== null }, discipline).key;
    if (stream !== visit.stream) context.log.update('notice.saved', 'visit', visit, { stream }, visit.id);
  }
}
