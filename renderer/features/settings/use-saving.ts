import { useCallback, useState } from 'react';
import type { CommandOutcome } from '../../../shared/contract/port.ts';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import { settingsTexts } from './texts/catalog.ts';

export type Said = { readonly isGood: boolean; readonly text: string };

/** Sends a section's change and keeps how it ended, in words, for the foot of that section. */
export function useSaving(): {
  readonly isSending: boolean;
  readonly said: Said | null;
  readonly forget: () => void;
  readonly run: (send: () => Promise<CommandOutcome<unknown>>) => Promise<boolean>;
} {
  const { clock, format } = useApp();
  const t = useTexts(settingsTexts);
  const { say } = useWords();
  const [isSending, setSending] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  const forget = useCallback(() => setSaid(null), []);
  const run = useCallback(
    async (send: () => Promise<CommandOutcome<unknown>>) => {
      setSending(true);
      setSaid(null);
      const outcome = await send();
      setSending(false);
      if ('ok' in outcome) {
        setSaid({ isGood: true, text: t('settings.saved', { at: format.time(clock.now()) }) });
        return true;
      }
      const problem = 'refusal' in outcome ? outcome.refusal : outcome.fault;
      const where = 'fault' in outcome ? (outcome.fault.issues ?? []).map(({ path }) => path).join(', ') : '';
      setSaid({ isGood: false, text: where === '' ? say(problem) : `${say(problem)} (${where})` });
      return false;
    },
    [clock, format, say, t],
  );
  return { isSending, said, forget, run };
}
