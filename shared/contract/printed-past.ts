import type { YardThen } from './past-queries.ts';

/** What the printed yard of a past instant is drawn from (YP18): who printed it, in which language. */
export type PastPrintData = {
  /** Its `siteNow` is the instant. */
  readonly yard: YardThen;
  readonly printedBy: string;
  readonly lang: 'vi' | 'en';
};
