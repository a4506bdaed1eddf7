import { useCallback, useMemo, useState } from 'react';
import type { CrossingCalendar } from '../../../shared/domain/queue/calendar.ts';

type Kept = { readonly base: CrossingCalendar; readonly steps: readonly CrossingCalendar[] };

/** A calendar that is being changed: every stroke can be taken back until it is saved. */
export type Draft = {
  readonly calendar: CrossingCalendar;
  readonly count: number;
  /** The saved calendar is no longer the one that the changes began from. */
  readonly isOutrun: boolean;
  readonly change: (next: CrossingCalendar) => void;
  readonly stepBack: () => void;
  readonly drop: () => void;
};

export function useDraft(saved: CrossingCalendar): Draft {
  const [kept, setKept] = useState<Kept | null>(null);
  const calendar = kept?.steps.at(-1) ?? saved;
  const change = useCallback(
    (next: CrossingCalendar) =>
      setKept((before) => {
        const now = before?.steps.at(-1) ?? saved;
        if (JSON.stringify(now) === JSON.stringify(next)) return before;
        return { base: before?.base ?? saved, steps: [...(before?.steps ?? []), next] };
      }),
    [saved],
  );
  const stepBack = useCallback(
    () =>
      setKept((before) =>
        before === null || before.steps.length <= 1 ? null : { ...before, steps: before.steps.slice(0, -1) },
      ),
    [],
  );
  const drop = useCallback(() => setKept(null), []);
  return useMemo(
    () => ({
      calendar,
      count: kept?.steps.length ?? 0,
      isOutrun: kept !== null && JSON.stringify(kept.base) !== JSON.stringify(saved),
      change,
      stepBack,
      drop,
    }),
    [calendar, kept, saved, change, stepBack, drop],
  );
}
