import { useLayoutEffect, type RefObject } from 'react';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import { isInField } from '../../ui/in-field.ts';
import { JOB_KEYS, jobsOf, type Job } from './jobs.ts';

/** What the keys of the board do; all but the function keys, which the key bar shows. */
export type BoardKeys = {
  readonly board: RefObject<HTMLElement | null>;
  readonly current: VisitRow | null;
  /** A sheet is open: its keys are its own. */
  readonly isBusy: boolean;
  readonly onDigit: (digit: number, atMs: number) => void;
  readonly onCompare: () => void;
  readonly onMore: () => void;
  readonly onMode: () => void;
  readonly onSuspend: () => void;
  readonly onLists: () => void;
  readonly onJob: (job: Job) => void;
  readonly focusLine: () => void;
};

/** Number keys, job keys, and the arrows between the line and the lists beside it. */
export function useBoardKeys(keys: BoardKeys): void {
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
      if (keys.isBusy || isInField(event.target)) return;
      if (!runKey(event, keys)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the shell, which knows F6 with and without Shift as one key, and before the grid, which moves by arrows.
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [keys]);
}

/** Runs what a key means here; false leaves it to others. */
function runKey(event: KeyboardEvent, keys: BoardKeys): boolean {
  const { code, shiftKey } = event;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit !== undefined && !shiftKey) {
    keys.onDigit(Number(digit), event.timeStamp);
    return true;
  }
  if (code.startsWith('Arrow')) return moveFocus(code, keys);
  if (code === 'Escape') {
    keys.onLists();
    return false;
  }
  if ((code === 'KeyA' || code === 'KeyO') && !shiftKey) {
    if (code === 'KeyA') keys.onMode();
    else keys.onSuspend();
    return true;
  }
  const { current } = keys;
  if (current === null) return false;
  if ((code === 'KeyS' || code === 'KeyE') && !shiftKey) {
    if (code === 'KeyS') keys.onCompare();
    else keys.onMore();
    return true;
  }
  const wanted = jobsOf(current).find(
    (job) => JOB_KEYS[job].code === code && (JOB_KEYS[job].isShift === true) === shiftKey && code !== 'F8',
  );
  if (wanted === undefined) return false;
  if (!event.repeat) keys.onJob(wanted);
  return true;
}

/** Left and right go between the line, who is called and who is at the point; up and down within one of them. */
function moveFocus(code: string, { board, focusLine }: BoardKeys): boolean {
  const root = board.current;
  const at = document.activeElement;
  if (root === null || isIn(at, '[role=radiogroup]')) return false;
  const lists = [...root.querySelectorAll('.points')];
  const here = lists.findIndex((list) => list.contains(at));
  const isInLine = isIn(at, '.line-grid');
  if (code === 'ArrowRight') return enterList(lists[here + 1]);
  if (code === 'ArrowLeft') {
    if (here > 0) return enterList(lists[here - 1]);
    if (!isInLine) focusLine();
    return true;
  }
  if (isInLine) return false;
  if (here < 0) {
    // The focus is nowhere, as after a truck left its list: it goes to where the chosen truck is now.
    const chosen = root.querySelector<HTMLElement>('.points [aria-pressed=true]');
    if (chosen === null) focusLine();
    else chosen.focus();
    return true;
  }
  const buttons = [...(lists[here]?.querySelectorAll('button') ?? [])];
  const next = buttons[buttons.indexOf(at as HTMLButtonElement) + (code === 'ArrowDown' ? 1 : -1)];
  next?.focus();
  next?.click();
  return true;
}

function enterList(list: Element | undefined): boolean {
  const button = list?.querySelector<HTMLElement>('[aria-pressed=true]') ?? list?.querySelector('button');
  button?.focus();
  button?.click();
  return true;
}

function isIn(element: Element | null, selector: string): boolean {
  return element !== null && element.closest(selector) !== null;
}
