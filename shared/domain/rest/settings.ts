import { HOUR_MS, MINUTE_MS } from '../../kernel/instant.ts';
import { withoutUndefined } from '../../kernel/without-undefined.ts';
import type { Day } from '../../kernel/calendar.ts';
import type { FacilityKind, Service } from '../vocabulary.ts';

/** What one person may have free in a day. */
export type Entitlement = {
  readonly perDay: number;
  /** How long after one the next may be handed out, so that a meal taken twice at one sitting is noticed. */
  readonly gapMs: number;
};

/**
 * How many people a unit of each facility may serve: settings of the site, never law.
 * No Vietnamese or EU rule names these ratios (QCVN 43:2012/BGTVT counts areas, Regulation (EU) 2022/1012 levels of
 * service), so the defaults are what yards can run with for days, not what is pleasant.
 */
export type RestStandards = {
  /** Beds serve short rests in turns; most people sleep in the cab. */
  readonly peoplePerBed: number;
  readonly peoplePerShower: number;
  readonly peoplePerToilet: number;
  readonly mealsPerPersonPerDay: number;
  /** How often a day the canteen can serve all its portions: three mealtimes, two sittings each. */
  readonly sittingsPerDay: number;
  /** Drinking water from the water points; their capacity is in m³ a day. */
  readonly litresPerPersonPerDay: number;
  readonly peoplePerWashingPlace: number;
  readonly peoplePerFirstAider: number;
  /** Sockets for telephones and cabs. */
  readonly peoplePerChargingPlace: number;
  /** Plugs for reefer cabs and boxes: counted against people, so that all kinds are told alike. */
  readonly peoplePerPlug: number;
};

export type RestSettings = {
  readonly standards: RestStandards;
  readonly entitlements: Readonly<Record<Service, Entitlement>>;
  /** How long before the call range begins a resting driver is woken (RE4). */
  readonly wakeBeforeCallMs: number;
  /** From this expected rest on a bed on the quiet side is preferred. */
  readonly longRestMs: number;
  /** How long a person may stay after the visit departed before an alarm is raised (RE1). */
  readonly stayingAlarmMs: number;
  /** The minute of the day at which the lodging list has to be ready (20:00). */
  readonly lodgingAtMinute: number;
  /** For how many days personal values are kept after somebody left (JO3). */
  readonly personDataDays: number;
  /** How long a called turn waits for its person. */
  readonly missedTurnMinutes: number;
  /** How long before a shortage begins somebody is told (RE3). */
  readonly shortageAlarmHours: number;
  /** Walking speed on the yard. */
  readonly walkMetresPerMinute: number;
  /** Who pays for meals and the like besides the yard. */
  readonly sponsors: readonly Sponsor[];
};

/** Somebody who pays for what is handed out free: so many a day, from–to. */
export type Sponsor = {
  readonly name: string;
  readonly service: Service;
  readonly perDay: number;
  readonly fromOn: Day;
  readonly untilOn: Day | null;
};

export const DEFAULT_REST_SETTINGS: RestSettings = {
  standards: {
    peoplePerBed: 16,
    peoplePerShower: 60,
    peoplePerToilet: 60,
    mealsPerPersonPerDay: 2,
    sittingsPerDay: 6,
    litresPerPersonPerDay: 5,
    peoplePerWashingPlace: 150,
    peoplePerFirstAider: 2500,
    peoplePerChargingPlace: 40,
    peoplePerPlug: 20,
  },
  entitlements: {
    meal: { perDay: 2, gapMs: 4 * HOUR_MS },
    shower: { perDay: 1, gapMs: 0 },
    water: { perDay: 3, gapMs: 0 },
    laundry: { perDay: 0, gapMs: 0 },
    other: { perDay: 0, gapMs: 0 },
  },
  wakeBeforeCallMs: 30 * MINUTE_MS,
  longRestMs: 8 * HOUR_MS,
  stayingAlarmMs: 24 * HOUR_MS,
  lodgingAtMinute: 20 * 60,
  personDataDays: 30,
  missedTurnMinutes: 5,
  shortageAlarmHours: 12,
  walkMetresPerMinute: 70,
  sponsors: [],
};

/** Settings of driver rest with what is said anew; what is not said stays as it was. */
export function restSettingsWith(old: RestSettings, said: SaidRest): RestSettings {
  const { standards, ...others } = said;
  return { ...old, ...withoutUndefined(others), standards: { ...old.standards, ...withoutUndefined(standards ?? {}) } };
}

type Said<Values> = { readonly [Key in keyof Values]?: Values[Key] | undefined };
/** Settings of driver rest as somebody says them: what is left out stays. */
export type SaidRest = Said<Omit<RestSettings, 'standards'>> & { readonly standards?: Said<RestStandards> | undefined };

/** How many people one unit of capacity of this kind serves under the standards. */
export function peoplePerUnitOf(kind: FacilityKind, standards: RestStandards): number {
  const perUnit: Readonly<Record<FacilityKind, number>> = {
    dormitory: standards.peoplePerBed,
    shower: standards.peoplePerShower,
    toilet: standards.peoplePerToilet,
    canteen: standards.sittingsPerDay / standards.mealsPerPersonPerDay,
    water: 1000 / standards.litresPerPersonPerDay,
    laundry: standards.peoplePerWashingPlace,
    'first-aid': standards.peoplePerFirstAider,
    charging: standards.peoplePerChargingPlace,
    plug: standards.peoplePerPlug,
  };
  return perUnit[kind];
}
