import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { addDays, daysBetween, type Day } from '../../../shared/kernel/calendar.ts';
import { useApp } from '../../client/app-context.ts';
import type { Format } from '../../ui/format.ts';
import { drawDay, drawRoom } from './chart-signs.ts';

type Values = readonly (number | null)[];

/** Where ticks stand below, and what they say. */
type Ticks = { readonly every: number; readonly textOf: (at: number) => string };

/** Days of a season as they are drawn: bands of 50 % and 90 %, a dashed middle, a bold line, what there is room for. */
export type SeasonLines = {
  readonly firstOn: Day;
  /** Moments from the beginning of the first day, in order: in days, or in what `ticks` say. */
  readonly at: readonly number[];
  readonly bands: Readonly<Record<'p5' | 'p25' | 'p75' | 'p95', Values>> | null;
  readonly middle: Values | null;
  readonly bold: Values | null;
  /** Whether the bold line is of single days: a dot on each. */
  readonly hasDots?: boolean;
  readonly room?: { readonly values: Values; readonly text: string } | null;
  /** The day of every seventh where nothing else is said. */
  readonly ticks?: Ticks;
};

/** A day with a sign over it: the first day of Tết, today. */
export type MarkedDay = { readonly on: Day; readonly text: string; readonly isQuiet?: boolean };

/** Ticks below every seventh day. */
const TICK_DAYS = 7;

/** A season day by day. Pass memoised days: others make another chart, while other lines are drawn into the same one. */
export function SeasonChart(props: {
  readonly label: string;
  readonly lines: SeasonLines;
  readonly marked: readonly MarkedDay[];
}) {
  const { label, lines, marked } = props;
  const { format, theme } = useApp();
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<uPlot>(null);
  const latest = useRef(lines);
  const { firstOn, hasDots = false } = lines;
  useEffect(() => {
    latest.current = lines;
    drawn.current?.setData(dataOf(lines));
  }, [lines]);

  useEffect(() => {
    const target = box.current;
    if (target === null) return undefined;
    const sizeOf = () => ({ width: target.clientWidth, height: target.clientHeight });
    const options = optionsOf(target, format, { firstOn, hasDots, marked, lines: () => latest.current });
    const chart = new uPlot({ ...options, ...sizeOf() }, dataOf(latest.current), target);
    drawn.current = chart;
    const watch = new ResizeObserver(() => chart.setSize(sizeOf()));
    watch.observe(target);
    return () => {
      watch.disconnect();
      drawn.current = null;
      chart.destroy();
    };
    // The colours come from the theme's tokens, so another theme is another chart.
  }, [firstOn, hasDots, marked, format, theme]);

  return <div ref={box} className="chart" role="img" aria-label={label} />;
}

function weeksFrom(firstOn: Day, format: Format): Ticks {
  return { every: TICK_DAYS, textOf: (days) => format.day(addDays(firstOn, days)).slice(0, 5) };
}

function dataOf({ at, bands, middle, bold, room }: SeasonLines): uPlot.AlignedData {
  const line = (values: Values | null | undefined): (number | null)[] =>
    values === null || values === undefined ? at.map(() => null) : [...values];
  return [
    [...at],
    line(bands?.p95),
    line(bands?.p5),
    line(bands?.p75),
    line(bands?.p25),
    line(middle),
    line(room?.values),
    line(bold),
  ];
}

function optionsOf(
  target: HTMLElement,
  format: Format,
  shown: {
    readonly firstOn: Day;
    readonly hasDots: boolean;
    /** Those drawn now. */
    readonly lines: () => SeasonLines;
    readonly marked: readonly MarkedDay[];
  },
): Omit<uPlot.Options, 'width' | 'height'> {
  const { firstOn, hasDots, lines, marked } = shown;
  const weeks = weeksFrom(firstOn, format);
  const last = (): number => Math.max(1, lines().at.at(-1) ?? 1);
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
  return {
    legend: { show: false },
    cursor: { show: false },
    padding: [fontPx * 2, fontPx, 0, 0],
    scales: {
      x: { time: false, range: () => [0, last()] },
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
        splits: () => {
          const { every } = lines().ticks ?? weeks;
          return Array.from({ length: Math.floor(last() / every) + 1 }, (_, n) => n * every);
        },
        values: (_chart, splits) => splits.map((lines().ticks ?? weeks).textOf),
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
      { stroke: token('--ink2'), width: 1.5, dash: [5, 4], points },
      { stroke: token('--ink'), width: 1, dash: [1, 3], points },
      {
        stroke: token('--ink'),
        width: 2.5,
        points: hasDots ? { show: true, size: fontPx / 2, fill: token('--ink') } : points,
      },
    ],
    hooks: {
      draw: [
        (chart) => {
          for (const { on, text, isQuiet = false } of marked)
            drawDay(chart, daysBetween(firstOn, on), text, {
              ink: token(isQuiet ? '--ink2' : '--ink'),
              paper: token('--g1'),
              fontPx,
            });
          const { room } = lines();
          const [atFirst] = room?.values ?? [];
          if (room !== null && room !== undefined && typeof atFirst === 'number')
            drawRoom(chart, atFirst, room.text, { ink: token('--ink2'), fontPx });
        },
      ],
    },
  };
}
