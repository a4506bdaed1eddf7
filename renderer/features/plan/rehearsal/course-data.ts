import { localTimeOf, type Day } from '../../../../shared/kernel/calendar.ts';
import type { Situation } from '../../../../shared/domain/rehearsal/types.ts';
import { linesOf, type Figure, type Lines, type Told } from './figures.ts';

/** One figure of a season as it is drawn. */
export type Course = Omit<Lines, 'room'> & {
  readonly fromOn: Day;
  /** Moments in days from the beginning of the first day. */
  readonly at: readonly number[];
  readonly room: readonly (number | null)[];
};

const DAY_HOURS = 24;

/** The hour of the day at which a rehearsal begins. */
export function firstHourOf({ fromAt, zone }: Situation): number {
  return localTimeOf(fromAt, zone).hour;
}

/** What is drawn of a figure. */
export function courseOf(figure: Figure, told: Told): Course {
  const { situation } = told;
  const first = firstHourOf(situation);
  const moments = situation.days * DAY_HOURS - first + 1;
  const at = Array.from({ length: moments }, (_, hour) => (hour + first) / DAY_HOURS);
  const { room, ...lines } = linesOf(figure, told);
  return { fromOn: situation.fromOn, at, ...lines, room: at.map(room) };
}
