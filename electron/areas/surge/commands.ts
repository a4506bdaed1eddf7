import { wireId } from '../../../shared/kernel/ids.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import { tidy } from '../../../shared/kernel/text.ts';
import type { SurgePlan } from '../../../shared/domain/records.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { clearAlarmsOfCode } from '../steps/alarms.ts';

/** Putting a surge plan in force, and ending it (SP1, SP2). */
export const surgeCommands: Pick<Handlers, 'surge-plan.adopt' | 'surge-plan.end'> = {
  'surge-plan.adopt'({ title, scenarioId = null, document, reason }, context) {
    const { stores, now, actor, log } = context;
    if (scenarioId !== null && stores.records.get('scenario', scenarioId) === null)
      return refuse({ code: 'scenario.unknown' });
    const before = stores.surge.inForce();
    if (before !== null) {
      if (reason === undefined) return refuse({ code: 'surge-plan.reason-missing', title: before.title });
      endPlan(before, context);
    }
    if (reason !== undefined) context.because(tidy(reason));
    const plan: SurgePlan = {
      id: context.newId('surgePlan'),
      title: tidy(title),
      scenarioId,
      document,
      adoptedAt: now,
      adoptedBy: actor.user,
      endedAt: null,
      endedBy: null,
    };
    log.insert('surge-plan.adopted', 'surgePlan', plan);
    return ok({ surgePlanId: wireId('surgePlan', plan.id) });
  },

  'surge-plan.end'({ surgePlanId, reason }, context) {
    const plan = context.stores.records.get('surgePlan', surgePlanId);
    if (plan === null) return refuse({ code: 'surge-plan.unknown' });
    if (plan.endedAt !== null) return refuse({ code: 'surge-plan.over' });
    context.because(tidy(reason));
    endPlan(plan, context);
    return ok({});
  },
};

/** Its alarms end with it (SP5, SP7). */
function endPlan(plan: SurgePlan, context: Context): void {
  context.log.update('surge-plan.ended', 'surgePlan', plan, { endedAt: context.now, endedBy: context.actor.user });
  clearAlarmsOfCode(context, 'plan-trigger', () => true);
  clearAlarmsOfCode(context, 'plan-drift', () => true);
}
