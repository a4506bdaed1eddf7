import { CARGO_CLASSES, DIRECTIONS } from '../domain/vocabulary.ts';
import { QUEUE_POINTS } from '../domain/queue/points.ts';
import { text, z } from './zod.ts';

/** The inputs that name a queue and say how it is ordered: the same for commands and questions. */

/** One of the groups that a notice ranks. */
const stream = z.object({
  key: z.string().regex(/^[a-z0-9-]{1,30}$/),
  letter: z.string().regex(/^[A-Z]$/),
  name: z
    .object({ vi: text(60), en: text(60).nullable(), zh: text(60).nullable() })
    .nullable()
    .optional(),
  weight: z.int().min(1).max(20),
  takes: z.object({ cargoClasses: z.array(z.enum(CARGO_CLASSES)).nullable(), withEvidence: z.boolean() }).optional(),
});
/** What waiting costs each class; every class must be named (one without is refused by name). */
const costRule = z.object({
  perHourDong: z.partialRecord(z.enum(CARGO_CLASSES), z.number().min(0).max(1_000_000_000)),
  growthPercentPerHour: z.partialRecord(z.enum(CARGO_CLASSES), z.number().min(0).max(1000)).optional(),
  toleranceMinutes: z.int().min(0).max(1440).optional(),
});
export const queuePoint = z.enum(QUEUE_POINTS);
/** One queue: a crossing, a direction, and the point where it is not the main one. */
export const queueNamed = {
  crossing: text(60),
  direction: z.enum(DIRECTIONS),
  point: queuePoint.optional(),
} as const;
/** What decides the order of a queue. */
export const orderInput = {
  streams: z.array(stream).min(1).max(12),
  shareOldest: z.number().min(0.1).max(0.2).optional(),
  hours: z
    .array(
      z.object({
        fromMinute: z.int().min(0).max(1440),
        toMinute: z.int().min(0).max(1440),
        weights: z.record(z.string().regex(/^[a-z0-9-]{1,30}$/), z.int().min(0).max(20)),
      }),
    )
    .max(12)
    .optional(),
  cost: costRule.optional(),
} as const;
