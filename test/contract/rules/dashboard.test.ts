import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRowStore, type RowStore } from '../../../renderer/store/row-store.ts';
import { countersOf } from '../../../renderer/store/counters.ts';
import { groundOf } from '../../../renderer/store/ground.ts';
import { commands } from '../../../shared/contract/commands.ts';
import { queries } from '../../../shared/contract/queries.ts';
import type { Dashboard } from '../../../shared/contract/report-queries.ts';
import { alarmLinesOf } from '../../../shared/domain/ground/alarm-kinds.ts';
import type { Day } from '../../../shared/kernel/calendar.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, instant } from '../../../shared/kernel/instant.ts';
import { aLivelyDay } from '../../support/lively-day.ts';
import { actorWith, aYard, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  yard.close();
});

/** What a station holds now. */
function rowsNow(): RowStore {
  const rows = createRowStore();
  rows.reset({ seq: yard.seq(), ...yard.ask('yard.now', {}) });
  return rows;
}

const dashboard = (): Omit<Dashboard, 'seq'> => yard.ask('report.dashboard', {}, actorWith('manager'));
const sumOf = (code: string) => {
  const found = dashboard().today.find((line) => line.code === code);
  if (found === undefined) throw new Error(code);
  return found;
};

describe('dashboard', () => {
  it('[RP40] says what the strip, the dwell budget, the queues, the rest area and the alarms say', () => {
    aLivelyDay(yard);
    for (const minutes of [0, 7, 95, 600]) {
      yard.clock.setNow(instant(yard.clock.now() + minutes * MINUTE_MS));
      const told = dashboard();
      const rows = rowsNow();
      const strip = countersOf(rows, yard.clock.now());
      expect(told).toMatchObject({
        at: yard.clock.now(),
        trucks: strip.inYard,
        waiting: strip.waiting,
        called: strip.called,
        places: strip.places,
        occupied: strip.occupied,
        free: strip.free,
        untilFullMs: strip.msUntilFull,
        untilFullLowMs: strip.msUntilFullLow,
        untilFullHighMs: strip.msUntilFullHigh,
        people: yard.ask('rest.load', {}).peopleOnSite,
      });
      expect([Math.round(told.inPerHour), Math.round(told.outPerHour)]).toEqual([strip.inPerHour, strip.outPerHour]);
      const zones = [...rows.all('zone').values()].flatMap(({ zoneId, code }) => {
        const places = groundOf(rows).zones.get(zoneId)?.places;
        return places === undefined ? [] : [[code, places.occupied, places.places]];
      });
      expect(told.zones.map(({ zone, used, places }) => [zone, used, places])).toEqual(zones);
      for (const stage of ['waiting', 'called'] as const) {
        for (const line of told.queues) {
          const own = [...rows.all('visit').values()].filter(
            (visit) => visit.stage === stage && visit.crossing === line.crossing && visit.direction === line.direction,
          );
          expect(line[stage]).toBe(own.length);
        }
        expect(told.queues.reduce((sum, line) => sum + line[stage], 0)).toBe(told[stage]);
      }
      const lines = alarmLinesOf([...rows.all('alarm').values()].filter(({ clearedAt }) => clearedAt === null));
      expect(told.alarms.map(({ code, count, since }) => [code, count, since])).toEqual(
        lines.map(({ code, alarms }) => [code, alarms.length, alarms[0].raisedAt]),
      );
      expect(told.bedsUsed).toBe([...rows.all('bed').values()].filter(({ stayId }) => stayId !== null).length);
    }
  });

  it('[RP40] says of today what the report of the day says', () => {
    aLivelyDay(yard);
    for (const minutes of [0, 7, 95, 600, 1200]) {
      yard.clock.setNow(instant(yard.clock.now() + minutes * MINUTE_MS));
      const told = dashboard();
      const report = yard.ask('report.daily', { on: told.on });
      expect([told.from, told.to]).toEqual([report.from, report.to]);
      expect(told.today.map(({ code, value }) => [code, value])).toEqual([
        ['in', report.trucks.in],
        ['out', report.trucks.out],
        ['called', report.waits.called],
        ['max', report.occupancy.site.max],
        ['waitP50', report.waits.p50Ms],
      ]);
      expect(told.trucks).toBe(report.trucks.closing);
      expect(told.people).toBe(report.people.closing);
      expect([told.bedsUsed, told.beds]).toEqual([report.pageOne.bedsUsed, report.pageOne.beds]);
      expect(told.places).toBe(report.pageOne.places);
      const begun = told.hours.filter(({ mean }) => mean !== null);
      expect(begun.map(({ hour, mean }) => [hour, mean])).toEqual(
        report.occupancy.siteHours.map(({ hour, mean }) => [hour, mean]),
      );
      for (const way of ['in', 'out'] as const)
        expect(told.hours.reduce((sum, hour) => sum + (hour[way] ?? 0), 0)).toBe(report.trucks[way]);
      expect(told.queues.reduce((sum, { calledToday }) => sum + calledToday, 0)).toBe(report.waits.called);
    }
  });

  it('[RP40] the trend of the days before is that of their reports', () => {
    aLivelyDay(yard);
    const { on } = dashboard();
    yard.clock.setNow(instant(yard.clock.now() + DAY_MS));
    const { trend, hours } = dashboard();
    const report = yard.ask('report.daily', { on });
    const before = trend.filter(({ hour }) => hour >= report.from && hour < report.to);
    expect(before.map(({ hour, mean }) => [hour, mean])).toEqual(
      report.occupancy.siteHours.map(({ hour, mean }) => [hour, mean]),
    );
    expect(before.reduce((sum, hour) => sum + hour.in, 0)).toBe(report.trucks.in);
    expect(trend.at(-1)?.hour).toBe(hours.findLast(({ mean }) => mean !== null)?.hour);
  });
});

describe('an earlier day', () => {
  it('[RP40] shows what was written down late within ten minutes', () => {
    const before = yard.at(0);
    yard.at(1441);
    const cameBefore = (): number =>
      dashboard().trend.reduce((sum, hour) => (hour.hour < before + HOUR_MS ? sum + hour.in : sum), 0);
    expect(cameBefore()).toBe(0);
    yard.ok('visit.arrive', {
      plate: '12C-345.67',
      direction: 'export',
      crossing: 'HN',
      occurredAt: instant(before + 10 * MINUTE_MS),
      reason: 'ghi bù',
    });
    yard.at(1441 + 10);
    expect(cameBefore()).toBe(1);
  });
});

describe('what is expected of a day', () => {
  /** Tuesday 5 May 2026, 08:00 in Vietnam: far from Tết. */
  const TUESDAY = instant(Date.UTC(2026, 4, 5, 1));

  /** So many trucks come, one a minute, from this moment on. */
  const come = (from: number, count: number): void => {
    for (let n = 0; n < count; n += 1) {
      yard.clock.setNow(instant(from + n * MINUTE_MS));
      yard.ok('visit.arrive', { plate: `12C${String(20_000 + yard.seq())}`, direction: 'export', crossing: 'HN' });
    }
  };

  it('[RP41] nothing is expected while no day of this weekday was recorded whole', () => {
    yard.close();
    yard = aYard({ inMemory: true, start: TUESDAY });
    come(TUESDAY, 3);
    expect(dashboard().basis).toEqual({ code: 'weekday', days: [], wanted: 4, tetOffset: null });
    expect(sumOf('in')).toEqual({ code: 'in', value: 3, usual: null, low: null, high: null });
    // The first Tuesday was not recorded from its cut-off on: it is no day to compare with.
    yard.clock.setNow(instant(TUESDAY + 7 * DAY_MS));
    expect(dashboard().basis.days).toEqual([]);
  });

  it('[RP41] is the mean of the last four same weekdays up to the same time, between their least and greatest', () => {
    yard.close();
    yard = aYard({ inMemory: true, start: instant(TUESDAY - DAY_MS) });
    // By 10:00: 5, 3, 4, 2, 6 trucks; later on each Tuesday ten more, which do not count yet at that time.
    for (const [week, count] of [5, 3, 4, 2, 6].entries()) {
      come(TUESDAY + week * 7 * DAY_MS, count);
      come(TUESDAY + week * 7 * DAY_MS + 4 * HOUR_MS, 10);
    }
    come(TUESDAY + 35 * DAY_MS, 1);
    yard.clock.setNow(instant(TUESDAY + 35 * DAY_MS + 2 * HOUR_MS));
    expect(dashboard().basis).toEqual({
      code: 'weekday',
      days: ['2026-06-02', '2026-05-26', '2026-05-19', '2026-05-12'] as Day[],
      wanted: 4,
      tetOffset: null,
    });
    expect(sumOf('in')).toEqual({ code: 'in', value: 1, usual: 3.8, low: 2, high: 6 });
    const { hours } = dashboard();
    expect(hours.reduce((sum, { usualIn }) => sum + (usualIn ?? 0), 0)).toBeCloseTo(13.8, 5);
    expect(hours.reduce((sum, hour) => sum + (hour.in ?? 0), 0)).toBe(1);
    expect(hours.at(-1)).toMatchObject({ in: null, out: null, mean: null });
  });

  it('[RP41] fewer days count as what they are, and a figure that a day had not is left out', () => {
    yard.close();
    yard = aYard({ inMemory: true, start: instant(TUESDAY - DAY_MS) });
    come(TUESDAY, 4);
    yard.clock.setNow(instant(TUESDAY + 7 * DAY_MS + HOUR_MS));
    expect(dashboard().basis).toMatchObject({ days: ['2026-05-05'], wanted: 4 });
    expect(sumOf('in')).toEqual({ code: 'in', value: 0, usual: 4, low: null, high: null });
    expect(sumOf('waitP50')).toEqual({ code: 'waitP50', value: null, usual: null, low: null, high: null });
  });

  it('[RP42] near Tết it is the day as far from Tết a year before, else the same weekdays', () => {
    yard.close();
    // Tết 2026 is on 17 February, Tết 2027 on 6 February.
    yard = aYard({ inMemory: true, start: instant(Date.UTC(2026, 1, 9, 1)) });
    come(Date.UTC(2026, 1, 10, 1), 5);
    expect(dashboard().basis).toEqual({ code: 'weekday', days: [], wanted: 4, tetOffset: -7 });
    yard.clock.setNow(instant(Date.UTC(2027, 0, 30, 2)));
    expect(dashboard().basis).toEqual({ code: 'tet', days: ['2026-02-10'], wanted: 1, tetOffset: -7 });
    expect(sumOf('in')).toEqual({ code: 'in', value: 0, usual: 5, low: null, high: null });
  });
});

describe('a screen on a wall', () => {
  const wall = actorWith('wall');

  it('[RP44] is shown the yard and the figures of its day, names and telephones left out', () => {
    yard.run('visit.arrive', {
      ...{ plate: '29H-444.01', crossing: 'Hữu Nghị', direction: 'export' },
      ...{ driver: 'Nguyễn Văn Kín', phone: '0912345678' },
    });
    const seen = yard.ask('yard.now', {}, wall);
    expect(seen.visits).toHaveLength(1);
    expect(seen.people.length).toBeGreaterThan(0);
    expect(JSON.stringify(seen)).not.toMatch(/Kín|0912345678/);
    expect(JSON.stringify(yard.ask('yard.now', {}, actorWith('gate')))).toMatch(/Kín.*0912345678|0912345678.*Kín/);
    expect(yard.ask('report.dashboard', {}, wall)).toEqual(dashboard());
  });

  it('[RP44] asks nothing else and does nothing', () => {
    const asked = Object.entries(queries).flatMap(([name, { roles }]) => (roles.includes('wall') ? [name] : []));
    expect(asked).toEqual(['yard.now', 'report.dashboard']);
    expect(Object.values(commands).filter(({ roles }) => roles.includes('wall'))).toEqual([]);
    const truck = { plate: '29H-444.02', crossing: 'Hữu Nghị', direction: 'export' } as const;
    expect(yard.run('visit.arrive', truck, { actor: wall })).toEqual({ fault: { code: 'session.not-allowed' } });
    expect(yard.ask('yard.now', {}, wall).visits).toEqual([]);
  });
});
