import { useCallback, useState } from 'react';
import type { CommandInput, CommandName, CommandOutput } from '../../../shared/contract/commands.ts';
import { sendCommand, useApp, useWords } from '../../client/app-context.ts';

/** Sends a command and keeps how it ended for the form that asked. */
export function useSend(): {
  readonly refusal: string | null;
  readonly isSending: boolean;
  readonly forget: () => void;
  /** The answer, or null when it was refused. */
  readonly send: <Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
    subject?: string,
  ) => Promise<CommandOutput<Name> | null>;
} {
  const app = useApp();
  const { say } = useWords();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const send = useCallback(
    async <Name extends CommandName>(name: Name, input: CommandInput<Name>, subject?: string) => {
      setSending(true);
      const outcome = await sendCommand(app, name, input, subject);
      setSending(false);
      if ('ok' in outcome) {
        setRefusal(null);
        return outcome.ok;
      }
      setRefusal(say('refusal' in outcome ? outcome.refusal : { ...outcome.fault }));
      return null;
    },
    [app, say],
  );
  const forget = useCallback(() => setRefusal(null), []);
  return { refusal, isSending, forget, send };
}
