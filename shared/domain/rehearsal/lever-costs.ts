import { addDays } from '../../kernel/calendar.ts';
import { sumOf } from '../../kernel/sums.ts';
import { openingOf } from './opening.ts';
import type { CourseCounts } from './course-types.ts';
import type { LeverCosts, LeverCostsDong, Levers } from './levers.ts';
import { outsideOf } from './outside.ts';
import type { Situation } from './types.ts';

/**
 * What levers cost as long as nobody has said otherwise: orders of magnitude to compare by, in đồng, not a tariff. They
 * are assumptions of ours from public wages and freight rates in the north of Vietnam, 2025–2026, and stand in the site's
 * settings to be put right:
 * an hour of overtime is 20 officers and workers at about 150,000; a lane 10 people in two shifts with its machines; a
 * place outside is rent, fence and guard; a kilometre is that of a loaded tractor; a truck put off waits a day at home; a
 * refused one is turned back with its load sold inland; a driver of the team gets about 21 million a month.
 */
export const USUAL_LEVER_COSTS: LeverCosts = {
  overtimeHourDong: 3_000_000,
  laneDayDong: 12_000_000,
  overflowPlaceDayDong: 60_000,
  overflowKmDong: 20_000,
  deferredTruckDong: 1_500_000,
  refusedTruckDong: 15_000_000,
  unitDayDong: {
    dormitory: 50_000,
    shower: 100_000,
    toilet: 150_000,
    canteen: 60_000,
    water: 80_000,
    laundry: 100_000,
    'first-aid': 1_500_000,
    charging: 20_000,
    plug: 250_000,
  },
  teamDriverDayDong: 700_000,
};

/** What of a run levers are paid by. */
export type PaidCounts = Pick<CourseCounts, 'deferred' | 'refused' | 'takenOutside'>;

/** What each kind of lever costs in a run (RH9): what stands by is paid by the day, what happens by the truck. */
export function leverCostsOf(
  situation: Situation,
  levers: Levers,
  costs: LeverCosts,
): (counts: PaidCounts) => LeverCostsDong {
  const overtime = overtimeDong(situation, levers, costs);
  const lanes = lanesDong(situation, levers, costs);
  const yards = yardsDong(situation, levers, costs);
  const units = unitsDong(situation, levers, costs);
  const team = (levers.team ?? 0) * situation.days * costs.teamDriverDayDong;
  const { meanKm } = outsideOf(situation, levers);
  return ({ deferred, refused, takenOutside }) => ({
    overtime,
    lanes,
    overflowYards: yards + takenOutside * meanKm * costs.overflowKmDong,
    preregistered: deferred * costs.deferredTruckDong,
    refused: refused * costs.refusedTruckDong,
    units,
    team,
  });
}

/** The same of all of them together. */
export function leverCostOf(situation: Situation, levers: Levers, costs: LeverCosts): (counts: PaidCounts) => number {
  const costsOf = leverCostsOf(situation, levers, costs);
  return (counts) => sumOf(Object.values(costsOf(counts)));
}

/** A crossing works longer in both directions at once: its overtime is paid once, by the direction with more of it. */
function overtimeDong(situation: Situation, levers: Levers, { overtimeHourDong }: LeverCosts): number {
  const crossings = new Set(levers.overtime.map(({ crossing }) => crossing));
  return [...crossings].reduce((sum, crossing) => {
    const hours = situation.points
      .filter((point) => point.crossing === crossing)
      .map((point) => openingOf(situation, point, levers).overtimeHours);
    return sum + Math.max(0, ...hours) * overtimeHourDong;
  }, 0);
}

function lanesDong(situation: Situation, levers: Levers, { laneDayDong }: LeverCosts): number {
  return levers.lanes.reduce((sum, { crossing, direction, lanes }) => {
    const point = situation.points.find((one) => one.crossing === crossing && one.direction === direction);
    return sum + (point === undefined ? 0 : lanes * openingOf(situation, point, levers).days * laneDayDong);
  }, 0);
}

function yardsDong({ fromOn, days }: Situation, levers: Levers, { overflowPlaceDayDong }: LeverCosts): number {
  const all = Array.from({ length: days }, (_, day) => addDays(fromOn, day));
  return levers.overflowYards.reduce(
    (sum, yard) => sum + yard.places * all.filter((on) => yard.fromOn <= on).length * overflowPlaceDayDong,
    0,
  );
}

function unitsDong({ days, facilities }: Situation, levers: Levers, { unitDayDong }: LeverCosts): number {
  return facilities.reduce((sum, { kind }) => sum + (levers.units[kind] ?? 0) * days * unitDayDong[kind], 0);
}
