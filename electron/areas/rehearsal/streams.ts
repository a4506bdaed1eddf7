import { localTimeOf } from '../../../shared/kernel/calendar.ts';
import { HOUR_MS } from '../../../shared/kernel/instant.ts';
import { sumOf } from '../../../shared/kernel/sums.ts';
import type { Convoy } from '../../../shared/domain/forecast/forecast.ts';
import type { InputFacts, SeriesForecast } from '../../../shared/domain/forecast/types.ts';
import type { Crossing, Queue } from '../../../shared/domain/records.ts';
import { classWeightsOf } from '../../../shared/domain/rehearsal/class-weights.ts';
import type { Situation, Stream } from '../../../shared/domain/rehearsal/types.ts';
import type { Direction } from '../../../shared/domain/vocabulary.ts';
import type { QueryContext } from '../../engine/handler.ts';
import type { WaitingCount } from './store.ts';

/** What the forecast says of the coming days. */
export type Coming = Pick<Situation, 'spreading' | 'profile'> & {
  readonly series: readonly SeriesForecast[];
  readonly convoys: readonly Convoy[];
  /** Closings that are announced and in no calendar yet. */
  readonly inputs: readonly InputFacts[];
};

/** The trucks of a queue: those that wait, those that will come through the day, and convoys in their hour (RH1, RH40). */
export function streamsOf(
  crossing: Crossing,
  queue: Queue,
  line: {
    readonly coming: Coming;
    readonly own: readonly WaitingCount[];
    readonly preregistered: number;
    readonly context: Pick<QueryContext, 'now' | 'zone'>;
  },
): readonly Stream[] {
  const { coming, own, preregistered, context } = line;
  const { direction } = queue;
  const { code } = crossing;
  const { hour: hourOfDay } = localTimeOf(context.now, context.zone);
  const hourNow = Math.floor(context.now / HOUR_MS);
  const isIts = (one: { readonly crossing: string; readonly direction: Direction }): boolean =>
    one.crossing === code && one.direction === direction;
  const ofQueue = coming.series.filter(isIts);
  const convoys = coming.convoys.filter(isIts);
  const classes = [...new Set([...ofQueue, ...own].map(({ cargoClass }) => cargoClass))];
  // Of a day's trucks those that still come today.
  const left = sumOf(coming.profile[direction].slice(hourOfDay));
  const key = { crossing: code, direction, preregistered };
  const streams = [
    ...classes.map((cargoClass) => {
      const together = convoys.filter((one) => one.cargoClass === cargoClass);
      const days = ofQueue.find((one) => one.cargoClass === cargoClass)?.days ?? [];
      return {
        ...key,
        cargoClass,
        perDay: days.map(({ mean }, at) => {
          const alone = Math.max(0, mean - sumOf(together.map(({ perDay }) => perDay[at] ?? 0)));
          return at === 0 ? alone * left : alone;
        }),
        waiting: own
          .filter((one) => one.cargoClass === cargoClass)
          .map(({ hour, trucks }) => ({ hours: Math.max(0, hourNow - hour), trucks })),
      };
    }),
    ...convoys.map(({ cargoClass, hour, perDay }) => ({
      ...key,
      cargoClass,
      perDay: perDay.map((trucks, at) => (at === 0 && hour < hourOfDay ? 0 : trucks)),
      hours: Array.from({ length: 24 }, (_, one) => (one === hour ? 1 : 0)),
      waiting: [],
    })),
  ];
  const trucksOf = ({ perDay, waiting }: (typeof streams)[number]): number =>
    sumOf(perDay) + sumOf(waiting.map(({ trucks }) => trucks));
  const comers = new Map(
    classes.map((cargoClass) => [
      cargoClass,
      sumOf(streams.filter((stream) => stream.cargoClass === cargoClass).map(trucksOf)),
    ]),
  );
  const weights = classWeightsOf(queue.discipline, comers);
  return streams.map((stream) => {
    const all = comers.get(stream.cargoClass) ?? 0;
    const weight = weights.get(stream.cargoClass) ?? 0;
    return { ...stream, weight: all === 0 ? weight : (weight * trucksOf(stream)) / all };
  });
}
