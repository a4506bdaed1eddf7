import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { addDays, daysBetween, type Day } from '../../../../shared/kernel/calendar.ts';
import type { Band } from '../../../../shared/domain/forecast/types.ts';
import { useApp, useTexts } from '../../../client/app-context.ts';
import type { Format } from '../../../ui/format.ts';
import { drawTet } from '../tet-line.ts';
import type { ShownLine } from './shown-line.ts';
import { forecastTexts } from './texts/catalog.ts';

/** How much of what came stands before what will. */
export const SHOWN_BEFORE = 30;
const TICK_DAYS = 7;

/** What came day by day, and what will, with the bands of 50 % and 90 %. */
export function ForecastChart({
  line,
  fromOn,
  tetOn,
  label,
}: {
  readonly line: ShownLine;
  readonly fromOn: Day;
  readonly tetOn: Day;
  readonly label: string;
}) {
  const { format, theme } = useApp();
  const t = useTexts(forecastTexts);
  const box = useRef<HTMLDivElement>(null);
  const tet = t('forecast.tet', { on: format.day(tetOn).slice(0, 5) });
  const today = t('forecast.today');

  useEffect(() => {
    const target = box.current;
    if (target === null) return undefined;
    const firstOn = addDays(fromOn, -SHOWN_BEFORE);
    const sizeOf = () => ({ width: target.clientWidth, height: target.clientHeight });
    const options = optionsOf(
      target,
      format,
      { firstOn, tetOn, days: SHOWN_BEFORE + line.days.length },
      { tet, today },
    );
    const chart = new uPlot({ ...options, ...sizeOf() }, dataOf(line), target);
    const watch = new ResizeObserver(() => chart.setSize(sizeOf()));
    watch.observe(target);
    return () => {
      watch.disconnect();
      chart.destroy();
    };
    // The colours come from the theme's tokens, so another theme is another chart.
  }, [line, fromOn, tetOn, format, theme, tet, today]);

  return <div ref={box} className="chart" role="img" aria-label={label} />;
}

function dataOf({ days, actual }: ShownLine): uPlot.AlignedData {
  const before = Array<null>(SHOWN_BEFORE).fill(null);
  const band = (field: keyof Band): (number | null)[] => [...before, ...days.map((day) => day[field])];
  const came = actual.slice(-SHOWN_BEFORE);
  return [
    Array.from({ length: SHOWN_BEFORE + days.length }, (_, at) => at),
    band('p95'),
    band('p5'),
    band('p75'),
    band('p25'),
    band('mean'),
    [...before.slice(came.length), ...came, ...days.map(() => null)],
  ];
}

type Span = { readonly firstOn: Day; readonly tetOn: Day; readonly days: number };

function optionsOf(
  target: HTMLElement,
  format: Format,
  { firstOn, tetOn, days }: Span,
  labels: { readonly tet: string; readonly today: string },
): Omit<uPlot.Options, 'width' | 'height'> {
  const style = getComputedStyle(target);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const fontPx = Math.round(Number.parseFloat(style.fontSize));
  const axis = {
    stroke: token('--ink3'),
    font: `${String(fontPx)}px 'BB Num', 'Be Vietnam Pro', sans-serif`,
    ticks: { show: false },
    grid: { stroke: token('--line'), width: 1 },
  };
  const points = { show: false };
  const none = { stroke: 'transparent', width: 0, points };
  const inks = { ink: token('--ink'), paper: token('--g1') };
  return {
    legend: { show: false },
    cursor: { show: false },
    padding: [fontPx * 2, fontPx, 0, 0],
    scales: {
      x: { time: false, range: [0, days - 1] },
      y: { range: (_chart, _min, max) => [0, Math.max(4, max * 1.06)] },
    },
    bands: [
      { series: [1, 2], fill: token('--g3') },
      { series: [3, 4], fill: token('--g4') },
    ],
    axes: [
      {
        ...axis,
        size: fontPx * 2,
        splits: () => Array.from({ length: Math.ceil(days / TICK_DAYS) }, (_, n) => n * TICK_DAYS),
        values: (_chart, ticks) => ticks.map((day) => format.day(addDays(firstOn, day)).slice(0, 5)),
      },
      {
        ...axis,
        size: fontPx * 4.4,
        space: fontPx * 3,
        values: (_chart, ticks) => ticks.map((tick) => format.number(tick)),
      },
    ],
    series: [
      {},
      none,
      none,
      none,
      none,
      { stroke: token('--ink'), width: 1.5, dash: [5, 4], points },
      { stroke: token('--ink'), width: 2.5, points },
    ],
    hooks: {
      draw: [
        (chart) => {
          drawTet(chart, SHOWN_BEFORE, labels.today, { ink: token('--ink2'), paper: token('--g1') }, fontPx);
          drawTet(chart, daysBetween(firstOn, tetOn), labels.tet, inks, fontPx);
        },
      ],
    },
  };
}
