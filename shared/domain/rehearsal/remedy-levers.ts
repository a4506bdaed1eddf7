import { addDays, dayOf, daysBetween, type Day } from '../../kernel/calendar.ts';
import { later, HOUR_MS } from '../../kernel/instant.ts';
import { CARGO_CLASSES, type CargoClass, type Direction } from '../vocabulary.ts';
import { USUAL_OUTSIDE_KM } from './assumptions.ts';
import type { CourseRun } from './course-types.ts';
import { watchedOf, runOutOf, type RunOut } from './failures.ts';
import type { Levers } from './levers.ts';
import type { Failure, ResourceKey, Situation } from './types.ts';

/** One thing to do about a resource that runs out, in steps from 1 to `steps`. */
export type RemedyLever = {
  readonly what: RemedyKind;
  readonly steps: number;
  /** More of it may make things worse: trucks that are put off come all the same. */
  readonly canBeTooMuch: boolean;
  /** How much a step comes to, in the unit of its kind. */
  readonly amountOf: (step: number) => number;
  readonly leversOf: (step: number) => Levers;
};

/**
 * What can be done, each with the unit of its amount: overtime in hours a day, lanes, places outside, trucks a day on
 * days with an upper limit, a class refused (days), units of a facility, drivers of the team. A null crossing = all.
 */
export type RemedyKind =
  | { readonly lever: 'overtime'; readonly crossing: string | null }
  | { readonly lever: 'lanes'; readonly crossing: string | null }
  | { readonly lever: 'overflow-yard' }
  | { readonly lever: 'preregistered'; readonly fromOn: Day; readonly untilOn: Day }
  | { readonly lever: 'refused'; readonly cargoClass: CargoClass; readonly fromOn: Day; readonly untilOn: Day }
  | { readonly lever: 'units'; readonly facility: Extract<ResourceKey, { kind: 'facility' }>['facility'] }
  | { readonly lever: 'team' };

const MOST_OVERTIME_HOURS = 12;
const MOST_LANES = 6;
const MOST_DRIVERS = 64;
const PLACES_STEP = 10;
/** The limit of trucks a day falls by so much of their mean at each step. */
const LIMIT_STEP = 0.1;
/** Trucks are put off or refused from so many days before it runs out, and so long after where no mean course says. */
const DAYS_BEFORE = 3;
const DAYS_AFTER = 14;
/** A crossing where fewer of the waiting trucks stand is not worth a lever of its own. */
const WORTH_SHARE = 0.2;

/** All levers that can help against a failure, on top of those that are set. `mean` is the course without chance. */
export function remedyLeversFor(
  situation: Situation,
  levers: Levers,
  failure: Failure,
  mean: CourseRun,
): readonly RemedyLever[] {
  const { resource, shortage } = failure;
  const watched = watchedOf(situation, levers).find((one) => isSame(one.resource, resource));
  const out = watched === undefined ? null : runOutOf(watched, mean);
  const window = windowOf(situation, failure, out, mean.hours);
  const crossings = [null, ...crossingsWorth(situation, mean)];
  const missing = Math.ceil(shortage.p95);
  const own: readonly RemedyLever[] =
    resource.kind === 'facility'
      ? [unitsLever(levers, resource.facility, 2 * missing + 1)]
      : resource.kind === 'places'
        ? [outsideLever(situation, levers, Math.ceil((2 * missing) / PLACES_STEP) + 1)]
        : [];
  // What is missing now is missing whatever is done about those who come and leave.
  if (out?.firstHour === 0) return own;
  return [
    ...own,
    ...crossings.map((crossing) => overtimeLever(situation, levers, crossing)),
    ...crossings.map((crossing) => lanesLever(situation, levers, crossing)),
    limitLever(situation, levers, window),
    ...CARGO_CLASSES.filter((cargo) => situation.streams.some(({ cargoClass }) => cargoClass === cargo)).map((cargo) =>
      refusingLever(levers, cargo, window),
    ),
    ...(levers.team === null ? [] : [teamLever(levers, levers.team)]),
  ];
}

type Window = { readonly fromOn: Day; readonly untilOn: Day; readonly days: number };

function windowOf(
  { zone, fromOn, days, fromAt }: Situation,
  failure: Failure,
  out: RunOut | null,
  hours: number,
): Window {
  const lastOn = addDays(fromOn, days - 1);
  const from = addDays(dayOf(failure.firstLowAt, zone), -DAYS_BEFORE);
  const until =
    out === null
      ? addDays(dayOf(failure.firstHighAt, zone), DAYS_AFTER)
      : dayOf(later(fromAt, Math.min(out.lastHour, hours - 1) * HOUR_MS), zone);
  const first = from < fromOn ? fromOn : from;
  const last = until > lastOn ? lastOn : until;
  return { fromOn: first, untilOn: last, days: Math.max(1, daysBetween(first, last) + 1) };
}

/** Crossings at which a good part of the trucks wait when most do. */
function crossingsWorth({ streams, points }: Situation, mean: CourseRun): readonly string[] {
  const crossings = [...new Set(points.map(({ crossing }) => crossing))];
  const peak = mean.waiting.indexOf(Math.max(...mean.waiting));
  const all = mean.waiting[peak] ?? 0;
  const at = (crossing: string): number =>
    streams.reduce(
      (sum, stream, s) => sum + (stream.crossing === crossing ? (mean.waitingByStream[s]?.[peak] ?? 0) : 0),
      0,
    );
  return crossings.length < 2 ? [] : crossings.filter((crossing) => at(crossing) >= WORTH_SHARE * all && all > 0);
}

function unitsLever(levers: Levers, facility: keyof Levers['units'], steps: number): RemedyLever {
  return {
    what: { lever: 'units', facility },
    steps,
    canBeTooMuch: false,
    amountOf: (step) => step,
    leversOf: (step) => ({ ...levers, units: { ...levers.units, [facility]: (levers.units[facility] ?? 0) + step } }),
  };
}

function outsideLever({ fromOn }: Situation, levers: Levers, steps: number): RemedyLever {
  const yard = { name: '', distanceKm: USUAL_OUTSIDE_KM, fromOn };
  return {
    what: { lever: 'overflow-yard' },
    steps,
    canBeTooMuch: false,
    amountOf: (step) => step * PLACES_STEP,
    leversOf: (step) => ({
      ...levers,
      overflowYards: [...levers.overflowYards, { ...yard, places: step * PLACES_STEP }],
    }),
  };
}

function overtimeLever({ points }: Situation, levers: Levers, crossing: string | null): RemedyLever {
  const crossings = new Set(
    points.map((point) => point.crossing).filter((one) => crossing === null || one === crossing),
  );
  return {
    what: { lever: 'overtime', crossing },
    steps: MOST_OVERTIME_HOURS,
    canBeTooMuch: false,
    amountOf: (step) => step,
    leversOf: (step) => ({
      ...levers,
      overtime: [...levers.overtime, ...[...crossings].map((one) => ({ crossing: one, hours: step }))],
    }),
  };
}

function lanesLever({ points }: Situation, levers: Levers, crossing: string | null): RemedyLever {
  const own = points.filter((point) => crossing === null || point.crossing === crossing);
  return {
    what: { lever: 'lanes', crossing },
    steps: MOST_LANES,
    canBeTooMuch: false,
    amountOf: (step) => step,
    leversOf: (step) => ({
      ...levers,
      lanes: [
        ...levers.lanes,
        ...own.map((point): { crossing: string; direction: Direction; lanes: number } => ({
          crossing: point.crossing,
          direction: point.direction,
          lanes: step,
        })),
      ],
    }),
  };
}

function limitLever({ streams, days }: Situation, levers: Levers, { fromOn, untilOn }: Window): RemedyLever {
  const perDay =
    streams.reduce((sum, stream) => sum + stream.perDay.reduce((all, trucks) => all + trucks, 0), 0) / days;
  const amountOf = (step: number): number => Math.round(perDay * (2 - step * LIMIT_STEP));
  return {
    what: { lever: 'preregistered', fromOn, untilOn },
    steps: Math.round(2 / LIMIT_STEP),
    canBeTooMuch: true,
    amountOf,
    leversOf: (step) => ({
      ...levers,
      preregistered: [...levers.preregistered, { crossing: null, fromOn, untilOn, perDay: amountOf(step) }],
    }),
  };
}

function refusingLever(levers: Levers, cargoClass: CargoClass, { fromOn, untilOn, days }: Window): RemedyLever {
  return {
    what: { lever: 'refused', cargoClass, fromOn, untilOn },
    steps: 1,
    canBeTooMuch: false,
    amountOf: () => days,
    leversOf: () => ({ ...levers, refused: [...levers.refused, { cargoClass, direction: null, fromOn, untilOn }] }),
  };
}

function teamLever(levers: Levers, team: number): RemedyLever {
  return {
    what: { lever: 'team' },
    steps: MOST_DRIVERS,
    canBeTooMuch: false,
    amountOf: (step) => step,
    leversOf: (step) => ({ ...levers, team: team + step }),
  };
}

/** Whether two keys name the same resource. */
export function isSame(a: ResourceKey, b: ResourceKey): boolean {
  if (a.kind === 'zone') return b.kind === 'zone' && a.code === b.code;
  if (a.kind === 'facility') return b.kind === 'facility' && a.facility === b.facility;
  return b.kind === 'places';
}
