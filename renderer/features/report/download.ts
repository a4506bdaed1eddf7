import type { Fault } from '../../../shared/contract/errors.ts';
import { download } from '../../client/download.ts';
import type { PaperLanguage } from '../../client/tongues.tsx';
import { filePathOf, type Period } from './period.ts';

/** Fetches a report as a file. Answers the fault, or null. */
export async function downloadReport(
  of: { readonly period: Period; readonly version: number | null; readonly copy: number | null },
  kind: 'pdf' | 'xlsx',
  language: PaperLanguage,
  token: string,
): Promise<Fault | null> {
  const file = filePathOf(of.period, of.version);
  if (file === null) return { code: 'request.not-found' };
  const query = `lang=${language}${file.query}${of.copy === null ? '' : `&copy=${String(of.copy)}`}`;
  return download(`${file.path}.${kind}?${query}`, `${file.name}.${kind}`, token);
}
