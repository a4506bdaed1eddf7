import { ok, type Result } from '../../../shared/kernel/result.ts';
import type { VisitId } from '../../../shared/kernel/ids.ts';
import type { AlarmCode } from '../../../shared/domain/records.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { raiseAlarm } from '../steps/alarms.ts';

/** What the engine itself noticed: a deadline that passed, a clock that jumped. */
export type SystemAlarm = { readonly code: AlarmCode; readonly visitId: VisitId | null };

/** Opens an alarm that no person raised; the same one is not opened twice. */
export function raiseSystemAlarm(input: unknown, context: Context): Result<object, Refusal> {
  const { code, visitId } = input as SystemAlarm;
  const isOpen = context.stores.site.openAlarms().some((alarm) => alarm.code === code && alarm.visitId === visitId);
  if (!isOpen) raiseAlarm(context, code, visitId);
  return ok({});
}
