import type { Day } from '../kernel/calendar.ts';
import type { WireId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { LookBack } from '../domain/forecast/accuracy.ts';
import type { Forecast } from '../domain/forecast/forecast.ts';
import type { HourlyProfile } from '../domain/forecast/profile.ts';
import type { Score } from '../domain/forecast/scores.ts';
import { MOST_FORECAST_DAYS, type Band, type InputFacts, type Spreading } from '../domain/forecast/types.ts';
import { CARGO_CLASSES, DIRECTIONS, STAFF_ROLES, type Direction, type Role } from '../domain/vocabulary.ts';
import { day, text, z } from './zod.ts';

/** What the forecast of arrivals is asked, and what it answers. */

const EVERYBODY: readonly Role[] = STAFF_ROLES;

export const forecastQueries = {
  'plan.forecast': {
    summary: 'How many trucks will come on each of the coming days, with bands (FC1–FC7).',
    roles: EVERYBODY,
    input: z.object({
      days: z.int().min(1).max(MOST_FORECAST_DAYS).optional(),
      /** Code of a crossing. */
      crossing: text(12).optional(),
      direction: z.enum(DIRECTIONS).optional(),
    }),
  },
  'plan.hours': {
    summary: 'How many trucks will come in each hour of one of the days foretold, with bands (FC11).',
    roles: EVERYBODY,
    input: z.object({
      on: day,
      /** Code of a crossing. */
      crossing: text(12).optional(),
      direction: z.enum(DIRECTIONS).optional(),
      cargoClass: z.enum(CARGO_CLASSES).optional(),
    }),
  },
  'plan.accuracy': {
    summary: 'How well forecasts did, made again for earlier seasons and as they were really made (FC8).',
    roles: EVERYBODY,
    input: z.object({}),
  },
  'plan.counts': {
    summary: 'Sheets of daily counts that were brought in, and the days that nobody knows (FC2).',
    roles: EVERYBODY,
    input: z.object({}),
  },
  'plan.inputs': {
    summary: 'Harvests, convoys and closings that people know ahead (FC5).',
    roles: EVERYBODY,
    input: z.object({}),
  },
} as const;

/** Trucks of a queue that came, day by day; null = nobody knows. */
export type QueueCounts = {
  readonly crossing: string;
  readonly direction: Direction;
  readonly trucks: readonly (number | null)[];
};

export type ShownForecast = Pick<Forecast, 'basis' | 'why' | 'seasons' | 'fromOn' | 'series' | 'queues' | 'site'> & {
  /** What came lately, until yesterday. */
  readonly actual: {
    readonly fromOn: Day;
    readonly queues: readonly QueueCounts[];
    readonly site: readonly (number | null)[];
  };
  readonly profile: HourlyProfile;
  readonly spreading: Spreading;
};

export type ShownSheet = {
  readonly countSheetId: WireId<'countSheet'>;
  readonly fileName: string;
  readonly fromOn: Day;
  readonly untilOn: Day;
  readonly rows: number;
  readonly trucks: number;
  readonly importedAt: Instant;
  readonly importedBy: string;
};

/** Days in a row, both included. */
export type DaySpan = { readonly fromOn: Day; readonly untilOn: Day };

export type ShownInput = InputFacts & {
  readonly inputId: WireId<'forecastInput'>;
  readonly savedAt: Instant;
  readonly savedBy: string;
};

export type ForecastOutputs = {
  readonly 'plan.forecast': { readonly seq: number } & ShownForecast;
  readonly 'plan.hours': {
    readonly seq: number;
    readonly on: Day;
    /** From midnight on, 24 of them; none of a day that is not foretold, or of a line that nobody has. */
    readonly hours: readonly Band[];
  };
  readonly 'plan.accuracy': {
    readonly seq: number;
    readonly looks: readonly LookBack[];
    /** Of the forecasts that were really made; null while there are none whose days have come. */
    readonly kept: (Score & { readonly forecasts: number; readonly sinceOn: Day }) | null;
  };
  readonly 'plan.counts': {
    readonly seq: number;
    readonly sheets: readonly ShownSheet[];
    /** The first day that the site saw itself. */
    readonly ownFromOn: Day;
    /** Days that nobody knows, between the first day known and yesterday. */
    readonly gaps: readonly DaySpan[];
  };
  readonly 'plan.inputs': { readonly seq: number; readonly inputs: readonly ShownInput[] };
};
