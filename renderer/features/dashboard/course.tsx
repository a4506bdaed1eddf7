import { use, useMemo } from 'react';
import type uPlot from 'uplot';
import { HOUR_MS } from '../../../shared/kernel/instant.ts';
import { useApp, useTexts } from '../../client/app-context.ts';
import { Chart, type Look } from './chart.tsx';
import { dashboardTexts } from './texts/catalog.ts';
import type { DashboardAnswer } from './use-dashboard.ts';
import { OnWall } from './way.tsx';

/** Trucks in the yard since the day before yesterday, and what is usual today; below it what came and went. */
export function Course({ answer }: { readonly answer: DashboardAnswer }) {
  const { format, theme } = useApp();
  const t = useTexts(dashboardTexts);
  const isOnWall = use(OnWall);
  const { trucks, flow } = useMemo(() => linesOf(answer), [answer]);
  const from = answer.trend[0]?.hour ?? answer.from;
  const time = { from, to: answer.to, now: answer.at, format, theme };
  return (
    <section className="course" aria-label={t('dashboard.trucks-chart')}>
      <h2>
        {t(isOnWall ? 'dashboard.trucks-chart-wall' : 'dashboard.trucks-chart')}
        <span className="key">
          <i className="line-key" />
          {t('dashboard.key-trucks')}
          <i className="dash-key" />
          {t('dashboard.key-usual')}
          <i className="band-key" />
          {t('dashboard.key-band')}
          <i className="limit-key" />
          {t('dashboard.key-places')}
        </span>
      </h2>
      <Chart label={t('dashboard.trucks-chart')} data={trucks} series={trucksSeries} {...time} />
      <h2 className="flow-head">
        {t('dashboard.flow-chart')}
        <span className="key">
          <i className="line-key" />
          {t('dashboard.key-in')}
          <i className="dash-key" />
          {t('dashboard.key-out')}
        </span>
      </h2>
      <Chart label={t('dashboard.flow-chart')} data={flow} series={flowSeries} {...time} />
    </section>
  );
}

/** A figure of an hour stands in the middle of it. */
const MIDDLE_S = HOUR_MS / 2000;

function linesOf({ at: now, trend, hours, places }: DashboardAnswer): {
  readonly trucks: uPlot.AlignedData;
  readonly flow: uPlot.AlignedData;
} {
  const today = new Map(hours.map((hour) => [hour.hour, hour]));
  const past = trend.map(({ hour, mean }) => ({ hour, mean, ...usualIn(today.get(hour)) }));
  const last = trend.at(-1)?.hour ?? 0;
  const coming = hours.filter(({ hour }) => hour > last).map((hour) => ({ ...hour, mean: null }));
  const all = [...past, ...coming];
  // An hour that is not over has few of its trucks yet.
  const over = trend.filter(({ hour }) => hour + HOUR_MS <= now);
  const at = ({ hour }: { readonly hour: number }): number => hour / 1000 + MIDDLE_S;
  return {
    trucks: [
      all.map(at),
      all.map(({ high }) => high),
      all.map(({ low }) => low),
      all.map(() => places),
      all.map(({ usual }) => usual),
      all.map(({ mean }) => mean),
    ],
    flow: [over.map(at), over.map((hour) => hour.out), over.map((hour) => hour.in)],
  };
}

type UsualOfHour = Pick<DashboardAnswer['hours'][number], 'usual' | 'low' | 'high'>;

function usualIn(hour: UsualOfHour | undefined): UsualOfHour {
  return { usual: hour?.usual ?? null, low: hour?.low ?? null, high: hour?.high ?? null };
}

const POINTS = { show: false };

function lineWidth({ fontPx }: Look): number {
  return Math.max(1.5, fontPx / 8);
}

function trucksSeries(look: Look): Pick<uPlot.Options, 'series' | 'bands'> {
  const width = lineWidth(look);
  const { token } = look;
  const quiet = { stroke: 'transparent', width: 0, points: POINTS };
  return {
    series: [
      {},
      quiet,
      quiet,
      { stroke: token('--ink3'), width: 1, dash: [2, 4], points: POINTS },
      { stroke: token('--ink2'), width, dash: [width * 4, width * 3], points: POINTS },
      { stroke: token('--ink'), width: width * 1.4, points: POINTS },
    ],
    bands: [{ series: [1, 2], fill: token('--g4') }],
  };
}

function flowSeries(look: Look): Pick<uPlot.Options, 'series' | 'bands'> {
  const width = lineWidth(look);
  return {
    series: [
      {},
      { stroke: look.token('--ink2'), width, dash: [width * 4, width * 3], points: POINTS },
      { stroke: look.token('--ink'), width: width * 1.2, points: POINTS },
    ],
  };
}
