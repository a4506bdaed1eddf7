import { wireId } from '../../../shared/kernel/ids.ts';
import type { Json } from '../../../shared/domain/events.ts';
import type { SignedReport } from '../../../shared/domain/records.ts';
import { figureChanges } from '../../../shared/domain/reports/frozen.ts';
import type { DailyReport, ShownSigned } from '../../../shared/contract/report-queries.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import { isWhole } from './whole.ts';

/** Frozen figures. */
export const signedQueries: Pick<QueryHandlers, 'report.versions' | 'report.frozen'> = {
  'report.versions'({ on }, context) {
    const versions = context.stores.signed.versions(on);
    return { on, versions: versions.map((report, n) => shown(report, versions[n + 1] ?? null, context)) };
  },

  'report.frozen'({ on, version }, context) {
    const versions = context.stores.signed.versions(on);
    const at = version === undefined ? 0 : versions.findIndex((report) => report.version === version);
    const report = versions[at];
    if (report === undefined) return null;
    return {
      version: shown(report, versions[at + 1] ?? null, context),
      report: { seq: report.dataSeq, ...(JSON.parse(report.figures) as Omit<DailyReport, 'seq'>) },
    };
  },
};

/** A version and what it changed of the one before. */
function shown(report: SignedReport, before: SignedReport | null, { stores }: QueryContext): ShownSigned {
  const { id, figures, ...rest } = report;
  return {
    signedReportId: wireId('signedReport', id),
    ...rest,
    changes: before === null ? [] : figureChanges(JSON.parse(before.figures) as Json, JSON.parse(figures) as Json),
    isWhole: isWhole(report, stores),
  };
}
