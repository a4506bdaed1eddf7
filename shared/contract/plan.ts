import { KEEP_CLEAR_KINDS, ZONE_KINDS, ZONE_PART_KINDS } from '../domain/layout/types.ts';
import type { Plan } from '../domain/layout/plan.ts';
import { CARGO_CLASSES, DIRECTIONS, FACILITY_KINDS, SLOT_ACCESSES } from '../domain/vocabulary.ts';
import { z } from './zod.ts';

const text = z.string().max(200);
const points = z.array(z.tuple([z.number(), z.number()])).max(1000);

const zone = z.strictObject({
  code: text,
  name: text,
  nameEn: text,
  kind: z.enum(ZONE_KINDS),
  capacity: z.number(),
  direction: z.enum(DIRECTIONS).nullable(),
  cargoClasses: z.array(z.enum(CARGO_CLASSES)).max(CARGO_CLASSES.length),
  outline: points,
  parts: z
    .array(z.strictObject({ kind: z.enum(ZONE_PART_KINDS), code: text, capacity: z.number().nullable() }))
    .max(500),
});

const slot = z.strictObject({
  code: text,
  zone: text,
  row: text,
  position: z.number(),
  lengthCm: z.number(),
  widthCm: z.number(),
  xCm: z.number(),
  yCm: z.number(),
  angleDeg: z.number(),
  hasPower: z.boolean(),
  isCovered: z.boolean(),
  hazardClasses: z.array(z.string().min(1).max(10)).max(20),
  direction: z.enum(DIRECTIONS).nullable(),
  access: z.enum(SLOT_ACCESSES),
  laneKey: text.nullable(),
  depth: z.number(),
  exitDistanceM: z.number(),
  walkDistanceM: z.number(),
  isKeepClear: z.boolean(),
});

/** A plan as a file holds it: the form alone; what is wrong with a plan of the right form is for `planProblems`. */
export const planSchema: z.ZodType<Plan> = z.strictObject({
  zones: z.array(zone),
  slots: z.array(slot),
  keepClear: z.array(z.strictObject({ code: text, kind: z.enum(KEEP_CLEAR_KINDS), outline: points })),
  landmarks: z.array(
    z.strictObject({
      code: text,
      kind: z.enum(['exit', ...FACILITY_KINDS]),
      side: z.enum(['border', 'inland']).nullable(),
      outline: points,
    }),
  ),
});
