import { wireId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import { areNoticeTimesGood, mayComeBack } from '../../../shared/domain/queue/notice.ts';
import type { Notice } from '../../../shared/domain/records.ts';
import type { Handlers } from '../../engine/handler.ts';
import { requireQueue } from '../steps/lookup.ts';
import { beginNotice, endNotice } from '../steps/notices.ts';
import { disciplineOf } from './discipline-input.ts';

export const noticeCommands: Pick<Handlers, 'notice.save' | 'notice.end'> = {
  'notice.save'(input, context) {
    const found = requireQueue(context, input.crossing, input.direction, input.point);
    if (!found.ok) return found;
    const { queue } = found.value;
    const number = input.number ?? null;
    const issuedOn = input.on ?? null;
    const untilAt = input.until ?? null;
    if (!areNoticeTimesGood(input.from ?? null, untilAt, context.now)) return refuse({ code: 'notice.times' });
    if (input.cost !== undefined && (number === null || issuedOn === null))
      return refuse({ code: 'notice.cost-unwritten' });
    const discipline = disciplineOf(input, queue, { number, on: issuedOn });
    if (!discipline.ok) return discipline;
    const fromAt = Math.max(input.from ?? context.now, context.now) as Instant;
    const isNow = fromAt <= context.now;
    const notice: Notice = {
      id: context.newId('notice'),
      queueId: queue.id,
      authority: input.authority ?? '',
      number,
      issuedOn,
      text: input.text ?? '',
      discipline: discipline.value,
      fromAt,
      untilAt,
      begunAt: isNow ? context.now : null,
      endedAt: null,
      endedHow: null,
      savedAt: context.now,
      savedBy: context.actor.user,
    };
    context.log.insert('notice.made', 'notice', notice);
    if (isNow) beginNotice(context, notice);
    return ok({ noticeId: wireId('notice', notice.id) });
  },

  'notice.end'(input, context) {
    const notice = context.stores.records.get('notice', input.noticeId);
    if (notice === null) return refuse({ code: 'notice.unknown' });
    if (notice.endedAt !== null && !mayComeBack(notice, context.now)) return refuse({ code: 'notice.over' });
    context.because(input.reason);
    endNotice(context, notice, 'withdrawn');
    return ok({});
  },
};
