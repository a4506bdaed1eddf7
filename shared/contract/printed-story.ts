import type { VisitStory } from './past-queries.ts';

/** What a printed story is drawn from (YP17): as of which change, who printed it, in which language. */
export type StoryPrintData = {
  readonly story: VisitStory & { readonly seq: number };
  readonly printedBy: string;
  readonly lang: 'vi' | 'en';
};
