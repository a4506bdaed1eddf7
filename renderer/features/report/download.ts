import type { Day } from '../../../shared/kernel/calendar.ts';
import type { Fault } from '../../../shared/contract/errors.ts';
import { download } from '../../client/download.ts';
import type { Lang } from '../../ui/i18n.ts';

/** Fetches the report of a day as a file. Answers the fault, or null. */
export async function downloadReport(on: Day, kind: 'pdf' | 'xlsx', lang: Lang, token: string): Promise<Fault | null> {
  return download(`/api/reports/daily/${on}.${kind}?lang=${lang}`, `bao-cao-${on}.${kind}`, token);
}
