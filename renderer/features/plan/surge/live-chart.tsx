import { useEffect, useMemo, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { daysBetween, type Day } from '../../../../shared/kernel/calendar.ts';
import type { LiveFigure } from '../../../../shared/domain/surge/live.ts';
import type { LiveDay } from '../../../../shared/contract/surge-queries.ts';
import { useApp, useTexts } from '../../../client/app-context.ts';
import type { Format } from '../../../ui/format.ts';
import { surgeTexts } from './texts/catalog.ts';

const TICK_DAYS = 7;

/** What the days came to, on the bands of the plan: 50 % and 90 %. */
export function LiveChart(props: {
  readonly days: readonly LiveDay[];
  readonly figure: LiveFigure;
  readonly tetOn: Day;
}) {
  const { days, figure, tetOn } = props;
  const { format, theme } = useApp();
  const t = useTexts(surgeTexts);
  const box = useRef<HTMLDivElement>(null);
  const data = useMemo(() => dataOf(days, figure), [days, figure]);
  const tet = t('surge.tet', { on: format.day(tetOn).slice(0, 5) });

  useEffect(() => {
    const target = box.current;
    if (target === null) return undefined;
    const sizeOf = () => ({ width: target.clientWidth, height: target.clientHeight });
    const options = optionsOf(target, format, days, { day: tetOn, text: tet });
    const chart = new uPlot({ ...options, ...sizeOf() }, data, target);
    const watch = new ResizeObserver(() => chart.setSize(sizeOf()));
    watch.observe(target);
    return () => {
      watch.disconnect();
      chart.destroy();
    };
    // The colours come from the theme's tokens, so another theme is another chart.
  }, [data, days, tetOn, format, theme, tet]);

  const label = t('surge.chart', { figure: t(`surge.figure-${figure}`) });
  return <div ref={box} className="chart" role="img" aria-label={label} />;
}

const LEVELS = ['p95', 'p5', 'p75', 'p25'] as const;

function dataOf(days: readonly LiveDay[], figure: LiveFigure): uPlot.AlignedData {
  const own = days.map(({ figures }) => figures[figure]);
  return [
    days.map((_, at) => at),
    ...LEVELS.map((level) => own.map(({ band }) => band?.[level] ?? null)),
    own.map(({ band }) => band?.p50 ?? null),
    own.map(({ actual }) => actual),
  ];
}

type Tet = { readonly day: Day; readonly text: string };

function optionsOf(
  target: HTMLElement,
  format: Format,
  days: readonly LiveDay[],
  tet: Tet,
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
  return {
    legend: { show: false },
    cursor: { show: false },
    padding: [fontPx * 2, fontPx, 0, 0],
    scales: {
      x: { time: false, range: [0, Math.max(1, days.length - 1)] },
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
        splits: () => Array.from({ length: Math.ceil(days.length / TICK_DAYS) }, (_, n) => n * TICK_DAYS),
        values: (_chart, ticks) =>
          ticks.map((tick) => {
            const day = days[tick];
            return day === undefined ? '' : format.day(day.on).slice(0, 5);
          }),
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
      { stroke: token('--ink'), width: 2.5, points: { show: true, size: fontPx / 2, fill: token('--ink') } },
    ],
    hooks: {
      draw: [
        (chart) => {
          const [first] = days;
          if (first !== undefined) drawTet(chart, daysBetween(first.on, tet.day), tet.text, token('--ink'), fontPx);
        },
      ],
    },
  };
}

/** The first day of Tết as a line with its date beside it. */
function drawTet(chart: uPlot, day: number, text: string, ink: string, fontPx: number): void {
  const { ctx, bbox } = chart;
  const x = Math.round(chart.valToPos(day, 'x', true));
  if (x < bbox.left || x > bbox.left + bbox.width) return;
  const ratio = uPlot.pxRatio;
  ctx.save();
  ctx.fillStyle = ink;
  ctx.fillRect(x, bbox.top - fontPx * ratio, ratio, bbox.height + fontPx * ratio);
  ctx.font = `600 ${String(fontPx * ratio)}px 'BB Num', 'Be Vietnam Pro', sans-serif`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'bottom';
  ctx.fillText(text, Math.min(x + 4 * ratio, bbox.left + bbox.width - ctx.measureText(text).width), bbox.top);
  ctx.restore();
}
