import { useEffect, useRef, type RefObject } from 'react';

/** What a screen is for has the focus once it is there, unless somebody is somewhere else already. */
export function useFirstFocus<T extends HTMLElement>(isThere: boolean): RefObject<T | null> {
  const target = useRef<T>(null);
  const isDone = useRef(false);
  useEffect(() => {
    if (!isThere || isDone.current) return;
    isDone.current = true;
    if (document.activeElement === document.body) target.current?.focus();
  }, [isThere]);
  return target;
}
