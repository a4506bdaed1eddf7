import { useCallback } from 'react';
import type { CommandInput, CommandName } from '../../../shared/contract/commands.ts';
import { sendCommand, useApp, useWords } from '../../client/app-context.ts';

/** Sends a command and answers why not, or null. */
export function useAnswer(): <Name extends CommandName>(
  name: Name,
  input: CommandInput<Name>,
  /** What it is about, in words, for the key bar; the plate when left out. */
  subject?: string,
) => Promise<string | null> {
  const app = useApp();
  const { say } = useWords();
  return useCallback(
    async (name, input, subject) => {
      const outcome = await sendCommand(app, name, input, subject);
      if ('ok' in outcome) return null;
      return say('refusal' in outcome ? outcome.refusal : { ...outcome.fault });
    },
    [app, say],
  );
}
