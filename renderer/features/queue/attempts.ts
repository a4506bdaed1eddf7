import type { Instant } from '../../../shared/kernel/instant.ts';
import type { NoShowChannel } from '../../../shared/domain/queue/no-show.ts';

export type Attempt = { readonly channel: NoShowChannel; readonly at: Instant };

/**
 * Attempts to reach called drivers, kept by this station until the turn counts as missed (QU5). They are bound to the
 * call: a truck that is called again starts from none.
 */
export type AttemptLog = {
  readonly of: (visitId: string, calledAt: Instant | null) => readonly Attempt[];
  readonly add: (visitId: string, calledAt: Instant | null, attempt: Attempt) => void;
  readonly clear: (visitId: string) => void;
  readonly watch: (listener: () => void) => () => void;
};

const NONE: readonly Attempt[] = [];

export function createAttemptLog(): AttemptLog {
  const kept = new Map<string, { readonly calledAt: Instant | null; readonly attempts: readonly Attempt[] }>();
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const of: AttemptLog['of'] = (visitId, calledAt) => {
    const entry = kept.get(visitId);
    return entry !== undefined && entry.calledAt === calledAt ? entry.attempts : NONE;
  };
  return {
    of,
    add(visitId, calledAt, attempt) {
      kept.set(visitId, { calledAt, attempts: [...of(visitId, calledAt), attempt] });
      tell();
    },
    clear(visitId) {
      if (kept.delete(visitId)) tell();
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
