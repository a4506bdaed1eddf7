import { useCallback } from 'react';
import type { DailyReport } from '../../shared/contract/report-queries.ts';
import type { Fault, Refusal } from '../../shared/contract/errors.ts';
import { useCan, useCommand } from './app-context.ts';

/** A number for a print, null for who gets none; or why there is none now. */
export type PrintNumber = { readonly copy: number | null } | { readonly problem: Refusal | Fault };

/** Takes the next number for a print of a report from the host (RP25). */
export function usePrintNumber(): (
  report: Pick<DailyReport, 'from' | 'to'>,
  version: number | null,
) => Promise<PrintNumber> {
  const may = useCan('report.print');
  const take = useCommand('report.print');
  return useCallback(
    async ({ from, to }, version) => {
      if (!may) return { copy: null };
      const outcome = await take({ from, to, ...(version !== null && { version }) });
      if ('ok' in outcome) return outcome.ok;
      return { problem: 'refusal' in outcome ? outcome.refusal : outcome.fault };
    },
    [may, take],
  );
}
