import { HOUR_MS, later, MINUTE_MS, type Instant } from '../../kernel/instant.ts';
import { FACILITY_KINDS, type FacilityKind } from '../vocabulary.ts';
import { loadPercentOf, shortageOf } from './load.ts';
import { remediesOf, type Remedy } from './remedies.ts';
import type { RestStandards } from './settings.ts';
import { isAskedFor, usableUnits, type SiteTime, type UsedFacility } from './usable.ts';

export { peopleAt } from './people-ahead.ts';

/** An hour of the load on one kind. */
export type LoadHour = {
  readonly from: Instant;
  readonly people: number;
  /** Units that can be used in it. */
  readonly capacity: number;
  /** Null when there is no unit, or nobody asks at this hour. */
  readonly loadPercent: number | null;
  /** Units short. */
  readonly shortage: number;
};

/** What the coming hours bring for one kind of facility. */
export type KindForecast = {
  readonly kind: FacilityKind;
  /** Units that can be used now. */
  readonly capacity: number;
  readonly today: readonly LoadHour[];
  readonly coming: readonly LoadHour[];
  /** Start of the first coming hour in which units are short; null = none. */
  readonly firstShortAt: Instant | null;
  readonly firstShortage: number;
  readonly worstAt: Instant | null;
  readonly worstShortage: number;
  readonly remedies: readonly Remedy[];
};

type People = { readonly from: Instant; readonly people: number };

/** The load on every kind of facility in the hours of today that are over, and in those to come. Rule RE3. */
export function kindForecasts(input: {
  readonly today: readonly People[];
  readonly coming: readonly People[];
  readonly facilities: readonly UsedFacility[];
  readonly standards: RestStandards;
  readonly time: SiteTime;
}): readonly KindForecast[] {
  const { today, coming, standards, time } = input;
  return FACILITY_KINDS.flatMap((kind): readonly KindForecast[] => {
    const facilities = input.facilities.filter((facility) => facility.kind === kind);
    if (facilities.length === 0) return [];
    const ahead = loadHours(kind, coming, facilities, standards, time);
    const first = ahead.find(({ shortage }) => shortage > 0);
    const worstShortage = ahead.reduce((worst, { shortage }) => Math.max(worst, shortage), 0);
    const worst = worstShortage === 0 ? undefined : ahead.find(({ shortage }) => shortage === worstShortage);
    return [
      {
        kind,
        capacity: capacityAt(facilities, time.now, time),
        today: loadHours(kind, today, facilities, standards, time),
        coming: ahead,
        firstShortAt: first?.from ?? null,
        firstShortage: first?.shortage ?? 0,
        worstAt: worst?.from ?? null,
        worstShortage,
        remedies: remediesOf(kind, ahead.map(shortAt(time)), facilities, time),
      },
    ];
  });
}

/** The load on one kind, hour by hour. Rule RE33. */
export function loadHours(
  kind: FacilityKind,
  hours: readonly People[],
  facilities: readonly UsedFacility[],
  standards: RestStandards,
  time: SiteTime,
): readonly LoadHour[] {
  return hours.map(({ from, people }) => {
    const at = momentOf(from, time.now);
    const capacity = capacityAt(facilities, at, time);
    const isAsked = isAskedFor(kind, facilities, at, time.zone);
    return {
      from,
      people,
      capacity,
      loadPercent: isAsked ? loadPercentOf(people, capacity, kind, standards) : null,
      shortage: isAsked ? shortageOf(people, capacity, kind, standards) : 0,
    };
  });
}

export function capacityAt(facilities: readonly UsedFacility[], at: Instant, time: SiteTime): number {
  return facilities.reduce((sum, facility) => sum + usableUnits(facility, at, time), 0);
}

function shortAt({ now }: SiteTime) {
  return ({ from, shortage }: LoadHour) => ({ at: momentOf(from, now), shortage });
}

/** An hour goes by what is so in its middle; the present one by what is so now. */
function momentOf(hourFrom: Instant, now: Instant): Instant {
  return hourFrom <= now && now < later(hourFrom, HOUR_MS) ? now : later(hourFrom, 30 * MINUTE_MS);
}
