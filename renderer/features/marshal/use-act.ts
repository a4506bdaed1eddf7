import { useCallback, useState } from 'react';
import type { CommandOutcome } from '../../../shared/contract/port.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import { marshalTexts } from './texts/catalog.ts';

/** One act at a time, and what came of the last one. */
export type Act = {
  readonly isBusy: boolean;
  readonly problem: string | null;
  readonly said: string | null;
  /** Answers what the act answered, or the refusal of it; null when nothing was sent or the host failed. */
  readonly run: <T>(
    send: () => Promise<CommandOutcome<T>>,
    done: (value: T) => string | null,
    /** What was seen is recorded on old figures as well; what is decided waits for new ones. */
    what?: 'seen',
  ) => Promise<{ readonly ok: T } | { readonly refusal: Refusal } | null>;
  readonly tell: (said: string | null) => void;
};

export function useAct(): Act {
  const { link } = useApp();
  const t = useTexts(marshalTexts);
  const { say } = useWords();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const run = useCallback<Act['run']>(
    async (send, done, what) => {
      if (what !== 'seen' && link.get().isStale) {
        setSaid(null);
        setProblem(t('marshal.stale'));
        return null;
      }
      setBusy(true);
      setProblem(null);
      setSaid(null);
      const outcome = await send();
      setBusy(false);
      if ('ok' in outcome) {
        setSaid(done(outcome.ok));
        return { ok: outcome.ok };
      }
      if ('refusal' in outcome) {
        setProblem(say(outcome.refusal));
        return { refusal: outcome.refusal };
      }
      setProblem(say(outcome.fault));
      return null;
    },
    [say, link, t],
  );
  const tell = useCallback((text: string | null) => {
    setProblem(null);
    setSaid(text);
  }, []);
  return { isBusy, problem, said, run, tell };
}
