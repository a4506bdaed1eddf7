import { HOUR_MS, later } from '../../kernel/instant.ts';
import { MISSING_FROM } from './assumptions.ts';
import type { CourseRun } from './course-types.ts';
import type { Levers } from './levers.ts';
import { isSpecial } from './places.ts';
import { quantilesOf } from './quantiles.ts';
import type { Failure, ResourceKey, Situation } from './types.ts';

/** What is watched: where its want stands in a run, and how much of it there is. */
type Watched = {
  readonly resource: ResourceKey;
  readonly units: number;
  readonly wanted: (run: CourseRun) => Float64Array;
};

/** When a resource ran out first and last in one run, in hours from the beginning, and how many units were missing at the worst. */
export type RunOut = { readonly firstHour: number; readonly lastHour: number; readonly missing: number };

/**
 * All that can run out (RH6): places, once the yards outside are full too; the places of zones that do not take all kinds
 * of trucks; units of facilities with those brought in.
 */
export function watchedOf(situation: Situation, levers: Levers): readonly Watched[] {
  const zones = situation.yard.zones.flatMap((zone, at): Watched[] =>
    isSpecial(zone)
      ? [
          {
            resource: { kind: 'zone', code: zone.code },
            units: zone.places,
            wanted: ({ wantedByZone }) => wantedByZone[at] as Float64Array,
          },
        ]
      : [],
  );
  const facilities = situation.facilities.map(({ kind, units }, at): Watched => ({
    resource: { kind: 'facility', facility: kind },
    units: units + (levers.units[kind] ?? 0),
    wanted: ({ unitsNeeded }) => unitsNeeded[at] as Float64Array,
  }));
  return [
    { resource: { kind: 'places' }, units: 0, wanted: ({ withoutPlace }) => withoutPlace },
    ...zones,
    ...facilities,
  ];
}

/** Whether and when it runs out in a run; null = it does not. */
export function runOutOf({ units, wanted }: Watched, run: CourseRun): RunOut | null {
  const list = wanted(run);
  const enough = units + MISSING_FROM;
  let first = -1;
  let last = -1;
  let most = 0;
  for (let at = 0; at < list.length; at += 1) {
    const value = list[at] as number;
    if (value < enough) continue;
    if (first === -1) first = at;
    last = at;
    if (value > most) most = value;
  }
  return first === -1 ? null : { firstHour: first, lastHour: last, missing: most - units };
}

/** The same over all runs; null = it runs out in none. */
export function failureOf({ fromAt }: Situation, resource: ResourceKey, runs: readonly RunOut[]): Failure | null {
  if (runs.length === 0) return null;
  const first = quantilesOf(runs.map(({ firstHour }) => firstHour));
  const at = (hour: number) => later(fromAt, Math.round(hour) * HOUR_MS);
  return {
    resource,
    runs: runs.length,
    firstAt: at(first.p50),
    firstLowAt: at(first.p5),
    firstHighAt: at(first.p95),
    shortage: quantilesOf(runs.map(({ missing }) => missing)),
  };
}
