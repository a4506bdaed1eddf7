import { hash } from 'node:crypto';
import type { SignedReport } from '../../../shared/domain/records.ts';
import type { QueryContext } from '../../engine/handler.ts';

type Stores = Pick<QueryContext['stores'], 'journal' | 'records' | 'signed'>;

/** SHA-256 of frozen figures, hexadecimal. */
export function figuresHash(figures: string): string {
  return hash('sha256', figures, 'hex');
}

/** Whether the figures are those that were signed: their hash fits, and the journal says the same one (RP10). */
export function isWhole(report: SignedReport, { journal, records }: Stores): boolean {
  const signing = journal
    .events(records.writerOf('signedReport', report.id))
    .find(({ change }) => change.kind === 'signedReport' && change.id === report.id && change.was === null);
  return figuresHash(report.figures) === report.hash && signing?.change.set?.['hash'] === report.hash;
}

/** The change that wrote the first signed report that is not what was signed; null when all are. */
export function firstBrokenReport(stores: Stores): number | null {
  for (const report of stores.signed.each())
    if (!isWhole(report, stores)) return stores.records.writerOf('signedReport', report.id);
  return null;
}
