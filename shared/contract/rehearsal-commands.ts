import { command } from './command-spec.ts';
import { leversInput, scenarioResultInput } from './rehearsal-input.ts';
import { id, text, z } from './zod.ts';

/** Scenarios of the rehearsal, kept to be compared and to make a surge plan of. */
export const rehearsalCommands = {
  'scenario.save': command(
    'Keeps levers under a name, with what they came to when rehearsed; with `scenarioId` in the place of what was kept.',
    ['coordinator', 'manager', 'administrator'],
    z.object({
      scenarioId: id('scenario').optional(),
      name: text(60),
      /** `today`, or the code of a named rehearsal. */
      starting: z.string().regex(/^[a-z0-9-]{1,40}$/),
      levers: leversInput,
      result: scenarioResultInput.nullable(),
    }),
    z.object({ scenarioId: z.string() }),
  ),
  'scenario.remove': command(
    'Takes a scenario out of the list; surge plans made of it stay.',
    ['coordinator', 'manager', 'administrator'],
    z.object({ scenarioId: id('scenario') }),
    z.object({}),
  ),
} as const;
