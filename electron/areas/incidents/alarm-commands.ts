import { ok, refuse } from '../../../shared/kernel/result.ts';
import { closesItself } from '../../../shared/domain/ground/alarm-kinds.ts';
import type { Handlers } from '../../engine/handler.ts';

/** Alarms that people close; the others close when their cause is gone (AL7). */
export const alarmCommands: Pick<Handlers, 'alarm.resolve'> = {
  'alarm.resolve'(input, context) {
    const { records } = context.stores;
    const alarm = records.get('alarm', input.alarmId);
    if (alarm === null) return refuse({ code: 'alarm.unknown' });
    if (alarm.clearedAt !== null) return refuse({ code: 'alarm.not-open' });
    if (closesItself(alarm.code)) return refuse({ code: 'alarm.closes-itself' });
    const by = context.actor.user;
    const seen = alarm.acknowledgedAt === null ? { acknowledgedAt: context.now, acknowledgedBy: by } : {};
    context.log.update(
      'alarm.cleared',
      'alarm',
      alarm,
      { ...seen, clearedAt: context.now, clearedBy: by },
      alarm.visitId,
    );
    const slot = alarm.code === 'unknown-truck' && alarm.slotId !== null ? records.get('slot', alarm.slotId) : null;
    if (slot !== null && slot.unknownAt !== null)
      context.log.update('slot.unknown-cleared', 'slot', slot, { unknownAt: null, unknownPlate: null }, null);
    if (input.note !== undefined && input.note !== '') context.because(input.note);
    return ok({});
  },
};
