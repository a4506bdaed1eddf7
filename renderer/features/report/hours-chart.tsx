import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Theme } from '../../client/app-context.ts';
import type { Format } from '../../ui/format.ts';

export type HourFigure = { readonly hour: Instant; readonly min: number; readonly mean: number; readonly max: number };

const HEIGHT = 168;
const AXIS_FONT = "11px 'BB Num', 'Be Vietnam Pro', sans-serif";

/** Occupancy hour by hour: least to most as a band, the mean as a line, the places as a limit. */
export function HoursChart(props: {
  readonly label: string;
  readonly hours: readonly HourFigure[];
  /** Null when a limit has no meaning. */
  readonly places: number | null;
  readonly format: Format;
  readonly theme: Theme;
  /** Whether the axis says the hours, or something below the chart does. */
  readonly hasHours: boolean;
}) {
  const { label, hours, places, format, theme, hasHours } = props;
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const target = box.current;
    if (target === null) return undefined;
    const chart = new uPlot(optionsOf(target, format, places, hasHours), dataOf(hours, places), target);
    const watch = new ResizeObserver(() => chart.setSize({ width: target.clientWidth, height: HEIGHT }));
    watch.observe(target);
    return () => {
      watch.disconnect();
      chart.destroy();
    };
    // The colours come from the theme's tokens, so another theme is another chart.
  }, [hours, places, format, theme, hasHours]);

  return <div ref={box} className="hours-chart" role="img" aria-label={label} />;
}

function dataOf(hours: readonly HourFigure[], places: number | null): uPlot.AlignedData {
  return [
    hours.map(({ hour }) => hour / 1000),
    hours.map(({ max }) => max),
    hours.map(({ min }) => min),
    hours.map(({ mean }) => mean),
    hours.map(() => places),
  ];
}

function optionsOf(target: HTMLElement, format: Format, places: number | null, hasHours: boolean): uPlot.Options {
  const token = (name: string): string => getComputedStyle(target).getPropertyValue(name).trim();
  const stepped = uPlot.paths.stepped?.({ align: 1 });
  const band = token('--occ-c');
  const paths = stepped === undefined ? {} : { paths: stepped };
  const quiet = { stroke: 'transparent', width: 0, points: { show: false }, ...paths };
  const axis = {
    stroke: token('--ink3'),
    font: AXIS_FONT,
    ticks: { show: false },
    grid: { stroke: token('--line'), width: 1 },
  };
  return {
    width: target.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    padding: [8, 8, 0, 0],
    tzDate: (seconds) => uPlot.tzDate(new globalThis.Date(seconds * 1000), format.zone),
    scales: {
      x: { time: true },
      y: { range: (_chart, _min, max) => [0, Math.max(4, max * 1.08, (places ?? 0) * 1.04)] },
    },
    axes: [
      {
        ...axis,
        size: hasHours ? 24 : 4,
        values: (_chart, ticks) => ticks.map((tick) => (hasHours ? format.time((tick * 1000) as Instant) : '')),
      },
      { ...axis, size: 44, values: (_chart, ticks) => ticks.map((tick) => format.number(tick)) },
    ],
    series: [
      {},
      quiet,
      quiet,
      { stroke: token('--ink'), width: 1.5, points: { show: false }, ...paths },
      { stroke: token('--ink3'), width: 1, dash: [4, 4], points: { show: false } },
    ],
    bands: [{ series: [1, 2], fill: band }],
  };
}
