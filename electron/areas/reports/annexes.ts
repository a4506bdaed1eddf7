import { HOUR_MS, later, type Instant } from '../../../shared/kernel/instant.ts';
import type { ZoneId } from '../../../shared/kernel/ids.ts';
import type { ReportTime } from '../../../shared/domain/reports/cut-off.ts';
import { dwellBudgetMs } from '../../../shared/domain/reports/dwell-budget.ts';
import { msFullerThan, timeByCount } from '../../../shared/domain/reports/fullness.ts';
import { extremesOf, type RunMovement } from '../../../shared/domain/reports/presence.ts';
import type { Zone } from '../../../shared/domain/records.ts';
import { isPseudoZone } from '../../../shared/domain/layout/types.ts';
import { CARGO_CLASSES, DIRECTIONS, type CargoClass, type Direction } from '../../../shared/domain/vocabulary.ts';
import type { Annexes, Counted, Spread } from '../../../shared/contract/report-queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { chargesIn } from './annex-charges.ts';
import { countDifferencesIn, holdsIn, overridesIn, overstaysAt, turnBackReasonsIn } from './annex-trucks.ts';
import { suspensionsIn } from './annex-suspensions.ts';
import type { PlacesThen } from './places.ts';
import type { Reading } from './reading.ts';
import { rounded, spreadOf, whole } from './spread.ts';
import type { DepartedRow } from './store.ts';
import type { Wait } from './waits.ts';

/** What the report has read already. */
export type AnnexParts = Pick<Reading, 'stay' | 'yard' | 'waits' | 'departed' | 'payments'> & {
  readonly zones: readonly Zone[];
  readonly places: PlacesThen;
  readonly fastTrackReasons: readonly Counted[];
};

/** The pace is that of the last three hours. */
export const PACE_MS = 3 * HOUR_MS;
/** Longer times are not shown hour by hour. */
export const MOST_HOURS = 31 * 24;

/** What page 1 has no room for (RP3–RP6), from the same source as page 1. */
export function annexesOf(context: QueryContext, time: ReportTime, parts: AnnexParts): Annexes {
  const { stay, yard, waits, departed, payments, places, fastTrackReasons } = parts;
  const { from, to } = time;
  return {
    ...fullnessOf(time, context, parts),
    waitsByClass: byClass(waits),
    dwellByClass: byClass(dwellsOf(departed)),
    turnBackReasons: turnBackReasonsIn(context, departed),
    fastTrackReasons,
    lateEntries: context.stores.annexes.late(from, to),
    suspensions: suspensionsIn(context, time),
    dwellBudget: budgetByHour(time, stay.siteMovements, places.places),
    overstays: overstaysAt(context, time, stay, yard),
    holds: holdsIn(context, time, stay, yard),
    overrides: overridesIn(context, time, payments),
    countDifferences: countDifferencesIn(context, time),
    ...chargesIn(payments),
  };
}

/** How long a truck of a class stayed, or waited. */
type Dwell = Pick<Wait, 'direction' | 'cargoClass' | 'ms'>;

/** How long trucks stayed that left; nobody knows when those left that were found gone. */
export function dwellsOf(departed: readonly DepartedRow[]): readonly Dwell[] {
  return departed
    .filter(({ departure }) => departure !== 'left-unrecorded')
    .map(({ direction, cargoClass, from, to }) => ({ direction, cargoClass, ms: to - from }));
}

type ClassSpread = Spread & { readonly direction: Direction; readonly cargoClass: CargoClass };

function byClass(times: readonly Dwell[]): readonly ClassSpread[] {
  const groups = Map.groupBy(times, ({ direction, cargoClass }) => `${direction} ${cargoClass}`);
  return DIRECTIONS.flatMap((direction) =>
    CARGO_CLASSES.flatMap((cargoClass) => {
      const own = groups.get(`${direction} ${cargoClass}`);
      return own === undefined ? [] : [{ direction, cargoClass, ...spreadOf(own.map(({ ms }) => ms)) }];
    }),
  );
}

/** Zones in which trucks park against their places, and how long each, and the whole, was fuller than it should (RP4). */
function fullnessOf(
  { since, asOf }: ReportTime,
  { site }: QueryContext,
  { stay, zones, places }: AnnexParts,
): Pick<Annexes, 'thresholds' | 'zones'> {
  const parking = zones.filter(({ kind }) => !isPseudoZone(kind));
  const runsOf = (zoneId: ZoneId) => stay.byZone.get(zoneId) ?? [];
  const placesOf = (zoneId: ZoneId): number => places.byZone.get(zoneId) ?? 0;
  const spans = [
    { zone: null, runs: parking.flatMap(({ id }) => runsOf(id)), places: places.places },
    ...parking.map(({ id, code }) => ({ zone: code, runs: runsOf(id), places: placesOf(id) })),
  ];
  return {
    thresholds: spans
      .filter((span) => span.places > 0)
      .flatMap(({ zone, runs, places: all }) => {
        const times = timeByCount(runs, since, asOf);
        return site.settings.report.thresholds.map((percent) => {
          const ms = msFullerThan(times, percent, all);
          return { zone, percent, hours: rounded(ms / HOUR_MS), share: asOf > since ? ratio(ms, asOf - since) : 0 };
        });
      }),
    zones: parking.map(({ id, code }) => {
      const { min, mean, max } = extremesOf(runsOf(id), since, asOf);
      const own = placesOf(id);
      const percent = (count: number): number | null => (own === 0 ? null : rounded((count / own) * 100));
      return {
        zone: code,
        places: own,
        min,
        mean: rounded(mean),
        max,
        meanPercent: percent(mean),
        maxPercent: percent(max),
      };
    }),
  };
}

function ratio(part: number, all: number): number {
  return Math.round((part / all) * 10_000) / 10_000;
}

/** The dwell budget at the end of each hour, by what left in the three hours before, as far as the time reaches back. */
function budgetByHour(
  { from, since: recordedFrom, asOf }: ReportTime,
  movements: readonly RunMovement[],
  places: number,
): Annexes['dwellBudget'] {
  if (asOf - from > MOST_HOURS * HOUR_MS) return [];
  const outs = movements.filter(({ kind }) => kind === 'out').map(({ at }) => at);
  outs.sort((a, b) => a - b);
  const hours: { readonly hour: Instant; readonly budgetMs: number | null; readonly outPerHour: number }[] = [];
  for (let hour = from; hour < asOf; hour = later(hour, HOUR_MS)) {
    const end = Math.min(asOf, hour + HOUR_MS);
    if (end <= recordedFrom) continue;
    const since = Math.max(recordedFrom, end - PACE_MS);
    const count = below(outs, end) - below(outs, since);
    const perHour = count / ((end - since) / HOUR_MS);
    hours.push({ hour, budgetMs: whole(dwellBudgetMs(places, perHour)), outPerHour: rounded(perHour) });
  }
  return hours;
}

/** How many of sorted times lie before one. */
function below(sorted: readonly number[], at: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
