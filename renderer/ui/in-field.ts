/** Whether a key goes into a field. */
export function isInField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}

/** Whether arrows go into a field, or choose one of a few. */
export function takesArrows(target: EventTarget | null): boolean {
  return isInField(target) || (target instanceof HTMLElement && target.getAttribute('role') === 'radio');
}
