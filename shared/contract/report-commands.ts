import { ACCOUNTABLE, command, EVERYBODY_ON_DUTY } from './command-spec.ts';
import {
  REPORT_ANNEXES,
  REPORT_BLOCKS,
  REPORT_FILE_FORMS,
  REPORT_FORMS,
  REPORT_LANGUAGES,
  REPORT_SIGNERS,
} from '../domain/reports/settings.ts';
import { at, day, text, z } from './zod.ts';

/** Reports: freezing a day's figures, and what people add to them. */

export const reportCommands = {
  'report.sign': command(
    'Freezes the figures of a day that is over; where they changed since, as a new version with its reason (RP10).',
    ['manager', 'administrator'],
    z.object({ on: day, reason: text(300).optional() }),
    z.object({
      signedReportId: z.string(),
      version: z.int(),
      hash: z.string(),
      /** How many figures differ from the version before. */
      changes: z.int(),
    }),
    false,
  ),
  'report.note': command(
    'The one proposal of a day’s report; empty takes it away.',
    ACCOUNTABLE,
    z.object({ on: day, proposal: text(400, 0) }),
    z.object({}),
  ),
  'report.print': command(
    'The next number for a print of a time’s report, or of a frozen version of it; none is given twice (RP25).',
    EVERYBODY_ON_DUTY,
    z.object({ from: at, to: at, version: z.int().min(1).optional() }),
    z.object({ copy: z.int() }),
    false,
  ),
} as const;

function areDifferent(all: readonly (string | number)[]): boolean {
  return new Set(all).size === all.length;
}

/** Settings of the report (RP20–RP23), each as a whole or left as it is. */
export const reportSettings = z
  .object({
    form: z.enum(REPORT_FORMS),
    language: z.enum(REPORT_LANGUAGES),
    signAs: z.enum(REPORT_SIGNERS),
    deputyTitle: text(80, 0),
    receivers: z.array(text(160)).max(12).readonly(),
    blocksOff: z.array(z.enum(REPORT_BLOCKS)).max(REPORT_BLOCKS.length).refine(areDifferent, 'twice').readonly(),
    annexes: z.array(z.enum(REPORT_ANNEXES)).max(REPORT_ANNEXES.length).refine(areDifferent, 'twice').readonly(),
    preparedBy: text(80, 0),
    shiftLeader: text(80, 0),
    thresholds: z.array(z.number().min(1).max(100)).max(6).refine(areDifferent, 'twice').readonly(),
    schedule: z.object({
      folder: text(400, 0),
      isDaily: z.boolean(),
      isEachShift: z.boolean(),
      afterMinutes: z.int().min(0).max(720),
      forms: z
        .array(z.enum(REPORT_FILE_FORMS))
        .min(1)
        .max(REPORT_FILE_FORMS.length)
        .refine(areDifferent, 'twice')
        .readonly(),
    }),
  })
  .partial();
