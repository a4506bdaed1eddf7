import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { EndedCount } from '../../../shared/contract/queries.ts';
import type { Theme } from '../../client/app-context.ts';
import type { Format } from '../../ui/format.ts';
import { trendOf } from './accuracy.ts';

const HEIGHT = 132;
const AXIS_FONT = "11px 'BB Num', 'Be Vietnam Pro', sans-serif";
/** The scale begins no higher, so that a small loss does not look like a great one. */
const LOWEST_TOP = 90;

/** How true the record was, stock-take by stock-take. */
export function AccuracyTrend(props: {
  readonly label: string;
  readonly counts: readonly EndedCount[];
  readonly format: Format;
  readonly theme: Theme;
}) {
  const { label, counts, format, theme } = props;
  const box = useRef<HTMLDivElement>(null);
  const trend = trendOf(counts);
  const key = JSON.stringify(trend);

  useEffect(() => {
    const target = box.current;
    const points = JSON.parse(key) as ReturnType<typeof trendOf>;
    if (target === null || points.length < 2) return undefined;
    const data: uPlot.AlignedData = [points.map(({ at }) => at / 1000), points.map(({ percent }) => percent)];
    const chart = new uPlot(optionsOf(target, format), data, target);
    const watch = new ResizeObserver(() => chart.setSize({ width: target.clientWidth, height: HEIGHT }));
    watch.observe(target);
    return () => {
      watch.disconnect();
      chart.destroy();
    };
    // The colours come from the theme's tokens, so another theme is another chart.
  }, [key, format, theme]);

  return trend.length < 2 ? null : (
    <figure className="count-trend">
      <figcaption className="l">{label}</figcaption>
      <div ref={box} role="img" aria-label={label} />
    </figure>
  );
}

function optionsOf(target: HTMLElement, format: Format): uPlot.Options {
  const token = (name: string): string => getComputedStyle(target).getPropertyValue(name).trim();
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
    padding: [8, 16, 0, 0],
    tzDate: (seconds) => uPlot.tzDate(new globalThis.Date(seconds * 1000), format.zone),
    scales: {
      x: { time: true },
      y: { range: (_chart, min) => [Math.max(0, Math.min(LOWEST_TOP, Math.floor(min / 10) * 10)), 100] },
    },
    axes: [
      {
        ...axis,
        size: 24,
        space: 110,
        values: (_chart, ticks) => ticks.map((tick) => format.date((tick * 1000) as Instant)),
      },
      { ...axis, size: 52, values: (_chart, ticks) => ticks.map((tick) => format.percent(tick, 0)) },
    ],
    series: [{}, { stroke: token('--ink'), width: 1.5, points: { show: true, size: 6, fill: token('--ink') } }],
  };
}
