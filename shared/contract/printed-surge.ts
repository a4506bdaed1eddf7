import type { ReportSettings } from '../domain/reports/settings.ts';
import type { ShownSurgePlan, SurgePlanAnswer } from './surge-queries.ts';

/** What a printed surge plan is drawn from (SP8): who printed it, in which languages. */
export type SurgePrintData = {
  readonly answer: Omit<SurgePlanAnswer, 'plan'> & { readonly plan: ShownSurgePlan };
  readonly printedBy: string;
  readonly lang: ReportSettings['language'];
};
