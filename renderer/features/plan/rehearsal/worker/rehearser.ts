import { meanDraws } from '../../../../../shared/domain/rehearsal/chance.ts';
import { courseOf } from '../../../../../shared/domain/rehearsal/course.ts';
import { NO_LEVERS, type LeverCosts, type Levers } from '../../../../../shared/domain/rehearsal/levers.ts';
import { createReplications } from '../../../../../shared/domain/rehearsal/replications.ts';
import type { Situation } from '../../../../../shared/domain/rehearsal/types.ts';
import type { FromWorker, MeanCourse, Side, ToWorker } from './messages.ts';

/** So many runs are made before the thread listens again. */
const RUNS_AT_ONCE = 4;

/** Work that goes on piece by piece; `step` answers whether it is over. */
type Job = { readonly step: () => boolean };

/**
 * Rehearses in the background. `begin` works out what comes of doing nothing, `rehearse` answers the means at once and
 * then many runs; what is asked anew, or stopped, is not gone on with. `wait` calls back once messages have had their
 * turn.
 */
export function createRehearser(post: (message: FromWorker) => void, wait: (next: () => void) => void) {
  let ground: { readonly situation: Situation; readonly costs: LeverCosts } | null = null;
  let jobs: readonly Job[] = [];
  let isWaiting = false;

  const goOn = (): void => {
    isWaiting = false;
    const [job] = jobs;
    if (job === undefined) return;
    if (job.step()) jobs = jobs.filter((one) => one !== job);
    workOn();
  };
  const workOn = (): void => {
    if (isWaiting || jobs.length === 0) return;
    isWaiting = true;
    wait(goOn);
  };

  const manyRuns = (situation: Situation, costs: LeverCosts, levers: Levers, side: Side, round: number): Job => {
    const replications = createReplications(situation, levers, costs);
    return {
      step: () => {
        const done = replications.step(RUNS_AT_ONCE);
        post({ type: 'progress', side, round, done, runs: replications.runs });
        if (done < replications.runs) return false;
        post({ type: 'outcome', side, round, outcome: { result: replications.result(), bands: replications.bands() } });
        return true;
      },
    };
  };

  let without: Job | null = null;
  return (message: ToWorker): void => {
    switch (message.type) {
      case 'begin': {
        const { situation, costs } = message;
        ground = { situation, costs };
        without = manyRuns(situation, costs, NO_LEVERS, 'without', 0);
        jobs = [without];
        post({ type: 'mean', side: 'without', round: 0, course: meanCourse(situation, NO_LEVERS) });
        break;
      }
      case 'rehearse': {
        if (ground === null) return;
        const { situation, costs } = ground;
        const { round, levers, isQuick } = message;
        post({ type: 'mean', side: 'with', round, course: meanCourse(situation, levers) });
        // What comes of doing nothing is the same for all levers and is gone on with.
        const kept = jobs.filter((job) => job === without);
        jobs = isQuick ? kept : [...kept, manyRuns(situation, costs, levers, 'with', round)];
        break;
      }
      case 'stop':
        jobs = [];
        break;
    }
    workOn();
  };
}

function meanCourse(situation: Situation, levers: Levers): MeanCourse {
  const run = courseOf(situation, levers, meanDraws(situation.days));
  const { trucks, waiting, withoutPlace, people, waitingByStream, wantedByZone } = run;
  return { trucks, waiting, withoutPlace, people, waitingByStream, wantedByZone };
}
