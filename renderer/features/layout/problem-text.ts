import { useCallback } from 'react';
import { useWords } from '../../client/app-context.ts';

/** What is wrong with a plan, in words. */
export function useProblemText(): (problem: {
  readonly code: string;
  readonly at: string;
  readonly other?: string;
}) => string {
  const words = useWords();
  return useCallback(
    ({ code, at, other }) => words.word('layoutProblem', code, { at, ...(other === undefined ? {} : { other }) }),
    [words],
  );
}
