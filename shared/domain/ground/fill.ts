import type { FillSettings } from '../site/settings.ts';

/** How full a zone or the site is (DATEX II parking status); unknown where it has no places. */
export const FILL_STATES = ['spaces-available', 'almost-full', 'full', 'unknown'] as const;
export type FillState = (typeof FILL_STATES)[number];

/** The states that alarm, under the name of their alarm. */
export type FillAlarm = Extract<FillState, 'almost-full' | 'full'>;

/**
 * The state after the one before. A state begins when the share of free places falls to its threshold, and ends only
 * when it has risen above a higher one: between the two it stays what it was. Rule FI2.
 */
export function fillStateOf(free: number, places: number, previous: FillState, settings: FillSettings): FillState {
  if (places <= 0) return 'unknown';
  const percent = (free / places) * 100;
  const fullUpTo = previous === 'full' ? settings.notFullAtFreePercent : settings.fullAtFreePercent;
  if (free <= 0 || percent <= fullUpTo) return 'full';
  const wasTight = previous === 'full' || previous === 'almost-full';
  const almostUpTo = wasTight ? settings.availableAtFreePercent : settings.almostFullAtFreePercent;
  return percent <= almostUpTo ? 'almost-full' : 'spaces-available';
}
