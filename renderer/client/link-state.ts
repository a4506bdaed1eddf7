/** How a station stands to its host. */
export type LinkState = {
  readonly phase: 'connecting' | 'online' | 'lost' | 'signed-out' | 'other-version';
  /** Nothing was heard for more than five seconds: what is shown may be wrong; nothing is decided on it. */
  readonly isStale: boolean;
  /** Real milliseconds since the host was last heard; null before the first time. */
  readonly ageMs: number | null;
  /** Real milliseconds since the newest verified backup; null when there is none. */
  readonly backupAgeMs: number | null;
  /** Commands sent and not answered yet. */
  readonly unanswered: number;
};

export const STALE_AFTER_MS = 5000;

export const NOT_LINKED: LinkState = {
  phase: 'connecting',
  isStale: false,
  ageMs: null,
  backupAgeMs: null,
  unanswered: 0,
};
