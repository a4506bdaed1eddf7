import { wireId, type ZoneId } from '../../../shared/kernel/ids.ts';
import { instant, later } from '../../../shared/kernel/instant.ts';
import { PACE_WINDOW_MS, perHourOf, untilFullOf, type Pace } from '../../../shared/domain/ground/budget.ts';
import { clocksOf } from '../../../shared/domain/ground/clocks.ts';
import { flowsOf } from '../../../shared/domain/ground/flows.ts';
import { fillStateOf, type FillState } from '../../../shared/domain/ground/fill.ts';
import { sumOfPlaces, type Places } from '../../../shared/domain/ground/places.ts';
import { dwellBudgetMs } from '../../../shared/domain/reports/dwell-budget.ts';
import type { Budget, RunningClock } from '../../../shared/contract/queries.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import { placesByZone } from '../ground/places.ts';
import { fillAlarmsOf, stateOf } from '../ground/watch.ts';

/** A pace counted over less than this would be noise. */
const SHORTEST_WINDOW_MS = 10 * 60_000;

/** For places only trucks without a slot count. */
const NOBODY = instant(0);

const MOST_CLOCKS = 500;

export const budgetQueries: Pick<QueryHandlers, 'yard.budget' | 'yard.clocks'> = {
  'yard.budget'(_input, context) {
    const { stores, now, site } = context;
    const windowMs = paceWindowMs(context);
    const since = later(now, -windowMs);
    const alarmOf = fillAlarmsOf(stores.ground.openAlarms());
    const zones = placesByZone(context, stores.ground.trucks(NOBODY));
    const flows = flowsOf(stores.ground.standingsSince(since), since);
    const stateIn = (zoneId: ZoneId | null, { free, places }: Places): FillState =>
      fillStateOf(free, places, stateOf(alarmOf.get(zoneId)), site.settings.fill);
    return {
      site: siteBudgetOf(context, zones),
      zones: zones.map(({ zone, places }) => ({
        zoneId: wireId('zone', zone.id),
        code: zone.code,
        name: zone.name,
        nameEn: zone.nameEn,
        kind: zone.kind,
        ...budgetOf(places, { ...(flows.get(zone.id) ?? { in: 0, out: 0 }), windowMs }, stateIn(zone.id, places)),
      })),
    };
  },

  'yard.clocks'(input, context) {
    const { alarms } = context.site.settings;
    const clocks = context.stores.ground.trucks(context.now).flatMap((truck) =>
      clocksOf(truck, alarms).map(({ code, dueAt, limitAt }): RunningClock & { readonly id: number } => ({
        id: truck.id,
        visitId: wireId('visit', truck.id),
        plate: truck.plate,
        code,
        dueAt,
        limitAt,
        isDue: dueAt <= context.now,
      })),
    );
    clocks.sort((a, b) => a.dueAt - b.dueAt || a.id - b.id);
    return { clocks: clocks.slice(0, input.limit ?? MOST_CLOCKS).map(({ id: _id, ...clock }) => clock) };
  },
};

type Yard = Pick<QueryContext, 'stores' | 'now' | 'site'>;

/** How long the places of all of the site last at this pace. */
export function siteBudgetOf(yard: Yard, zones = placesByZone(yard, yard.stores.ground.trucks(NOBODY))): Budget {
  const { stores, now, site } = yard;
  const windowMs = paceWindowMs(yard);
  const whole = sumOfPlaces(zones.map(({ places }) => places));
  const before = stateOf(fillAlarmsOf(stores.ground.openAlarms()).get(null));
  const passes = stores.visits.countPasses(later(now, -windowMs));
  return budgetOf(whole, { ...passes, windowMs }, fillStateOf(whole.free, whole.places, before, site.settings.fill));
}

/** A yard that opened an hour ago has no pace of three. */
function paceWindowMs({ now, site }: Yard): number {
  return Math.min(PACE_WINDOW_MS, Math.max(SHORTEST_WINDOW_MS, now - site.createdAt));
}

function budgetOf(places: Places, pace: Pace, state: FillState): Budget {
  const outPerHour = perHourOf(pace.out, pace.windowMs);
  const until = untilFullOf(places.free, pace);
  return {
    ...places,
    inPerHour: tenths(perHourOf(pace.in, pace.windowMs)),
    outPerHour: tenths(outPerHour),
    dwellBudgetMs: wholeMs(dwellBudgetMs(places.places, outPerHour)),
    untilFullMs: wholeMs(until.ms),
    untilFullLowMs: wholeMs(until.lowMs),
    untilFullHighMs: wholeMs(until.highMs),
    state,
  };
}

function wholeMs(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms);
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
