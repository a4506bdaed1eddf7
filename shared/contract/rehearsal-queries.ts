import type { Day } from '../kernel/calendar.ts';
import type { WireId } from '../kernel/ids.ts';
import type { DayBand, ForecastBasis, InputFacts } from '../domain/forecast/types.ts';
import type { Scenario } from '../domain/records.ts';
import type { LeverCosts } from '../domain/rehearsal/levers.ts';
import type { Situation } from '../domain/rehearsal/types.ts';

/** What the rehearsal asks: where it begins, and the scenarios that are kept. */

export type ScenarioRow = Omit<Scenario, 'id' | 'removedAt'> & { readonly scenarioId: WireId<'scenario'> };

export type RehearsalOutputs = {
  readonly 'plan.situation': {
    readonly seq: number;
    readonly situation: Situation;
    /** Trucks that arrive each day at all crossings together, and what people know of them: for the plan's paper. */
    readonly arrivals: readonly DayBand[];
    readonly inputs: readonly InputFacts[];
    readonly costs: LeverCosts;
    readonly basis: ForecastBasis;
    /** The next Tết. */
    readonly tetOn: Day;
  };
  readonly 'plan.scenarios': { readonly seq: number; readonly scenarios: readonly ScenarioRow[] };
};
