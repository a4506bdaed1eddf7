import { HOUR_MS } from '../../kernel/instant.ts';
import type { Pace } from './estimate-clock.ts';
import { FEWEST_CALLS } from './estimate.ts';

/** Open time after which a call counts for 1/e in the level. */
const LEVEL_HOURS = 42;
/** The shape of the day changes more slowly: about a month of a crossing that is open half the day. */
const PROFILE_HOURS = 360;
/** An hour of the day seen for this long counts as much as what is known of the day as a whole. */
const PROFILE_PRIOR_HOURS = 4;
const LEAST_FACTOR = 0.1;
const DAY_HOURS = 24;

/** Follows the pace of a queue through time: the recent level, and the profile of the day behind it (QU34). */
export type PaceKeeper = {
  /** Open time in which somebody waited, all of it in one hour of the local day, and the calls made in it. */
  readonly add: (hour: number, openMs: number, calls: number) => void;
  /** Null = too few calls to say. */
  readonly pace: () => Pace | null;
};

export function createPaceKeeper(): PaceKeeper {
  const callsOf = new Array<number>(DAY_HOURS).fill(0);
  const hoursOf = new Array<number>(DAY_HOURS).fill(0);
  let profile: readonly number[] = new Array<number>(DAY_HOURS).fill(1);
  let lastHour = 0;
  let calls = 0;
  /** Open hours, each as long as its factor. */
  let hours = 0;
  let known: Pace | null | undefined;

  return {
    add(hour, openMs, made) {
      known = undefined;
      if (hour < lastHour) profile = profileOf(callsOf, hoursOf);
      lastHour = hour;
      const open = openMs / HOUR_MS;
      const kept = Math.exp(-open / LEVEL_HOURS);
      calls = calls * kept + made;
      hours = hours * kept + open * (profile[hour] ?? 1);
      const keptOfDay = Math.exp(-open / PROFILE_HOURS);
      for (let i = 0; i < DAY_HOURS; i += 1) {
        callsOf[i] = (callsOf[i] ?? 0) * keptOfDay;
        hoursOf[i] = (hoursOf[i] ?? 0) * keptOfDay;
      }
      callsOf[hour] = (callsOf[hour] ?? 0) + made;
      hoursOf[hour] = (hoursOf[hour] ?? 0) + open;
    },
    pace() {
      known ??= calls < FEWEST_CALLS || !(hours > 0) ? null : { level: calls / hours, profile };
      return known;
    },
  };
}

function profileOf(calls: readonly number[], hours: readonly number[]): readonly number[] {
  const allHours = hours.reduce((sum, value) => sum + value, 0);
  const mean = calls.reduce((sum, value) => sum + value, 0) / allHours;
  if (!(mean > 0)) return hours.map(() => 1);
  return hours.map((open, hour) => {
    const perHour = ((calls[hour] ?? 0) + PROFILE_PRIOR_HOURS * mean) / (open + PROFILE_PRIOR_HOURS);
    return Math.max(LEAST_FACTOR, perHour / mean);
  });
}
