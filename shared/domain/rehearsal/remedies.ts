import type { LeverCosts, Levers } from './levers.ts';
import { remedyLeversFor, type RemedyKind, type RemedyLever } from './remedy-levers.ts';
import { createTrial, type Held, type Trial } from './remedy-trial.ts';
import type { Failure, Situation } from './types.ts';

/** Fewer than those of a scenario: the search asks for each step of each lever. */
export const REMEDY_RUNS = 40;

/** The least of a lever is sought in so many of the seasons, the worst ones, and then tried in all. */
const WORST_SHARE = 0.25;

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
  const trial = createTrial(situation, levers, failure.resource, costs, runs);
  const candidates = remedyLeversFor(situation, levers, failure, trial.mean());
  const found: Remedy[] = [];
  let done = 0;

  const leastOf = (lever: RemedyLever): Remedy | null => {
    const held = lever.canBeTooMuch ? firstThatHolds(lever, trial) : leastThatHolds(lever, trial);
    if (held === null) return null;
    return {
      what: lever.what,
      amount: lever.amountOf(held.step),
      levers: lever.leversOf(held.step),
      costDong: held.costDong - trial.costBeforeDong,
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

type HeldAt = Held & { readonly step: number };

/**
 * Where more of a lever never makes things worse: the least that holds in the worst seasons is the least of all, unless it
 * does not hold in the others too; then the search goes on from there with all of them.
 */
function leastThatHolds(lever: RemedyLever, { runs, tryOut }: Trial): HeldAt | null {
  const worst = Math.ceil(runs * WORST_SHARE);
  const few = leastAbove(0, lever, (tried) => tryOut(tried, worst));
  if (few === null) return null;
  const all = tryOut(lever.leversOf(few.step), runs);
  return all === null ? leastAbove(few.step, lever, (tried) => tryOut(tried, runs)) : { ...all, step: few.step };
}

/** Halves the steps above one that is too little. */
function leastAbove(
  from: number,
  { steps, leversOf }: RemedyLever,
  tryOut: (levers: Levers) => Held | null,
): HeldAt | null {
  const most = tryOut(leversOf(steps));
  let best = most === null ? null : { ...most, step: steps };
  let tooLittle = from;
  while (best !== null && best.step - tooLittle > 1) {
    const step = Math.floor((best.step + tooLittle) / 2);
    const held = tryOut(leversOf(step));
    if (held === null) tooLittle = step;
    else best = { ...held, step };
  }
  return best;
}

/** Goes up step by step. */
function firstThatHolds({ steps, leversOf }: RemedyLever, { runs, tryOut }: Trial): HeldAt | null {
  for (let step = 1; step <= steps; step += 1) {
    const held = tryOut(leversOf(step), runs);
    if (held !== null) return { ...held, step };
  }
  return null;
}
