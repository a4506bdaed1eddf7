import type { KeyboardEvent as ReactKeyboardEvent } from 'react';

/** Whether keys belong to what has the focus: a field, or a sheet that is open. */
export function isTyping(event: KeyboardEvent | ReactKeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof Element)) return false;
  if (target.closest('dialog') !== null) return true;
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox';
  return target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
}

/** Whether a letter stands for an act: no modifier, no field, no sheet, no composing. */
export function isPlainKey(event: KeyboardEvent | ReactKeyboardEvent): boolean {
  return !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey && !isTyping(event);
}
