import { addDays, daysBetween, localTimeOf, type Day } from '../../kernel/calendar.ts';
import { DEFERRED_OVER_DAYS } from './assumptions.ts';
import type { Draws } from './course-types.ts';
import type { Levers } from './levers.ts';
import type { Situation } from './types.ts';

const DAY_HOURS = 24;

/** Hours of the first day that are over when the rehearsal begins. */
export function hoursOver(situation: Situation): number {
  return localTimeOf(situation.fromAt, situation.zone).hour;
}

/** Hours that are rehearsed: whole days without what is over of the first. Days have 24 hours, as in Vietnam and China. */
export function hoursOf(situation: Situation): number {
  return Math.max(0, situation.days * DAY_HOURS - hoursOver(situation));
}

/** Trucks over all days; see `CourseCounts`. */
export type ArrivalCounts = {
  readonly wanted: number;
  readonly arrived: number;
  readonly refused: number;
  readonly deferred: number;
  readonly later: number;
};

export type Arrivals = {
  /** Trucks of each stream in each hour, at stream × hours + hour; the second list holds those pre-registered. */
  readonly trucks: Float64Array;
  readonly registered: Float64Array;
  /** Draws the arrivals of a run. */
  readonly fill: (draws: Draws) => ArrivalCounts;
};

/**
 * The trucks that come hour by hour (RH1, RH5): day forecast × season factor × day factor × hourly profile. Loads that are
 * not taken in are refused; on days with an upper limit the trucks above it are put off, evenly over the first
 * `DEFERRED_OVER_DAYS` days after, where they may be refused or put off again; those who do come are all registered.
 */
export function createArrivals(situation: Situation, levers: Levers): Arrivals {
  const { streams, days, fromOn } = situation;
  const over = hoursOver(situation);
  const hours = hoursOf(situation);
  const trucks = new Float64Array(streams.length * hours);
  const registered = new Float64Array(streams.length * hours);
  const shares = streams.map(({ direction, hours: own }) => hourShares(own ?? situation.profile[direction], over));
  const isRefused = streams.map(({ cargoClass, direction }) =>
    daysWithin(
      fromOn,
      days,
      levers.refused.filter(
        (one) => one.cargoClass === cargoClass && (one.direction === null || one.direction === direction),
      ),
    ),
  );
  const limits = levers.preregistered.map((limit) => ({
    first: daysBetween(fromOn, limit.fromOn),
    last: daysBetween(fromOn, limit.untilOn),
    perDay: limit.perDay,
    members: streams.flatMap(({ crossing }, s) => (limit.crossing === null || limit.crossing === crossing ? [s] : [])),
  }));
  const putOff = new Float64Array(streams.length * (days + DEFERRED_OVER_DAYS));
  const today = new Float64Array(streams.length);
  const isLimited = new Uint8Array(streams.length);

  return {
    trucks,
    registered,
    fill: (draws) => {
      putOff.fill(0);
      let wanted = 0;
      let arrived = 0;
      let refused = 0;
      let deferred = 0;
      let later = 0;
      for (let day = 0; day < days; day += 1) {
        const factor = draws.season * (draws.days[day] ?? 1);
        isLimited.fill(0);
        streams.forEach(({ perDay }, s) => {
          const own = Math.max(0, perDay[day] ?? 0) * factor;
          const come = own + (putOff[s * (days + DEFERRED_OVER_DAYS) + day] as number);
          wanted += own;
          if (isRefused[s]?.[day] === 1) refused += come;
          today[s] = isRefused[s]?.[day] === 1 ? 0 : come;
        });
        for (const { first, last, perDay, members } of limits) {
          if (day < first || day > last) continue;
          const come = members.reduce((sum, s) => sum + (today[s] as number), 0);
          const kept = come > perDay ? perDay / come : 1;
          for (const s of members) {
            const above = (today[s] as number) * (1 - kept);
            today[s] = (today[s] as number) - above;
            isLimited[s] = 1;
            deferred += above;
            for (let ahead = 1; ahead <= DEFERRED_OVER_DAYS; ahead += 1) {
              const part = above / DEFERRED_OVER_DAYS;
              if (last + ahead >= days) later += part;
              else {
                const at = s * (days + DEFERRED_OVER_DAYS) + last + ahead;
                putOff[at] = (putOff[at] as number) + part;
              }
            }
          }
        }
        for (let s = 0; s < streams.length; s += 1) {
          const stream = streams[s] as (typeof streams)[number];
          const share = isLimited[s] === 1 ? 1 : stream.preregistered;
          const profile = shares[s] as HourShares;
          const come = today[s] as number;
          arrived += come;
          for (let hour = day === 0 ? over : 0; hour < DAY_HOURS; hour += 1) {
            const at = s * hours + day * DAY_HOURS + hour - over;
            const inHour = come * ((day === 0 ? profile.first : profile.other)[hour] as number);
            trucks[at] = inHour;
            registered[at] = inHour * share;
          }
        }
      }
      return { wanted, arrived, refused, deferred, later };
    },
  };
}

type HourShares = { readonly first: readonly number[]; readonly other: readonly number[] };

/** Shares of the hours of a whole day, and of what is left of the first; evenly where the profile says nothing. */
function hourShares(profile: readonly number[], over: number): HourShares {
  const scaled = (from: number): readonly number[] => {
    const left = Array.from({ length: DAY_HOURS }, (_, hour) => (hour < from ? 0 : Math.max(0, profile[hour] ?? 0)));
    const sum = left.reduce((all, share) => all + share, 0);
    return left.map((share, hour) => (sum > 0 ? share / sum : hour < from ? 0 : 1 / (DAY_HOURS - from)));
  };
  return { first: scaled(over), other: scaled(0) };
}

/** One for each day that any of the ranges holds, both their days included. */
export function daysWithin(
  fromOn: Day,
  days: number,
  ranges: readonly { readonly fromOn: Day; readonly untilOn: Day }[],
): Uint8Array {
  return Uint8Array.from({ length: days }, (_, day) => {
    const on = addDays(fromOn, day);
    return ranges.some((range) => range.fromOn <= on && on <= range.untilOn) ? 1 : 0;
  });
}
