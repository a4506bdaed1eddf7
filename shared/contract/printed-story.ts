import type { VisitStory } from './past-queries.ts';

/** What a printed story is drawn from (YP17): as of which change, who printed it, in which language. */
export type StoryPrintData = {
  readonly story: VisitStory & { readonly seq: number };
  readonly printedBy: string;
  readonly lang: 'vi' | 'en';
};

/**
 * A story as it lies before others: where it is written down for nobody whom it names, it names nobody (YP15, YP21), and
 * of a note, where anything may stand, only that it was changed.
 */
export function sheetOf(story: StoryPrintData['story']): StoryPrintData['story'] {
  if (story.disclosure !== null) return story;
  return {
    ...story,
    people: story.people.map((person) => ({ ...person, name: null })),
    events: story.events.map(({ corrections, ...event }) => ({
      ...event,
      corrections: corrections.map((one) => (one.field === 'note' ? { ...one, was: null, becomes: null } : one)),
    })),
  };
}
