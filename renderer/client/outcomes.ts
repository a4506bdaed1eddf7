import type { CommandName } from '../../shared/contract/commands.ts';
import type { Fault, Refusal } from '../../shared/contract/errors.ts';
import type { Instant } from '../../shared/kernel/instant.ts';

/** How the last command of this station ended; the key bar tells it. */
export type LastOutcome = {
  readonly command: CommandName;
  /** What it was about, already in words: a plate, a slot. */
  readonly subject: string | null;
  readonly at: Instant;
  /** The change it made; null when it made none. */
  readonly seq: number | null;
  /** Later changes of the same act, newest first: they are taken back before it (a slot given on arrival). */
  readonly undoFirst?: readonly number[];
  readonly isReversible: boolean;
  /** It ended in another way than its word says: an absence that does not count. */
  readonly isUncounted?: boolean;
  readonly refusal: Refusal | null;
  readonly fault: Fault | null;
};
