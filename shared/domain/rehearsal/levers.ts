import type { Day } from '../../kernel/calendar.ts';
import type { CargoClass, Direction, FacilityKind } from '../vocabulary.ts';

/** What a yard can do before and during a surge. Empty lists, zeros and nulls = nothing is done. Codes name crossings. */
export type Levers = {
  /** Hours that a crossing works longer on each day on which it works at all. */
  readonly overtime: readonly { readonly crossing: string; readonly hours: number }[];
  /** Lanes opened besides those there are; each clears as much as one of them. */
  readonly lanes: readonly { readonly crossing: string; readonly direction: Direction; readonly lanes: number }[];
  /** Yards outside, used when the own places are full. */
  readonly overflowYards: readonly OverflowYard[];
  /** Days on which at most so many trucks, all registered before, are let come; the others come later. */
  readonly preregistered: readonly Preregistration[];
  /** Trucks are called forward from so far before the crossing; null = from the yard itself. */
  readonly callForwardKm: number | null;
  /** Loads that are not taken in on certain days. */
  readonly refused: readonly Refusing[];
  /** Units brought in besides those there are: beds, toilets, portions of a sitting, m³ of water a day. */
  readonly units: { readonly [Kind in FacilityKind]?: number | undefined };
  /** Drivers of the specialised team on duty; null = the team does not limit the crossing. */
  readonly team: number | null;
};

export type OverflowYard = {
  readonly name: string;
  readonly places: number;
  readonly distanceKm: number;
  readonly fromOn: Day;
};

export type Preregistration = {
  /** Null = all crossings. */
  readonly crossing: string | null;
  readonly fromOn: Day;
  readonly untilOn: Day;
  readonly perDay: number;
};

export type Refusing = {
  readonly cargoClass: CargoClass;
  readonly direction: Direction | null;
  readonly fromOn: Day;
  readonly untilOn: Day;
};

export const NO_LEVERS: Levers = {
  overtime: [],
  lanes: [],
  overflowYards: [],
  preregistered: [],
  callForwardKm: null,
  refused: [],
  units: {},
  team: null,
};

/** What a lever costs in đồng, by the unit that it is counted in: settings of the site, to compare levers by. */
export type LeverCosts = {
  readonly overtimeHourDong: number;
  readonly laneDayDong: number;
  readonly overflowPlaceDayDong: number;
  readonly overflowKmDong: number;
  /** A truck that has to come on another day. */
  readonly deferredTruckDong: number;
  readonly refusedTruckDong: number;
  readonly unitDayDong: Readonly<Record<FacilityKind, number>>;
  readonly teamDriverDayDong: number;
};

/** Kinds of levers that cost money. Calling from further off costs none. */
export const PAID_LEVERS = [
  'overtime',
  'lanes',
  'overflowYards',
  'preregistered',
  'refused',
  'units',
  'team',
] as const satisfies readonly (keyof Levers)[];

/** Đồng over the whole time that is rehearsed. */
export type LeverCostsDong = Readonly<Record<(typeof PAID_LEVERS)[number], number>>;
