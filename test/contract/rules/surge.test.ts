import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, dayFrom, type Day } from '../../../shared/kernel/calendar.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import type { Alarm } from '../../../shared/domain/records.ts';
import type { DayBand } from '../../../shared/domain/forecast/types.ts';
import type { SurgeDocument, Trigger } from '../../../shared/domain/surge/types.ts';
import { SURGE_SQL } from '../../../electron/areas/surge/store.ts';
import { aSurgeDocument } from '../../support/a-surge-document.ts';
import { runDue } from '../../support/due.ts';
import { actorWith, aYard, replayedState, START, stateOf, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  yard.close();
});

/** The clock starts on this day at 8:00. */
const FIRST = dayFrom(2026, 2, 10);
const HOUR = 60;
const DAY = 24 * HOUR;
const manager = actorWith('manager');
const TITLE = 'Tết Đinh Mùi';

let plates = 0;
const arrive = (count: number): readonly string[] =>
  Array.from({ length: count }, () => {
    plates += 1;
    const plate = `12C-${String(10_000 + plates)}`;
    return yard.ok('visit.arrive', { plate, direction: 'export', crossing: 'HN', people: 2 }).visitId;
  });
const adopt = (change: Partial<SurgeDocument> = {}, more: { readonly reason?: string; readonly title?: string } = {}) =>
  yard.ok('surge-plan.adopt', { title: TITLE, document: aSurgeDocument(change), ...more }, manager).surgePlanId;
const trigger = (change: Partial<Trigger>): Trigger => ({
  ...{ measure: 'waiting', when: 'over', value: 10, action: 'xin thêm giờ ở Hữu Nghị', who: 'giám đốc' },
  ...change,
});
const alarms = (code: Alarm['code']) => yard.stores.site.openAlarms().filter((alarm) => alarm.code === code);
const bandOn = (on: Day): DayBand => ({ on, mean: 5, p5: 3, p25: 4, p50: 5, p75: 6, p95: 7 });
const wholeDays = (count: number): readonly Day[] => Array.from({ length: count }, (_, n) => addDays(FIRST, n + 1));

describe('a surge plan', () => {
  it('[SP1] is adopted by a manager as it is, and another over it with a reason that the journal keeps', () => {
    expect(yard.ask('plan.surge', {})).toMatchObject({ plan: null, plans: [] });
    const first = adopt();
    expect(yard.ask('plan.surge', {})).toMatchObject({
      siteName: expect.any(String),
      places: expect.any(Number),
      plan: { surgePlanId: first, title: TITLE, adoptedAt: START, adoptedBy: 'manager', endedAt: null },
    });
    expect(yard.ask('plan.surge', {}).plan?.document).toEqual(aSurgeDocument());
    const again = { title: 'Lập lại', document: aSurgeDocument() };
    expect(yard.refused('surge-plan.adopt', again, manager)).toEqual({
      code: 'surge-plan.reason-missing',
      title: TITLE,
    });
    yard.at(HOUR);
    const second = adopt({}, { title: 'Lập lại', reason: 'mùa cao hơn' });
    const { plan, plans } = yard.ask('plan.surge', {});
    expect(plan?.surgePlanId).toBe(second);
    expect(plans.map(({ surgePlanId, endedAt, endedBy }) => [surgePlanId, endedAt, endedBy])).toEqual([
      [second, null, null],
      [first, START + HOUR * 60_000, 'manager'],
    ]);
    expect(yard.ask('journal.page', { limit: 1 }).changes[0]).toMatchObject({
      command: 'surge-plan.adopt',
      reason: 'mùa cao hơn',
      isReversible: false,
    });
  });

  it('[SP2] is ended once, with a reason, and stays readable', () => {
    const surgePlanId = adopt();
    yard.ok('surge-plan.end', { surgePlanId, reason: 'hết mùa' }, manager);
    expect(yard.ask('plan.surge', {}).plan).toBeNull();
    expect(yard.ask('plan.live', {}).live).toBeNull();
    expect(yard.ask('plan.surge', { surgePlanId }).plan).toMatchObject({ title: TITLE, endedBy: 'manager' });
    expect(yard.ask('plan.surge', { surgePlanId: 'sup_zz' })).toBeNull();
    expect(yard.refused('surge-plan.end', { surgePlanId, reason: 'nữa' })).toEqual({ code: 'surge-plan.over' });
    expect(yard.refused('surge-plan.end', { surgePlanId: 'sup_zz', reason: 'x' })).toEqual({
      code: 'surge-plan.unknown',
    });
    adopt({}, { title: 'Mùa sau' });
  });

  it('[SP1] is taken whole or not at all: every part in its range', () => {
    const [band] = aSurgeDocument().arrivals;
    if (band === undefined) throw new Error('no day');
    const wrong: readonly Partial<Record<keyof SurgeDocument, unknown>>[] = [
      { triggers: Array.from({ length: 21 }, () => trigger({})) },
      { triggers: [trigger({ value: 0 })] },
      { triggers: [trigger({ action: ' ' })] },
      { triggers: [{ ...trigger({}), measure: 'weather' }] },
      { arrivals: [] },
      { arrivals: [band, band] },
      { arrivals: [{ ...band, p5: 900 }] },
      { duties: [{ what: 'gọi', who: '', phone: '' }] },
      { assumptions: 'x'.repeat(4001) },
      { tetOn: '2027-02-30' },
    ];
    for (const change of wrong) {
      const document = { ...aSurgeDocument(), ...change } as SurgeDocument;
      expect(yard.run('surge-plan.adopt', { title: TITLE, document }), JSON.stringify(change)).toMatchObject({
        fault: { code: 'request.invalid' },
      });
    }
  });
});

describe('triggers', () => {
  it('[SP3, SP5] alarm while they are fired, saying what to do and who, and end by themselves', () => {
    adopt({ triggers: [trigger({}), trigger({ measure: 'people', value: 1000 })] });
    const visits = arrive(11);
    expect(runDue(yard, 'plan.watch')).toBe(1);
    expect(alarms('plan-trigger').map(({ details }) => details)).toEqual([
      {
        trigger: 0,
        triggerMeasure: 'waiting',
        triggerWhen: 'over',
        limit: 10,
        triggerUnit: 'waiting',
        value: 11,
        action: 'xin thêm giờ ở Hữu Nghị',
        who: 'giám đốc',
      },
    ]);
    expect(runDue(yard, 'plan.watch')).toBe(0);
    const alarmId = wireId('alarm', alarms('plan-trigger')[0]?.id ?? 0);
    yard.ok('alarm.acknowledge', { alarmId });
    expect(yard.refused('alarm.resolve', { alarmId })).toMatchObject({ code: 'alarm.closes-itself' });
    expect(yard.ask('plan.live', {}).live?.triggers).toEqual([
      { trigger: 0, value: 11, firedSince: START },
      { trigger: 1, value: 22, firedSince: null },
    ]);
    // Ten wait: between the two, nothing changes. Nine: it is off.
    yard.ok('visit.depart', { visitId: visits[0] ?? '' });
    expect(runDue(yard, 'plan.watch')).toBe(0);
    yard.ok('visit.depart', { visitId: visits[1] ?? '' });
    expect(runDue(yard, 'plan.watch')).toBe(1);
    expect(alarms('plan-trigger')).toEqual([]);
    expect(runDue(yard, 'plan.watch')).toBe(0);
  });

  it('[SP3] watch what the strip shows: budget, time until full, free places, arrivals of a day', () => {
    adopt({
      triggers: (['dwell-budget', 'until-full', 'free-places', 'arrivals'] as const).map((measure) =>
        trigger({ measure, when: 'over', value: 90_000 }),
      ),
    });
    const [gone] = arrive(5);
    yard.at(HOUR);
    yard.ok('visit.depart', { visitId: gone ?? '' });
    const { site } = yard.ask('yard.budget', {});
    const hours = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 360_000) / 10);
    const values = (): readonly (number | null)[] =>
      yard.ask('plan.live', {}).live?.triggers.map(({ value }) => value) ?? [];
    expect(values()).toEqual([hours(site.dwellBudgetMs), hours(site.untilFullMs), site.free, 5]);
    yard.at(DAY + HOUR);
    expect(values().at(-1)).toBe(0);
    expect(values()[0]).toBeNull();
  });

  it('[SP5] their alarms end with the plan, and begin anew with the next', () => {
    const surgePlanId = adopt({ triggers: [trigger({ value: 2 })] });
    arrive(3);
    runDue(yard, 'plan.watch');
    expect(alarms('plan-trigger')).toHaveLength(1);
    adopt({ triggers: [trigger({ value: 2, action: 'mở bãi C' })] }, { reason: 'lập lại' });
    expect(alarms('plan-trigger')).toEqual([]);
    runDue(yard, 'plan.watch');
    expect(alarms('plan-trigger').map(({ details }) => details?.['action'])).toEqual(['mở bãi C']);
    const inForce = yard.ask('plan.surge', {}).plan?.surgePlanId ?? surgePlanId;
    yard.ok('surge-plan.end', { surgePlanId: inForce, reason: 'hết mùa' });
    expect(alarms('plan-trigger')).toEqual([]);
    expect(runDue(yard, 'plan.watch')).toBe(0);
  });
});

describe('live against plan', () => {
  const planned = (): Partial<SurgeDocument> => {
    const made = aSurgeDocument();
    const days = [FIRST, ...wholeDays(7)];
    return {
      triggers: [],
      arrivals: days.map(bandOn),
      with: { ...made.with, perDay: days.map((on) => ({ ...bandOn(on), p95: 1000 })) },
    };
  };

  it('[SP6] holds calendar days that began after the adoption and are over against the bands', () => {
    adopt(planned());
    const counts = [4, 5, 3, 8];
    for (const [n, count] of counts.entries()) {
      yard.at(n * DAY + HOUR);
      arrive(count);
    }
    yard.at(3 * DAY + HOUR + 1);
    const { live } = yard.ask('plan.live', {});
    expect(
      live?.days.map(({ on, isCounted, figures: { arrivals } }) => [on, isCounted, arrivals.actual, arrivals.place]),
    ).toEqual([
      [FIRST, false, 4, null],
      [addDays(FIRST, 1), true, 5, 'inside-50'],
      [addDays(FIRST, 2), true, 3, 'inside-90'],
      [addDays(FIRST, 3), false, 8, null],
      ...[4, 5, 6, 7].map((n) => [addDays(FIRST, n), false, null, null]),
    ]);
    // Nobody left: what came adds up.
    expect(live?.days.slice(0, 4).map(({ figures }) => figures.trucks.actual)).toEqual([4, 9, 12, 20]);
    expect(live?.shares.arrivals).toEqual({ days: 2, inside50: 1, inside90: 2 });
    expect(live?.drifts).toEqual({ arrivals: null, trucks: null });
  });

  it('[SP7] three days beyond alarm, once; back inside the alarm ends', () => {
    adopt(planned());
    for (let n = 1; n <= 3; n += 1) {
      yard.at(n * DAY + HOUR);
      arrive(9);
      runDue(yard, 'plan.watch');
    }
    expect(alarms('plan-drift')).toEqual([]);
    yard.at(4 * DAY + HOUR);
    expect(runDue(yard, 'plan.watch')).toBe(1);
    expect(alarms('plan-drift').map(({ details }) => details)).toEqual([
      { liveFigure: 'arrivals', driftSide: 'above', days: 3, outOf: 3 },
    ]);
    expect(yard.ask('plan.live', {}).live?.drifts.arrivals).toEqual({ side: 'above', days: 3, outOf: 3 });
    expect(runDue(yard, 'plan.watch')).toBe(0);
    for (let n = 4; n <= 7; n += 1) {
      yard.at(n * DAY + HOUR);
      arrive(5);
      runDue(yard, 'plan.watch');
    }
    expect(alarms('plan-drift')).toHaveLength(1);
    yard.at(8 * DAY + HOUR);
    expect(runDue(yard, 'plan.watch')).toBe(1);
    expect(alarms('plan-drift')).toEqual([]);
  });

  it('[SP6] counts arrivals by an index', () => {
    for (const [name, sql] of Object.entries(SURGE_SQL)) {
      const plan = yard.db.prepare<unknown[], { readonly detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(0, 1);
      expect(plan.map(({ detail }) => detail).join(' '), name).toMatch(/SEARCH visits USING INDEX visits_by_arrival/);
    }
  });
});
