import { useEffect, useRef, type RefObject } from 'react';

/** What a screen is for has the focus once it is there, unless somebody is at work in the screen or a sheet already. */
export function useFirstFocus<T extends HTMLElement>(isThere: boolean): RefObject<T | null> {
  const target = useRef<T>(null);
  const isDone = useRef(false);
  useEffect(() => {
    const element = target.current;
    if (!isThere || isDone.current || element === null) return;
    isDone.current = true;
    const at = document.activeElement;
    const isAtWork = element.closest('main')?.contains(at) === true || (at?.closest('dialog[open]') ?? null) !== null;
    if (!isAtWork) element.focus({ preventScroll: true });
  }, [isThere]);
  return target;
}
