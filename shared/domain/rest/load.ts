import { HOUR_MS, later, type Instant } from '../../kernel/instant.ts';
import type { FacilityId } from '../../kernel/ids.ts';
import { FACILITY_KINDS, type FacilityKind } from '../vocabulary.ts';
import { peoplePerUnitOf, type RestStandards } from './settings.ts';
import { isOnSite, type Facility, type RestPerson } from './types.ts';

/** How one kind of facility carries the people on site; facilities of a kind share the load. */
export type RestLoad = {
  readonly kind: FacilityKind;
  readonly facilityIds: readonly FacilityId[];
  readonly people: number;
  /** Units of all facilities of the kind. */
  readonly capacity: number;
  /** Null when nobody counts them. */
  readonly inUse: number | null;
  /** People per unit; null when there is no unit. */
  readonly ratio: number | null;
  /** People per unit that the settings allow. */
  readonly standard: number;
  /** Ratio against standard; null when there is no unit. */
  readonly loadPercent: number | null;
  /** Units missing to keep the standard. */
  readonly shortage: number;
};

/** One hour of a forecast. */
export type RestForecastHour = {
  readonly from: Instant;
  readonly people: number;
  readonly loadPercent: number | null;
  readonly shortage: number;
};

/** What the coming hours bring for one kind of facility. */
export type RestForecast = {
  readonly kind: FacilityKind;
  readonly hours: readonly RestForecastHour[];
  /** Start of the first hour in which units are short, or null when none is. */
  readonly firstShortAt: Instant | null;
  /** Units short in that hour, and in the worst one. */
  readonly firstShortage: number;
  readonly worstShortage: number;
};

export const FORECAST_HOURS = 72;

/** People of visits in the yard and people who stayed; each counts once. Rule RE3. */
export function peopleOnSite(people: readonly RestPerson[]): number {
  return new Set(people.filter(isOnSite).map((person) => person.personId)).size;
}

/** Compares the people on site with the standard of every kind of facility. Rule RE3. */
export function restLoad(input: {
  readonly people: number;
  readonly facilities: readonly Facility[];
  readonly standards: RestStandards;
}): readonly RestLoad[] {
  return kindsOf(input.facilities).map(({ kind, facilities, capacity }) => {
    const counted = facilities.filter((facility) => facility.inUse !== null);
    return {
      kind,
      facilityIds: facilities.map((facility) => facility.id),
      people: input.people,
      capacity,
      inUse: counted.length === 0 ? null : counted.reduce((sum, facility) => sum + (facility.inUse ?? 0), 0),
      ratio: capacity === 0 ? null : input.people / capacity,
      standard: peoplePerUnitOf(kind, input.standards),
      loadPercent: loadPercentOf(input.people, capacity, kind, input.standards),
      shortage: shortageOf(input.people, capacity, kind, input.standards),
    };
  });
}

/**
 * Carries the people on site through the coming hours by expected comings and goings, and says for every kind of
 * facility when the standard breaks first. An hour shows the people at its end. Rule RE3.
 */
export function restForecast(input: {
  readonly people: number;
  readonly from: Instant;
  /** People expected to come and to go in each hour from `from`; the shorter list is taken to go on with none. */
  readonly arrivals: readonly number[];
  readonly departures: readonly number[];
  readonly facilities: readonly Facility[];
  readonly standards: RestStandards;
  readonly hours?: number;
}): readonly RestForecast[] {
  const people: number[] = [];
  let now = input.people;
  for (let hour = 0; hour < (input.hours ?? FORECAST_HOURS); hour += 1) {
    now = Math.max(0, now + (input.arrivals[hour] ?? 0) - (input.departures[hour] ?? 0));
    people.push(Math.round(now));
  }
  return kindsOf(input.facilities).map(({ kind, capacity }) => {
    const hours = people.map((count, hour) => ({
      from: later(input.from, hour * HOUR_MS),
      people: count,
      loadPercent: loadPercentOf(count, capacity, kind, input.standards),
      shortage: shortageOf(count, capacity, kind, input.standards),
    }));
    const first = hours.find((hour) => hour.shortage > 0);
    return {
      kind,
      hours,
      firstShortAt: first?.from ?? null,
      firstShortage: first?.shortage ?? 0,
      worstShortage: hours.reduce((worst, hour) => Math.max(worst, hour.shortage), 0),
    };
  });
}

function kindsOf(facilities: readonly Facility[]): readonly {
  readonly kind: FacilityKind;
  readonly facilities: readonly Facility[];
  readonly capacity: number;
}[] {
  return FACILITY_KINDS.map((kind) => {
    const ofKind = facilities.filter((facility) => facility.kind === kind);
    return { kind, facilities: ofKind, capacity: ofKind.reduce((sum, facility) => sum + facility.capacity, 0) };
  }).filter((each) => each.facilities.length > 0);
}

function loadPercentOf(people: number, capacity: number, kind: FacilityKind, standards: RestStandards): number | null {
  return capacity === 0 ? null : Math.round((people / capacity / peoplePerUnitOf(kind, standards)) * 100);
}

function shortageOf(people: number, capacity: number, kind: FacilityKind, standards: RestStandards): number {
  // The quotient of whole people and a fraction such as 1000/3 may miss a whole number by rounding.
  return Math.max(0, Math.ceil(people / peoplePerUnitOf(kind, standards) - capacity - 1e-9));
}
