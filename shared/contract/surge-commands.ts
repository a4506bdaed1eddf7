import { command } from './command-spec.ts';
import { surgeDocument } from './surge-document-input.ts';
import { id, text, z } from './zod.ts';

/** The surge plan: adopting one, ending it. */

export const surgeCommands = {
  'surge-plan.adopt': command(
    'Puts a surge plan in force; over another one with a reason, and that one ends (SP1).',
    ['manager', 'administrator'],
    z.object({
      title: text(120),
      scenarioId: id('scenario').optional(),
      document: surgeDocument,
      reason: text(300).optional(),
    }),
    z.object({ surgePlanId: z.string() }),
    false,
  ),
  'surge-plan.end': command(
    'Ends the surge plan in force (SP2).',
    ['manager', 'administrator'],
    z.object({ surgePlanId: id('surgePlan'), reason: text(300) }),
    z.object({}),
    false,
  ),
} as const;
