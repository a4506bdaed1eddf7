import { COUNT_ERRORS, COUNT_WARNINGS } from '../domain/forecast/count-codes.ts';
import { INPUT_KINDS } from '../domain/forecast/types.ts';
import { CROSSING_STATES } from '../domain/queue/calendar.ts';
import { CARGO_CLASSES, DIRECTIONS } from '../domain/vocabulary.ts';
import { ACCOUNTABLE, command } from './command-spec.ts';
import { day, id, text, z } from './zod.ts';

/** What people bring into the forecast: counts of years that the site has not seen, and what they know ahead. */

const done = z.object({});
const problem = <Codes extends readonly [string, ...string[]]>(codes: Codes) =>
  z.object({ row: z.int(), column: z.string(), code: z.enum(codes), value: z.string() });

export const forecastCommands = {
  'daily-count.import': command(
    'Takes daily counts (CSV or XLSX) over as a sheet; with dryRun it only says what is wrong with it (FC10).',
    ACCOUNTABLE,
    z.object({
      fileName: text(200),
      contentBase64: z.base64().max(28_000_000),
      dryRun: z.boolean().optional(),
    }),
    z.object({
      rows: z.int(),
      /** Counts that are taken, or would be. */
      accepted: z.int(),
      skipped: z.int(),
      warnings: z.array(problem(COUNT_WARNINGS)),
      errors: z.array(problem(COUNT_ERRORS)),
      countSheetId: z.string().optional(),
    }),
    false,
  ),
  'daily-count.remove': command(
    'A sheet of daily counts was wrong: it does not count any more.',
    ACCOUNTABLE,
    z.object({ countSheetId: id('countSheet') }),
    done,
    false,
  ),
  'forecast-input.save': command(
    'Something that people know ahead: a harvest, a convoy or a closing (FC5).',
    ACCOUNTABLE,
    z.object({
      /** Left out: a new one. */
      inputId: id('forecastInput').optional(),
      kind: z.enum(INPUT_KINDS),
      crossing: text(12).nullable(),
      direction: z.enum(DIRECTIONS).nullable(),
      cargoClass: z.enum(CARGO_CLASSES).nullable(),
      fromOn: day,
      untilOn: day,
      factor: z.number().min(0.1).max(10).nullable(),
      trucks: z.int().min(1).max(5000).nullable(),
      minute: z.int().min(0).max(1439).nullable(),
      state: z.enum(CROSSING_STATES).nullable(),
      note: text(200, 0),
    }),
    z.object({ inputId: z.string() }),
    false,
  ),
  'forecast-input.remove': command(
    'What was known ahead is not so, or does not count any more.',
    ACCOUNTABLE,
    z.object({ inputId: id('forecastInput') }),
    done,
    false,
  ),
} as const;
