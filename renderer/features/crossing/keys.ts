import { isInField } from '../../ui/in-field.ts';

type Key = {
  readonly target: EventTarget | null;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly defaultPrevented: boolean;
};

/** A key alone, outside of fields: the screen's own. */
export function isPlainKey(event: Key): boolean {
  return !event.ctrlKey && !event.altKey && !event.metaKey && !event.defaultPrevented && !isInField(event.target);
}

/** The state that a digit sets: 1 normal, 2 pre-registered only, 3 closed; null for another key. */
export function stateOfKey(code: string): 'normal' | 'preregistered' | 'closed' | null {
  const digit = /^(?:Digit|Numpad)([123])$/.exec(code)?.[1];
  if (digit === undefined) return null;
  return digit === '1' ? 'normal' : digit === '2' ? 'preregistered' : 'closed';
}
