import { addDays, localTimeOf, type Day } from '../../../../shared/kernel/calendar.ts';
import type { Levers } from '../../../../shared/domain/rehearsal/levers.ts';
import type { Quantiles, Situation } from '../../../../shared/domain/rehearsal/types.ts';
import type { MeanCourse, Outcome } from './worker/messages.ts';

/** What can be drawn of a season. */
export const FIGURES = ['trucks', 'waiting', 'withoutPlace', 'people'] as const;
export type Figure = (typeof FIGURES)[number];

/** A figure at each moment, over all runs. */
export type Bands = Readonly<Record<keyof Quantiles, ArrayLike<number>>>;

/** One figure of a season as it is drawn. */
export type Course = {
  readonly fromOn: Day;
  /** Moments in days from the beginning of the first day. */
  readonly at: readonly number[];
  /** Nothing done; null while it is not rehearsed yet. */
  readonly without: Bands | null;
  /** With the levers, by the forecast's means. */
  readonly plan: ArrayLike<number> | null;
  /** How many there is room for; null where nothing limits it. */
  readonly room: readonly (number | null)[];
};

const DAY_HOURS = 24;

/** The hour of the day at which a rehearsal begins. */
export function firstHourOf({ fromAt, zone }: Situation): number {
  return localTimeOf(fromAt, zone).hour;
}

/** What is drawn of a figure. */
export function courseOf(
  figure: Figure,
  told: {
    readonly situation: Situation;
    readonly levers: Levers;
    readonly without: Outcome | null;
    readonly mean: MeanCourse | null;
  },
): Course {
  const { situation, levers, without, mean } = told;
  const first = firstHourOf(situation);
  const moments = situation.days * DAY_HOURS - first + 1;
  const at = Array.from({ length: moments }, (_, hour) => (hour + first) / DAY_HOURS);
  return {
    fromOn: situation.fromOn,
    at,
    without: without?.bands[figure] ?? null,
    plan: mean?.[figure] ?? null,
    room: at.map((day) => (figure === 'trucks' ? placesOn(situation, levers, day) : null)),
  };
}

/** Places of the yard, and of the yards outside from their first day on. */
function placesOn({ yard, fromOn }: Situation, { overflowYards }: Levers, day: number): number {
  const on = addDays(fromOn, Math.floor(day));
  const own = yard.zones.reduce((sum, { places }) => sum + places, 0);
  return overflowYards.reduce((sum, outside) => sum + (outside.fromOn <= on ? outside.places : 0), own);
}
