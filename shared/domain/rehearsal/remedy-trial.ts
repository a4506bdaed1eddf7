import { MISSING_FROM, REMEDY_HOLDS } from './assumptions.ts';
import { drawsOf, meanDraws } from './chance.ts';
import type { CourseCounts, CourseRun } from './course-types.ts';
import { createCourse } from './course.ts';
import { watchedOf } from './failures.ts';
import { leverCostOf } from './lever-costs.ts';
import type { LeverCosts, Levers } from './levers.ts';
import { isSame } from './remedy-levers.ts';
import type { ResourceKey, Situation } from './types.ts';

/** In how many of the runs a resource runs out all the same, and what the levers cost in their mean. */
export type Held = { readonly lost: number; readonly costDong: number };

export type Trial = {
  readonly runs: number;
  /** The course without chance, with the levers set before; it holds until the next one is tried. */
  readonly mean: () => CourseRun;
  readonly costBeforeDong: number;
  /** Tries levers in so many of the seasons, those that were worst before first; null once it runs out in too many. */
  readonly tryOut: (tried: Levers, seasons: number) => Held | null;
};

/** How one season goes: the most that is wanted of the resource at any time, and its trucks. */
type Season = { readonly wanted: number; readonly counts: CourseCounts };

/**
 * Tries levers against the running out of one resource, all over the same seasons (RH8). The worst come first, so what
 * does not help is seen after a few of them.
 */
export function createTrial(
  situation: Situation,
  levers: Levers,
  resource: ResourceKey,
  costs: LeverCosts,
  runs: number,
): Trial {
  const { days, spreading } = situation;
  const mostLost = Math.floor(runs * (1 - REMEDY_HOLDS) + 1e-9);
  const watchedWith = (set: Levers) => watchedOf(situation, set).find((one) => isSame(one.resource, resource));
  const wantedIn = watchedWith(levers)?.wanted;
  const seasonOf = (run: CourseRun): Season => ({
    wanted: wantedIn === undefined ? 0 : mostOf(wantedIn(run)),
    counts: run.counts,
  });
  const asItIs = createCourse(situation, levers);
  const seasons = Array.from({ length: runs }, (_, run) => {
    const draws = drawsOf(run, days, spreading);
    return { draws, before: seasonOf(asItIs.run(draws)) };
  }).sort((a, b) => b.before.wanted - a.before.wanted);
  const costOf = leverCostOf(situation, levers, costs);

  return {
    runs,
    mean: () => asItIs.run(meanDraws(days)),
    costBeforeDong: seasons.reduce((sum, { before }) => sum + costOf(before.counts) / runs, 0),
    tryOut: (tried, count) => {
      const watched = watchedWith(tried);
      if (watched === undefined) return null;
      const course = changesCourse(levers, tried) ? createCourse(situation, tried) : null;
      const costOfTried = leverCostOf(situation, tried, costs);
      let lost = 0;
      let costDong = 0;
      for (const { draws, before } of seasons.slice(0, count)) {
        const { wanted, counts } = course === null ? before : seasonOf(course.run(draws));
        costDong += costOfTried(counts) / count;
        if (wanted < watched.units + MISSING_FROM) continue;
        lost += 1;
        if (lost > mostLost) return null;
      }
      return { lost, costDong };
    },
  };
}

/** Units brought in change nothing about who comes, waits and leaves; all other levers do. */
function changesCourse(before: Levers, tried: Levers): boolean {
  return (Object.keys(tried) as (keyof Levers)[]).some((lever) => lever !== 'units' && tried[lever] !== before[lever]);
}

function mostOf(list: Float64Array): number {
  return list.reduce((most, value) => Math.max(most, value), 0);
}
