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

/** People of visits in the yard and people who stayed; each counts once. Rule RE3. */
export function peopleOnSite(people: readonly RestPerson[]): number {
  return new Set(people.filter(isOnSite).map((person) => person.personId)).size;
}

/** Compares the people on site with the standard of every kind of facility. Rule RE3. */
export function restLoad(input: {
  readonly people: number;
  readonly facilities: readonly Facility[];
  readonly standards: RestStandards;
  /** Whether people ask for a kind at this hour (RE33); left out = for all of them. */
  readonly isAsked?: (kind: FacilityKind) => boolean;
}): readonly RestLoad[] {
  return kindsOf(input.facilities).map(({ kind, facilities, capacity }) => {
    const counted = facilities.filter((facility) => facility.inUse !== null);
    const isAsked = input.isAsked?.(kind) ?? true;
    return {
      kind,
      facilityIds: facilities.map((facility) => facility.id),
      people: input.people,
      capacity,
      inUse: counted.length === 0 ? null : counted.reduce((sum, facility) => sum + (facility.inUse ?? 0), 0),
      ratio: capacity === 0 ? null : input.people / capacity,
      standard: peoplePerUnitOf(kind, input.standards),
      loadPercent: isAsked ? loadPercentOf(input.people, capacity, kind, input.standards) : null,
      shortage: isAsked ? shortageOf(input.people, capacity, kind, input.standards) : 0,
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

/** People against what the units of a kind may carry; null when there is no unit. */
export function loadPercentOf(
  people: number,
  capacity: number,
  kind: FacilityKind,
  standards: RestStandards,
): number | null {
  return capacity === 0 ? null : Math.round((people / capacity / peoplePerUnitOf(kind, standards)) * 100);
}

/** Units missing to keep the standard. */
export function shortageOf(people: number, capacity: number, kind: FacilityKind, standards: RestStandards): number {
  // The quotient of whole people and a fraction such as 1000/3 may miss a whole number by rounding.
  return Math.max(0, Math.ceil(people / peoplePerUnitOf(kind, standards) - capacity - 1e-9));
}
