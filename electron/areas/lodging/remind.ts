import { ok, type Result } from '../../../shared/kernel/result.ts';
import { lodgingDayOf } from '../../../shared/domain/people/lodging.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, QueryContext } from '../../engine/handler.ts';
import { raiseAlarm } from '../steps/alarms.ts';
import { lodgersOn, lodgingDueAt, lodgingLines } from './list.ts';

type Yard = Pick<QueryContext, 'stores' | 'site' | 'zone' | 'now'>;

/** Whether a list has to be handed over now, with people on it of whom nobody was told, and nobody was reminded (RE16). */
export function isLodgingDue(yard: Yard): boolean {
  const on = lodgingDayOf(yard.now, yard.zone);
  const dueAt = lodgingDueAt(yard, on);
  if (yard.now < dueAt) return false;
  const sentAt = yard.stores.lodging.reportsOf(on).at(-1)?.sentAt ?? null;
  if (!lodgersOn(yard, on).some(({ from }) => sentAt === null || from > sentAt)) return false;
  return (yard.stores.lodging.lastReminder() ?? 0) < dueAt;
}

/** Reminds of a list that nobody handed over in time. */
export function remindOfLodging(_input: unknown, context: Context): Result<object, Refusal> {
  if (!isLodgingDue(context)) return ok({});
  const on = lodgingDayOf(context.now, context.zone);
  const lines = lodgingLines(context, on);
  const missing = lines.filter((line) => line.missing.length > 0).length;
  raiseAlarm(context, 'lodging-due', null, {
    details: { on, people: lines.length, missing: missing === 0 ? null : missing },
  });
  return ok({});
}
