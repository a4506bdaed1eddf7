import { useLayoutEffect, useRef } from 'react';
import { takesArrows, takesLetters } from '../ui/in-field.ts';

/** What one key does now; `code` as the keyboard calls it, `Shift+F7` with Shift. */
export type KeyAct = {
  readonly code: string;
  readonly cap: string;
  readonly text: string;
  readonly detail?: string | undefined;
  readonly isOff?: boolean;
  readonly run: () => void;
};

/** A scanner types its next sign sooner than this, a hand later. */
const HAND_MS = 40;

/**
 * Answers single keys while nothing is being typed. A letter waits a moment: one that another follows at once came from
 * a scanner and does nothing.
 */
export function useActKeys(acts: readonly KeyAct[]): void {
  const latest = useRef(acts);
  useLayoutEffect(() => {
    latest.current = acts;
  });
  useLayoutEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | null = null;
    let lastAt = -Infinity;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      const isHand = event.timeStamp - lastAt > HAND_MS;
      // Enter ends a sign, it begins none: what a hand types right after it counts.
      if (event.key.length === 1) lastAt = event.timeStamp;
      if (waiting !== null) clearTimeout(waiting);
      waiting = null;
      const code = event.shiftKey ? `Shift+${event.code}` : event.code;
      const act = latest.current.find((one) => one.code === code && one.isOff !== true);
      if (act === undefined || document.querySelector('dialog[open]') !== null) return;
      if (!code.endsWith('F7')) {
        const isTaken = code.startsWith('Arrow') ? takesArrows(event.target) : takesLetters(event.target);
        if (isTaken || !isHand) return;
        event.preventDefault();
        waiting = setTimeout(() => act.run(), HAND_MS);
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      act.run();
    };
    // Before the shell, which knows F7 with and without Shift as one key.
    window.addEventListener('keydown', onKeyDown, true);
    return () => {
      if (waiting !== null) clearTimeout(waiting);
      window.removeEventListener('keydown', onKeyDown, true);
    };
  }, []);
}
