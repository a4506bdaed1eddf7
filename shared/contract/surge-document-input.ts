import { FORECAST_BASES, INPUT_KINDS } from '../domain/forecast/types.ts';
import { CROSSING_STATES } from '../domain/queue/calendar.ts';
import { MOST_TRIGGERS } from '../domain/surge/proposals.ts';
import { TRIGGER_MEASURES, type SurgeDocument } from '../domain/surge/types.ts';
import { CARGO_CLASSES, DIRECTIONS, FACILITY_KINDS } from '../domain/vocabulary.ts';
import { at, day, isEachOnce, text, z } from './zod.ts';

/** A whole surge plan as it is adopted (SP1): every part in its range, texts bounded. */

const MOST_DAYS = 180;
const MOST_LINES = 60;
const ROWS_OF_DAYS = { error: 'a day twice' };

const crossing = z.string().min(1).max(12).meta({ description: 'code of a crossing' });
const amount = z.number().min(0).max(1e12);
const count = z.int().min(0).max(1_000_000);

const RISING = ['p5', 'p25', 'p50', 'p75', 'p95'] as const;
const quantileFields = { p5: amount, p25: amount, p50: amount, p75: amount, p95: amount };
const isRising = (of: Readonly<Record<(typeof RISING)[number], number>>): boolean =>
  RISING.every((name, n) => n === 0 || of[name] >= of[RISING[n - 1] ?? 'p5']);
const quantiles = z.object(quantileFields).refine(isRising, 'quantiles rise');

const dayBand = z.object({ ...quantileFields, mean: amount, on: day }).refine(isRising, 'quantiles rise');
const dayQuantiles = z.object({ ...quantileFields, on: day }).refine(isRising, 'quantiles rise');

const input = z
  .object({
    kind: z.enum(INPUT_KINDS),
    crossing: crossing.nullable(),
    direction: z.enum(DIRECTIONS).nullable(),
    cargoClass: z.enum(CARGO_CLASSES).nullable(),
    fromOn: day,
    untilOn: day,
    factor: z.number().min(0).max(100).nullable(),
    trucks: count.nullable(),
    minute: z.int().min(0).max(1439).nullable(),
    state: z.enum(CROSSING_STATES).nullable(),
    note: text(300, 0),
    savedAt: at.optional(),
    savedBy: text(80).optional(),
  })
  .refine(({ fromOn, untilOn }) => fromOn <= untilOn, 'ends before it begins');

const levers = z.object({
  overtime: z
    .array(z.object({ crossing, hours: z.number().min(0).max(24) }))
    .max(MOST_LINES)
    .readonly(),
  lanes: z
    .array(z.object({ crossing, direction: z.enum(DIRECTIONS), lanes: z.int().min(0).max(50) }))
    .max(MOST_LINES)
    .readonly(),
  overflowYards: z
    .array(
      z.object({
        name: text(60),
        places: z.int().min(0).max(20_000),
        distanceKm: z.number().min(0).max(500),
        fromOn: day,
      }),
    )
    .max(MOST_LINES)
    .readonly(),
  preregistered: z
    .array(z.object({ crossing: crossing.nullable(), fromOn: day, untilOn: day, perDay: count }))
    .max(MOST_LINES)
    .readonly(),
  callForwardKm: z.number().min(0).max(500).nullable(),
  refused: z
    .array(
      z.object({
        cargoClass: z.enum(CARGO_CLASSES),
        direction: z.enum(DIRECTIONS).nullable(),
        fromOn: day,
        untilOn: day,
      }),
    )
    .max(MOST_LINES)
    .readonly(),
  units: z.partialRecord(z.enum(FACILITY_KINDS), count.optional()),
  team: count.nullable(),
});

const resource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('places') }),
  z.object({ kind: z.literal('zone'), code: text(12) }),
  z.object({ kind: z.literal('facility'), facility: z.enum(FACILITY_KINDS) }),
]);

const result = z.object({
  runs: z.int().min(1).max(10_000),
  fromOn: day,
  days: z.int().min(1).max(MOST_DAYS),
  peakTrucks: quantiles,
  peakOn: day,
  overflowDays: quantiles,
  largestQueue: quantiles,
  meanWaitHours: quantiles,
  p95WaitHours: quantiles,
  longestWaitHours: quantiles,
  peoplePeak: quantiles,
  crossed: quantiles,
  refused: quantiles,
  deferred: quantiles,
  incomeDong: quantiles.nullable(),
  costDong: amount,
  failures: z
    .array(
      z.object({
        resource,
        runs: z.int().min(0).max(10_000),
        firstAt: at,
        firstLowAt: at,
        firstHighAt: at,
        shortage: quantiles,
      }),
    )
    .max(MOST_LINES)
    .readonly(),
  perDay: z.array(dayQuantiles).max(MOST_DAYS).refine(isEachOnce('on'), ROWS_OF_DAYS).readonly(),
});

const trigger = z.object({
  measure: z.enum(TRIGGER_MEASURES),
  when: z.enum(['under', 'over']),
  value: z.number().min(1).max(100_000),
  action: text(200),
  who: text(80),
});

export const surgeDocument = z.object({
  basis: z.enum(FORECAST_BASES),
  tetOn: day,
  inputs: z.array(input).max(200).readonly(),
  arrivals: z.array(dayBand).min(1).max(MOST_DAYS).refine(isEachOnce('on'), ROWS_OF_DAYS).readonly(),
  levers,
  without: result,
  with: result,
  triggers: z.array(trigger).max(MOST_TRIGGERS).readonly(),
  duties: z
    .array(z.object({ what: text(200), who: text(80), phone: text(40, 0) }))
    .max(40)
    .readonly(),
  assumptions: text(4000, 0),
}) satisfies z.ZodType<SurgeDocument>;
