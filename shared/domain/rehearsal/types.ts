import type { Day, TimeZone } from '../../kernel/calendar.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { SeriesKey, Spreading } from '../forecast/types.ts';
import type { LeverCostsDong } from './levers.ts';
import type { CargoClass, Direction, FacilityKind } from '../vocabulary.ts';

/** Everything that a rehearsal starts from: the yard as it is now, and what the coming days bring (RH1). */
export type Situation = {
  /** The full hour in which it begins, site zone. */
  readonly fromAt: Instant;
  readonly zone: TimeZone;
  /** The first day, and how many days are rehearsed. */
  readonly fromOn: Day;
  readonly days: number;
  readonly spreading: Spreading;
  /** Trucks that arrive in each hour of a day as a share of it, one list of 24 for each direction; each sums to 1. */
  readonly profile: Readonly<Record<Direction, readonly number[]>>;
  readonly streams: readonly Stream[];
  readonly points: readonly Point[];
  readonly yard: YardPlaces;
  readonly people: People;
  readonly facilities: readonly Facilities[];
  /** What a stay brings in; null where nothing is charged. */
  readonly money: Money | null;
};

/** Trucks of one crossing, direction and class. */
export type Stream = SeriesKey & {
  /** Mean arrivals of each day, `days` of them; of the first day only what is left of it. */
  readonly perDay: readonly number[];
  /** Shares of the hours of a day in place of those of its direction: a convoy comes in its hour. */
  readonly hours?: readonly number[] | undefined;
  /** Trucks that wait now, by the hours that they have waited, oldest first. */
  readonly waiting: readonly { readonly hours: number; readonly trucks: number }[];
  /** Calls out of the sum of the weights of its point's streams, while others wait too. */
  readonly weight: number;
  /** Share of the trucks that may cross on days for pre-registered trucks only, 0–1. */
  readonly preregistered: number;
};

/** Where trucks wait to be called: a crossing in one direction. */
export type Point = {
  readonly crossing: string;
  readonly direction: Direction;
  readonly capacityPerHour: number;
  readonly lanes: number;
  /** The most trucks that may be called and processing together. */
  readonly buffer: number;
  /** From the yard to the point. */
  readonly walkUpHours: number;
  /** From the call until the truck has left the yard for good. */
  readonly throughHours: number;
  /** Called and processing now. */
  readonly inside: number;
  /** Which part of each hour, from `fromAt` on, it takes all trucks, and which part only pre-registered ones. */
  readonly open: readonly number[];
  readonly openPreregistered: readonly number[];
};

export type YardPlaces = {
  readonly zones: readonly ZonePlaces[];
  /** Trucks in the yard that wait for no crossing: their number stays. */
  readonly others: number;
};

export type ZonePlaces = {
  readonly code: string;
  readonly name: string;
  readonly places: number;
  /** Null = both. */
  readonly direction: Direction | null;
  /** Empty = all. */
  readonly cargoClasses: readonly CargoClass[];
};

export type People = {
  readonly perTruck: number;
  /** People who stay without a truck. */
  readonly staying: number;
};

/** All facilities of a kind together: units that can be used, and how many people one of them serves. */
export type Facilities = { readonly kind: FacilityKind; readonly units: number; readonly peoplePerUnit: number };

/** Mean charges of a stay in đồng: once, and for each day begun. */
export type Money = { readonly onceDong: number; readonly perDayDong: number };

/** What can run out: places of the yard, of a zone, or units of a facility. */
export type ResourceKey =
  | { readonly kind: 'places' }
  | { readonly kind: 'zone'; readonly code: string }
  | { readonly kind: 'facility'; readonly facility: FacilityKind };

/** A value over many runs. */
export type Quantiles = {
  readonly p5: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
};

/** One thing that runs out in some of the runs (RH6). */
export type Failure = {
  readonly resource: ResourceKey;
  /** In how many of the runs. */
  readonly runs: number;
  /** When first, over the runs in which it does: the middle, and between what 90 % lie. */
  readonly firstAt: Instant;
  readonly firstLowAt: Instant;
  readonly firstHighAt: Instant;
  /** Units missing in the worst hour, over the runs in which some are. */
  readonly shortage: Quantiles;
};

/** What a scenario comes to, small enough to be kept and compared. */
export type ScenarioResult = {
  readonly runs: number;
  readonly fromOn: Day;
  readonly days: number;
  readonly peakTrucks: Quantiles;
  readonly peakOn: Day;
  /** Days on which trucks found no place. */
  readonly overflowDays: Quantiles;
  readonly largestQueue: Quantiles;
  readonly meanWaitHours: Quantiles;
  readonly p95WaitHours: Quantiles;
  readonly longestWaitHours: Quantiles;
  readonly peoplePeak: Quantiles;
  readonly crossed: Quantiles;
  readonly refused: Quantiles;
  readonly deferred: Quantiles;
  readonly incomeDong: Quantiles | null;
  readonly costDong: number;
  /** The same, lever by lever. */
  readonly costsDong: LeverCostsDong;
  /** What fails first comes first. */
  readonly failures: readonly Failure[];
  /** The greatest number of trucks in the yard on each day. */
  readonly perDay: readonly (Quantiles & { readonly on: Day })[];
};
