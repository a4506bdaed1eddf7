import { useCallback, useState } from 'react';
import type { Fault, Refusal } from '../../../../shared/contract/errors.ts';
import type { CommandOutcome } from '../../../../shared/contract/port.ts';
import { useWords } from '../../../client/app-context.ts';

export type Action = {
  readonly isBusy: boolean;
  readonly refusal: Refusal | null;
  /** How it went wrong, in words; null while nothing has. */
  readonly problem: string | null;
  readonly run: <Output>(send: () => Promise<CommandOutcome<Output>>) => Promise<boolean>;
  readonly clear: () => void;
};

/** Runs commands one at a time and keeps how the last one was refused. */
export function useAction(): Action {
  const { say } = useWords();
  const [state, setState] = useState<{
    readonly isBusy: boolean;
    readonly refusal: Refusal | null;
    readonly fault: Fault | null;
  }>({ isBusy: false, refusal: null, fault: null });
  const run = useCallback(async <Output>(send: () => Promise<CommandOutcome<Output>>): Promise<boolean> => {
    setState({ isBusy: true, refusal: null, fault: null });
    const outcome = await send();
    setState({
      isBusy: false,
      refusal: 'refusal' in outcome ? outcome.refusal : null,
      fault: 'fault' in outcome ? outcome.fault : null,
    });
    return 'ok' in outcome;
  }, []);
  const clear = useCallback(() => setState({ isBusy: false, refusal: null, fault: null }), []);
  const problem = state.refusal ?? state.fault;
  return {
    isBusy: state.isBusy,
    refusal: state.refusal,
    problem: problem === null ? null : say(problem as { readonly code: string }),
    run,
    clear,
  };
}
