import { FORECAST_BASES, INPUT_KINDS } from '../domain/forecast/types.ts';
import { CROSSING_STATES } from '../domain/queue/calendar.ts';
import { MOST_TRIGGERS } from '../domain/surge/proposals.ts';
import { TRIGGER_MEASURES, type SurgeDocument } from '../domain/surge/types.ts';
import { CARGO_CLASSES, DIRECTIONS } from '../domain/vocabulary.ts';
import { dayBandInput, leversInput, scenarioResultInput } from './rehearsal-input.ts';
import { at, day, isEachOnce, text, z } from './zod.ts';

/** A whole surge plan as it is adopted (SP1): every part in its range, texts bounded. */

const MOST_DAYS = 180;

const crossing = text(12);
const count = z.int().min(0).max(1_000_000);

const RISING = ['p5', 'p25', 'p50', 'p75', 'p95'] as const;
const isRising = (of: Readonly<Record<(typeof RISING)[number], number>>): boolean =>
  RISING.every((name, n) => n === 0 || of[name] >= of[RISING[n - 1] ?? 'p5']);
const dayBand = dayBandInput.refine(isRising, 'quantiles rise');

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
  arrivals: z.array(dayBand).min(1).max(MOST_DAYS).refine(isEachOnce('on'), 'a day twice').readonly(),
  levers: leversInput,
  without: scenarioResultInput,
  with: scenarioResultInput,
  triggers: z.array(trigger).max(MOST_TRIGGERS).readonly(),
  duties: z
    .array(z.object({ what: text(200), who: text(80), phone: text(40, 0) }))
    .max(40)
    .readonly(),
  assumptions: text(4000, 0),
}) satisfies z.ZodType<SurgeDocument>;
