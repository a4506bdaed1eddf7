import type { Figure } from '../kit/figures.ts';
import { planForecast } from './plan-forecast.ts';
import { planRehearsal } from './plan-rehearsal.ts';

/** The Tết plan: how well arrivals are foretold, and how fast a season is rehearsed. */
export async function plan(): Promise<readonly Figure[]> {
  return Promise.resolve([...planForecast(), ...planRehearsal()]);
}
