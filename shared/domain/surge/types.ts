import type { Day } from '../../kernel/calendar.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { DayBand, ForecastBasis, InputFacts } from '../forecast/types.ts';
import type { Levers } from '../rehearsal/levers.ts';
import type { ScenarioResult } from '../rehearsal/types.ts';

/** What a trigger watches (SP3): each is a figure that the yard knows at any time. */
export const TRIGGER_MEASURES = ['dwell-budget', 'until-full', 'free-places', 'waiting', 'people', 'arrivals'] as const;
export type TriggerMeasure = (typeof TRIGGER_MEASURES)[number];

/** "When the dwell budget falls under 10 h, open overflow C": what is watched, from where on, what is done, by whom. */
export type Trigger = {
  readonly measure: TriggerMeasure;
  readonly when: 'under' | 'over';
  /** Hours for `dwell-budget` and `until-full`, trucks, people, or trucks a day. */
  readonly value: number;
  readonly action: string;
  readonly who: string;
};

export type Duty = { readonly what: string; readonly who: string; readonly phone: string };

/** What people knew ahead when the plan was made, and who wrote it down when. */
export type PlanInput = InputFacts & { readonly savedAt?: Instant | undefined; readonly savedBy?: string | undefined };

/** The surge plan (phương án ứng phó) as it was adopted: it never changes, a correction is another plan. */
export type SurgeDocument = {
  readonly basis: ForecastBasis;
  readonly tetOn: Day;
  readonly inputs: readonly PlanInput[];
  /** Trucks that arrive each day at all crossings together. */
  readonly arrivals: readonly DayBand[];
  readonly levers: Levers;
  readonly without: ScenarioResult;
  readonly with: ScenarioResult;
  readonly triggers: readonly Trigger[];
  readonly duties: readonly Duty[];
  readonly assumptions: string;
};
