import { MINUTE_MS, type Instant } from '../../kernel/instant.ts';
import type { GateCandidate } from '../records.ts';

/** A camera reads the same truck several times while it rolls up. */
const SAME_TRUCK_MS = MINUTE_MS;

/** How long a reading says anything about who stands at the lane. */
const FRESH_MS = 10 * MINUTE_MS;

type Reading = Pick<GateCandidate, 'plate' | 'seenAt'>;

/** Whether a reading is of the truck that was read before at this lane (PH2). */
export function isSameTruck(before: Reading, next: Reading): boolean {
  return before.plate === next.plate && Math.abs(next.seenAt - before.seenAt) <= SAME_TRUCK_MS;
}

/** Whether the truck that was read may still stand there. */
export function isFresh(reading: Pick<GateCandidate, 'seenAt'>, now: Instant): boolean {
  return now - reading.seenAt <= FRESH_MS;
}

/** How far a reading is to be trusted, for people: they see the truck, and decide. */
export type Trust = 'sure' | 'likely' | 'unsure';
const SURE = 0.9;
const LIKELY = 0.7;

export function trustIn({ confidence }: Pick<GateCandidate, 'confidence'>): Trust {
  return confidence >= SURE ? 'sure' : confidence >= LIKELY ? 'likely' : 'unsure';
}
