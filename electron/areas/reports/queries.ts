import type { QueryHandlers } from '../../engine/handler.ts';

export function createReportQueries(): Pick<QueryHandlers, 'report.daily' | 'report.range'> {
  return { 'report.daily': () => null, 'report.range': () => null };
}
