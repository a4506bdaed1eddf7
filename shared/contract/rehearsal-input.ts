import { CARGO_CLASSES, DIRECTIONS, FACILITY_KINDS } from '../domain/vocabulary.ts';
import { PAID_LEVERS, type LeverCosts, type Levers } from '../domain/rehearsal/levers.ts';
import type { ScenarioResult } from '../domain/rehearsal/types.ts';
import { at, day, text, z } from './zod.ts';

/** What commands say of scenarios: the levers, and what they came to. */

const crossing = text(12);
const trucks = z.number().min(0).max(1_000_000);
const many = <Item extends z.ZodType>(item: Item) => z.array(item).max(40).readonly();

export const leversInput: z.ZodType<Levers> = z.object({
  overtime: many(z.object({ crossing, hours: z.number().min(0).max(24) })),
  lanes: many(z.object({ crossing, direction: z.enum(DIRECTIONS), lanes: z.int().min(0).max(50) })),
  overflowYards: many(
    z.object({
      name: text(60),
      places: z.int().min(0).max(20_000),
      distanceKm: z.number().min(0).max(200),
      fromOn: day,
    }),
  ),
  preregistered: many(
    z.object({ crossing: crossing.nullable(), fromOn: day, untilOn: day, perDay: z.int().min(0).max(20_000) }),
  ),
  callForwardKm: z.number().min(0).max(200).nullable(),
  refused: many(
    z.object({
      cargoClass: z.enum(CARGO_CLASSES),
      direction: z.enum(DIRECTIONS).nullable(),
      fromOn: day,
      untilOn: day,
    }),
  ),
  units: z.partialRecord(z.enum(FACILITY_KINDS), z.number().min(0).max(100_000)),
  team: z.int().min(0).max(2000).nullable(),
});

const amount = z.number().min(-1e15).max(1e15);
const quantiles = z.object({ p5: amount, p25: amount, p50: amount, p75: amount, p95: amount });

export const scenarioResultInput: z.ZodType<ScenarioResult> = z.object({
  runs: z.int().min(1).max(10_000),
  fromOn: day,
  days: z.int().min(1).max(400),
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
  costsDong: z.record(z.enum(PAID_LEVERS), amount),
  failures: z
    .array(
      z.object({
        resource: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('places') }),
          z.object({ kind: z.literal('zone'), code: text(12) }),
          z.object({ kind: z.literal('facility'), facility: z.enum(FACILITY_KINDS) }),
        ]),
        runs: z.int().min(1).max(10_000),
        firstAt: at,
        firstLowAt: at,
        firstHighAt: at,
        shortage: quantiles,
      }),
    )
    .max(100)
    .readonly(),
  perDay: z
    .array(quantiles.extend({ on: day }))
    .max(400)
    .readonly(),
});

/** Trucks of a day between bounds, as a forecast says them. */
export const dayBandInput = z.object({
  on: day,
  mean: trucks,
  p5: trucks,
  p25: trucks,
  p50: trucks,
  p75: trucks,
  p95: trucks,
});

const dong = z.int().min(0).max(1_000_000_000);

/** What each lever costs, all of them together: a setting of the site. */
export const leverCostsInput: z.ZodType<LeverCosts> = z.object({
  overtimeHourDong: dong,
  laneDayDong: dong,
  overflowPlaceDayDong: dong,
  overflowKmDong: dong,
  deferredTruckDong: dong,
  refusedTruckDong: dong,
  unitDayDong: z.record(z.enum(FACILITY_KINDS), dong),
  teamDriverDayDong: dong,
});
