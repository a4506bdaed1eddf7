import type { Site } from '../../../shared/domain/records.ts';
import type { PageHead } from '../../../shared/contract/report-queries.ts';

/** What an official page of this yard says at its head and foot. */
export function pageHeadOf({ timeZone, settings }: Site): PageHead {
  const { parentUnit, reportTo, reportPlace, signerTitle, signerName, documentCode } = settings;
  // The folder on the host's machine is nobody's business who reads a report.
  const { schedule: _, ...report } = settings.report;
  return { timeZone, parentUnit, reportTo, reportPlace, signerTitle, signerName, documentCode, report };
}
