import { describe, expect, it } from 'vitest';
import calendars from '../../../resources/data/crossing-calendars.json' with { type: 'json' };
import flowFacts from '../../../resources/data/seed-flows.json' with { type: 'json' };
import { addDays, dayOf, localTimeOf, type Day } from '../../../shared/kernel/calendar.ts';
import { tetDayOf } from '../../../shared/kernel/lunar.ts';
import { placeInPlan, planOfDay, type DayPlan } from '../../../shared/domain/demo/day-plan.ts';
import { surgeOf } from '../../../shared/domain/forecast/tet-template.ts';
import { dailyCount, usualFlows } from '../../../shared/domain/demo/flows.ts';
import { YARD_SHARE, type FlowFacts } from '../../../shared/domain/forecast/published-flows.ts';
import { randomOf } from '../../../shared/domain/demo/random.ts';
import { DEMO_START, DEMO_ZONE, demoCrossings, paceFactor } from '../../../shared/domain/demo/world.ts';
import { stateAt } from '../../../shared/domain/queue/calendar.ts';
import { readContainer } from '../../../shared/domain/vehicles/container.ts';
import { isKnownPlate, isTrailerForm, readPlate } from '../../../shared/domain/vehicles/plate.ts';

const flows = usualFlows(flowFacts as FlowFacts);
const tetOn = tetDayOf(2027);
const today = dayOf(DEMO_START, DEMO_ZONE);
const planWith = (seed: string, day: Day): DayPlan => planOfDay({ seed, flows, tetOn, zone: DEMO_ZONE }, day);
const plan = planWith('1', today);

describe('the demo’s chance', () => {
  it('repeats itself for the same name and differs for another', () => {
    const draw = (...name: readonly (string | number)[]): readonly number[] => {
      const random = randomOf(...name);
      return Array.from({ length: 5 }, random.next);
    };
    expect(draw('a', 1)).toEqual(draw('a', 1));
    expect(draw('a', 1)).not.toEqual(draw('a', 2));
  });

  it('is spread evenly, within a stream and over first draws', () => {
    const random = randomOf('even');
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 8000; i += 1) counts[i % 2 === 0 ? random.int(4) : randomOf('first', i).int(4)]! += 1;
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(160);
  });
});

describe('the demo’s days', () => {
  it('begin at 14:30 on 26 January 2027, eleven days before Tết', () => {
    expect(localTimeOf(DEMO_START, DEMO_ZONE)).toMatchObject({ year: 2027, month: 1, day: 26, hour: 14, minute: 30 });
    expect(addDays(today, 11)).toBe(tetOn);
  });

  it('are the same for the same seed and others for another', () => {
    expect(planWith('1', today)).toEqual(plan);
    expect(planWith('2', today)).not.toEqual(plan);
  });

  it('follow the published flows: three quarters import, and their shares of the crossings', () => {
    const perDay = Object.fromEntries(flows.map((flow) => [`${flow.crossing} ${flow.direction}`, flow.perDay]));
    expect(perDay).toEqual({
      'HN export': 262,
      'HN import': 608,
      'TT export': 145,
      'TT import': 438,
      'CM export': 57.5,
      'CM import': 172.5,
    });
    for (const flow of flows.filter(({ direction }) => direction === 'import')) {
      const count = plan.trucks.filter(
        ({ truck }) => truck.crossing === flow.crossing && truck.direction === 'import',
      ).length;
      expect(Math.abs(count / (flow.perDay * YARD_SHARE) - 1)).toBeLessThan(0.08);
    }
  });

  it('bring two to three times the fruit before Tết, building up', () => {
    const surges = [25, 21, 16, 11, 6, 4].map(surgeOf);
    expect(surges).toEqual([...surges].sort((a, b) => a - b));
    expect(surgeOf(25)).toBe(1);
    expect(surgeOf(11)).toBeGreaterThanOrEqual(1.9);
    expect(surgeOf(4)).toBeLessThanOrEqual(3);
    const fruit = flows[0]!;
    expect(dailyCount(fruit, today, tetOn).fresh / dailyCount(fruit, '2027-01-01' as Day, tetOn).fresh).toBeCloseTo(
      2,
      1,
    );
    expect(planWith('1', tetOn).trucks).toEqual([]);
  });

  it('have about seven declared trucks in ten, declared hours before they come', () => {
    expect(plan.declarations.length / plan.trucks.length).toBeGreaterThan(0.65);
    expect(plan.declarations.length / plan.trucks.length).toBeLessThan(0.75);
    for (const { declared, arrivesAt } of plan.declarations)
      expect(arrivesAt - declared!.at).toBeGreaterThan(3_000_000);
    expect(plan.declarations.length + plan.walkIns.length).toBe(plan.trucks.length);
  });

  it('bring imports while their crossing is open', () => {
    const crossings = demoCrossings(calendars);
    for (const crossing of crossings) {
      const imports = plan.trucks.filter(
        ({ truck }) => truck.crossing === crossing.code && truck.direction === 'import',
      );
      const open = imports.filter(({ arrivesAt }) => stateAt(crossing.calendar, arrivesAt, DEMO_ZONE) === 'normal');
      expect(open.length / imports.length).toBeGreaterThan(0.93);
    }
  });

  it('name every truck so that its plan is found again', () => {
    plan.trucks.forEach(({ platformCode }, index) => {
      expect(placeInPlan(platformCode)).toEqual({ day: today, index });
    });
    expect(placeInPlan('LS-2027-1')).toBeNull();
  });

  it('bring trucks whose plates, containers and papers are well formed', () => {
    const { trucks } = plan;
    for (const { truck } of trucks) {
      expect(isKnownPlate(truck.plate), truck.plate).toBe(true);
      if (truck.trailerPlate !== undefined) expect(isTrailerForm(readPlate(truck.trailerPlate).form)).toBe(true);
    }
    const containers = trucks.flatMap(({ truck }) => (truck.containerNo === undefined ? [] : [truck.containerNo]));
    const valid = containers.filter((one) => readContainer(one).isValid).length;
    expect(valid / containers.length).toBeGreaterThan(0.96);
    expect(valid).toBeLessThan(containers.length);
    const chinese = trucks.filter(({ truck }) => readPlate(truck.plate).country === 'CN');
    expect(chinese.every(({ truck }) => truck.direction === 'import')).toBe(true);
    expect(chinese.length).toBeGreaterThan(100);
  });
});

describe('the coming Tết', () => {
  it('is proposed as the last one was, moved to its day', () => {
    const comingOf = (code: string): unknown =>
      demoCrossings(calendars)
        .find((one) => one.code === code)
        ?.calendar.days.filter(({ from }) => from > '2027');
    expect(comingOf('HN')).toEqual([
      { from: '2027-02-04', to: '2027-02-07', state: 'closed' },
      { from: '2027-02-08', to: '2027-02-12', state: 'preregistered' },
    ]);
    expect(comingOf('CM')).toEqual([{ from: '2027-02-04', to: '2027-02-12', state: 'preregistered' }]);
  });
});

describe('the pace of calls', () => {
  it('grows with the line and never stops', () => {
    expect(paceFactor(200, 200)).toBe(1);
    expect(paceFactor(600, 200)).toBe(1.7);
    expect(paceFactor(0, 200)).toBe(0.25);
  });
});
