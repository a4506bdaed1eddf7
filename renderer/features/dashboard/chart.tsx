import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Theme } from '../../client/app-context.ts';
import type { Format } from '../../ui/format.ts';

/** Colours and letters of a chart, read from where it stands. */
export type Look = { readonly token: (name: string) => string; readonly fontPx: number };

/** Lines over the hours, as wide and as high as the room there is. A line at `now` parts what was from what is to come. */
export function Chart(props: {
  readonly label: string;
  readonly data: uPlot.AlignedData;
  readonly from: Instant;
  readonly to: Instant;
  readonly now: Instant;
  readonly series: (look: Look) => Pick<uPlot.Options, 'series' | 'bands'>;
  readonly format: Format;
  readonly theme: Theme;
}) {
  const { label, data, from, to, now, series, format, theme } = props;
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const target = box.current;
    if (target === null) return undefined;
    const sizeOf = () => ({ width: target.clientWidth, height: target.clientHeight });
    const frame = frameOf(target, format, { from, to, now });
    const chart = new uPlot({ ...frame.options, ...sizeOf(), ...series(frame.look) }, data, target);
    const watch = new ResizeObserver(() => chart.setSize(sizeOf()));
    watch.observe(target);
    return () => {
      watch.disconnect();
      chart.destroy();
    };
    // The colours come from the theme's tokens, so another theme is another chart.
  }, [data, from, to, now, series, format, theme]);

  return <div ref={box} className="chart" role="img" aria-label={label} />;
}

type Times = { readonly from: Instant; readonly to: Instant; readonly now: Instant };

function frameOf(
  target: HTMLElement,
  format: Format,
  { from, to, now }: Times,
): { readonly look: Look; readonly options: Omit<uPlot.Options, 'width' | 'height' | 'series'> } {
  const style = getComputedStyle(target);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const fontPx = Math.round(Number.parseFloat(style.fontSize));
  const axis = {
    stroke: token('--ink3'),
    font: `${String(fontPx)}px 'BB Num', 'Be Vietnam Pro', sans-serif`,
    ticks: { show: false },
    grid: { stroke: token('--line'), width: 1 },
  };
  return {
    look: { token, fontPx },
    options: {
      legend: { show: false },
      cursor: { show: false },
      padding: [fontPx / 2, fontPx, 0, 0],
      tzDate: (seconds) => uPlot.tzDate(new globalThis.Date(seconds * 1000), format.zone),
      scales: {
        x: { time: true, range: [from / 1000, to / 1000] },
        y: { range: (_chart, _min, max) => [0, Math.max(4, max * 1.06)] },
      },
      axes: [
        {
          ...axis,
          size: fontPx * 2.2,
          space: fontPx * 5.5,
          values: (_chart, ticks) => ticks.map((tick) => timeText((tick * 1000) as Instant, format)),
        },
        {
          ...axis,
          size: fontPx * 4,
          space: fontPx * 3,
          values: (_chart, ticks) => ticks.map((tick) => (Number.isInteger(tick) ? format.number(tick) : '')),
        },
      ],
      hooks: {
        draw: [
          ({ ctx, bbox, valToPos }) => {
            const x = Math.round(valToPos(now / 1000, 'x', true));
            ctx.save();
            ctx.strokeStyle = token('--ink3');
            ctx.lineWidth = 1;
            ctx.beginPath();
            ctx.moveTo(x + 0.5, bbox.top);
            ctx.lineTo(x + 0.5, bbox.top + bbox.height);
            ctx.stroke();
            ctx.restore();
          },
        ],
      },
    },
  };
}

/** The day at midnight, the hour at any other time. */
function timeText(at: Instant, format: Format): string {
  const time = format.time(at);
  return time === '00:00' ? format.dayMonth(at) : time;
}
