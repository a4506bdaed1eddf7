/** What can give or take places in a line; the words are texts. */
export const PLACE_STEP_CAUSES = [
  /** It joined: the first step. */
  'joined',
  /** Others before it were called. */
  'called',
  /** Others before it are not ready any more, or are ready again. */
  'not-ready',
  'ready',
  /** Others before it left the line: turned back, let out, cancelled, transferred away. */
  'left',
  /** Others came before it: earlier arrivals entered late, transfers with their time, returns. */
  'came-before',
  /** One was ordered to be called before it (QU3). */
  'fast-track',
  'authority-order',
  'notice',
  'no-show',
  'postponed',
  'swapped',
  'restreamed',
  'recalled',
  'sent-back',
  'transferred',
  'suspended',
  'resumed',
  'undone',
  /** The turn of the pattern moved on. */
  'turn',
  /** By the hour alone: other ratios, or waiting that costs more. */
  'time',
  /** It was itself called, or left. */
  'own-call',
  'own-leaving',
] as const;
export type PlaceStepCause = (typeof PLACE_STEP_CAUSES)[number];
