import { wireId } from '../../../shared/kernel/ids.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { decideHandOver, mayHandOver } from '../../../shared/domain/shift/hand-over.ts';
import { shiftNameAt } from '../../../shared/domain/shift/times.ts';
import type { Handlers } from '../../engine/handler.ts';
import { requireApproval } from '../steps/approval.ts';
import { pageOf, runningShift } from './page.ts';

type ShiftCommand = 'shift.hand-over';

export const shiftCommands: Pick<Handlers, ShiftCommand> = {
  'shift.hand-over'(input, context) {
    const from = requireApproval(context, 'from', mayHandOver);
    if (!from.ok) return from;
    const to = input.to === null ? null : requireApproval(context, 'to', mayHandOver);
    if (to?.ok === false) return to;
    const { now, site, stores, log } = context;
    const running = runningShift(context);
    const decided = decideHandOver(
      pageOf(running, stores),
      {
        givenBy: from.value.user,
        takenBy: to?.value.user ?? null,
        cashCountedDong: input.cashCountedDong,
        cashLeftDong: input.cashLeftDong,
        paperSlipsLeft: input.paperSlipsLeft ?? null,
        notes: input.notes ?? '',
        nextName: input.name ?? shiftNameAt(now, site.settings.shifts, context.zone),
      },
      now,
    );
    if (!decided.ok) return decided;
    const { ended, next, cashDifferenceDong } = decided.value;
    const id = running.id ?? context.newId('shift');
    if (running.id === null) log.insert('shift.ended', 'shift', { ...running, id, ...ended });
    else log.update('shift.ended', 'shift', stores.records.require('shift', id), ended);
    const nextId = context.newId('shift');
    log.insert('shift.started', 'shift', { id: nextId, ...next });
    return ok({ shiftId: wireId('shift', id), nextShiftId: wireId('shift', nextId), cashDifferenceDong });
  },
};
