import { REMEDY_HOLDS } from './assumptions.ts';
import { drawsOf, meanDraws } from './chance.ts';
import { createCourse } from './course.ts';
import { runOutOf, watchedOf } from './failures.ts';
import { leverCostOf } from './lever-costs.ts';
import type { LeverCosts, Levers } from './levers.ts';
import { isSame, remedyLeversFor, type RemedyKind, type RemedyLever } from './remedy-levers.ts';
import type { Failure, Situation } from './types.ts';

/** Fewer than those of a scenario: the search asks for each step of each lever. */
export const REMEDY_RUNS = 40;

/** The least of one lever that keeps a resource from running out. */
export type Remedy = {
  readonly what: RemedyKind;
  readonly amount: number;
  /** All levers with this one set: what a scenario takes over. */
  readonly levers: Levers;
  /** What it costs more than the levers set before, in the mean of the runs. */
  readonly costDong: number;
  /** Share of the runs in which it holds. */
  readonly holds: number;
};

/** A search that goes on lever by lever; whoever does not go on has cancelled it. */
export type RemedySearch = {
  readonly levers: number;
  readonly done: () => number;
  /** Looks at the next lever; how many are done then. */
  readonly step: () => number;
  /** What was found so far, the cheapest first. */
  readonly result: () => readonly Remedy[];
};

/** Every lever that helps against a failure, searched to the end (RH8); see `createRemedySearch` where one may wait. */
export function remediesFor(
  situation: Situation,
  levers: Levers,
  failure: Failure,
  costs: LeverCosts,
  runs: number = REMEDY_RUNS,
): readonly Remedy[] {
  const search = createRemedySearch(situation, levers, failure, costs, runs);
  while (search.done() < search.levers) search.step();
  return search.result();
}

/** Searches, for each lever that can help, the least of it that holds in nine of ten runs, all over the same seasons. */
export function createRemedySearch(
  situation: Situation,
  levers: Levers,
  failure: Failure,
  costs: LeverCosts,
  runs: number = REMEDY_RUNS,
): RemedySearch {
  const { days, spreading } = situation;
  const seasons = Array.from({ length: runs }, (_, run) => drawsOf(run, days, spreading));
  const mostLost = Math.floor(runs * (1 - REMEDY_HOLDS) + 1e-9);
  const asItIs = createCourse(situation, levers);
  const costOfRun = leverCostOf(situation, levers, costs);
  const costBefore = seasons.reduce((sum, season) => sum + costOfRun(asItIs.run(season).counts) / runs, 0);
  const candidates = remedyLeversFor(situation, levers, failure, asItIs.run(meanDraws(days)));
  const found: Remedy[] = [];
  let done = 0;

  /** Runs in which it still runs out with these levers, and what they cost; null once there are too many. */
  const tryOut: TryOut = (tried) => {
    const watched = watchedOf(situation, tried).find(({ resource }) => isSame(resource, failure.resource));
    if (watched === undefined) return null;
    const course = createCourse(situation, tried);
    const costOf = leverCostOf(situation, tried, costs);
    let lost = 0;
    let costDong = 0;
    for (const season of seasons) {
      const run = course.run(season);
      costDong += costOf(run.counts) / runs;
      if (runOutOf(watched, run) === null) continue;
      lost += 1;
      if (lost > mostLost) return null;
    }
    return { lost, costDong };
  };

  const leastOf = (lever: RemedyLever): Remedy | null => {
    const held = lever.canBeTooMuch ? firstThatHolds(lever, tryOut) : leastThatHolds(lever, tryOut);
    if (held === null) return null;
    return {
      what: lever.what,
      amount: lever.amountOf(held.step),
      levers: lever.leversOf(held.step),
      costDong: held.costDong - costBefore,
      holds: 1 - held.lost / runs,
    };
  };

  return {
    levers: candidates.length,
    done: () => done,
    step: () => {
      const next = candidates[done];
      if (next === undefined) return done;
      const remedy = leastOf(next);
      if (remedy !== null) found.push(remedy);
      done += 1;
      return done;
    },
    result: () => found.toSorted((a, b) => a.costDong - b.costDong),
  };
}

type Held = { readonly lost: number; readonly costDong: number };
type TryOut = (levers: Levers) => Held | null;
type HeldAt = Held & { readonly step: number };

/** Halves the steps, where more of a lever never makes things worse. */
function leastThatHolds({ steps, leversOf }: RemedyLever, tryOut: TryOut): HeldAt | null {
  const most = tryOut(leversOf(steps));
  let best = most === null ? null : { ...most, step: steps };
  let tooLittle = 0;
  while (best !== null && best.step - tooLittle > 1) {
    const step = Math.floor((best.step + tooLittle) / 2);
    const held = tryOut(leversOf(step));
    if (held === null) tooLittle = step;
    else best = { ...held, step };
  }
  return best;
}

/** Goes up step by step. */
function firstThatHolds({ steps, leversOf }: RemedyLever, tryOut: TryOut): HeldAt | null {
  for (let step = 1; step <= steps; step += 1) {
    const held = tryOut(leversOf(step));
    if (held !== null) return { ...held, step };
  }
  return null;
}
