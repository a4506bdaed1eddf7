import { HOUR_MS, later, type Instant } from '../../kernel/instant.ts';

export const FORECAST_HOURS = 72;

/** An hour to come: who comes, who goes, and how many there are. */
export type HourAhead = {
  readonly from: Instant;
  readonly arrivals: number;
  readonly departures: number;
  /** Those at the beginning, and who came, without who went. */
  readonly atEnd: number;
  /** Most people of the hour: those at its beginning or at its end. */
  readonly people: number;
  /** Between which the people at its end are in nine of ten cases. */
  readonly low: number;
  readonly high: number;
};

/** Comings and goings of people, hour by hour, and how many countings they rest on. */
export type PeopleFlow = {
  readonly perHour: readonly number[];
  /** Comings, or goings, that the figures were learned from; 0 = they are a guess. */
  readonly counted: number;
};

/** Nine of ten cases lie so many standard deviations around the middle. */
const Z_90 = 1.645;

/**
 * Carries the people on site through the coming hours. Whole people: what is rounded off in one hour comes in the next,
 * and nobody goes who is not there, so that each hour ends with those at its beginning and who came, without who went.
 *
 * The band: comings and goings spread as Poisson counts, and so does what they were learned from; of `n` expected after
 * `k` countings the variance is n + n²/k. People come by the truck, which widens it. Rule RE34.
 */
export function peopleAhead(input: {
  readonly people: number;
  readonly from: Instant;
  readonly arrivals: PeopleFlow;
  readonly departures: PeopleFlow;
  readonly peoplePerTruck: number;
  readonly hours?: number;
}): readonly HourAhead[] {
  const { from, peoplePerTruck } = input;
  const coming = wholePeople(input.arrivals.perHour);
  const going = wholePeople(input.departures.perHour);
  const hours: HourAhead[] = [];
  let now = input.people;
  let came = 0;
  let went = 0;
  for (let n = 0; n < (input.hours ?? FORECAST_HOURS); n += 1) {
    const arrivals = coming(n);
    const departures = Math.min(going(n), now + arrivals);
    const atEnd = now + arrivals - departures;
    came += arrivals / peoplePerTruck;
    went += departures / peoplePerTruck;
    const trucks = varianceOf(came, input.arrivals.counted) + varianceOf(went, input.departures.counted);
    const half = Math.round(Z_90 * peoplePerTruck * Math.sqrt(trucks));
    hours.push({
      from: later(from, n * HOUR_MS),
      arrivals,
      departures,
      atEnd,
      people: Math.max(now, atEnd),
      low: Math.max(0, atEnd - half),
      high: atEnd + half,
    });
    now = atEnd;
  }
  return hours;
}

/** How many people there are at an instant within the forecast: the most of its hour. Null outside it. */
export function peopleAt(
  hours: readonly { readonly from: Instant; readonly people: number }[],
  at: Instant,
): number | null {
  return hours.findLast(({ from }) => from <= at && at < later(from, HOUR_MS))?.people ?? null;
}

/** Hourly figures as whole people, whose sum is the rounded sum. */
function wholePeople(perHour: readonly number[]): (hour: number) => number {
  let sum = 0;
  let given = 0;
  return (hour) => {
    sum += Math.max(0, perHour[hour] ?? 0);
    const people = Math.round(sum) - given;
    given += people;
    return people;
  };
}

/** Of a count that is expected, learned from so many. */
function varianceOf(expected: number, counted: number): number {
  return expected + (expected * expected) / Math.max(1, counted);
}
