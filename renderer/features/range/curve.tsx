import { useEffect, useMemo, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { DayFigures, RangeReport } from '../../../shared/contract/report-queries.ts';
import { useApp, useTexts } from '../../client/app-context.ts';
import { Segmented } from '../../ui/controls.tsx';
import type { Format } from '../../ui/format.ts';
import { tetOffsetText } from '../../ui/tet-offset.ts';
import { dayMonthText } from './day-words.ts';
import type { Span } from './span.ts';
import { rangeTexts } from './texts/catalog.ts';

const FIGURES = ['mean', 'in', 'out'] as const;
type Figure = (typeof FIGURES)[number];

/** One figure day by day; a season beside the one before it, at the same distance from Tết (RP33). */
export function Curve({ report, span }: { readonly report: RangeReport; readonly span: Span }) {
  const { format, theme } = useApp();
  const t = useTexts(rangeTexts);
  const [figure, setFigure] = useState<Figure>('mean');
  const { days, before } = report;
  const isSeason = span.kind === 'season';
  const data = useMemo(
    () => (isSeason ? byOffset(days, before, figure) : byDay(days, figure)),
    [days, before, isSeason, figure],
  );
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const target = box.current;
    if (target === null) return undefined;
    const sizeOf = () => ({ width: target.clientWidth, height: target.clientHeight });
    const textOf = (tick: number): string => {
      if (!Number.isInteger(tick)) return '';
      if (isSeason) return tetOffsetText(tick);
      const day = days[tick];
      return day === undefined ? '' : dayMonthText(day.on);
    };
    const chart = new uPlot({ ...optionsOf(target, format, textOf), ...sizeOf() }, data, target);
    const watch = new ResizeObserver(() => chart.setSize(sizeOf()));
    watch.observe(target);
    return () => {
      watch.disconnect();
      chart.destroy();
    };
    // The colours come from the theme's tokens, so another theme is another chart.
  }, [data, days, isSeason, format, theme]);

  return (
    <section className="range-curve" aria-label={t('range.curve')}>
      <h2>
        <Segmented<Figure>
          label={t('range.curve')}
          value={figure}
          options={FIGURES.map((value) => ({ value, text: t(`range.curve-${value}`) }))}
          onChange={setFigure}
        />
        <span className="key">
          <i className="line-key" />
          {isSeason ? t('range.curve-season', { year: String(span.year) }) : t('range.curve-this')}
          {isSeason && before.length > 0 ? (
            <>
              <i className="dash-key" />
              {t('range.curve-season', { year: String(span.year - 1) })}
            </>
          ) : null}
          {!isSeason && figure === 'mean' ? (
            <>
              <i className="dash-key" />
              {t('range.curve-max')}
            </>
          ) : null}
        </span>
      </h2>
      <div ref={box} className="chart" role="img" aria-label={t(`range.curve-${figure}`)} />
      {isSeason && before.length === 0 ? (
        <p className="q">{t('range.no-before', { year: String(span.year - 1) })}</p>
      ) : null}
    </section>
  );
}

function valueOf(day: DayFigures | undefined, figure: Figure): number | null {
  if (day === undefined) return null;
  return figure === 'mean' ? day.mean : day.trucks[figure];
}

function byOffset(days: readonly DayFigures[], before: readonly DayFigures[], figure: Figure): uPlot.AlignedData {
  const [now, then] = [days, before].map((list) => new Map(list.map((day) => [day.tetOffset, day])));
  const offsets = [...new Set([...days, ...before].map(({ tetOffset }) => tetOffset ?? 0))].sort((a, b) => a - b);
  return [
    offsets,
    offsets.map((offset) => valueOf(then?.get(offset), figure)),
    offsets.map((offset) => valueOf(now?.get(offset), figure)),
  ];
}

/** With the greatest of each day, where trucks in the yard are shown. */
function byDay(days: readonly DayFigures[], figure: Figure): uPlot.AlignedData {
  return [
    days.map((_, at) => at),
    days.map(({ max }) => (figure === 'mean' ? max : null)),
    days.map((day) => valueOf(day, figure)),
  ];
}

function optionsOf(
  target: HTMLElement,
  format: Format,
  textOf: (tick: number) => string,
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
  return {
    legend: { show: false },
    cursor: { show: false },
    padding: [fontPx / 2, fontPx * 2, 0, 0],
    scales: {
      x: { time: false },
      y: { range: (_chart, _min, max) => [0, Math.max(4, max * 1.06)] },
    },
    axes: [
      { ...axis, size: fontPx * 2.2, space: fontPx * 5, values: (_chart, ticks) => ticks.map(textOf) },
      {
        ...axis,
        size: fontPx * 4,
        space: fontPx * 2.4,
        values: (_chart, ticks) => ticks.map((tick) => (Number.isInteger(tick) ? format.number(tick) : '')),
      },
    ],
    series: [
      {},
      { stroke: token('--ink2'), width: 1.5, dash: [6, 4], points },
      { stroke: token('--ink'), width: 2, points },
    ],
  };
}
