import type { LeverCosts, Levers } from '../../../../../shared/domain/rehearsal/levers.ts';
import type { Remedy } from '../../../../../shared/domain/rehearsal/remedies.ts';
import type { HourBands } from '../../../../../shared/domain/rehearsal/replications.ts';
import type { Failure, ResourceKey, ScenarioResult, Situation } from '../../../../../shared/domain/rehearsal/types.ts';

/** What the screen asks of the thread that rehearses. A new question of a kind takes the place of the one before. */
export type ToWorker =
  | { readonly type: 'begin'; readonly situation: Situation; readonly costs: LeverCosts }
  /** `round` counts the questions: an answer to an older one is dropped. */
  | { readonly type: 'rehearse'; readonly round: number; readonly levers: Levers; readonly isQuick: boolean }
  | { readonly type: 'stop' };

/** One season as the forecast's means have it: values at the beginning and at the end of each hour. */
export type MeanCourse = {
  readonly trucks: Float64Array;
  readonly waiting: Float64Array;
  readonly withoutPlace: Float64Array;
  readonly people: Float64Array;
  /** In the order of the situation's streams, and of its zones: places wanted there. */
  readonly waitingByStream: readonly Float64Array[];
  readonly wantedByZone: readonly Float64Array[];
};

/** What many runs come to. */
export type Outcome = { readonly result: ScenarioResult; readonly bands: HourBands };

/** Whether nothing is done, or the levers are used. */
export type Side = 'without' | 'with';

export type FromWorker =
  | { readonly type: 'mean'; readonly side: Side; readonly round: number; readonly course: MeanCourse }
  | {
      readonly type: 'progress';
      readonly side: Side;
      readonly round: number;
      readonly done: number;
      readonly runs: number;
    }
  | { readonly type: 'outcome'; readonly side: Side; readonly round: number; readonly outcome: Outcome };

/** What would be enough against these, with nothing else done. */
export type ForRemedies = {
  readonly situation: Situation;
  readonly costs: LeverCosts;
  readonly failures: readonly Failure[];
};

/** The cheapest first; none where no single lever is enough. */
export type RemediesFound = { readonly resource: ResourceKey; readonly remedies: readonly Remedy[] };
