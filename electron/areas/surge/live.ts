import { addDays, dayOf, type Day } from '../../../shared/kernel/calendar.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import { reportWindow, type ReportWindow } from '../../../shared/domain/reports/cut-off.ts';
import type { Alarm, SurgePlan } from '../../../shared/domain/records.ts';
import type { Quantiles } from '../../../shared/domain/rehearsal/types.ts';
import {
  bandShareOf,
  driftOf,
  placeInBand,
  type Drift,
  type DriftSide,
  type InBand,
  type LiveFigure,
} from '../../../shared/domain/surge/live.ts';
import type { LiveAgainstPlan, LiveDay, LiveDayFigure } from '../../../shared/contract/surge-queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { totalsOf } from '../reports/day-totals.ts';
import { triggerFiguresOf } from './figures.ts';

type Yard = Pick<QueryContext, 'stores' | 'now' | 'site' | 'zone'>;

/** Days that a drift is judged by lie so far back at most (SP7). */
const DAYS_LOOKED_AT = 5;

/** The season against its plan (SP6), and what its triggers see (SP5). */
export function liveAgainst(plan: SurgePlan, yard: Yard): LiveAgainstPlan {
  const days = daysOf(plan).map((on) => liveDayOf(on, plan, yard));
  const open = openPlanAlarms(yard);
  const figures = triggerFiguresOf(yard);
  return {
    surgePlanId: wireId('surgePlan', plan.id),
    days,
    shares: byFigure((figure) => bandShareOf(placesOf(days, figure))),
    drifts: byFigure((figure) => driftOf(placesOf(days, figure), driftSaid(open, figure))),
    triggers: plan.document.triggers.map(({ measure }, trigger) => ({
      trigger,
      value: figures[measure],
      firedSince: open.find((alarm) => isOfTrigger(alarm, trigger))?.raisedAt ?? null,
    })),
  };
}

/** Whether it drifts, by the last days only. */
export function driftsFrom(plan: SurgePlan, yard: Yard): Readonly<Record<LiveFigure, Drift | null>> {
  const today = dayOf(yard.now, yard.zone);
  const first = addDays(today, -DAYS_LOOKED_AT);
  const days = daysOf(plan)
    .filter((on) => on >= first && on < today)
    .map((on) => liveDayOf(on, plan, yard));
  const open = openPlanAlarms(yard);
  return byFigure((figure) => driftOf(placesOf(days, figure), driftSaid(open, figure)));
}

/** Open alarms of the plan in force. */
export function openPlanAlarms({ stores }: Pick<Yard, 'stores'>): readonly Alarm[] {
  return stores.site.openAlarms().filter(({ code }) => code === 'plan-trigger' || code === 'plan-drift');
}

export function isOfTrigger({ code, details }: Alarm, trigger: number): boolean {
  return code === 'plan-trigger' && details?.['trigger'] === trigger;
}

/** The alarm of a drift of this figure. */
export function isOfDrift({ code, details }: Alarm, figure: LiveFigure): boolean {
  return code === 'plan-drift' && details?.['liveFigure'] === figure;
}

function driftSaid(open: readonly Alarm[], figure: LiveFigure): DriftSide | null {
  const side = open.find((alarm) => isOfDrift(alarm, figure))?.details?.['driftSide'];
  return side === 'above' || side === 'below' ? side : null;
}

function byFigure<Value>(of: (figure: LiveFigure) => Value): Readonly<Record<LiveFigure, Value>> {
  return { arrivals: of('arrivals'), trucks: of('trucks') };
}

/** Every day of which the plan says something, in order. */
function daysOf({ document }: SurgePlan): readonly Day[] {
  return [...new Set([...document.arrivals, ...document.with.perDay].map(({ on }) => on))].toSorted();
}

function liveDayOf(on: Day, plan: SurgePlan, yard: Yard): LiveDay {
  const { stores, now, site, zone } = yard;
  const window = reportWindow(on, 0, zone);
  const isKnown = window.from <= now && window.to > site.createdAt;
  const isCounted = window.from >= plan.adoptedAt && window.to <= now;
  const actual = isKnown
    ? { arrivals: stores.surge.arrivals(window.from, window.to), trucks: mostIn(window, yard) }
    : null;
  const bands = { arrivals: plan.document.arrivals, trucks: plan.document.with.perDay };
  return {
    on,
    isCounted,
    figures: byFigure((figure) =>
      figureOf(
        actual?.[figure] ?? null,
        bands[figure].find((band) => band.on === on),
        isCounted,
      ),
    ),
  };
}

function figureOf(actual: number | null, planned: Quantiles | undefined, isCounted: boolean): LiveDayFigure {
  if (planned === undefined) return { actual, band: null, place: null };
  const { p5, p25, p50, p75, p95 } = planned;
  const place = isCounted && actual !== null ? placeInBand(actual, planned) : null;
  return { actual, band: { p5, p25, p50, p75, p95 }, place };
}

/** The greatest number of trucks in the yard. */
function mostIn(window: ReportWindow, yard: Yard): number {
  return totalsOf(yard, [window])[0]?.max ?? 0;
}

function placesOf(days: readonly LiveDay[], figure: LiveFigure): readonly InBand[] {
  return days.flatMap(({ figures }) => figures[figure].place ?? []);
}
