import { ok, type Result } from '../../../shared/kernel/result.ts';
import type { Alarm, Bed, Visit } from '../../../shared/domain/records.ts';
import { isNotWoken } from '../../../shared/domain/rest/wake.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { raiseAlarm } from '../steps/alarms.ts';
import { bedOfDriver } from '../steps/sleeping-driver.ts';

type Yard = Pick<Context, 'stores' | 'now'>;
type WakeWork = {
  readonly raise: readonly { readonly visit: Visit; readonly bed: Bed }[];
  readonly clear: readonly Alarm[];
};

/** Tells of drivers who sleep on although their trucks are called, until they are up or in no need to be (RE41). */
export function watchWakeUps(_input: unknown, context: Context): Result<object, Refusal> {
  const { raise, clear } = wakeWorkOf(context);
  for (const alarm of clear)
    context.log.update('alarm.cleared', 'alarm', alarm, { clearedAt: context.now }, alarm.visitId);
  for (const { visit, bed } of raise) raiseAlarm(context, 'not-woken', visit.id, { details: { bed: bed.code } });
  return ok({});
}

/** Whether there is anything of that to do now. */
export function isWakeWatchDue(yard: Yard): boolean {
  const { raise, clear } = wakeWorkOf(yard);
  return raise.length + clear.length > 0;
}

/** Looks at the trucks that are called alone: there are never more than their points hold. */
function wakeWorkOf({ stores, now }: Yard): WakeWork {
  const over = new Map(
    stores.site
      .openAlarms()
      .filter(({ code }) => code === 'not-woken')
      .map((alarm) => [alarm.visitId, alarm]),
  );
  const raise: { visit: Visit; bed: Bed }[] = [];
  for (const queue of stores.queues.queues())
    for (const visit of stores.queues.called(queue.id)) {
      const asleep = bedOfDriver(stores, visit);
      if (asleep === null || !isNotWoken(asleep.sleeper, now)) continue;
      if (!over.delete(visit.id)) raise.push({ visit, bed: asleep.bed });
    }
  return { raise, clear: [...over.values()] };
}
