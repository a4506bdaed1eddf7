import type { Day } from '../kernel/calendar.ts';
import type { WireId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Quantiles } from '../domain/rehearsal/types.ts';
import type { BandShare, Drift, InBand, LiveFigure } from '../domain/surge/live.ts';
import type { SurgeDocument } from '../domain/surge/types.ts';
import { ACCOUNTABLE } from './command-spec.ts';
import type { PageHead } from './report-queries.ts';
import { id, z } from './zod.ts';

/** What the questions about the surge plan are answered with. */

export const surgeQueries = {
  'plan.surge': {
    summary: 'The surge plan in force, or one by its id, with what its paper needs; and those before it (SP2, SP8).',
    roles: ACCOUNTABLE,
    input: z.object({ surgePlanId: id('surgePlan').optional() }),
  },
  'plan.live': {
    summary: 'The season against the plan in force, day by day, and the state of its triggers (SP5–SP7).',
    roles: ACCOUNTABLE,
    input: z.object({}),
  },
} as const;

/** A surge plan without its document: when it was in force, and by whom. Names are those that people go by. */
export type SurgePlanHead = {
  readonly surgePlanId: WireId<'surgePlan'>;
  readonly title: string;
  readonly adoptedAt: Instant;
  readonly adoptedBy: string;
  readonly endedAt: Instant | null;
  readonly endedBy: string | null;
};

export type ShownSurgePlan = SurgePlanHead & {
  readonly scenarioId: WireId<'scenario'> | null;
  readonly document: SurgeDocument;
};

/** A day of the plan, and what it came to. */
export type LiveDay = {
  readonly on: Day;
  /** It began after the adoption and is over (SP6). */
  readonly isCounted: boolean;
  readonly figures: Readonly<Record<LiveFigure, LiveDayFigure>>;
};

export type LiveDayFigure = {
  /** Of the running day so far; null where nobody knows, and in days to come. */
  readonly actual: number | null;
  /** Null where the plan says nothing of the day. */
  readonly band: Quantiles | null;
  /** Of days that count. */
  readonly place: InBand | null;
};

export type TriggerNow = {
  /** Which trigger of the document, from 0. */
  readonly trigger: number;
  readonly value: number | null;
  /** Since when its alarm is open; null = it is off. */
  readonly firedSince: Instant | null;
};

export type LiveAgainstPlan = {
  readonly surgePlanId: WireId<'surgePlan'>;
  readonly days: readonly LiveDay[];
  readonly shares: Readonly<Record<LiveFigure, BandShare>>;
  readonly drifts: Readonly<Record<LiveFigure, Drift | null>>;
  readonly triggers: readonly TriggerNow[];
};

/** A surge plan with what its paper says besides. */
export type SurgePlanAnswer = {
  readonly seq: number;
  readonly toldAt: Instant;
  readonly siteName: string;
  readonly head: PageHead;
  /** Places of the yard now. */
  readonly places: number;
  /** Names of crossings by the codes that the plan uses. */
  readonly crossings: readonly { readonly code: string; readonly name: string }[];
  /** Null where none is in force. */
  readonly plan: ShownSurgePlan | null;
  /** All there were, newest first. */
  readonly plans: readonly SurgePlanHead[];
};

export type SurgeOutputs = {
  readonly 'plan.surge': SurgePlanAnswer;
  readonly 'plan.live': { readonly seq: number; readonly at: Instant; readonly live: LiveAgainstPlan | null };
};
