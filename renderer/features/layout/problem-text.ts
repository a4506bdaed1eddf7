import { useCallback } from 'react';
import { useTexts } from '../../client/app-context.ts';
import { layoutTexts } from './texts/layout-texts.ts';

/** What is wrong, in words. */
export function useProblemText(): (problem: {
  readonly code: string;
  readonly at: string;
  readonly other?: string;
}) => string {
  const t = useTexts(layoutTexts);
  return useCallback(
    ({ code, other }) => `${code} ${other ?? ''} ${t('layout.problems') === '' ? '' : ''}`.trim(),
    [t],
  );
}
