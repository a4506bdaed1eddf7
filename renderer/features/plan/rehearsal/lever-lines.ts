import { addDays, daysBetween, type Day } from '../../../../shared/kernel/calendar.ts';
import { USUAL_OUTSIDE_KM } from '../../../../shared/domain/rehearsal/assumptions.ts';
import type { Levers, OverflowYard } from '../../../../shared/domain/rehearsal/levers.ts';
import type { Situation } from '../../../../shared/domain/rehearsal/types.ts';
import type { CargoClass, Direction, FacilityKind } from '../../../../shared/domain/vocabulary.ts';

/** One slider of the pane: what it moves, between what bounds, and where it stands. */
export type LeverLine = {
  /** Names it among the others, and the focus stays on it by this. */
  readonly key: string;
  readonly kind: 'overtime' | 'lanes' | 'overflow' | 'preregistered' | 'call-forward' | 'refused' | 'units' | 'team';
  readonly crossing?: string;
  readonly direction?: Direction;
  readonly cargoClass?: CargoClass;
  readonly facility?: FacilityKind;
  /** Of a yard outside: its place in the list. */
  readonly yard?: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly value: number;
  /** The value at which nothing is done. */
  readonly off: number;
  readonly with: (value: number) => Levers;
};

/** What the sliders need to know besides the levers. */
export type LeverGround = { readonly situation: Situation; readonly tetOn: Day };

/** How long before Tết the dated levers begin unless somebody says otherwise. */
const USUAL_DAYS_BEFORE = 10;
const MOST_YARDS = 3;
const MOST_TEAM = 200;

/** Every slider, in the order in which they stand. */
export function leverLinesOf(ground: LeverGround, levers: Levers): readonly LeverLine[] {
  return [
    ...overtimeLines(ground, levers),
    ...laneLines(ground, levers),
    ...yardLines(ground, levers),
    preregisteredLine(ground, levers),
    callForwardLine(levers),
    ...refusedLines(ground, levers),
    ...unitLines(ground, levers),
    teamLine(levers),
  ];
}

function overtimeLines({ situation }: LeverGround, levers: Levers): readonly LeverLine[] {
  return crossingsOf(situation).map((crossing) => ({
    key: `overtime ${crossing}`,
    kind: 'overtime',
    crossing,
    least: 0,
    most: 8,
    step: 0.5,
    off: 0,
    value: levers.overtime.find((one) => one.crossing === crossing)?.hours ?? 0,
    with: (hours) => ({
      ...levers,
      overtime: [
        ...levers.overtime.filter((one) => one.crossing !== crossing),
        ...(hours > 0 ? [{ crossing, hours }] : []),
      ],
    }),
  }));
}

function laneLines({ situation }: LeverGround, levers: Levers): readonly LeverLine[] {
  return situation.points
    .filter(({ capacityPerHour }) => capacityPerHour > 0)
    .map(({ crossing, direction }) => {
      const isIts = (one: { readonly crossing: string; readonly direction: Direction }): boolean =>
        one.crossing === crossing && one.direction === direction;
      return {
        key: `lanes ${crossing} ${direction}`,
        kind: 'lanes',
        crossing,
        direction,
        least: 0,
        most: 4,
        step: 1,
        off: 0,
        value: levers.lanes.find(isIts)?.lanes ?? 0,
        with: (lanes) => ({
          ...levers,
          lanes: [...levers.lanes.filter((one) => !isIts(one)), ...(lanes > 0 ? [{ crossing, direction, lanes }] : [])],
        }),
      };
    });
}

/** The yards outside that there are, and room for one more. */
function yardLines({ situation }: LeverGround, levers: Levers): readonly LeverLine[] {
  const { overflowYards } = levers;
  const count = Math.min(MOST_YARDS, overflowYards.length + 1);
  return Array.from({ length: count }, (_, at) => ({
    key: `overflow ${String(at)}`,
    kind: 'overflow',
    yard: at,
    least: 0,
    most: 1000,
    step: 50,
    off: 0,
    value: overflowYards[at]?.places ?? 0,
    with: (places) => ({ ...levers, overflowYards: withYard(overflowYards, at, places, situation.fromOn) }),
  }));
}

/** Yards outside are called by their milestone on the road until somebody names them. */
export function yardNameOf(distanceKm: number): string {
  return `Km ${String(distanceKm)}`;
}

function withYard(yards: readonly OverflowYard[], at: number, places: number, fromOn: Day): readonly OverflowYard[] {
  const known = yards[at];
  if (known !== undefined) return places === 0 ? yards.toSpliced(at, 1) : yards.with(at, { ...known, places });
  const name = `${yardNameOf(USUAL_OUTSIDE_KM)}${at === 0 ? '' : ` (${String(at + 1)})`}`;
  return places === 0 ? yards : [...yards, { name, places, distanceKm: USUAL_OUTSIDE_KM, fromOn: addDays(fromOn, 1) }];
}

function preregisteredLine({ situation, tetOn }: LeverGround, levers: Levers): LeverLine {
  const [first] = levers.preregistered;
  const off = upTo(Math.max(...dailyTrucksOf(situation)) * 1.2, 50);
  return {
    key: 'preregistered',
    kind: 'preregistered',
    least: 0,
    most: off,
    step: 50,
    off,
    value: Math.min(off, first?.perDay ?? off),
    with: (perDay) => ({
      ...levers,
      preregistered:
        perDay >= off
          ? []
          : [
              {
                crossing: null,
                fromOn: notBefore(addDays(tetOn, -USUAL_DAYS_BEFORE), situation.fromOn),
                untilOn: addDays(tetOn, -1),
                ...first,
                perDay,
              },
            ],
    }),
  };
}

function callForwardLine(levers: Levers): LeverLine {
  return {
    key: 'call-forward',
    kind: 'call-forward',
    least: 0,
    most: 40,
    step: 1,
    off: 0,
    value: levers.callForwardKm ?? 0,
    with: (km) => ({ ...levers, callForwardKm: km === 0 ? null : km }),
  };
}

/** Days before Tết on which a class is not taken in, for each class that comes in numbers. */
function refusedLines({ situation, tetOn }: LeverGround, levers: Levers): readonly LeverLine[] {
  const kinds = new Map(
    situation.streams
      .filter(({ perDay }) => perDay.some((trucks) => trucks >= 1))
      .map(({ cargoClass, direction }) => [`${direction} ${cargoClass}`, { cargoClass, direction }]),
  );
  return [...kinds].map(([name, { cargoClass, direction }]) => {
    const isIts = (one: Levers['refused'][number]): boolean =>
      one.cargoClass === cargoClass && one.direction === direction;
    const known = levers.refused.find(isIts);
    return {
      key: `refused ${name}`,
      kind: 'refused',
      cargoClass,
      direction,
      least: 0,
      most: 21,
      step: 1,
      off: 0,
      value: known === undefined ? 0 : daysBetween(known.fromOn, known.untilOn) + 1,
      with: (days) => ({
        ...levers,
        refused: [
          ...levers.refused.filter((one) => !isIts(one)),
          ...(days === 0
            ? []
            : [{ cargoClass, direction, fromOn: addDays(tetOn, -days), untilOn: addDays(tetOn, -1) }]),
        ],
      }),
    };
  });
}

function unitLines({ situation }: LeverGround, levers: Levers): readonly LeverLine[] {
  return situation.facilities.map(({ kind: facility, units }) => {
    const most = upTo(Math.max(20, units * 2), 10);
    return {
      key: `units ${facility}`,
      kind: 'units',
      facility,
      least: 0,
      most,
      step: Math.max(1, Math.round(most / 100)),
      off: 0,
      value: levers.units[facility] ?? 0,
      with: (count) => ({
        ...levers,
        units: { ...levers.units, [facility]: count === 0 ? undefined : count },
      }),
    };
  });
}

function teamLine(levers: Levers): LeverLine {
  return {
    key: 'team',
    kind: 'team',
    least: 0,
    most: MOST_TEAM,
    step: 5,
    off: MOST_TEAM,
    value: levers.team ?? MOST_TEAM,
    with: (drivers) => ({ ...levers, team: drivers >= MOST_TEAM ? null : drivers }),
  };
}

/** Trucks that are expected each day at all crossings together. */
function dailyTrucksOf({ days, streams }: Situation): readonly number[] {
  return Array.from({ length: days }, (_, day) => streams.reduce((sum, { perDay }) => sum + (perDay[day] ?? 0), 0));
}

function crossingsOf({ points }: Situation): readonly string[] {
  return [...new Set(points.filter(({ capacityPerHour }) => capacityPerHour > 0).map(({ crossing }) => crossing))];
}

function notBefore(day: Day, first: Day): Day {
  return day < first ? first : day;
}

function upTo(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}
