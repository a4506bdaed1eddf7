import { HOUR_MS } from '../../../shared/kernel/instant.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import { LIVE_FIGURES, type Drift, type LiveFigure } from '../../../shared/domain/surge/live.ts';
import { isFired } from '../../../shared/domain/surge/trigger.ts';
import type { Alarm, AlarmCode, SurgePlan } from '../../../shared/domain/records.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, QueryContext } from '../../engine/handler.ts';
import { clearAlarm, raiseAlarm } from '../steps/alarms.ts';
import { triggerFiguresOf } from './figures.ts';
import { driftsFrom, isOfDrift, isOfTrigger, openPlanAlarms } from './live.ts';

type Yard = Pick<QueryContext, 'stores' | 'now' | 'zone' | 'site'>;

type PlanWork = {
  readonly raise: readonly { readonly code: AlarmCode; readonly details: NonNullable<Alarm['details']> }[];
  readonly clear: readonly Alarm[];
};

type Drifts = Readonly<Record<LiveFigure, Drift | null>>;

/** Days are read again so often: only those that are over count, and of them only late entries change. */
const DRIFT_EVERY_MS = HOUR_MS;

const kept = new WeakMap<Yard['stores'], { readonly mark: number; readonly planId: number; readonly drifts: Drifts }>();

/** Opens and closes the alarms of the surge plan in force (SP5, SP7). */
export function watchPlan(_input: unknown, context: Context): Result<object, Refusal> {
  const { raise, clear } = planWorkOf(context);
  for (const alarm of clear) clearAlarm(context, alarm);
  for (const { code, details } of raise) raiseAlarm(context, code, null, { details });
  return ok({});
}

/** Whether there is anything of that to do now. */
export function isPlanWatchDue(yard: Yard): boolean {
  const { raise, clear } = planWorkOf(yard);
  return raise.length + clear.length > 0;
}

function planWorkOf(yard: Yard): PlanWork {
  const plan = yard.stores.surge.inForce();
  // With the plan its alarms end; nothing is left to do.
  if (plan === null) return { raise: [], clear: [] };
  const open = openPlanAlarms(yard);
  const works = [triggerWork(plan, open, yard), driftWork(plan, open, yard)];
  return { raise: works.flatMap(({ raise }) => raise), clear: works.flatMap(({ clear }) => clear) };
}

function triggerWork({ document }: SurgePlan, open: readonly Alarm[], yard: Yard): PlanWork {
  if (document.triggers.length === 0) return { raise: [], clear: [] };
  const figures = triggerFiguresOf(yard);
  const looked = document.triggers.map((trigger, at) => {
    const alarm = open.find((one) => isOfTrigger(one, at)) ?? null;
    const { measure, when, value, action, who } = trigger;
    const said = { trigger: at, triggerMeasure: measure, triggerWhen: when, limit: value, triggerUnit: measure };
    const details = { ...said, value: figures[measure], action, who };
    return { alarm, isFired: isFired(trigger, figures, alarm !== null), details };
  });
  return {
    raise: looked
      .filter((one) => one.isFired && one.alarm === null)
      .map(({ details }) => ({ code: 'plan-trigger', details })),
    clear: looked.flatMap((one) => (one.isFired || one.alarm === null ? [] : [one.alarm])),
  };
}

function driftWork(plan: SurgePlan, open: readonly Alarm[], yard: Yard): PlanWork {
  const drifts = driftsNow(plan, yard);
  const looked = LIVE_FIGURES.map((figure) => {
    const alarm = open.find((one) => isOfDrift(one, figure)) ?? null;
    const drift = drifts[figure];
    const isSaid = alarm !== null && drift !== null && alarm.details?.['driftSide'] === drift.side;
    return { figure, alarm, drift, isSaid };
  });
  return {
    raise: looked.flatMap(({ figure, drift, isSaid }) =>
      drift === null || isSaid
        ? []
        : [
            {
              code: 'plan-drift' as const,
              details: { liveFigure: figure, driftSide: drift.side, days: drift.days, outOf: drift.outOf },
            },
          ],
    ),
    clear: looked.flatMap(({ alarm, isSaid }) => (alarm === null || isSaid ? [] : [alarm])),
  };
}

function driftsNow(plan: SurgePlan, yard: Yard): Drifts {
  const mark = Math.floor(yard.now / DRIFT_EVERY_MS);
  const known = kept.get(yard.stores);
  if (known?.mark === mark && known.planId === plan.id) return known.drifts;
  const drifts = driftsFrom(plan, yard);
  kept.set(yard.stores, { mark, planId: plan.id, drifts });
  return drifts;
}
