import type { Direction } from '../vocabulary.ts';

export const DAY_HOURS = 24;

/** Arrivals of a direction in each hour of a day, as a share of the day; 24 of them that sum to 1 (FC9). */
export type HourlyProfile = Readonly<Record<Direction, readonly number[]>>;

/** So many trucks of a usual day stand behind a profile that was counted: few trucks do not make an empty hour. */
const USUAL_TRUCKS = 48;

/** Trucks come by day rather than by night: the share of each hour as long as nobody has counted. An assumption. */
const USUAL: readonly number[] = [2, 2, 1, 1, 2, 3, 5, 6, 6, 6, 5, 5, 4, 5, 6, 6, 6, 6, 5, 5, 4, 4, 3, 2].map(
  (part, _hour, all) => part / all.reduce((sum, one) => sum + one, 0),
);

/** The hourly profile of trucks counted by the hour of their arrival. */
export function hourlyProfile(counted: Readonly<Record<Direction, readonly number[]>>): HourlyProfile {
  const profileOf = (direction: Direction): readonly number[] => {
    const counts = counted[direction];
    const total = counts.reduce((sum, count) => sum + count, 0) + USUAL_TRUCKS;
    return USUAL.map((share, hour) => ((counts[hour] ?? 0) + share * USUAL_TRUCKS) / total);
  };
  return { export: profileOf('export'), import: profileOf('import') };
}
