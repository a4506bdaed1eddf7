import type { Figure } from '../kit/figures.ts';
import { planRehearsal } from './plan-rehearsal.ts';

/** The Tết plan: how long its rehearsals take. */
export function plan(): Promise<readonly Figure[]> {
  return Promise.resolve(planRehearsal());
}
