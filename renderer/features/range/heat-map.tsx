import { useEffect, useMemo, useRef, useState } from 'react';
import { HOUR_MS, type Instant } from '../../../shared/kernel/instant.ts';
import type { RangeReport } from '../../../shared/contract/report-queries.ts';
import { useApp, useRow, useTexts } from '../../client/app-context.ts';
import { weekdayStart } from './day-words.ts';
import {
  columnsOf,
  heatScaleOf,
  HOURS,
  stepOf,
  stepsOf,
  type HeatColumn,
  type HeatScale,
} from '../../client/heat-cells.ts';
import { rangeTexts } from './texts/catalog.ts';

/** From the lightest to the darkest by day, the other way round at night. */
const GREYS = ['--g2', '--g3', '--g4', '--ink3', '--ink2', '--ink'] as const;
type Spot = { readonly day: number; readonly hour: number };
const MOVES: Readonly<Record<string, Spot>> = {
  ArrowLeft: { day: -1, hour: 0 },
  ArrowRight: { day: 1, hour: 0 },
  ArrowUp: { day: 0, hour: -1 },
  ArrowDown: { day: 0, hour: 1 },
  PageUp: { day: -7, hour: 0 },
  PageDown: { day: 7, hour: 0 },
};

/** How full the yard was, hour by hour down, day by day across; the hour pointed at is told in figures. */
export function HeatMap({ heat }: Pick<RangeReport, 'heat'>) {
  const { format, theme } = useApp();
  const t = useTexts(rangeTexts);
  const cutOffMinute = useRow('site', 'site')?.settings.cutOffMinute ?? 0;
  const columns = useMemo(() => columnsOf(heat, cutOffMinute, format.zone), [heat, cutOffMinute, format]);
  const scale = useMemo(() => heatScaleOf(columns), [columns]);
  const steps = stepsOf(scale);
  const [spot, setSpot] = useState<Spot | null>(null);
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const target = canvas.current;
    if (target === null) return undefined;
    const paint = (): void => draw(target, columns, scale, spot);
    const watch = new ResizeObserver(paint);
    watch.observe(target);
    paint();
    return () => watch.disconnect();
    // The greys come from the theme's tokens.
  }, [columns, scale, spot, theme]);

  const at = (day: number, hour: number): void =>
    setSpot({
      day: Math.min(columns.length - 1, Math.max(0, day)),
      hour: Math.min(HOURS - 1, Math.max(0, hour)),
    });
  const column = spot === null ? undefined : columns[spot.day];
  const cell = spot === null ? null : (column?.hours[spot.hour] ?? null);
  return (
    <section className="range-heat" aria-label={t('range.heat')}>
      <h2>
        <span>{t('range.heat')}</span>
        <span className="key" aria-hidden="true">
          {GREYS.map((grey, step) => (
            <i
              key={grey}
              style={{ background: `var(${grey})` }}
              title={t('range.step', { percent: format.percent(steps[step] ?? 0, 0) })}
            />
          ))}
          {`${format.number(0)}–${format.percent(scale.endPercent, 0)}`}
        </span>
      </h2>
      <canvas
        ref={canvas}
        tabIndex={0}
        role="application"
        aria-label={`${t('range.heat')}. ${t('range.heat-keys')}`}
        onFocus={() => {
          if (spot === null) at(columns.length - 1, 0);
        }}
        onMouseMove={({ nativeEvent: { offsetX, offsetY }, currentTarget: { clientWidth, clientHeight } }) =>
          at(Math.floor((offsetX / clientWidth) * columns.length), Math.floor((offsetY / clientHeight) * HOURS))
        }
        onKeyDown={(event) => {
          const move = MOVES[event.code];
          if (move === undefined) return;
          event.preventDefault();
          at((spot?.day ?? 0) + move.day, (spot?.hour ?? 0) + move.hour);
        }}
      />
      <p role="status" className="spot">
        {column === undefined
          ? t('range.heat-keys')
          : cell === null
            ? t('range.heat-empty', {
                day: weekdayStart(column.on, format),
                from: `${String(((spot?.hour ?? 0) + Math.floor(cutOffMinute / 60)) % HOURS).padStart(2, '0')}:00`,
              })
            : t('range.heat-cell', {
                day: weekdayStart(column.on, format),
                from: format.time(cell.hour),
                to: format.time((cell.hour + HOUR_MS) as Instant),
                count: format.number(cell.mean, 1),
                percent: cell.percent === null ? t('range.none') : format.percent(cell.percent),
              })}
      </p>
    </section>
  );
}

function draw(target: HTMLCanvasElement, columns: readonly HeatColumn[], scale: HeatScale, spot: Spot | null): void {
  const ratio = devicePixelRatio;
  target.width = Math.round(target.clientWidth * ratio);
  target.height = Math.round(target.clientHeight * ratio);
  const context = target.getContext('2d');
  if (context === null || columns.length === 0) return;
  const style = getComputedStyle(target);
  const colours = GREYS.map((grey) => style.getPropertyValue(grey).trim());
  // Whole pixels, so that no lines show between neighbours.
  const x = (day: number): number => Math.round((day * target.width) / columns.length);
  const y = (hour: number): number => Math.round((hour * target.height) / HOURS);
  for (const [day, { hours }] of columns.entries())
    for (const [hour, cell] of hours.entries()) {
      if (cell === null) continue;
      context.fillStyle = colours[stepOf(cell, scale)] ?? '';
      context.fillRect(x(day), y(hour), x(day + 1) - x(day), y(hour + 1) - y(hour));
    }
  if (spot === null) return;
  context.strokeStyle = style.getPropertyValue('--sel').trim() || (colours.at(-1) ?? '');
  context.lineWidth = 2 * ratio;
  context.strokeRect(x(spot.day), y(spot.hour), x(spot.day + 1) - x(spot.day), y(spot.hour + 1) - y(spot.hour));
}
