import { useCallback, useRef, useState } from 'react';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { CommandOutcome } from '../../../shared/contract/port.ts';
import type { Service } from '../../../shared/domain/vocabulary.ts';
import { createTurns } from '../../client/turns.ts';

/** Why the last act did not happen, and what was to be handed out by it. */
export type Problem = { readonly refusal: Refusal; readonly service: Service | null };

/** One act at a time, in the order of the keys; what came of each is told where the operator looks. */
export type Desk = {
  readonly isBusy: boolean;
  readonly problem: Problem | null;
  readonly said: string | null;
  /** Answers what the act answered; null when it was refused or the host failed. */
  readonly run: <T>(send: () => Promise<CommandOutcome<T>>, service?: Service) => Promise<T | null>;
  readonly say: (said: string | null) => void;
  readonly clear: () => void;
};

/** `about`: a refusal is shown no longer than what it is about is. */
export function useDesk(about: string): Desk {
  const [turns] = useState(createTurns);
  const underway = useRef(0);
  const [isBusy, setBusy] = useState(false);
  const [told, setTold] = useState<{
    readonly about: string;
    readonly problem: Problem | null;
    readonly said: string | null;
  } | null>(null);
  const tell = useCallback(
    (problem: Problem | null, said: string | null) => setTold({ about, problem, said }),
    [about],
  );
  const run = useCallback<Desk['run']>(
    async (send, service) => {
      underway.current += 1;
      setBusy(true);
      const outcome = await turns(send);
      underway.current -= 1;
      setBusy(underway.current > 0);
      if ('ok' in outcome) {
        setTold(null);
        return outcome.ok;
      }
      if ('refusal' in outcome) tell({ refusal: outcome.refusal, service: service ?? null }, null);
      return null;
    },
    [turns, tell],
  );
  const shown = told?.about === about ? told : null;
  return {
    isBusy,
    problem: shown?.problem ?? null,
    said: shown?.said ?? null,
    run,
    say: useCallback((said: string | null) => tell(null, said), [tell]),
    clear: useCallback(() => setTold(null), []),
  };
}
