import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../shared/kernel/instant.ts';
import { USUAL_LEVER_COSTS } from '../../../shared/domain/rehearsal/lever-costs.ts';
import { NO_LEVERS } from '../../../shared/domain/rehearsal/levers.ts';
import { REHEARSAL_SQL } from '../../../electron/areas/rehearsal/store.ts';
import { aYard, replayedState, START, stateOf, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  yard.close();
});

const arrive = (end: number, more: object = {}): string =>
  yard.ok('visit.arrive', {
    plate: `12C-123.${String(end)}`,
    people: 2,
    direction: 'export',
    crossing: 'HN',
    ...more,
  }).visitId;
const situation = (days = 3) => yard.ask('plan.situation', { days }).situation;
const pointOf = (crossing: string, direction = 'export') => {
  const point = situation().points.find((one) => one.crossing === crossing && one.direction === direction);
  if (point === undefined) throw new Error(`no point ${crossing}`);
  return point;
};
const waitingAt = (crossing: string): number =>
  situation()
    .streams.filter((stream) => stream.crossing === crossing && stream.direction === 'export')
    .flatMap(({ waiting }) => waiting)
    .reduce((sum, { trucks }) => sum + trucks, 0);

describe('where a rehearsal begins', () => {
  it('[RH40] with those who wait, by the hours that they have waited, and those inside', () => {
    arrive(10);
    arrive(11);
    yard.at(150);
    arrive(12);
    expect(waitingAt('HN')).toBe(3);
    const waiting = situation()
      .streams.filter(({ crossing }) => crossing === 'HN')
      .flatMap((stream) => stream.waiting);
    expect(waiting).toEqual([
      { hours: 2, trucks: 2 },
      { hours: 0, trucks: 1 },
    ]);
    yard.ok('queue.call', { crossing: 'HN', direction: 'export', count: 1 });
    expect([waitingAt('HN'), pointOf('HN').inside]).toEqual([2, 1]);
    expect(situation().yard.others).toBe(0);
  });

  it('[RH40] begins with a full hour and reaches as many days as are asked for', () => {
    yard.at(90);
    const { fromAt, fromOn, days, points, streams } = situation(5);
    expect([fromAt, fromOn, days]).toEqual([START + HOUR_MS, '2026-02-10', 5]);
    expect(points.every(({ open, openPreregistered }) => open.length === 120 && openPreregistered.length === 120)).toBe(
      true,
    );
    expect(streams.every(({ perDay }) => perDay.length === 5 && perDay.every((trucks) => trucks >= 0))).toBe(true);
  });

  it('[RH40] a suspended queue is shut until it is said to open, an announced closing closes', () => {
    const openHours = (): number => pointOf('HN').open.reduce((sum, part) => sum + part, 0);
    const before = openHours();
    expect(before).toBeGreaterThan(0);
    yard.ok('forecast-input.save', {
      kind: 'closure',
      crossing: 'HN',
      direction: null,
      cargoClass: null,
      fromOn: '2026-02-11',
      untilOn: '2026-02-11',
      factor: null,
      trucks: null,
      minute: null,
      state: 'closed',
      note: 'phía bạn nghỉ',
    });
    expect(openHours()).toBeLessThan(before);
    yard.ok('crossing.suspend', { crossing: 'HN', direction: 'export', reason: 'mưa lớn' });
    expect(openHours()).toBe(0);
  });

  it('[RH1] a convoy comes in its hour, besides the trucks that come through the day', () => {
    const before = situation().streams;
    yard.ok('forecast-input.save', {
      kind: 'convoy',
      crossing: 'HN',
      direction: 'export',
      cargoClass: 'fresh',
      fromOn: '2026-02-11',
      untilOn: '2026-02-11',
      factor: null,
      trucks: 40,
      minute: 390,
      state: null,
      note: 'đoàn xe Tiền Giang',
    });
    const after = situation().streams;
    const convoy = after.find(({ hours }) => hours !== undefined);
    expect(convoy).toMatchObject({ crossing: 'HN', direction: 'export', cargoClass: 'fresh', perDay: [0, 40, 0] });
    expect(convoy?.hours?.indexOf(1)).toBe(6);
    const fresh = (streams: typeof before) =>
      streams.find((one) => one.crossing === 'HN' && one.direction === 'export' && one.cargoClass === 'fresh')?.perDay;
    expect(fresh(after)?.map(Math.round)).toEqual(fresh(before)?.map(Math.round));
  });

  it('[RH41] an idle point clears what it is set to', () => {
    const queue = yard.stores.queues.queues().find(({ direction }) => direction === 'export');
    expect(pointOf('HN').capacityPerHour).toBe(queue?.capacityPerHour);
    expect(pointOf('HN').throughHours).toBe(3);
  });

  it('[RH43] people on a truck as set while few are there; units as they can be used', () => {
    yard.ok('facility.save', { code: 'T1', kind: 'shower', name: 'Nhà tắm 1', capacity: 6 });
    arrive(10);
    const { people, facilities } = situation();
    expect(people).toEqual({ perTruck: 2, staying: 0 });
    expect(facilities.find(({ kind }) => kind === 'shower')).toEqual({ kind: 'shower', units: 6, peoplePerUnit: 60 });
  });

  it('[RH44] a stay brings in what the tariff asks, once and for each day', () => {
    arrive(10);
    expect(situation().money).toBeNull();
    yard.ok('tariff.save', {
      name: 'Biểu giá 2026',
      validFromOn: '2026-02-10',
      lines: [
        { kind: 'entry', vehicleTypes: null, loaded: null, amountDong: 50_000 },
        { kind: 'parking', vehicleTypes: null, loaded: null, freeMinutes: 120, perDayDong: 200_000 },
      ],
    });
    expect(situation().money).toEqual({ onceDong: 50_000, perDayDong: 200_000 });
  });

  it('[RH9] with what the levers cost here: a setting of the site', () => {
    expect(yard.ask('plan.situation', {}).costs).toEqual(USUAL_LEVER_COSTS);
    const leverCosts = { ...USUAL_LEVER_COSTS, laneDayDong: 9_000_000 };
    yard.ok('settings.save', { values: { plan: { leverCosts } } });
    expect(yard.ask('plan.situation', {}).costs).toEqual(leverCosts);
  });

  it('reads by index, never all visits', () => {
    for (const [name, sql] of Object.entries(REHEARSAL_SQL)) {
      const plan = yard.db.prepare<unknown[], { readonly detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
      const details = plan.all(...Array.from(sql.matchAll(/\?/g), () => 0)).map(({ detail }) => detail);
      expect(
        details.some((detail) => /^SCAN/.test(detail) && !/USING (COVERING )?INDEX/.test(detail)),
        name,
      ).toBe(false);
    }
  });
});

describe('scenarios', () => {
  const SAID = { starting: 'today', levers: NO_LEVERS, result: null } as const;
  const names = (): readonly string[] => yard.ask('plan.scenarios', {}).scenarios.map(({ name }) => name);

  it('[RH50] have a name of their own and are saved again in their place', () => {
    const { scenarioId } = yard.ok('scenario.save', { ...SAID, name: 'Phương án B' });
    expect(yard.refused('scenario.save', { ...SAID, name: 'phuong an b' })).toEqual({
      code: 'scenario.name-taken',
      name: 'phuong an b',
    });
    yard.ok('scenario.save', { ...SAID, scenarioId, name: 'Phương án C', levers: { ...NO_LEVERS, team: 40 } });
    expect(yard.ask('plan.scenarios', {}).scenarios).toMatchObject([
      { scenarioId, name: 'Phương án C', starting: 'today', levers: { team: 40 }, savedAt: START },
    ]);
  });

  it('[RH51] are gone from the list when taken out, and back when that is undone', () => {
    const { scenarioId } = yard.ok('scenario.save', { ...SAID, name: 'Phương án B' });
    yard.ok('scenario.remove', { scenarioId });
    expect(names()).toEqual([]);
    expect(yard.refused('scenario.save', { ...SAID, scenarioId, name: 'C' })).toEqual({ code: 'scenario.unknown' });
    yard.ok('change.undo', { seq: yard.stores.journal.head().seq });
    expect(names()).toEqual(['Phương án B']);
  });
});
