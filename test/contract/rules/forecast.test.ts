import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../shared/kernel/calendar.ts';
import { systemActor } from '../../../electron/engine/handler.ts';
import { forecastToKeep } from '../../../electron/areas/forecast/keep.ts';
import type { CountLine } from '../../../shared/domain/forecast/types.ts';
import { countWorld } from '../../support/count-worlds.ts';
import { aYard, nextCommandId, type Yard } from '../../support/yard.ts';

const DAY = 24 * 60;
const TODAY = '2026-02-10' as Day;
const FIRST = '2021-01-01' as Day;
const counted = (counts: readonly CountLine[]) => ({
  counts: { ok: true as const, value: { rows: counts.length, skipped: 0, counts, errors: [], warnings: [] } },
});
const FILE = { fileName: 'dem.csv', contentBase64: '' };

/** Five years of both directions of the site's crossings. */
function years(): readonly CountLine[] {
  const world = countWorld({
    seed: 'yard',
    fromOn: FIRST,
    days: 1866,
    crossings: ['HN', 'TT', 'CM'],
    classes: ['fresh', 'general'],
    perDay: 600,
  });
  return world.series.flatMap(({ crossing, direction, cargoClass, trucks }) =>
    trucks.map((count, n): CountLine => ({
      on: addDays(FIRST, n),
      crossing,
      direction,
      cargoClass,
      trucks: count ?? 0,
    })),
  );
}

describe('the forecast of a yard', () => {
  let yard: Yard;
  beforeEach(() => {
    yard = aYard({ inMemory: true });
  });
  afterEach(() => yard.close());

  const arrive = (n: number, more: object = {}): void =>
    void yard.ok('visit.arrive', {
      plate: `29C${String(10_000 + n)}`,
      direction: 'export',
      crossing: 'HN',
      cargoClass: 'fresh',
      ...more,
    } as never);

  it('[FC2] counts its own days from the first whole one, and takes a sheet for those before; a day that nobody counted is unknown', () => {
    yard.at(DAY);
    arrive(1);
    arrive(2);
    arrive(3, { direction: 'import', crossing: 'TT', cargoClass: 'general' });
    yard.at(3 * DAY);
    const lines = (trucks: number): readonly CountLine[] =>
      (['2026-02-07', '2026-02-08', '2026-02-11'] as Day[]).flatMap((on) =>
        (['HN', 'TT'] as const).flatMap((crossing) =>
          (['export', 'import'] as const).map((direction) => ({ on, crossing, direction, cargoClass: null, trucks })),
        ),
      );
    yard.run('daily-count.import', FILE, { prepared: counted(lines(50)) });
    yard.run('daily-count.import', FILE, { prepared: counted(lines(60)) });
    const { actual } = yard.ask('plan.forecast', { crossing: 'HN', direction: 'export' });
    const [queue] = actual.queues;
    // 9 and 10 February: nobody counted; the site saw 11 February first.
    expect(queue?.trucks.slice(-6)).toEqual([60, 60, null, null, 2, 0]);
    const counts = yard.ask('plan.counts', {});
    expect(counts).toMatchObject({ ownFromOn: '2026-02-11', sheets: [{ rows: 12, trucks: 600 }, { trucks: 720 }] });
    const [sheet] = counts.sheets.slice(1);
    yard.ok('daily-count.remove', { countSheetId: sheet?.countSheetId ?? '' } as never);
    const after = yard.ask('plan.forecast', { crossing: 'HN', direction: 'export' });
    expect(after.actual.queues[0]?.trucks.slice(-6)).toEqual([50, 50, null, null, 2, 0]);
  });

  it('[FC3] is a template until seasons are brought in', () => {
    expect(yard.ask('plan.forecast', {})).toMatchObject({
      basis: 'template',
      why: ['history.none', 'level.published'],
      fromOn: TODAY,
    });
    yard.run('daily-count.import', FILE, { prepared: counted(years()) });
    const forecast = yard.ask('plan.forecast', { days: 30 });
    expect(forecast).toMatchObject({ basis: 'history', seasons: 5 });
    expect(forecast.site).toHaveLength(30);
  });

  it('[FC5] keeps what people know, and the forecast follows it until it is taken back', () => {
    const siteSum = () => yard.ask('plan.forecast', { days: 10 }).site.reduce((sum, { mean }) => sum + mean, 0);
    const before = siteSum();
    const { inputId } = yard.ok('forecast-input.save', {
      ...{
        kind: 'convoy',
        crossing: 'HN',
        direction: 'import',
        cargoClass: null,
        fromOn: '2026-02-12',
        untilOn: '2026-02-13',
      },
      ...{ factor: null, trucks: 40, minute: 360, state: null, note: 'đoàn xe' },
    });
    expect(siteSum()).toBeCloseTo(before + 80, 0);
    yard.ok('forecast-input.save', {
      ...{
        inputId,
        kind: 'convoy',
        crossing: 'HN',
        direction: 'import',
        cargoClass: null,
        fromOn: '2026-02-12',
        untilOn: '2026-02-12',
      },
      ...{ factor: null, trucks: 40, minute: 360, state: null, note: 'đoàn xe' },
    });
    expect(siteSum()).toBeCloseTo(before + 40, 0);
    expect(yard.ask('plan.inputs', {}).inputs).toMatchObject([{ inputId, kind: 'convoy', trucks: 40 }]);
    yard.ok('forecast-input.remove', { inputId });
    expect(siteSum()).toBeCloseTo(before, 0);
    expect(yard.ask('plan.inputs', {}).inputs).toEqual([]);
  });

  it('[FC8] looks back at earlier seasons beside what needs no model, and is the better one', () => {
    yard.run('daily-count.import', FILE, { prepared: counted(years()) });
    const { looks, kept } = yard.ask('plan.accuracy', {});
    expect(kept).toBe(null);
    expect(looks.map(({ tetOn }) => tetOn)).toEqual([null, '2025-01-29', '2024-02-10', '2023-01-22']);
    const sum = (of: (look: (typeof looks)[number]) => number) => looks.reduce((total, look) => total + of(look), 0);
    expect(sum(({ model }) => model.wape)).toBeLessThan(0.9 * sum(({ aligned }) => aligned?.wape ?? 0));
    expect(sum(({ model }) => model.pinball)).toBeLessThan(0.9 * sum(({ aligned }) => aligned?.pinball ?? 0));
    expect(sum(({ model }) => model.wape)).toBeLessThan(0.7 * sum(({ sameDayLastYear }) => sameDayLastYear?.wape ?? 0));
  });

  it('[FC8] keeps each day’s forecast once, as it was made, and holds it against what came', () => {
    yard.run('daily-count.import', FILE, { prepared: counted(years()) });
    const contextNow = () => {
      const site = yard.stores.site.site();
      if (site === null) throw new Error('no site');
      return { stores: yard.stores, site, zone: site.timeZone, now: yard.clock.now() };
    };
    const keep = (input: unknown) =>
      yard.engine.dispatch.runBatch([
        { commandId: nextCommandId(), name: 'forecast.keep', input, actor: systemActor('system') },
      ]);
    const made = forecastToKeep(contextNow());
    expect(made?.onDay).toBe(TODAY);
    expect(made?.series[0]?.days).toHaveLength(14);
    keep(made);
    keep(made);
    expect(forecastToKeep(contextNow())).toBe(null);
    expect(yard.stores.forecast.kept(TODAY, addDays(TODAY, 1))).toMatchObject([{ onDay: TODAY, series: made?.series }]);
    yard.at(3 * DAY);
    arrive(1);
    yard.at(4 * DAY);
    expect(yard.ask('plan.accuracy', {}).kept).toMatchObject({ forecasts: 1, sinceOn: TODAY });
    yard.at(6 * DAY);
    // Monday, 16 February.
    expect(forecastToKeep(contextNow())?.series[0]?.days).toHaveLength(60);
  });

  it('[FC11] tells a day by its hours, of the site and of a line, and nothing of other days', () => {
    const site = yard.ask('plan.hours', { on: addDays(TODAY, 2) }).hours;
    const [day] = yard.ask('plan.forecast', { days: 3 }).site.slice(2);
    expect(site).toHaveLength(24);
    expect(site.reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo(day?.mean ?? 0, 0);
    const line = yard.ask('plan.hours', {
      on: addDays(TODAY, 2),
      crossing: 'HN',
      direction: 'export',
      cargoClass: 'fresh',
    }).hours;
    expect(line[8]?.mean).toBeGreaterThan(0);
    expect(line[8]?.mean).toBeLessThan(site[8]?.mean ?? 0);
    expect(yard.ask('plan.hours', { on: addDays(TODAY, -1) }).hours).toEqual([]);
    expect(yard.ask('plan.hours', { on: addDays(TODAY, 90) }).hours).toEqual([]);
    expect(yard.ask('plan.hours', { on: TODAY, crossing: 'ZZ' }).hours).toEqual([]);
  });

  it('[FC9] spreads a day over its hours as trucks came, and leaves no hour empty', () => {
    yard.at(DAY + 25);
    for (let n = 0; n < 40; n += 1) arrive(n);
    yard.at(3 * DAY);
    const { profile } = yard.ask('plan.forecast', { days: 1 });
    for (const direction of ['export', 'import'] as const) {
      expect(profile[direction]).toHaveLength(24);
      expect(profile[direction].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      expect(Math.min(...profile[direction])).toBeGreaterThan(0);
    }
    // They came at 08:25.
    expect(profile.export[8]).toBeGreaterThan(0.4);
    expect(profile.import[8]).toBeLessThan(0.1);
  });
});
