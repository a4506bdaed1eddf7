import type { FacilityId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { FacilityKind } from '../vocabulary.ts';
import { usableUnits, type SiteTime, type UsedFacility } from './usable.ts';

export const REMEDY_CODES = ['open-facility', 'mend-units', 'mobile-units', 'more-portions', 'longer-hours'] as const;
export type RemedyCode = (typeof REMEDY_CODES)[number];

/** Something that mends a shortage, and how many units it brings in the worst hour. */
export type Remedy = {
  readonly code: RemedyCode;
  /** Null where it is brought in from outside. */
  readonly facilityId: FacilityId | null;
  readonly units: number;
};

export type ShortHour = { readonly at: Instant; readonly shortage: number };

/** What the yard has itself, with the facility as it would be then. */
type Measure = { readonly code: RemedyCode; readonly then: UsedFacility };

/**
 * What would mend a shortage, together: each step is taken while something is still short, what the yard has itself
 * first (open what is closed, mend what is out, keep it open longer), and the last one brings in what is missing then,
 * so that after all of them no coming hour is short. Of two that do, the smaller one. Rule RE36.
 */
export function remediesOf(
  kind: FacilityKind,
  hours: readonly ShortHour[],
  facilities: readonly UsedFacility[],
  time: SiteTime,
): readonly Remedy[] {
  let short = hours.filter(({ shortage }) => shortage > 0);
  let left = [...facilities];
  const remedies: Remedy[] = [];
  for (const measuresOf of [opening, mending, openingLonger]) {
    for (let worst = worstOf(short); worst !== null; worst = worstOf(short)) {
      const best = bestOf(left.flatMap(measuresOf), left, worst, time);
      if (best === null) break;
      const { code, then } = best;
      const now = left.find(({ id }) => id === then.id) ?? then;
      const gain = (at: Instant): number => usableUnits(then, at, time) - usableUnits(now, at, time);
      remedies.push({ code, facilityId: then.id, units: gain(worst.at) });
      short = short
        .map(({ at, shortage }) => ({ at, shortage: shortage - gain(at) }))
        .filter(({ shortage }) => shortage > 0);
      left = left.map((facility) => (facility.id === then.id ? then : facility));
    }
  }
  const rest = worstOf(short);
  if (rest !== null)
    remedies.push({
      code: kind === 'canteen' ? 'more-portions' : 'mobile-units',
      facilityId: null,
      units: rest.shortage,
    });
  return remedies;
}

function opening(facility: UsedFacility): readonly Measure[] {
  return facility.isOpen ? [] : [{ code: 'open-facility', then: { ...facility, isOpen: true } }];
}

/** Units and the whole are mended together: whoever comes to mend does all of it. Beds that are out are named by their room. */
function mending(facility: UsedFacility): readonly Measure[] {
  const isWhole = facility.state === 'usable' && facility.unitsOut === 0 && facility.beds === null;
  if (!facility.isOpen || isWhole) return [];
  const then: UsedFacility = { ...facility, state: 'usable', stateUntil: null, unitsOut: 0, beds: null };
  return [{ code: 'mend-units', then }];
}

function openingLonger(facility: UsedFacility): readonly Measure[] {
  if (!facility.isOpen || facility.openHours.length === 0) return [];
  return [{ code: 'longer-hours', then: { ...facility, openHours: [] } }];
}

/** The least that is enough in the worst hour, or else what brings most; null when nothing brings anything. */
function bestOf(
  measures: readonly Measure[],
  now: readonly UsedFacility[],
  worst: ShortHour,
  time: SiteTime,
): Measure | null {
  const useful = measures
    .map((measure) => {
      const before = now.find(({ id }) => id === measure.then.id) ?? measure.then;
      return { measure, units: usableUnits(measure.then, worst.at, time) - usableUnits(before, worst.at, time) };
    })
    .filter(({ units }) => units > 0)
    .sort((a, b) => a.units - b.units);
  return (useful.find(({ units }) => units >= worst.shortage) ?? useful.at(-1))?.measure ?? null;
}

function worstOf(short: readonly ShortHour[]): ShortHour | null {
  return short.reduce<ShortHour | null>(
    (worst, hour) => (worst === null || hour.shortage > worst.shortage ? hour : worst),
    null,
  );
}
