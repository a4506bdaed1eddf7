import { useCallback, useState } from 'react';
import type { Fault } from '../../shared/contract/errors.ts';
import type { QueryOutputs } from '../../shared/contract/queries.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { useApp } from './app-context.ts';

/** Where a check of the journal's chain stands (JO3). */
export type ChainCheck =
  | { readonly phase: 'none' }
  | { readonly phase: 'running'; readonly changes: number }
  | { readonly phase: 'done'; readonly answer: QueryOutputs['journal.verify']; readonly at: Instant }
  | { readonly phase: 'failed'; readonly fault: Fault };

/** Checks the chain of the journal from the first change on, when it is asked to. */
export function useChainCheck(): { readonly check: ChainCheck; readonly run: () => void } {
  const { port, rows, clock } = useApp();
  const [check, setCheck] = useState<ChainCheck>({ phase: 'none' });
  const run = useCallback(() => {
    setCheck({ phase: 'running', changes: rows.seq() });
    void port.query('journal.verify', {}).then((answer) => {
      setCheck(
        'ok' in answer
          ? { phase: 'done', answer: answer.ok, at: clock.now() }
          : { phase: 'failed', fault: answer.fault },
      );
    });
  }, [port, rows, clock]);
  return { check, run };
}
