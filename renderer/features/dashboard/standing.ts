import type { LinkState } from '../../client/link-state.ts';

/** The day's figures are asked for so often, in real time. */
export const ASK_EVERY_MS = 20_000;
/** Two answers that did not come, and some time for a slow one. */
const LATE_AFTER_MS = 60_000;

/** How far what is shown may be trusted. */
export type Standing =
  | { readonly kind: 'current' }
  /** The host is not heard: nothing is that of now. */
  | { readonly kind: 'lost'; readonly ageMs: number }
  /** The host is heard, but the figures of today are old. */
  | { readonly kind: 'late'; readonly ageMs: number }
  | { readonly kind: 'other-version' };

/** A wall is looked at by nobody who could ask: it says itself what it no longer knows (RP43). */
export function standingOf(
  { phase, isStale, ageMs }: Pick<LinkState, 'phase' | 'isStale' | 'ageMs'>,
  answerAgeMs: number,
): Standing {
  if (phase === 'other-version') return { kind: 'other-version' };
  if (isStale || phase === 'lost' || phase === 'signed-out') return { kind: 'lost', ageMs: ageMs ?? answerAgeMs };
  return answerAgeMs > LATE_AFTER_MS ? { kind: 'late', ageMs: answerAgeMs } : { kind: 'current' };
}
