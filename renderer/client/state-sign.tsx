import type { CrossingState } from '../../shared/domain/queue/calendar.ts';
import './state-sign.css';

/** Sign of each state of a day. */
export const SIGN: Readonly<Record<CrossingState, string>> = { normal: '○', preregistered: '≡', closed: '×' };

/** A state by pattern and sign; the word stands beside it. */
export function StateSign({ state }: { readonly state: CrossingState }) {
  return (
    <span className={`day-sign ${state}`} aria-hidden="true">
      {SIGN[state]}
    </span>
  );
}
