import type { ReportSettings } from '../domain/reports/settings.ts';
import type { DailyReport, RangeReport, ShownSigned } from './report-queries.ts';

/** What the printed report is drawn from. */
export type ReportPrintData = {
  readonly report: DailyReport | RangeReport;
  readonly lang: ReportSettings['language'];
  /** Empty when nobody printed it: the schedule did. */
  readonly printedBy: string;
  /** The frozen version that the figures are; null or left out = the figures as they are now (RP22). */
  readonly version?: Pick<ShownSigned, 'version' | 'hash'> | null;
  /** The shift whose time the report covers. */
  readonly shiftName?: string | null;
  /** The how-manieth print; left out = not counted. */
  readonly copy?: number;
};
