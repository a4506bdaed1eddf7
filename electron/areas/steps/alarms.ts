import type { VisitId } from '../../../shared/kernel/ids.ts';
import type { Alarm, AlarmCode } from '../../../shared/domain/records.ts';
import type { Context } from '../../engine/handler.ts';

/** What an alarm is of, besides a visit, and what its text tells. */
export type AlarmSubject = Partial<Pick<Alarm, 'zoneId' | 'slotId' | 'areaId' | 'details'>>;

/** Opens an alarm: something needs a person now. */
export function raiseAlarm(
  context: Context,
  code: AlarmCode,
  visitId: VisitId | null,
  subject: AlarmSubject = {},
): Alarm['id'] {
  const { zoneId = null, slotId = null, areaId = null, details = null } = subject;
  const id = context.newId('alarm');
  context.log.insert(
    'alarm.raised',
    'alarm',
    {
      id,
      code,
      visitId,
      zoneId,
      slotId,
      areaId,
      details,
      raisedAt: context.now,
      acknowledgedAt: null,
      acknowledgedBy: null,
      clearedAt: null,
      clearedBy: null,
    },
    visitId,
  );
  return id;
}

/** Clears the open alarms of a visit with this code. */
export function clearAlarms(context: Context, code: AlarmCode, visitId: VisitId): void {
  for (const alarm of context.stores.site.openAlarms())
    if (alarm.code === code && alarm.visitId === visitId)
      context.log.update('alarm.cleared', 'alarm', alarm, { clearedAt: context.now }, visitId);
}
