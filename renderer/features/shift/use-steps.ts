import { useCallback, useEffect, useRef, type RefObject } from 'react';

/** Walks through the steps of a form (`data-step`), one at a time; the first one has the focus when it opens. */
export function useSteps(): {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly next: () => void;
  readonly back: () => void;
  readonly focus: (index: number) => void;
} {
  const form = useRef<HTMLFormElement>(null);
  const go = useCallback((toIndex: (current: number) => number) => {
    const steps = [...(form.current?.querySelectorAll<HTMLElement>('[data-step]') ?? [])];
    const current = steps.findIndex((step) => step === document.activeElement);
    const step = steps[toIndex(current)];
    step?.focus();
    if (step instanceof HTMLInputElement) step.select();
  }, []);
  useEffect(() => go(() => 0), [go]);
  return {
    form,
    next: useCallback(() => go((current) => current + 1), [go]),
    back: useCallback(() => go((current) => Math.max(0, current - 1)), [go]),
    focus: useCallback((index) => go(() => index), [go]),
  };
}
