import type { Day } from '../../../../shared/kernel/calendar.ts';
import type { ShownForecast } from '../../../../shared/contract/forecast-queries.ts';
import type { DayBand } from '../../../../shared/domain/forecast/types.ts';
import type { CargoClass, Direction } from '../../../../shared/domain/vocabulary.ts';

/** A line that can be looked at: the site, a queue, or a class of it. */
export type ShownLine = {
  readonly key: string;
  readonly crossing: string | null;
  readonly direction: Direction | null;
  readonly cargoClass: CargoClass | null;
  readonly days: readonly DayBand[];
  /** What came, from `actualFromOn` on; null = nobody knows. Of single classes nothing is told. */
  readonly actual: readonly (number | null)[];
  readonly actualFromOn: Day;
};

export const WHOLE_SITE = 'site';
/** Below so many trucks in all its days a class is no line to look at. */
const LEAST_TRUCKS = 1;

/** Every line of a forecast, the site first, each queue before its classes. */
export function shownLines({ site, queues, series, actual }: ShownForecast): readonly ShownLine[] {
  const whole = { key: WHOLE_SITE, crossing: null, direction: null, cargoClass: null, days: site };
  return [
    { ...whole, actual: actual.site, actualFromOn: actual.fromOn },
    ...queues.flatMap(({ crossing, direction, days }): readonly ShownLine[] => {
      const came = actual.queues.find((one) => one.crossing === crossing && one.direction === direction);
      const queue = { key: `${crossing} ${direction}`, crossing, direction, actualFromOn: actual.fromOn };
      return [
        { ...queue, cargoClass: null, days, actual: came?.trucks ?? [] },
        ...series
          .filter((one) => one.crossing === crossing && one.direction === direction)
          .filter((one) => one.days.reduce((sum, { mean }) => sum + mean, 0) >= LEAST_TRUCKS)
          .map((one) => ({
            ...queue,
            key: `${queue.key} ${one.cargoClass}`,
            cargoClass: one.cargoClass,
            days: one.days,
            actual: [],
          })),
      ];
    }),
  ];
}
