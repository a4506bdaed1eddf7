import { useCallback, useMemo } from 'react';
import type { CrossingCalendar } from '../../../shared/domain/queue/calendar.ts';
import { useKept } from '../../client/use-kept.ts';
import { isSameCalendar, rebased } from './rebase.ts';

type Kept = { readonly base: CrossingCalendar; readonly steps: readonly CrossingCalendar[] };

/** A calendar that is being changed: every stroke can be taken back until it is saved. It stays when it is left. */
export type Draft = {
  readonly calendar: CrossingCalendar;
  readonly count: number;
  /** The saved calendar is no longer the one that the changes began from. */
  readonly isOutrun: boolean;
  readonly change: (next: CrossingCalendar) => void;
  readonly stepBack: () => void;
  readonly drop: () => void;
  /** Makes the same changes to the calendar that was saved meanwhile. */
  readonly rebase: () => void;
};

export function useDraft(crossingId: string, saved: CrossingCalendar): Draft {
  const [kept, setKept] = useKept<Kept | null>(`calendar ${crossingId}`, null);
  const calendar = kept?.steps.at(-1) ?? saved;
  const change = useCallback(
    (next: CrossingCalendar) =>
      setKept((before) => {
        const now = before?.steps.at(-1) ?? saved;
        if (isSameCalendar(now, next)) return before;
        return { base: before?.base ?? saved, steps: [...(before?.steps ?? []), next] };
      }),
    [saved, setKept],
  );
  const stepBack = useCallback(
    () =>
      setKept((before) =>
        before === null || before.steps.length <= 1 ? null : { ...before, steps: before.steps.slice(0, -1) },
      ),
    [setKept],
  );
  const drop = useCallback(() => setKept(null), [setKept]);
  const rebase = useCallback(
    () =>
      setKept((before) =>
        before === null ? null : { base: saved, steps: before.steps.map((step) => rebased(before.base, step, saved)) },
      ),
    [saved, setKept],
  );
  return useMemo(
    () => ({
      calendar,
      count: kept?.steps.length ?? 0,
      isOutrun: kept !== null && !isSameCalendar(kept.base, saved),
      change,
      stepBack,
      drop,
      rebase,
    }),
    [calendar, kept, saved, change, stepBack, drop, rebase],
  );
}
