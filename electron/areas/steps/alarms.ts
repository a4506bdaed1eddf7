import type { VisitId } from '../../../shared/kernel/ids.ts';
import type { AlarmCode } from '../../../shared/domain/records.ts';
import type { Context } from '../../engine/handler.ts';

/** Opens an alarm: something needs a person now. */
export function raiseAlarm(context: Context, code: AlarmCode, visitId: VisitId | null): void {
  context.log.insert(
    'alarm.raised',
    'alarm',
    {
      id: context.newId('alarm'),
      code,
      visitId,
      raisedAt: context.now,
      acknowledgedAt: null,
      acknowledgedBy: null,
      clearedAt: null,
    },
    visitId,
  );
}

/** Clears the open alarms of a visit with this code. */
export function clearAlarms(context: Context, code: AlarmCode, visitId: VisitId): void {
  for (const alarm of context.stores.site.openAlarms())
    if (alarm.code === code && alarm.visitId === visitId)
      context.log.update('alarm.cleared', 'alarm', alarm, { clearedAt: context.now }, visitId);
}
