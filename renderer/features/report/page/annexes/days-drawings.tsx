import type { Day } from '../../../../../shared/kernel/calendar.ts';
import {
  HOURS,
  stepOf,
  stepsOf,
  type HeatCell,
  type HeatColumn,
  type HeatScale,
} from '../../../../client/heat-cells.ts';
import type { Format } from '../../../../ui/format.ts';
import { niceEnd } from './charts.tsx';

/** Drawings of many days in millimetres of the sheet: black, white and greys that a copier tells apart. */
const WIDTH = 163;
const LEFT = 11;
const TOP = 2;
const BOTTOM = 5;
const HEIGHT = 38;
const ROW = 1.9;
const HOURS_BETWEEN_LABELS = 6;
const MOST_LABELS = 14;
/** A few days need no cells as broad as the sheet. */
const BROADEST = 16;

export type CourseDay = {
  readonly on: Day;
  readonly tetOffset: number | null;
  readonly mean: number;
  readonly max: number;
  readonly in: number;
  readonly out: number;
};

/** Hours down, days across; the fuller, the darker. */
export function HeatDrawing(props: {
  readonly label: string;
  readonly columns: readonly HeatColumn[];
  readonly scale: HeatScale;
  /** Hour of the clock in the first row. */
  readonly firstHour: number;
}) {
  const { label, columns, scale, firstHour } = props;
  const step = stepFor(columns.length);
  const high = HOURS * ROW;
  const right = LEFT + columns.length * step;
  return (
    <Drawing label={label} height={TOP + high + BOTTOM}>
      {stepsOf(scale).map((from, shade) => (
        <path
          key={from}
          d={cellsOf(columns, step, (cell) => cell !== null && stepOf(cell, scale) === shade)}
          className={`heat-${String(shade)}`}
        />
      ))}
      <path d={dotsOf(columns, step)} className="dots" />
      <path d={`M${mm(LEFT)} ${String(TOP)}H${mm(right)}V${mm(TOP + high)}H${String(LEFT)}Z`} className="frame" />
      {Array.from({ length: HOURS / HOURS_BETWEEN_LABELS + 1 }, (_, at) => at * HOURS_BETWEEN_LABELS).map((row) => (
        <text key={row} x={LEFT - 1} y={TOP + row * ROW + 1} textAnchor="end">
          {`${String((firstHour + row) % HOURS).padStart(2, '0')}:00`}
        </text>
      ))}
      <DayLabels days={columns.map(({ on }) => on)} y={TOP + high + 4} />
    </Drawing>
  );
}

/** Hours of one shade as one outline; those that follow one another in a day are one piece of it. */
function cellsOf(columns: readonly HeatColumn[], step: number, isShade: (cell: HeatCell | null) => boolean): string {
  const pieces: string[] = [];
  for (const [day, { hours }] of columns.entries())
    for (let hour = 0; hour < HOURS; hour += 1) {
      const begins = hour;
      while (hour < HOURS && isShade(hours[hour] ?? null)) hour += 1;
      const long = (hour - begins) * ROW;
      if (long > 0)
        pieces.push(`M${mm(LEFT + day * step)} ${mm(TOP + begins * ROW)}h${mm(step)}v${mm(long)}h-${mm(step)}z`);
    }
  return pieces.join('');
}

/** A dot in each hour without figures. */
function dotsOf(columns: readonly HeatColumn[], step: number): string {
  return columns
    .flatMap(({ hours }, day) =>
      hours.map((cell, hour) =>
        cell === null ? `M${mm(LEFT + (day + 0.5) * step)} ${mm(TOP + (hour + 0.5) * ROW)}h0` : '',
      ),
    )
    .join('');
}

/** What the greys stand for. */
export function HeatKey({ scale, format }: { readonly scale: HeatScale; readonly format: Format }) {
  return (
    <p className="heat-key">
      {stepsOf(scale).map((from, step) => (
        <span key={from}>
          <svg viewBox="0 0 6 3" aria-hidden="true">
            <rect width={6} height={3} className={`heat-${String(step)} framed`} />
          </svg>{' '}
          {`≥ ${format.percent(from, 0)}`}
        </span>
      ))}
    </p>
  );
}

/** The mean of each day, its greatest, and the places; of a season the mean of the year before. */
export function CourseDrawing(props: {
  readonly label: string;
  readonly days: readonly CourseDay[];
  readonly earlier: readonly (number | null)[];
  readonly places: number;
  readonly format: Format;
}) {
  const { label, days, earlier, places, format } = props;
  const frame = frameOf(days.length, [places, ...days.map(({ max }) => max), ...earlier.map((mean) => mean ?? 0)]);
  return (
    <Drawing label={label} height={HEIGHT}>
      <Scale frame={frame} format={format} />
      <path d={lineOf(earlier, frame)} className="earlier" />
      <path
        d={lineOf(
          days.map(({ max }) => max),
          frame,
        )}
        className="thin"
      />
      <path
        d={lineOf(
          days.map(({ mean }) => mean),
          frame,
        )}
        className="bold"
      />
      <path d={`M${mm(LEFT)} ${mm(frame.y(places))}H${mm(frame.right)}`} className="limit" />
      <DayLabels days={days.map(({ on }) => on)} y={HEIGHT - 1} />
    </Drawing>
  );
}

/** What came in and went out, beside one another day by day. */
export function FlowDrawing(props: {
  readonly label: string;
  readonly days: readonly CourseDay[];
  readonly format: Format;
}) {
  const { label, days, format } = props;
  const frame = frameOf(
    days.length,
    days.flatMap((day) => [day.in, day.out]),
  );
  const wide = frame.step * 0.4;
  return (
    <Drawing label={label} height={HEIGHT}>
      <Scale frame={frame} format={format} />
      {days.map((day, at) => {
        const x = LEFT + at * frame.step + frame.step * 0.1;
        return (
          <g key={day.on}>
            <rect x={x} y={frame.y(day.in)} width={wide} height={frame.y(0) - frame.y(day.in)} />
            <rect
              x={x + wide}
              y={frame.y(day.out)}
              width={wide}
              height={frame.y(0) - frame.y(day.out)}
              className="band"
            />
          </g>
        );
      })}
      <DayLabels days={days.map(({ on }) => on)} y={HEIGHT - 1} />
    </Drawing>
  );
}

type Frame = {
  readonly most: number;
  readonly step: number;
  readonly right: number;
  readonly y: (value: number) => number;
};

function frameOf(days: number, values: readonly number[]): Frame {
  const most = niceEnd(Math.max(4, ...values));
  const step = stepFor(days);
  const y = (value: number): number => TOP + (1 - value / most) * (HEIGHT - TOP - BOTTOM);
  return { most, step, right: LEFT + days * step, y };
}

function stepFor(days: number): number {
  return Math.min(BROADEST, (WIDTH - LEFT) / Math.max(1, days));
}

function Scale({ frame, format }: { readonly frame: Frame; readonly format: Format }) {
  return [0, 0.5, 1].map((part) => {
    const value = part * frame.most;
    return (
      <g key={part}>
        <path d={`M${mm(LEFT)} ${mm(frame.y(value))}H${mm(frame.right)}`} className="grid" />
        <text x={LEFT - 1} y={frame.y(value) + 1} textAnchor="end">
          {format.number(value, Number.isInteger(value) ? 0 : 1)}
        </text>
      </g>
    );
  });
}

/** `21/01` under some days, so that labels do not touch. */
function DayLabels({ days, y }: { readonly days: readonly Day[]; readonly y: number }) {
  const step = stepFor(days.length);
  const every = Math.ceil(days.length / MOST_LABELS);
  return days.map((on, at) =>
    at % every === 0 ? (
      <text key={on} x={LEFT + (at + 0.5) * step} y={y} textAnchor="middle">
        {`${on.slice(8, 10)}/${on.slice(5, 7)}`}
      </text>
    ) : null,
  );
}

/** A line through the middles of the days; it breaks where there is no value. */
function lineOf(values: readonly (number | null)[], frame: Frame): string {
  return values
    .map((value, at) => {
      if (value === null) return '';
      const isFirst = (values[at - 1] ?? null) === null;
      // A lone day is seen as a short stroke.
      const alone = isFirst && (values[at + 1] ?? null) === null ? `h${mm(frame.step / 4)}` : '';
      return `${isFirst ? 'M' : 'L'}${mm(LEFT + (at + 0.5) * frame.step)} ${mm(frame.y(value))}${alone}`;
    })
    .join('');
}

function Drawing(props: { readonly label: string; readonly height: number; readonly children: React.ReactNode }) {
  const { label, height, children } = props;
  return (
    <svg
      className="drawing"
      viewBox={`0 0 ${String(WIDTH)} ${mm(height)}`}
      style={{ blockSize: `${mm(height)}mm` }}
      role="img"
      aria-label={label}
    >
      {children}
    </svg>
  );
}

function mm(value: number): string {
  return value.toFixed(2);
}
