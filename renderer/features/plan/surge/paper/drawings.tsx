import type { ReactNode } from 'react';
import { addDays, daysBetween, type Day } from '../../../../../shared/kernel/calendar.ts';
import type { Quantiles } from '../../../../../shared/domain/rehearsal/types.ts';
import { planPaperTexts } from '../texts/paper-catalog.ts';
import { translatorOf } from '../../../../ui/i18n.ts';
import type { Format } from '../../../../ui/format.ts';

/** Drawings in millimetres of the sheet; black and two greys, so that a copier keeps them. */
const WIDTH = 163;
const HEIGHT = 58;
const LEFT = 13;
const BOTTOM = 5.5;
const TOP = 2;
const MOST_LABELS = 9;
const LABEL_WIDTH = 9;

type PlanDay = Quantiles & { readonly on: Day };

/** Trucks in the yard by this plan as a band, with nothing done as a dashed line, the places as a dotted one. */
export function TrucksDrawing(props: {
  readonly label: string;
  readonly planned: readonly PlanDay[];
  readonly without: readonly PlanDay[];
  readonly places: number;
  readonly tetOn: Day;
  readonly format: Format;
}) {
  const { label, planned, without, places, tetOn, format } = props;
  const most = Math.max(places, ...planned.map(({ p95 }) => p95), ...without.map(({ p50 }) => p50));
  const frame = frameOf([...planned, ...without], most);
  return (
    <Drawing label={label} frame={frame} tetOn={tetOn} format={format}>
      <path d={bandPath(planned, frame, 'p5', 'p95')} className="wide" />
      <path d={linePath(without, frame)} className="dashed" />
      <path d={linePath(planned, frame)} className="bold" />
      <path d={`M${mm(LEFT)} ${mm(frame.y(places))}H${String(WIDTH)}`} className="dotted" />
    </Drawing>
  );
}

/** Arrivals as they were forecast: half of all cases dark, nine of ten light. */
export function ArrivalsDrawing(props: {
  readonly label: string;
  readonly days: readonly PlanDay[];
  readonly tetOn: Day;
  readonly format: Format;
}) {
  const { label, days, tetOn, format } = props;
  const frame = frameOf(days, Math.max(...days.map(({ p95 }) => p95)));
  return (
    <Drawing label={label} frame={frame} tetOn={tetOn} format={format}>
      <path d={bandPath(days, frame, 'p5', 'p95')} className="wide" />
      <path d={bandPath(days, frame, 'p25', 'p75')} className="narrow" />
      <path d={linePath(days, frame)} className="bold" />
    </Drawing>
  );
}

type Frame = {
  readonly first: Day;
  readonly count: number;
  readonly most: number;
  readonly x: (on: Day) => number;
  readonly y: (value: number) => number;
};

function frameOf(days: readonly PlanDay[], greatest: number): Frame {
  const ordered = days.map(({ on }) => on).toSorted();
  const first = ordered[0] ?? ('2000-01-01' as Day);
  const count = daysBetween(first, ordered.at(-1) ?? first) + 1;
  const most = roundUp(Math.max(4, greatest));
  return {
    first,
    count,
    most,
    x: (on) => LEFT + ((daysBetween(first, on) + 0.5) / count) * (WIDTH - LEFT),
    y: (value) => TOP + (1 - value / most) * (HEIGHT - TOP - BOTTOM),
  };
}

/** The next round number. */
function roundUp(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  return ([1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8].find((factor) => factor * unit >= value * 1.03) ?? 10) * unit;
}

function Drawing(props: {
  readonly label: string;
  readonly frame: Frame;
  readonly tetOn: Day;
  readonly format: Format;
  readonly children: ReactNode;
}) {
  const { label, frame, tetOn, format, children } = props;
  const tet = translatorOf(planPaperTexts, format.lang)('plan-paper.tet');
  const tetAt = daysBetween(frame.first, tetOn);
  return (
    <svg className="drawing" viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} role="img" aria-label={label}>
      {[0, 0.5, 1].map((part) => (
        <g key={part}>
          <path d={`M${mm(LEFT)} ${mm(frame.y(part * frame.most))}H${String(WIDTH)}`} className="grid" />
          <text x={LEFT - 1} y={frame.y(part * frame.most) + 1} textAnchor="end">
            {format.number(part * frame.most)}
          </text>
        </g>
      ))}
      {children}
      {tetAt < 0 || tetAt >= frame.count ? null : (
        <>
          <path d={`M${mm(frame.x(tetOn))} ${String(TOP)}V${mm(HEIGHT - BOTTOM)}`} className="tet" />
          <text x={frame.x(tetOn) + 0.8} y={TOP + 2.4}>
            {tet}
          </text>
        </>
      )}
      <Labels frame={frame} format={format} />
    </svg>
  );
}

function Labels({ frame, format }: { readonly frame: Frame; readonly format: Format }) {
  const every = Math.max(1, Math.ceil(frame.count / MOST_LABELS));
  return Array.from({ length: Math.ceil(frame.count / every) }, (_, n) => {
    const on = addDays(frame.first, n * every);
    const x = frame.x(on);
    const isLast = x > WIDTH - LABEL_WIDTH;
    return (
      <text key={on} x={isLast ? WIDTH : x} y={HEIGHT - 1} textAnchor={isLast ? 'end' : 'middle'}>
        {format.day(on).slice(0, 5)}
      </text>
    );
  });
}

type Level = Exclude<keyof Quantiles, 'p50'>;

function bandPath(days: readonly PlanDay[], frame: Frame, low: Level, high: Level): string {
  const [first] = days;
  if (first === undefined) return '';
  // One day alone is as broad as a day.
  if (days.length === 1) {
    const half = (WIDTH - LEFT) / frame.count / 2;
    const x = frame.x(first.on);
    return `M${mm(x - half)} ${mm(frame.y(first[high]))}h${mm(2 * half)}V${mm(frame.y(first[low]))}h${mm(-2 * half)}Z`;
  }
  const above = days.map((day) => `${mm(frame.x(day.on))} ${mm(frame.y(day[high]))}`);
  const below = days.toReversed().map((day) => `${mm(frame.x(day.on))} ${mm(frame.y(day[low]))}`);
  return `M${[...above, ...below].join('L')}Z`;
}

function linePath(days: readonly PlanDay[], frame: Frame): string {
  const [first] = days;
  if (first === undefined) return '';
  if (days.length === 1) return `M${mm(frame.x(first.on) - 2)} ${mm(frame.y(first.p50))}h4`;
  return `M${days.map((day) => `${mm(frame.x(day.on))} ${mm(frame.y(day.p50))}`).join('L')}`;
}

function mm(value: number): string {
  return value.toFixed(2);
}
