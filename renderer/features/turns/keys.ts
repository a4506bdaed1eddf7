import type { KeyboardEvent } from 'react';
import type { Step } from './turns.ts';

/** What can be done with a number. */
export type ActName = 'call' | 'begin' | 'done' | 'missed' | 'given-back';

type KeyName = 'Enter' | 'ShiftEnter' | 'Delete' | 'ShiftDelete';

/** Enter goes one step on, with Shift the other way on; Delete lets go. None is a letter: those belong to the scanner. */
export const ACT_OF_KEY: Readonly<Record<Step, Readonly<Partial<Record<KeyName, ActName>>>>> = {
  waiting: { Enter: 'call', ShiftEnter: 'begin', Delete: 'given-back' },
  called: { Enter: 'begin', ShiftEnter: 'call', Delete: 'missed', ShiftDelete: 'given-back' },
  running: { Enter: 'done' },
  missed: { Enter: 'call', ShiftEnter: 'begin' },
};

/** The key of an act at a step; null when that cannot be done now. */
export function keyOf(step: Step, act: ActName): KeyName | null {
  const found = Object.entries(ACT_OF_KEY[step]).find(([, name]) => name === act);
  return found === undefined ? null : (found[0] as KeyName);
}

/** The key that was pressed, as `ACT_OF_KEY` names it. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'shiftKey'>): KeyName {
  return `${event.shiftKey ? 'Shift' : ''}${event.key}` as KeyName;
}
