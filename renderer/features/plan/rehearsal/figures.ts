import type { Levers } from '../../../../shared/domain/rehearsal/levers.ts';
import type { Quantiles, Situation } from '../../../../shared/domain/rehearsal/types.ts';
import {
  CARGO_CLASSES,
  FACILITY_KINDS,
  type CargoClass,
  type FacilityKind,
} from '../../../../shared/domain/vocabulary.ts';
import { addDays } from '../../../../shared/kernel/calendar.ts';
import type { MeanCourse, Outcome } from './worker/messages.ts';

/** What is drawn by itself at a key. */
export const FIGURES = ['trucks', 'waiting', 'withoutPlace', 'people'] as const;
type MainFigure = (typeof FIGURES)[number];

/** What can be drawn of a season: one of the main figures, a class that waits, a zone, a kind of facility. */
export type Figure = MainFigure | `class:${CargoClass}` | `zone:${string}` | `facility:${FacilityKind}`;

/** A figure at each moment, over all runs. */
export type Bands = Readonly<Record<keyof Quantiles, ArrayLike<number>>>;

/** What a figure is drawn from. */
export type Told = {
  readonly situation: Situation;
  readonly levers: Levers;
  readonly without: Outcome | null;
  readonly means: { readonly without: MeanCourse | null; readonly with: MeanCourse | null };
};

/** A figure as lines: bands are there where all runs tell it. */
export type Lines = {
  readonly bands: Bands | null;
  readonly without: ArrayLike<number> | null;
  readonly plan: ArrayLike<number> | null;
  /** How much there is room for on a day from the first one on (0, fractions too); null = nothing limits it. */
  readonly room: (day: number) => number | null;
};

const NO_LIMIT = (): null => null;

/** Everything besides the main figures that this yard has: classes that wait, zones, facilities. */
export function furtherFigures({ streams, yard, facilities }: Situation): readonly Figure[] {
  return [
    ...CARGO_CLASSES.filter((one) => streams.some(({ cargoClass }) => cargoClass === one)).map(
      (one): Figure => `class:${one}`,
    ),
    ...yard.zones.map(({ code }): Figure => `zone:${code}`),
    ...FACILITY_KINDS.filter((one) => facilities.some(({ kind }) => kind === one)).map(
      (one): Figure => `facility:${one}`,
    ),
  ];
}

/** The lines of a figure. */
export function linesOf(figure: Figure, told: Told): Lines {
  const { situation, levers, without, means } = told;
  const main = FIGURES.find((one) => one === figure);
  if (main !== undefined)
    return {
      bands: without?.bands[main] ?? null,
      without: means.without?.[main] ?? null,
      plan: means.with?.[main] ?? null,
      room: main === 'trucks' ? (day) => placesOn(situation, levers, day) : NO_LIMIT,
    };
  const [kind = '', name = ''] = figure.split(':');
  if (kind === 'facility') return facilityLines(name, told);
  const at = situation.yard.zones.findIndex(({ code }) => code === name);
  const of = (mean: MeanCourse | null): ArrayLike<number> | null =>
    mean === null ? null : kind === 'class' ? waitingOf(name, situation, mean) : (mean.wantedByZone[at] ?? null);
  const places = situation.yard.zones[at]?.places ?? null;
  return {
    bands: null,
    without: of(means.without),
    plan: of(means.with),
    room: kind === 'class' ? NO_LIMIT : () => places,
  };
}

/** Units of a facility are needed by so many people each, so its lines are those of the people. */
function facilityLines(name: string, { situation, levers, without, means }: Told): Lines {
  const own = situation.facilities.find(({ kind }) => kind === name);
  const peoplePerUnit = own?.peoplePerUnit ?? 1;
  const units = (people: ArrayLike<number>): Float64Array => Float64Array.from(people, (one) => one / peoplePerUnit);
  const people = without?.bands.people ?? null;
  const room = (own?.units ?? 0) + (own === undefined ? 0 : (levers.units[own.kind] ?? 0));
  return {
    bands:
      people === null
        ? null
        : {
            p5: units(people.p5),
            p25: units(people.p25),
            p50: units(people.p50),
            p75: units(people.p75),
            p95: units(people.p95),
          },
    without: means.without === null ? null : units(means.without.people),
    plan: means.with === null ? null : units(means.with.people),
    room: () => room,
  };
}

function waitingOf(cargoClass: string, { streams }: Situation, { waitingByStream }: MeanCourse): Float64Array {
  const sum = new Float64Array(waitingByStream[0]?.length ?? 0);
  streams.forEach((stream, at) => {
    if (stream.cargoClass !== cargoClass) return;
    waitingByStream[at]?.forEach((trucks, moment) => (sum[moment] = (sum[moment] ?? 0) + trucks));
  });
  return sum;
}

/** Places of the yard, and of the yards outside from their first day on. */
function placesOn({ yard, fromOn }: Situation, { overflowYards }: Levers, day: number): number {
  const on = addDays(fromOn, Math.floor(day));
  const own = yard.zones.reduce((sum, { places }) => sum + places, 0);
  return overflowYards.reduce((sum, outside) => sum + (outside.fromOn <= on ? outside.places : 0), own);
}
