import { addDays } from '../../kernel/calendar.ts';
import { CALLED_KM_PER_HOUR } from './assumptions.ts';
import type { Levers, OverflowYard } from './levers.ts';
import type { Situation } from './types.ts';

/** The yards outside together. */
export type Outside = {
  /** Places of those that are open on each day. */
  readonly placesByDay: Float64Array;
  /** Mean distance of a place, and how much longer a truck from there drives to the point. */
  readonly meanKm: number;
  readonly walkUpHours: number;
};

/** All the yards outside as one, their distances weighed by their places. */
export function outsideOf({ fromOn, days }: Situation, { overflowYards }: Levers): Outside {
  const sum = (of: (yard: OverflowYard) => number): number =>
    overflowYards.reduce((all, yard) => all + yard.places * of(yard), 0);
  const places = sum(() => 1);
  const meanKm = places > 0 ? sum(({ distanceKm }) => distanceKm) / places : 0;
  return {
    placesByDay: Float64Array.from({ length: days }, (_, day) =>
      sum((yard) => (yard.fromOn <= addDays(fromOn, day) ? 1 : 0)),
    ),
    meanKm,
    walkUpHours: meanKm / CALLED_KM_PER_HOUR,
  };
}
