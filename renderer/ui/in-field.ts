/** Whether a key goes into a field. */
export function isInField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}

/** Whether letters and digits go into a field: a slider takes arrows only. */
export function takesLetters(target: EventTarget | null): boolean {
  return isInField(target) && !(target instanceof HTMLInputElement && target.type === 'range');
}

/** Whether arrows go into a field, or choose one of a few. */
export function takesArrows(target: EventTarget | null): boolean {
  return isInField(target) || (target instanceof HTMLElement && target.getAttribute('role') === 'radio');
}
