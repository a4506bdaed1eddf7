import type { Figure } from '../kit/figures.ts';
import type { Folders } from '../kit/folders.ts';
import { planForecast } from './plan-forecast.ts';
import { planFrames } from './plan-frames.ts';
import { planRehearsal } from './plan-rehearsal.ts';

/** The Tết plan: how well arrivals are foretold, how fast a season is rehearsed, and what that costs the screen. */
export async function plan(folders: Folders): Promise<readonly Figure[]> {
  return [...planForecast(), ...planRehearsal(), ...(await planFrames(folders))];
}
