import type { SlotId, VisitId } from '../../../shared/kernel/ids.ts';
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

/** What an open alarm tells is new: it stays the same alarm. */
export function retellAlarm(context: Context, stored: Alarm, subject: Pick<AlarmSubject, 'details'>): Alarm['id'] {
  const alarm = context.log.latest('alarm', stored);
  context.log.update('alarm.raised', 'alarm', alarm, subject, alarm.visitId);
  return alarm.id;
}

/** Clears the open alarms of a visit with this code. */
export function clearAlarms(context: Context, code: AlarmCode, visitId: VisitId): void {
  for (const alarm of context.stores.site.openAlarmsOf(visitId)) if (alarm.code === code) clearAlarm(context, alarm);
}

/** Clears the open alarms of a slot with this code. */
export function clearSlotAlarms(context: Context, code: AlarmCode, slotId: SlotId): void {
  for (const alarm of context.stores.site.openAlarms())
    if (alarm.code === code && alarm.slotId === slotId) clearAlarm(context, alarm);
}

/** Clears the open alarms with this code that are meant. */
export function clearAlarmsOfCode(context: Context, code: AlarmCode, isMeant: (alarm: Alarm) => boolean): void {
  for (const alarm of context.stores.site.openAlarms())
    if (alarm.code === code && isMeant(alarm)) clearAlarm(context, alarm);
}

/** Closes an alarm, unless it is closed. */
export function clearAlarm(context: Context, stored: Alarm): void {
  const alarm = context.log.latest('alarm', stored);
  if (alarm.clearedAt === null)
    context.log.update('alarm.cleared', 'alarm', alarm, { clearedAt: context.now }, alarm.visitId);
}
