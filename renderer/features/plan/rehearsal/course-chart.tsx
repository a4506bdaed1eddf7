import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { addDays, daysBetween, type Day } from '../../../../shared/kernel/calendar.ts';
import { useApp, useTexts } from '../../../client/app-context.ts';
import type { Format } from '../../../ui/format.ts';
import { drawTet } from '../tet-line.ts';
import type { Course } from './course-data.ts';
import type { Bands } from './figures.ts';
import { rehearsalTexts } from './texts/catalog.ts';

/** Ticks below every seventh day. */
const TICK_DAYS = 7;

type Labels = { readonly tet: string; readonly limit: string };

/**
 * A figure over the season: without the levers as a band (50 % and 90 % of the runs), with them as a line, and what there
 * is room for.
 */
export function CourseChart({
  course,
  tetOn,
  label,
}: {
  readonly course: Course;
  readonly tetOn: Day;
  readonly label: string;
}) {
  const { format, theme } = useApp();
  const t = useTexts(rehearsalTexts);
  const box = useRef<HTMLDivElement>(null);
  const tet = t('rehearsal.tet', { on: format.day(tetOn).slice(0, 5) });
  const limit = t('rehearsal.room');

  useEffect(() => {
    const target = box.current;
    if (target === null) return undefined;
    const sizeOf = () => ({ width: target.clientWidth, height: target.clientHeight });
    const options = optionsOf(target, format, course, tetOn, { tet, limit });
    const chart = new uPlot({ ...options, ...sizeOf() }, dataOf(course), target);
    const watch = new ResizeObserver(() => chart.setSize(sizeOf()));
    watch.observe(target);
    return () => {
      watch.disconnect();
      chart.destroy();
    };
    // The colours come from the theme's tokens, so another theme is another chart.
  }, [course, tetOn, format, theme, tet, limit]);

  return <div ref={box} className="chart" role="img" aria-label={label} />;
}

function dataOf({ at, bands, without, plan, room }: Course): uPlot.AlignedData {
  const line = (values: ArrayLike<number> | null | undefined): (number | null)[] =>
    values === null || values === undefined ? at.map(() => null) : Array.from(values);
  const band = (key: keyof Bands): (number | null)[] => line(bands?.[key]);
  return [
    [...at],
    band('p95'),
    band('p5'),
    band('p75'),
    band('p25'),
    bands === null ? line(without) : band('p50'),
    [...room],
    line(plan),
  ];
}

function optionsOf(
  target: HTMLElement,
  format: Format,
  { at, fromOn }: Course,
  tetOn: Day,
  labels: Labels,
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
  const last = at.at(-1) ?? 1;
  return {
    legend: { show: false },
    cursor: { show: false },
    padding: [fontPx * 2, fontPx, 0, 0],
    scales: {
      x: { time: false, range: [0, last] },
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
        splits: () => Array.from({ length: Math.floor(last / TICK_DAYS) + 1 }, (_, n) => n * TICK_DAYS),
        values: (_chart, ticks) => ticks.map((days) => format.day(addDays(fromOn, days)).slice(0, 5)),
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
      { stroke: token('--ink'), width: 2.5, points },
    ],
    hooks: {
      draw: [
        (chart) => {
          drawTet(chart, daysBetween(fromOn, tetOn), labels.tet, { ink: token('--ink'), paper: token('--g1') }, fontPx);
          drawLimit(chart, labels.limit, token('--ink2'), fontPx);
        },
      ],
    },
  };
}

/** What the dotted line is, at its left end. */
function drawLimit(chart: uPlot, text: string, ink: string, fontPx: number): void {
  const room = chart.data[6]?.[0];
  if (typeof room !== 'number') return;
  const { ctx, bbox } = chart;
  const ratio = uPlot.pxRatio;
  const y = chart.valToPos(room, 'y', true);
  if (y < bbox.top) return;
  ctx.save();
  ctx.fillStyle = ink;
  ctx.font = `${String(fontPx * ratio)}px 'BB Num', 'Be Vietnam Pro', sans-serif`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'bottom';
  ctx.fillText(text, bbox.left + 6 * ratio, y - 2 * ratio);
  ctx.restore();
}
